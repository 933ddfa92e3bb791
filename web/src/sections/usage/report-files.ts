// A usage report as a file: CSV for a spreadsheet, JSON for a program.
import {cell} from '../../export/csv.js';
import type {ExportedFile} from '../../export/index.js';
import type {UsageChoices} from './reading.js';
import {ALTERNATIVES, type UsageReport, type Sums} from '../../engine/types/usage.js';

const NUMBERS = ['requests', 'hit', 'miss', 'output', 'reasoning', 'amount'] as const;

/**
 * A line for each hour, model and price: what the query for this file bills, `where section =
 * 'hour'` (core/sql/mapping.h).
 */
function hourLines(report: UsageReport): string[][] {
  return (report.by_hour ?? []).map((each) => [
    'hour',
    each.at ?? '',
    ...NUMBERS.map((name) => each[name] ?? ''),
    report.currency,
    each.model,
    each.seconds ?? '',
  ]);
}

/** The same words as in the JSON, whatever the page's language: programs read it. */
export function usageCsv(report: UsageReport, chosen: Chosen, ownBook = ''): string {
  const of = (section: string, key: string, sums: Partial<Sums>): string[] => [
    section,
    key,
    ...NUMBERS.map((name) => sums[name] ?? ''),
    report.currency,
    '',
    '',
  ];
  const lines = [
    ['section', 'key', ...NUMBERS, 'currency', 'model', 'at_seconds'],
    of('total', '', report.totals),
    ...report.by_model.map((each) => of('model', each.model, each)),
    ...report.by_band.map((each) => of('band', each.band, each)),
    ...report.by_day.map((each) => of('day', each.day, each)),
    ...(report.by_key ?? []).map((each) => of('key', each.key, each)),
    ...hourLines(report),
    ...(report.by_hour_of_week ?? []).map((each) =>
      of('hour_of_week_utc', String(each.hour), each),
    ),
    ...(report.unpriced ?? []).map((each) => of('unpriced', each.model, each)),
    ...ALTERNATIVES.flatMap((name) => {
      const amount = report.what_if[name];
      if (amount === null) return [];
      const low = report.what_if.low?.[name];
      return [
        of('what_if', name, {amount}),
        ...(low === undefined ? [] : [of('what_if_low', name, {amount: low})]),
      ];
    }),
    ...(ownBook === '' ? [] : [of('choice', `rate_book: ${ownBook}`, {})]),
    ...chosenLines(chosen).map(([name, value]) => of('choice', `${name}: ${value}`, {})),
    ...report.skipped.map(({code, count, value}) =>
      of('skipped', value === '' ? code : `${code}: ${value}`, {requests: count}),
    ),
  ];
  return '\uFEFF' + lines.map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** What the reader decided, in the words of the engine's options. */
type Chosen = Pick<UsageChoices, 'duplicates' | 'markedCached' | 'naiveTimes' | 'billAs'>;

function chosenLines({duplicates, markedCached, naiveTimes, billAs}: Chosen): [string, string][] {
  return [
    ['duplicates', duplicates],
    ['marked_cached', markedCached],
    ['naive_times', naiveTimes],
    ...Object.entries(billAs).map(([name, model]): [string, string] => [
      'bill_as',
      `${name}: ${model}`,
    ]),
  ];
}

/** `ownBook` is the name of the reader's own rate book, where the report is billed with it. */
export function usageFile(
  kind: 'csv' | 'json',
  report: UsageReport,
  chosen: Chosen,
  ownBook: string,
): ExportedFile {
  if (kind === 'csv') {
    return {
      name: 'deepseek-usage.csv',
      type: 'text/csv;charset=utf-8',
      text: usageCsv(report, chosen, ownBook),
    };
  }
  const {duplicates, markedCached, naiveTimes, billAs} = chosen;
  const choices = {
    duplicates,
    marked_cached: markedCached,
    naive_times: naiveTimes,
    bill_as: billAs,
  };
  const book = ownBook === '' ? {} : {rate_book: ownBook};
  const file = {format: 'deepseek-cost-usage', version: 1, ...book, choices, report};
  return {
    name: 'deepseek-usage.json',
    type: 'application/json',
    text: JSON.stringify(file, null, 2) + '\n',
  };
}
