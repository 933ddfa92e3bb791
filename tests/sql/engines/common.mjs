// What the engines of this test share: how rows get in, and what is asked.
import {writeFileSync} from 'node:fs';

import {clockText} from '../rows.mjs';

// The columns that a query adds, in their order here.
const AMOUNTS = ['bill_amount', 'bill_low', 'bill_high'];
export const BILL = ['bill_card', 'bill_band', 'bill_model', 'bill_status', ...AMOUNTS];

const quoted = (text) => (text === null ? null : `"${text.replaceAll('"', '""')}"`);

// Rows as CSV. Only what isn't quoted is NULL: nothing, or `none` where given.
export function writeCsv(rows, file, zone, {none = '', model = quoted} = {}) {
  const lines = rows.map((row) =>
    [
      row.id,
      model(row.model),
      row.micros === null ? null : clockText(row.micros) + zone,
      row.hit,
      row.miss,
      row.output,
    ]
      .map((value) => value ?? none)
      .join(','),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
}

// The bill of each row, all as text, with '' for NULL.
export function answerQuery(sql, text, suffix = '') {
  const columns = BILL.map((column) => column + (AMOUNTS.includes(column) ? suffix : ''));
  return (
    `SELECT id, ${columns.map((column) => `COALESCE(CAST(${column} AS ${text}), '') AS ${column}`).join(', ')} ` +
    `FROM (${sql}) AS bill ORDER BY id`
  );
}

export const sumQuery = (sql, text) =>
  `SELECT CAST(sum(bill_amount) AS ${text}) AS total FROM (${sql}) AS bill`;

export const lines = (text) => text.split('\n').filter((line) => line !== '');
