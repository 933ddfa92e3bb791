// What the engine reports of usage files, as the page shows it.
import {listOf} from '../builtins.js';
import type {CoreError, Currency, UsageReport, Workload} from './calls.js';

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
  /** Index into the report's sources. */
  file?: string;
}

export interface Skipped {
  code: string;
  count: string;
  first: Position;
  value: string;
  detail?: string;
  params?: CoreError['params'];
  message: string;
}

/** The days of the bill, of which the last is the last with a request. */
export interface Period {
  first_day: string;
  last_day: string;
  days: string;
  /** Whole months by another clock than the report's: October in UTC ends on November 1 in Beijing. */
  calendar_months?: {first_day: string; last_day: string; day_offset: string} | null;
}

/** The day on which the share of hits fell, in percent before and since. */
export interface HitDrop {
  day: string;
  before: string;
  after: string;
  /** The whole bill, had the share stayed. */
  amount_without?: string;
}

/** Requests that report no hits: billed as misses, and had all been hits. */
export interface HitsUnknown {
  count: string;
  input: string;
  amount: string;
  amount_if_hits: string;
  first?: Position;
}

/** Times without an offset; skipped while nobody says in which zone they are. */
export interface NaiveTimes {
  count: string;
  zone: string | null;
  amount_if_utc: string;
  amount_if_beijing: string;
  /** Of these requests, those that have no price in either zone. */
  unpriced: string;
  first?: Position;
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

/** What the log shows as workloads, one for each of its models, and what of it cannot be planned. */
export interface Plan {
  /** In force when the log ends. */
  card: string;
  currency: Currency;
  /** By a clock by which it is of whole months, where there is one. */
  first_day: string;
  last_day: string;
  /** The whole months that the log is of; null where it was scaled from its days. */
  months: string | null;
  days: string;
  workloads: Workload[];
  left_out: {model: string; code: string; requests: string; amount: string}[];
}

interface Interval {
  from: string;
  until: string;
  model: string;
}

export interface Reconciliation {
  cost_file: {
    agrees?: boolean;
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
  period?: Period | null;
  hit_drop?: HitDrop | null;
  totals: Sums;
  /** False where only a cost file was given: then no count of tokens means anything. */
  tokens_known?: boolean;
  hit_share: string | null;
  by_model: (Sums & {model: string; billed_as?: string})[];
  by_band: (Sums & {band: string})[];
  by_day: (Sums & {day: string})[];
  /**
   * Requests of one hour, model and price, with the instant of the first: each row can be billed
   * again, exactly. Null where there are more than 50,000.
   */
  by_hour?: (Sums & {at: string | null; seconds: string | null; model: string})[] | null;
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
    /** What the name may mean, and what it would come to. */
    suggested?: {bill_as: string; amount: string};
  }[];
  skipped: Skipped[];
  counts: {records: string; billed: string; skipped: string};
  failed?: Tally;
  duplicates?: Tally;
  duplicates_billed?: boolean;
  duplicates_complete?: boolean;
  /** Billed, as another with the same id and input and another output is. */
  same_id?: Tally;
  /** Billed, though an earlier report of the same request was no longer waited for. */
  late_reports?: Tally;
  /** Marked as answered from a cache: by a proxy, whose answers cost nothing, or by DeepSeek. */
  marked_cached?: Tally;
  marked_cached_billed?: boolean;
  in_future?: Tally;
  unfinished_streams?: Tally;
  envelope_differs?: Tally;
  claude_names?: Tally;
  /** Names whose meaning was observed and is documented nowhere. */
  observed_names?: Tally;
  /** What the server did besides, at its price; the bill is of tokens alone. */
  tool_uses?: Record<'search' | 'fetch' | 'other', Tally & {unpriced: string}>;
  hits_unknown?: HitsUnknown;
  naive_times?: NaiveTimes;
  reconciliation?: Reconciliation;
  what_if: Record<Alternative, string | null> & {
    of: string;
    guide_card_id: string;
    card_in_force: string;
  };
  as_workload: MeasuredWorkload | null;
  as_plan?: Plan | null;
  refused_files: {skipped: Skipped[]; count: string};
  faults?: {code: string; file: number; member?: string}[];
  /** What the engine was fed as a file each: one of the files, or a member of it. */
  sources?: {file: number; member?: string}[];
}

/** Every record of the files is in the bill once, at a price, and no count was guessed. */
export function isExact(report: FullReport): boolean {
  const {duplicates, hits_unknown: hits, unfinished_streams: cut} = report;
  const {envelope_differs: differ, claude_names: claude, observed_names: observed} = report;
  const {marked_cached: cached, late_reports: late, same_id: same} = report;
  const tools = Object.values(report.tool_uses ?? {});
  return (
    report.counts.skipped === '0' &&
    report.refused_files.count === '0' &&
    (report.faults ?? []).length === 0 &&
    (report.unpriced ?? []).length === 0 &&
    report.totals.amount_low === undefined &&
    report.duplicates_complete !== false &&
    report.reconciliation?.cost_file?.agrees !== false &&
    [duplicates, cached, same, late, hits, cut, differ, claude, observed, ...tools].every(
      (each) => (each?.count ?? '0') === '0',
    )
  );
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

/** The same of amounts, which have decimals. */
export function percentOfAmount(part: string, whole: string): string | undefined {
  const places = Math.max(placesOf(part), placesOf(whole));
  return percentOf(String(scaled(part, places)), String(scaled(whole, places)));
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
  const week: (T | undefined)[] = listOf(168, () => undefined);
  for (const hour of hours) week[(hour.hour + east + 168) % 168] = hour;
  return week;
}
