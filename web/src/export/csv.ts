// CSV by RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it as
// such, and no cell that a spreadsheet would run as a formula.
import {cells, rows, type Exportable} from './rows.js';

export function csv(what: Exportable): string {
  const {estimate, card, customBook, link, strings: s} = what;
  const head = [
    s.export.workload,
    s.export.model,
    s.export.bucket,
    s.export.band,
    s.export.tokens,
    s.export.price,
    s.export.amount,
    s.export.currency,
    s.export.card,
  ];
  const body = rows(what).map((row) => [...cells(row), estimate.currency, card.id]);
  const totals = estimate.models.map((model) => [
    s.export.total,
    model.model,
    '',
    '',
    '',
    '',
    model.month.amount,
    estimate.currency,
    card.id,
  ]);
  const foot = [[s.export.link, link === '' ? s.export.noLink : link]];
  if (customBook) foot.push([s.export.card, s.export.ownPrices(customBook.name)]);
  return (
    '\uFEFF' +
    [head, ...body, ...totals, ...foot].map((line) => line.map(cell).join(',')).join('\r\n') +
    '\r\n'
  );
}

/**
 * A number stays a number; text that starts like a formula gets an apostrophe. Where
 * Chinese is typed, spreadsheets take the full-width signs for the others.
 */
export function cell(text: string): string {
  const number = /^-?\d+(\.\d+)?$/.test(text);
  const safe = !number && /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
