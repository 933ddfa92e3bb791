// Numbers and dates as a reader of the language expects them. Amounts and
// counts come as decimal strings and go to Intl as strings: no digit is lost,
// and nothing is computed here.
import type {Currency} from '../engine/types/calls.js';

/**
 * Intl takes decimal strings of any length; the types of some versions say less. A figure that
 * the engine could not hold is null, and a dash.
 */
function print(format: Intl.NumberFormat, decimal: string | null): string {
  if (decimal === null) return '–';
  return format.format(decimal as unknown as number).replace(/^-/, '\u2212');
}

type Options = Intl.NumberFormatOptions & {roundingPriority?: 'auto' | 'morePrecision'};

/** Made once of a locale, options and a text: the same stand on the page after each key. */
function once<O, Made>(make: (locale: string, options: O, text: string) => Made) {
  const known = new Map<string, Made>();
  return (locale: string, options: O, text = ''): Made => {
    const key = locale + JSON.stringify(options) + text;
    let made = known.get(key);
    if (made === undefined) known.set(key, (made = make(locale, options, text)));
    return made;
  };
}

type DateOptions = Intl.DateTimeFormatOptions;

const numberFormat = once((locale, options: Options) => new Intl.NumberFormat(locale, options));

export const dateFormat = once(
  (locale, options: DateOptions) => new Intl.DateTimeFormat(locale, options),
);

const dateText = once((locale, options: DateOptions, instant) =>
  spaced(dateFormat(locale, options).format(new Date(instant))),
);

/** Makes the first formats ahead of need: a browser takes long over its first ones. */
export function prepareFormats(locale: string): void {
  const format = new Format(locale, 'USD');
  format.count('0');
  format.money('0');
  format.date('2026-01-01');
}

interface Ended {
  amount: string;
}

/** The smaller end first; one where both read the same. */
function between(
  write: (decimal: string) => string,
  {amount: most}: Ended,
  {amount: least}: Ended = {amount: most},
): string {
  const ends = Number(least) > Number(most) ? [most, least] : [least, most];
  return [...new Set(ends.map(write))].join('–');
}

export class Format {
  constructor(
    readonly locale: string,
    readonly currency: Currency,
  ) {}

  /**
   * Cents, or three significant digits of what is smaller: "$54.76", "$0.000548"; never
   * "$0.00" for more than nothing. From a million on no cents: "$1,406,593", "$177.9 billion".
   */
  money(decimal: string): string {
    const cents = {minimumFractionDigits: 2, maximumFractionDigits: 2};
    const size = Math.abs(Number(decimal));
    if (size >= 1e9) return this.#large(decimal);
    if (size >= 1e6) return print(this.#money({maximumFractionDigits: 0}), decimal);
    const plain = print(this.#money(cents), decimal);
    if (size === 0 || size >= 1) return plain;
    const digits = {maximumSignificantDigits: 3, roundingPriority: 'morePrecision'} as const;
    const precise = print(this.#money({...cents, ...digits}), decimal);
    // Significant digits alone would write half a dollar as "$0.5".
    return precise.length > plain.length ? precise : plain;
  }

  /** "$31.07–$55.23" where an amount lies between two; one where they read the same. */
  range(most: Ended, least?: Ended): string {
    return between((end) => this.money(end), most, least);
  }

  /** "210–265" counts. */
  counts(most: string, least = most): string {
    return between((end) => this.count(end), {amount: most}, {amount: least});
  }

  exactRange(most: Ended, least?: Ended): string {
    return between((end) => this.exactMoney(end), most, least);
  }

  #large(decimal: string): string {
    const sign = print(this.#money({maximumFractionDigits: 0}), '0').replace('0', '');
    const options = {
      notation: 'compact',
      compactDisplay: 'long',
      maximumSignificantDigits: 4,
    } as const;
    const text = print(numberFormat(this.locale, options), decimal).replace(' ', '\u00a0');
    return text.replace(/^\u2212?/, (minus) => minus + sign);
  }

  /** Of what is no exact amount two decimals more than `money` shows: "$389.3827". */
  nearlyMoney(decimal: string): string {
    const shown = /\.(\d+)$/.exec(this.money(decimal))?.[1]?.length ?? 0;
    const digits = {minimumFractionDigits: 2, maximumFractionDigits: shown + 2};
    return print(this.#money(digits), decimal);
  }

  /** Every digit: "$54.755625", at least cents. */
  exactMoney(decimal: string): string {
    return print(this.#money({minimumFractionDigits: 2, maximumFractionDigits: 20}), decimal);
  }

  /** "512 B", "4.2 MB", "1.25 GB": of files, so in powers of ten. */
  bytes(count: number): string {
    const power = count < 1e3 ? 0 : Math.min(3, Math.floor(Math.log10(count) / 3));
    const options = {maximumFractionDigits: power > 2 ? 2 : 1};
    const unit = ['B', 'kB', 'MB', 'GB'][power] ?? 'GB';
    return `${print(numberFormat(this.locale, options), String(count / 10 ** (3 * power)))} ${unit}`;
  }

  /** A price with all its digits, and at least cents: "$0.0028", "$0.14", "$3.00". */
  price(decimal: string): string {
    return this.exactMoney(decimal);
  }

  /** The same where the currency is named beside it: "0.0028", "0.14", "3.00". */
  bare(decimal: string): string {
    const digits = {minimumFractionDigits: 2, maximumFractionDigits: 20};
    return print(numberFormat(this.locale, digits), decimal);
  }

  /** For an axis: "$0", "$50", "$2.5K". */
  axisMoney(value: number): string {
    return print(
      this.#money({
        minimumFractionDigits: 0,
        maximumSignificantDigits: 4,
        notation: value >= 1e5 ? 'compact' : 'standard',
      }),
      String(value),
    );
  }

  #money(options: Options): Intl.NumberFormat {
    return numberFormat(this.locale, {
      style: 'currency',
      currency: this.currency,
      currencyDisplay: 'narrowSymbol',
      ...options,
    });
  }

  /** A count with all its digits: "100,000", "10,128.75". */
  count(decimal: string): string {
    return print(numberFormat(this.locale, {maximumFractionDigits: 20}), decimal);
  }

  /** With so many decimals at most: "152.08"; "≈ " before what is rounded. */
  nearly(decimal: string, places: number): string {
    const text = print(numberFormat(this.locale, {maximumFractionDigits: places}), decimal);
    return (decimal.split('.')[1]?.length ?? 0) > places ? `≈ ${text}` : text;
  }

  /** A limit as the official page writes it, in units of 1,024: "1M", "384K". */
  limit(decimal: string): string {
    const count = Number(decimal);
    for (const [unit, size] of [
      ['M', 1048576],
      ['K', 1024],
    ] as const) {
      if (count >= size && count % size === 0) return String(count / size) + unit;
    }
    return this.count(decimal);
  }

  /** Whole percent; but what isn't all is never 100 %, and what isn't nothing never 0 %. */
  share(percent: string): string {
    const value = Number(percent);
    const edge = Math.min(value, 100 - value);
    return this.percent(percent, edge <= 0 || edge >= 1 ? 0 : edge >= 0.01 ? 2 : 4);
  }

  /** Percent as given, at most `places` decimals. */
  percent(percent: string, places = 4): string {
    const options = {style: 'unit', unit: 'percent', maximumFractionDigits: places} as const;
    return print(numberFormat(this.locale, options), percent);
  }

  /** Three digits: "92.1%", "0.0463%"; what isn't all is never 100 %. */
  rough(percent: string): string {
    const value = Number(percent);
    if (value > 99.5 && value < 100) return this.percent(percent, 4);
    const options = {style: 'unit', unit: 'percent', maximumSignificantDigits: 3} as const;
    return print(numberFormat(this.locale, options), percent);
  }

  /** In a column of shares: "72.1%", "56.0%"; at the edges as `share` writes it. */
  rate(percent: string): string {
    const value = Number(percent);
    const edge = Math.min(value, 100 - value);
    if (edge > 0 && edge < 0.1) return this.share(percent);
    const options = {style: 'unit', unit: 'percent'} as const;
    const digits = {minimumFractionDigits: 1, maximumFractionDigits: 1};
    return print(numberFormat(this.locale, {...options, ...digits}), percent);
  }

  /** "3.1×", "12×", "1.04×", "0.96×"; what differs by less is "≈1×". */
  ratio(decimal: string): string {
    const value = Number(decimal);
    const options =
      value < 1
        ? {maximumSignificantDigits: 2}
        : {maximumFractionDigits: value >= 10 ? 0 : value < 1.1 ? 2 : 1};
    const text = print(numberFormat(this.locale, options), decimal);
    return (text === '1' && value !== 1 ? '≈1' : text) + '×';
  }

  /** The day of an instant or a date, in UTC: "28 June 2026"; of prices from the epoch on "any date". */
  date(instant: string): string {
    const date = new Date(instant);
    if (Number.isNaN(date.getTime())) return instant;
    if (date.getTime() === 0) return this.locale.startsWith('zh') ? '任何日期' : 'any date';
    // Of some sources only the month is known.
    if (/^\d{4}-\d{2}$/.test(instant)) return this.month(instant);
    return dateText(this.locale, {dateStyle: 'long', timeZone: 'UTC'}, instant);
  }

  /** A day where its year is known: "28 Jun". */
  day(date: string): string {
    return dateText(this.locale, {day: 'numeric', month: 'short', timeZone: 'UTC'}, date);
  }

  /** "December 2026"; what is no month stays as it is. */
  month(month: string): string {
    const first = `${month}-01`;
    if (Number.isNaN(Date.parse(first))) return month;
    return dateText(this.locale, {year: 'numeric', month: 'long', timeZone: 'UTC'}, first);
  }

  /** Hours and minutes in a zone, or the reader's own: "09:00". With the weekday if it isn't `today`'s. */
  time(instant: string, now: string, timeZone?: string): string {
    const day = dateFormat('en-CA', {dateStyle: 'short', timeZone});
    const far = day.format(new Date(instant)) !== day.format(new Date(now));
    const clock = {hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone} as const;
    const text = dateFormat(this.locale, far ? {weekday: 'short', ...clock} : clock).format(
      new Date(instant),
    );
    // Chinese writes them without a space.
    return text.replace(/([^\s\d])(\d\d:)/, '$1 $2');
  }
}

/** "2026年6月28日" with the spaces that stand around numbers in all our Chinese. */
function spaced(date: string): string {
  return date.replace(/\d(?=[年月日])|[年月](?=\d)/g, '$& ');
}

const ENDS_IN_DIGITS = /\d%?$/;

/**
 * What has to follow each number, unseen, so that their decimal points stand in one column;
 * "$1.3 billion" has no place there.
 */
export function decimalPads(numbers: readonly string[], separator = '.'): string[] {
  const tails = numbers.map((text) => {
    const at = text.lastIndexOf(separator);
    return at < 0 || !ENDS_IN_DIGITS.test(text) ? '' : text.slice(at);
  });
  const longest = Math.max(0, ...tails.map((tail) => tail.length));
  return tails.map((tail, i) => {
    if (tail !== '') return '0'.repeat(longest - tail.length);
    if (!ENDS_IN_DIGITS.test(numbers[i] ?? '')) return '';
    const behind = numbers[i]?.endsWith('%') ? 2 : 1;
    return longest < behind ? '' : separator + '0'.repeat(longest - behind);
  });
}
