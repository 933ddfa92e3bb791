// CSV by RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it as
// such, and no cell that a spreadsheet would run as a formula.
import {assumptions, common} from './assumptions.js';
import {cells, columns, rows, totals, type Exportable} from './rows.js';

export function csv(what: Exportable): string {
  const {estimate, card, customBook, link, prices, until, strings: s} = what;
  const {prices_from: from, prices_until: end} = estimate.assumptions;
  const head = [...columns(s), s.export.currency, s.export.card, s.export.note];
  const note = (exact: boolean): string => (exact ? '' : s.export.rounded);
  const body = rows(what).map((row) => [
    ...[...cells(row), estimate.currency, card.id],
    note(row.exact),
  ]);
  const sums = totals(what).map((each) => [
    ...[each.label, each.model, '', '', '', '', each.amount.amount],
    ...[estimate.currency, each.card, note(each.amount.exact)],
  ]);
  const foot = [
    [s.export.card, card.id, dated(card.effective_from), until ?? ''],
    [s.export.pricesOf, prices, dated(from), end ?? ''],
    ...common(what),
    ...assumptions(what).map(({workload, label, value}) => [workload, label, value]),
    [s.export.link, link === '' ? s.export.noLink : link],
  ];
  if (customBook) foot.push([s.export.card, s.export.ownPrices(customBook.name)]);
  return (
    '\uFEFF' +
    [head, ...body, ...sums, ...foot].map((line) => line.map(cell).join(',')).join('\r\n') +
    '\r\n'
  );
}

/** Prices of one's own may hold at all times: they begin with the epoch, which is no date. */
function dated(from: string): string {
  return Date.parse(from) === 0 ? '' : from;
}

/** Full-width signs too: where Chinese is typed, spreadsheets take them for the others. */
const FORMULA = '[=+\\-@＝＋－＠]';
/** Where a cell begins, or would for a spreadsheet whose lists are parted otherwise. */
const BEGINS = new RegExp(`(^|[;\\t\\r\\n|])(?=[\\s"]*${FORMULA})`, 'g');

/**
 * A number stays a number; what starts like a formula gets an apostrophe, also behind a
 * semicolon or a tab. A cell with any separator is quoted.
 */
export function cell(text: string): string {
  if (/^-?\d+(\.\d+)?$/.test(text)) return text;
  const safe = text.replace(BEGINS, "$1'").replace(/^(?=[\t\r\n])/, "'");
  return /[",;|\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
