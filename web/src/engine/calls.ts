/**
 * The calls of the core, by name: what each takes and what it answers. The golden
 * files of the test run are checked against these types, so they cannot drift.
 *
 * Amounts and token counts are decimal strings without exponent or trailing
 * zeros: exact, and safe to hand to `Intl.NumberFormat` as they are.
 */
import type {HitCurve, Estimate} from './estimate_calls.js';
import type {Scenario} from './scenario.js';

export type * from './estimate_calls.js';
export type * from './scenario.js';

/** Something was refused. Every fault found is listed, not only the first. */
export interface Failure {
  ok: false;
  errors: CoreError[];
}

export interface CoreError {
  /** From the closed list of the core; the key of a translation. */
  code: string;
  /** A JSON path into the request such as `/workloads/0/input`; "" is the whole. */
  where: string;
  /** What was given, as it was given. */
  value?: string;
  /** The English sentence. */
  message: string;
}

export type Currency = 'USD' | 'CNY';
export type Bucket = 'hit' | 'miss' | 'output';
export type Band = 'flat' | 'off_peak' | 'peak';
export type Family = 'flash' | 'pro' | (string & {});

/** A count as the caller has it: 12000, 12000n, "12000" or "12k". */
export type Count = number | bigint | string;

/** An amount that is rounded (half-even, at 10⁻¹²) says `exact: false`. */
export interface Amount {
  amount: string;
  exact: boolean;
}

/** A caller's own rate book in place of the built-in one. */
export interface WithBook {
  book?: object;
}

export interface Calls {
  version: {request: Record<string, never>; response: Version};
  price: {request: PriceRequest; response: Price};
  band: {request: BandRequest; response: BandAt};
  rateTable: {request: RateTableRequest; response: RateTable};
  rateBook: {request: WithBook; response: RateBook};
  checkRateBook: {request: {text: string} | {book: object}; response: CheckedRateBook};
  estimate: {request: WithBook & {scenario: Scenario; now?: string}; response: Estimate};
  hitCurve: {request: WithBook & {scenario: Scenario}; response: HitCurve};
  encodeLink: {request: {scenario: Scenario}; response: {ok: true; fragment: string}};
  decodeLink: {
    request: {fragment: string; checksum?: 'required' | 'optional'};
    response: {ok: true; scenario: Scenario; repaired: string[]; custom_book?: string};
  };
  defaults: {request: Record<string, never>; response: Defaults};
}

export type CallName = keyof Calls;

export interface Version {
  ok: true;
  version: string;
  link_version: number;
  book: {id: string; name: string; checked: string; cards: number; newest: string};
}

export interface PriceRequest extends WithBook {
  model: string;
  usage: {hit: Count; miss: Count; output: Count};
  currency: Currency;
  /** An RFC 3339 instant: the card in force then, and its band. */
  at?: string;
  /** A card by its id; then `band` says which, if the card has bands. */
  card?: string;
  band?: Band;
}

export interface PriceLine {
  bucket: Bucket;
  tokens: string;
  price_per_1m: string;
  amount: string;
}

export interface PriceBound {
  band: Band;
  amount: string;
  lines: PriceLine[];
}

/** `amount` is null where the band cannot be known; then `low` and `high` bound it. */
export type Price = PriceKnown | PriceUnknown;

interface PriceBase {
  ok: true;
  currency: Currency;
  card: string;
  /** The model billed. */
  model: string;
  /** The name asked for. */
  requested: string;
  notes?: string[];
}

export interface PriceKnown extends PriceBase {
  amount: string;
  band: Band;
  lines: PriceLine[];
}

export interface PriceUnknown extends PriceBase {
  amount: null;
  band: 'unknown';
  low: PriceBound;
  high: PriceBound;
  reason: string;
}

export interface BandRequest extends WithBook {
  at: string;
  card?: string;
}

export interface BandAt {
  ok: true;
  at: string;
  card: string;
  band: Band | 'unknown';
  since: string | null;
  until: string | null;
  local: {calendar: string; date: string; weekday: string; holiday?: boolean};
  next_off_peak?: {from: string; until: string} | null;
  next_peak?: {from: string; until: string} | null;
  reason: string;
}

export interface RateTableRequest extends WithBook {
  card?: string;
  currency?: Currency;
  /** The reader's instant; then a later card in force is told of. */
  now?: string;
}

export interface RateTable {
  ok: true;
  card: CardSummary & {checked: string; confidence: string; sources: Source[]};
  default_card: string;
  currency: Currency;
  models: ModelPrices[];
  tools?: unknown[];
  peak?: object | null;
  later?: {card: string; effective_from: string; changes: PriceChange[]};
}

export interface CardSummary {
  id: string;
  label: string;
  effective_from: string;
}

export type Source = string | {url: string; checked?: string; note?: string};

export interface ModelPrices {
  model: string;
  family: Family;
  version?: string;
  context: string;
  max_output: string;
  concurrency: string;
  prices: {band: Band; hit: string; miss: string; output: string}[];
}

export interface PriceChange {
  model: string;
  bucket: Bucket;
  band: Band;
  from: string | null;
  to: string | null;
}

export interface RateBook {
  ok: true;
  timeline: object[];
  names: {name: string; bills_as: string; from: string | null; to: string | null}[];
  cancelled: object[];
  calendars: object[];
}

export interface CheckedRateBook {
  ok: true;
  valid: true;
  summary: object;
}

export interface Defaults {
  ok: true;
  /** The guide's own example. */
  scenario: Scenario;
  presets: {id: string; workload: object}[];
}

export type UsageLogOptions = WithBook & {currency?: Currency; [option: string]: unknown};

/** Running totals after a chunk. */
export interface UsageProgress {
  ok: true;
  [total: string]: unknown;
}

export interface UsageTotals {
  requests: string;
  hit: string;
  miss: string;
  output: string;
  amount: string | null;
}

export interface UsageReport {
  ok: true;
  currency: Currency;
  totals: UsageTotals;
  by_model: (UsageTotals & {model: string})[];
  skipped: {code: string; count: string; first: {line: string; byte: string}}[];
  [more: string]: unknown;
}
