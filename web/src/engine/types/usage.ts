// What the importer reports of usage files.
import type {CoreError, Currency, Workload} from './calls.js';

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
  /** Where days were scaled: from the first request to the last, and by what factor the plan would be larger if scaled by that. */
  covered?: {seconds: string; times_more: string};
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
    /** With `computed` and `difference` only where there is an amount file to compare with. */
    agrees?: boolean;
    computed?: string;
    billed: string;
    difference?: string;
    differing: (Interval & {computed: string; billed: string})[];
    differing_count: string;
    other_currency: string;
  } | null;
  prices: {
    differing: (Interval & {type: string; price_per_1m: string; amount: string})[];
    differing_count: string;
  };
}

export interface UsageReport {
  ok: true;
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
  /** Billed, and each the sum of several requests, at the prices of one time. */
  sums_billed?: Tally;
  /** Billed, as another with the same id and input and another output is. */
  same_id?: Tally;
  /** Billed, as another record without an id, with the same text, is. */
  same_text?: Tally;
  /** Messages of opencode without their parts: the counts are of their last step alone. */
  last_step_only?: Tally;
  /** Billed at one of their times, which lie more than an hour apart. */
  times_apart?: Tally;
  /** Billed with the hits inside the input, which in others of their form cannot be. */
  hits_perhaps_beside?: Tally;
  /** Of exports: rows whose interval overlaps others' without being equal. */
  overlaps?: Tally;
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
    /** The least of those amounts that may be less: where it is not known what was at peak. */
    low?: Partial<Record<Alternative | 'of', string>>;
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
