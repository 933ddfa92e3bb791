/** What `estimate` and `hitCurve` answer. */
import type {Amount, Band, Bucket, CardSummary, CoreError, Currency, Family} from './calls.js';

export interface Estimate {
  ok: true;
  /** `effective_until` is null for the newest card. */
  card: CardSummary & {effective_until: string | null};
  currency: Currency;
  month: {
    kind: 'average' | 'calendar';
    days: string;
    exact: boolean;
    hours?: string;
    /** Certainly peak, where the card has peak hours. */
    hours_peak?: string;
    /** Peak or off-peak: public holidays not published yet. */
    hours_unknown?: string;
  };
  /** Where the card has peak hours. */
  peak_share?: PeakShare;
  models: ModelEstimate[];
  comparison?: Comparison;
  workloads: {
    name: string;
    month_requests: string;
    peak_share?: PeakShare;
    models: {model: string; month: Amount; at_least?: Amount}[];
  }[];
  warnings: CoreError[];
  assumptions: Assumptions;
  /** The same scenario at the rates in force, when `now` was given. */
  in_force?: {
    card: string;
    effective_from: string;
    same: boolean;
    /** Since when the compared models have had these prices, and the card its peak hours. */
    prices_from: string;
    hours_from: string;
    models: {
      model: string;
      family: Family;
      month: Amount;
      /** Where the month's holidays are not published: `month` is the most. */
      at_least?: Amount;
      /** Since when this model has had these prices. */
      prices_from: string;
      /** This month against the scenario's, or at most so much of it. */
      factor: Factor | null;
      /** At least so much of it, where holidays are not published. */
      factor_at_least?: Factor | null;
    }[];
    /** The month on the models that are chosen for the workloads, where any is. */
    chosen?: {
      month: Amount;
      at_least?: Amount;
      factor: Factor | null;
      factor_at_least?: Factor | null;
    };
  };
}

/** How many times another amount; `rounded` has three significant digits. */
export interface Factor {
  ratio: string;
  rounded: string;
}

/** What an estimate assumes: one sentence that stands beside its total, and its parts. */
export interface Assumptions {
  text: string;
  text_zh: string;
  /** The sentences in pieces; `field` is the path in the scenario of one that can be changed. */
  parts: SentencePart[];
  parts_zh: SentencePart[];
  /** The sentence with the totals, to be copied. */
  copy: string;
  copy_zh: string;
  /** A short one that begins with the totals, for a title. */
  title: string;
  title_zh: string;
  /** Since when the compared models have had these prices, and until when at these hours; null: no later ones are known. */
  prices_from: string;
  prices_until: string | null;
  hit_percent: string;
  workloads: {
    name: string;
    requests: string;
    per: 'minute' | 'hour' | 'day' | 'month';
    /** "request", "chat", "agent task", "document", "batch". */
    kind: string;
    requests_per_run: string;
    /** What the API sees in a month. */
    api_requests: string;
    hours: string;
    /** Tokens of one request, or one run. */
    one: TokenCounts;
    text: string;
    text_zh: string;
  }[];
}

export interface SentencePart {
  text: string;
  field?: string;
}

/** Percent of the requests at peak time; bounds where holidays are not published. */
export interface PeakShare {
  percent: string;
  exact: boolean;
  low?: string;
  high?: string;
}

export interface TokenCounts {
  hit: string;
  miss: string;
  output: string;
}

export interface ModelEstimate {
  model: string;
  family: Family;
  per_request: Amount;
  per_1k_requests: Amount;
  day: Amount;
  /** Where the peak share is unknown this is the upper bound, and `low` the lower. */
  month: Amount;
  year: Amount;
  request_tokens: TokenCounts;
  month_tokens: TokenCounts;
  month_requests: string;
  /** The month's working: tokens × price = amount. */
  lines: EstimateLine[];
  buckets: BucketShare[];
  /** The dearest bucket; null where nothing costs. */
  dominant: Bucket | null;
  /** What a million input tokens cost at this hit share. */
  input_price_per_1m: Amount | null;
  no_cache_month: Amount;
  cache_saves: Saving;
  bands?: {
    all_off_peak: Amount;
    all_peak: Amount;
    off_peak: Amount;
    peak: Amount;
    move_off_peak_saves: Saving;
  };
  low?: {month: Amount; day: Amount; year: Amount; per_request: Amount; per_1k_requests: Amount};
}

export interface EstimateLine {
  workload: number;
  bucket: Bucket;
  band: Band;
  tokens: string;
  price_per_1m: string;
  amount: string;
  exact: boolean;
}

export interface BucketShare {
  bucket: Bucket;
  tokens: string;
  amount: string;
  exact: boolean;
  /** Percent of the month, four decimals. */
  share: string;
  /** Where the month's holidays are not published: `amount` is the most. */
  at_least?: Amount;
}

export interface Saving extends Amount {
  percent: string;
}

export interface Comparison {
  cheaper: string;
  dearer: string;
  difference: Amount;
  /** The difference where every hour not known is the cheaper one. */
  at_least?: Amount;
  /** Null where the cheaper one costs nothing. */
  ratio: string | null;
  dominant: Bucket | null;
  dominant_share: string;
}

export interface HitCurve {
  ok: true;
  currency: Currency;
  models: {
    model: string;
    family: Family;
    points: CurvePoint[];
    here: CurvePoint;
  }[];
}

/** Month's cost at a hit share, in percent. */
export interface CurvePoint extends Amount {
  hit: string;
  at_least?: Amount;
}
