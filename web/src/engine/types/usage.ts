// What the engine reports of usage files, as the page shows it.
import type {Currency, UsageReport} from './calls.js';

export interface Sums {
  requests?: string;
  hit: string;
  miss: string;
  output: string;
  reasoning: string;
  amount: string;
  /** Where the band of some is unknown: the least it can be. */
  amount_low?: string;
  hit_share?: string | null;
}

export interface Position {
  line: string;
  byte: string;
}

export interface Skipped {
  code: string;
  count: string;
  first: Position;
  value: string;
  message: string;
}

export interface Tally {
  count: string;
  amount: string;
  first?: Position;
}

export const ALTERNATIVES = [
  'all_flash',
  'all_pro',
  'all_off_peak',
  'no_cache',
  'guide_card',
  'rates_in_force',
] as const;
export type Alternative = (typeof ALTERNATIVES)[number];

export interface MeasuredWorkload {
  input: string;
  hit: string;
  output: string;
  requests?: string;
  per?: string;
  days?: string;
  peak_share?: string;
}

interface Interval {
  from: string;
  until: string;
  model: string;
}

export interface Reconciliation {
  cost_file: {
    computed: string;
    billed: string;
    difference: string;
    differing: (Interval & {computed: string; billed: string})[];
    differing_count: string;
    other_currency: string;
  } | null;
  prices: {
    differing: (Interval & {type: string; price_per_1m: string; amount: string})[];
    differing_count: string;
  };
}

export interface FullReport {
  kind: 'log' | 'export';
  currency: Currency;
  bytes: string;
  totals: Sums;
  hit_share: string | null;
  by_model: (Sums & {model: string; billed_as?: string})[];
  by_band: (Sums & {band: string})[];
  by_day: (Sums & {day: string})[];
  /** Only where the reader requested it. */
  by_key?: (Sums & {key: string})[];
  by_hour_of_week?: (Sums & {hour: number})[];
  day_offset?: string;
  unknown_band?: {requests: string; low: string; high: string};
  unpriced?: {
    model: string;
    code: string;
    requests: string;
    hit: string;
    miss: string;
    output: string;
  }[];
  skipped: Skipped[];
  counts: {records: string; billed: string; skipped: string};
  failed?: Tally;
  duplicates?: Tally;
  duplicates_billed?: boolean;
  duplicates_complete?: boolean;
  in_future?: Tally;
  reconciliation?: Reconciliation;
  what_if: Record<Alternative, string | null> & {
    of: string;
    guide_card_id: string;
    card_in_force: string;
  };
  as_workload: MeasuredWorkload | null;
  refused_files: {skipped: Skipped[]; count: string};
  faults?: {code: string; file: number}[];
}

/** The report as the engine's types leave it open. */
export function fullReport(report: UsageReport): FullReport {
  return report as unknown as FullReport;
}

/** Exact a − b of canonical decimals. */
export function minus(a: string, b: string): string {
  const places = Math.max(placesOf(a), placesOf(b));
  const units = scaled(a, places) - scaled(b, places);
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return (units < 0n ? '-' : '') + whole + (fraction === '' ? '' : `.${fraction}`);
}

function placesOf(decimal: string): number {
  const at = decimal.indexOf('.');
  return at < 0 ? 0 : decimal.length - at - 1;
}

function scaled(decimal: string, places: number): bigint {
  return BigInt(decimal.replace('.', '') + '0'.repeat(places - placesOf(decimal)));
}

/** Percent of `whole` that `part` is, at most four decimals; undefined of nothing. */
export function percentOf(part: string, whole: string): string | undefined {
  const all = BigInt(whole);
  if (all === 0n) return undefined;
  const tenThousandths = (BigInt(part) * 2_000_000n + all) / (2n * all);
  return String(Number(tenThousandths) / 10_000);
}

/** The hours of the week, Monday 00:00 first, in a zone whole hours east of UTC. */
export function weekIn<T extends {hour: number}>(
  hours: readonly T[],
  east: number,
): (T | undefined)[] {
  const week: (T | undefined)[] = Array.from({length: 168}, () => undefined);
  for (const hour of hours) week[(hour.hour + east + 168) % 168] = hour;
  return week;
}

/** What a scenario's workload takes of the measured means. */
export function workloadOf(measured: MeasuredWorkload): Record<string, unknown> {
  const {input, hit, output, requests, per, peak_share: peakShare} = measured;
  const counted = requests !== undefined && requests !== '0';
  return {
    input,
    hit,
    output,
    ...(counted ? {requests, per: per ?? 'day'} : {}),
    ...(peakShare === undefined ? {} : {when: {kind: 'peak_share', peak_share: peakShare}}),
  };
}
