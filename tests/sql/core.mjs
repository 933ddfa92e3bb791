// What the core answers: the queries, and the bill of every row.
import {execFileSync} from 'node:child_process';

import {clockText} from './rows.mjs';

let program = '';
export const useCore = (path) => (program = path);

// Many calls at once: one request a line.
export function callCore(name, requests) {
  const text = execFileSync(program, [name], {
    input: `${requests.map((request) => JSON.stringify(request)).join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

// The report on a usage log, as a reader's file is read.
export function importLog(text, choices) {
  const options = ['--usage-log', JSON.stringify(choices)];
  return JSON.parse(execFileSync(program, options, {input: text, encoding: 'utf8'}));
}

export function query(request) {
  const [answer] = callCore('sql', [request]);
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.sql;
}

// "17.794" as a whole number of 10^-12, and back with all twelve places, as
// DECIMAL(38,12) is written.
export function units(amount) {
  const [whole, fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(12, '0'));
}
export function amountOf(sum) {
  const digits = String(sum).padStart(13, '0');
  return `${digits.slice(0, -12)}.${digits.slice(-12)}`;
}

// What no price is asked for: the table knows rows that the core refuses to read.
function faultOf({model, micros, hit, miss, output}) {
  if (model === null) return 'no_model';
  if (micros === null) return 'no_instant';
  if ([hit, miss, output].includes(null)) return 'no_usage';
  return [hit, miss, output].some((tokens) => tokens < 0n) ? 'negative_number' : '';
}

// {status, amount, low, high, card, model, band} of each row; amounts in units.
export function billByCore(rows, {currency, card, book}) {
  const priced = rows.filter((row) => !faultOf(row));
  const answers = callCore(
    'price',
    priced.map(({model, micros, hit, miss, output}) => ({
      model,
      usage: {hit: String(hit), miss: String(miss), output: String(output)},
      currency,
      at: `${clockText(micros).replace(' ', 'T')}Z`,
      ...(card && {card}),
      ...(book && {book}),
    })),
  );
  let index = 0;
  return rows.map((row) => {
    const fault = faultOf(row);
    if (fault) return {status: fault};
    const answer = answers[index++];
    if (!answer.ok) return {status: answer.errors[0].code};
    const {card: used, model, band} = answer;
    if (answer.amount === null) {
      const [low, high] = [answer.low.amount, answer.high.amount].map(units);
      return {status: 'holiday_calendar_unknown', low, high, card: used, model, band};
    }
    const amount = units(answer.amount);
    return {status: 'ok', amount, low: amount, high: amount, card: used, model, band};
  });
}
