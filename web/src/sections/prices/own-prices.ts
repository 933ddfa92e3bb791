// A rate book made from a few numbers: the prices that the reader types, or the official
// ones less a discount, with the official hours.
import type {BandPrices, Currency, ModelPrices} from '../../engine/types/calls.js';
import type {RateBook, RateTable} from '../../engine/types/rates.js';

/** Cache hit, cache miss, output; as the reader types them. */
export type Three = readonly [string, string, string];

const PERCENT = /^(\d{1,2})(?:[.,](\d{1,4}))?$/;
const PRICE = /^(\d+)(?:\.(\d+))?$/;

/**
 * A price as it was typed, in the digits of a rate book: "0,5" and "$0.5" are 0.5. What has two
 * readings (core/number/parse_number.h) gives both; what is no price stays, for the core to refuse.
 */
export function typedPrice(text: string, currency: Currency): readonly string[] {
  const typed = plain(text).replace(currency === 'USD' ? /^\$|\$$/ : /^¥|[¥元]$/, '');
  const [, units = '', decimals = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(typed) ?? [];
  if (units === '') return [text];
  if (decimals === '') return [units];
  const mayGroup = decimals.length === 3 && /^[1-9]\d{0,2}$/.test(units);
  return mayGroup ? [`${units}.${decimals}`, units + decimals] : [`${units}.${decimals}`];
}

/** "15" of "１５ %". */
export function typedPercent(text: string): string {
  return plain(text).replace(/%$/, '');
}

/** Without full-width forms and spaces. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '');
}

/** "0.126" of "0.14" less "10" percent, in all digits; undefined where that is no percentage. */
export function discounted(price: string, percent: string): string | undefined {
  const [, whole, part = ''] = PERCENT.exec(typedPercent(percent)) ?? [];
  const [, units, decimals = ''] = PRICE.exec(price) ?? [];
  if (whole === undefined || units === undefined) return undefined;
  const left = 1_000_000n - BigInt(whole + part.padEnd(4, '0'));
  const places = decimals.length + 6;
  const digits = String(BigInt(units + decimals) * left).padStart(places + 1, '0');
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return text.replace(/\.?0+$/, '');
}

/**
 * A rate book's prices have six decimals; halves go up. What would be nothing then stays as it
 * is, and is refused.
 */
function rounded(price: string): string {
  const [units = '', decimals = ''] = price.split('.');
  if (decimals.length <= 6) return price;
  const millionths = BigInt(units + decimals.slice(0, 6)) + (decimals.charAt(6) >= '5' ? 1n : 0n);
  if (millionths === 0n) return price;
  const digits = String(millionths).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '');
}

/** Whether a discount on the prices of the page needs more decimals than a rate book has. */
export function needsRounding({models}: RateTable, percent: string): boolean {
  return models
    .flatMap(({prices}) => prices.flatMap(({hit, miss, output}) => [hit, miss, output]))
    .map((price) => discounted(price, percent) ?? '')
    .some((price) => rounded(price) !== price);
}

/** One price for all hours. */
export function flatBook(
  name: string,
  table: RateTable,
  prices: readonly Three[],
): Record<string, unknown> {
  const models = table.models.map((model, i) =>
    modelOf(model, table.currency, {flat: prices[i] ?? ['', '', '']}),
  );
  return bookOf(name, {models});
}

/**
 * The official prices of the page less a discount, to six decimals and at the official hours;
 * undefined where that is no percentage.
 */
export function discountBook(
  name: string,
  table: RateTable,
  book: RateBook,
  percent: string,
): Record<string, unknown> | undefined {
  const less = ({hit, miss, output}: BandPrices): (string | undefined)[] =>
    [hit, miss, output].map((price) => {
      const less = discounted(price, percent);
      return less && rounded(less);
    });
  const lists = table.models.map(({prices}) =>
    prices.map((each) => [each.band, less(each)] as const),
  );
  if (lists.flat().some(([, three]) => three.includes(undefined))) return undefined;
  const models = table.models.map((model, i) =>
    modelOf(model, table.currency, Object.fromEntries(lists[i] ?? [])),
  );
  return bookOf(name, {models, ...hoursOf(table)}, calendarOf(table, book));
}

function modelOf(
  {model, family, context, max_output: longest, concurrency}: ModelPrices,
  currency: Currency,
  prices: Record<string, readonly (string | undefined)[]>,
): Record<string, unknown> {
  const counts = Object.fromEntries(
    Object.entries({context, max_output: longest, concurrency})
      .filter(([, text]) => text)
      .map(([key, text]) => [key, Number(text)] as const),
  );
  return {name: model, family, ...counts, prices: {[currency]: prices}};
}

function bookOf(
  name: string,
  card: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  // From the epoch on, which is no date: such prices hold at all times.
  const only = {id: 'own', effective_from: '1970-01-01T00:00:00Z', label: name, ...card};
  return {format: 1, id: 'own', name, ...more, cards: [only]};
}

function hoursOf({peak}: RateTable): Record<string, unknown> {
  return peak ? {peak_rule: 'hours'} : {};
}

function calendarOf({peak}: RateTable, {calendars}: RateBook): Record<string, unknown> {
  if (!peak) return {};
  const years = (calendars.find(({id}) => id === peak.calendar) ?? calendars[0])?.years ?? [];
  const calendar = {
    id: 'clock',
    label: peak.label,
    utc_offset: peak.utc_offset,
    years: years.map((each) => ({
      year: each.year,
      days_off: each.days_off.map(({from, to}) => (from === to ? from : `${from}/${to}`)),
      ...(each.makeup_workdays.length > 0 ? {makeup_workdays: each.makeup_workdays} : {}),
      ...(each.partial ? {partial: true} : {}),
    })),
  };
  const {windows, weekdays, holidays_off_peak: free} = peak;
  const rule = {id: 'hours', calendar: 'clock', windows, weekdays, holidays_off_peak: free};
  return {calendars: [calendar], peak_rules: [rule]};
}
