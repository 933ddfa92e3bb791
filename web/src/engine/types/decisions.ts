/** The buyer's questions, and what the core answers to them. */
import type {Amount, Bucket, Count, Currency, Family} from './calls.js';

/** What the buyer provides about the choice; "" or absent is missing. */
export interface BuyerInputs {
  first_token?: Count;
  speed_flash?: Count;
  speed_pro?: Count;
  peak_factor?: Count;
  fail_flash?: Count;
  fail_pro?: Count;
  fail_escalated?: Count;
  noticed?: Count;
  pro_share?: Count;
  retries?: Count;
  human?: Count;
  budget?: Count;
  per_user?: Count;
  target?: Count;
  ranges?: {field: string; low: Count; high: Count}[];
}

export interface Load {
  in_flight: string;
  percent?: string;
  headroom?: string;
  /** Share of moments above the limit, 0 to 1. */
  above?: string;
  grade?: 'fits' | 'tight' | 'over';
}

export interface Concurrency {
  ok: true;
  source: string;
  peak_factor: string;
  first_token: string;
  models: {
    model: string;
    family: Family;
    limit: string | null;
    seconds?: string;
    /** Tokens out of one request, on average. */
    output?: string;
    speed: string;
    mean: Load;
    peak: Load;
    most_per_minute?: string;
  }[];
  /** For each workload: its runs in the month, the API requests of one, and the minutes they fall in. */
  arrivals: {
    runs: string;
    requests_per_run: number;
    /** Tokens out of one run. */
    output_per_run: string;
    active_hours: number;
    minutes: string;
    per_minute: string;
  }[];
  /** To the API, in the month. */
  requests: string;
  per_minute: string;
  peak_per_minute: string;
  /** Of the month. */
  days: Fraction;
  /** Where the default speeds are from. */
  speeds_source: string;
  notes: string[];
}

export type Route = 'flash' | 'pro' | 'escalate' | 'split';
export type Unit = 'request' | 'run' | 'request_or_run';
export interface ByModel {
  flash: Amount;
  pro: Amount;
}

export interface RouteCost {
  route: Route;
  /** Attempts on each model, on average. */
  calls: {flash: string; pro: string};
  api: Amount;
  human: Amount;
  total: Amount;
  month: Amount;
  failed: string;
  accepted: string;
  api_per_accepted?: Amount;
  /** Where the month's holidays are not published; the other amounts are the most. */
  at_least?: {api: Amount; total: Amount; month: Amount};
}

export interface RouteCosts {
  ok: true;
  currency: Currency;
  per: Unit;
  month_requests: string;
  one_attempt: ByModel & {at_least?: ByModel};
  routes: (RouteCost | {route: Route; missing: string[]})[];
  cheapest: Route | null;
  break_even: {
    extra: Amount;
    one_in: string | null;
    avoided: string | null;
    human: Amount | null;
    pro_pays: boolean | null;
  };
  curve: ({human: Amount} & Partial<Record<Route, Amount>>)[];
  assumptions: string[];
}

export interface Affordability {
  ok: true;
  currency: Currency;
  per: Unit;
  models: {
    model: string;
    family: Family;
    each: Amount;
    month: Amount;
    /** Where the month's holidays are not published; all else is counted at the most. */
    at_least?: {each: Amount; month: Amount};
    affordable?: {
      count: string | null;
      requests: string | null;
      /** API requests per request or run, as a fraction. */
      requests_each: Fraction;
      users?: string | null;
      /** Null where the budget is nothing. */
      planned_percent: string | null;
      planned_fits: boolean;
      /** At the least that the month may cost. */
      most?: {
        count: string | null;
        requests: string | null;
        users?: string | null;
        planned_percent: string | null;
      };
    };
    /** `price` is what one costs at the share `hit`, the least that is enough. */
    target?: {
      reachable: boolean;
      hit: string | null;
      price?: Amount;
      with_no_hits: Amount;
      with_all_hits: Amount;
      at_least?: {reachable: boolean; with_no_hits: Amount; with_all_hits: Amount};
    };
  }[];
}

export interface Lowered {
  month: Amount;
  saves: Amount;
  percent: string;
}

export type Outputs = {output: string} | {answer?: string; reasoning: string};

export interface OutputShare {
  ok: true;
  currency: Currency;
  less: string;
  /** Tokens that each answer thinks more in `thinking`, where that is requested. */
  thinking?: string;
  longest_output: string;
  models: {
    model: string;
    family: Family;
    output: Amount;
    share: string;
    shorter: Lowered;
    no_thinking?: Lowered;
    /** None where so much thinking does not fit the limits. */
    thinking?: {month: Amount; adds: Amount; percent: string};
    max_output: string | null;
    of_max?: string;
  }[];
  /** What is left of each workload's outputs when they are shorter. */
  cut: Outputs[];
  /** The same with more thinking. */
  thought?: Outputs[];
}

/** Each workload on the model chosen for it; without one, on the first of the two. */
export interface AssignedModels {
  ok: true;
  currency: Currency;
  day: Amount;
  month: Amount;
  year: Amount;
  /** The least, where the month's holidays are not published. */
  low?: {day: Amount; month: Amount; year: Amount};
  workloads: {model: string; month: Amount; at_least?: Amount}[];
}

/** A fraction that need not come out even: 365 ÷ 12. */
export interface Fraction {
  part: string;
  of: string;
}

/** Where the tokens of a month come from, by workload: requests × periods × tokens of one. */
export interface Volume {
  ok: true;
  workloads: {
    name: string;
    requests: string;
    per: 'minute' | 'hour' | 'day' | 'month';
    periods: Fraction;
    month_requests: string;
    /** Of one request; a shape has none. */
    input?: string;
    hit_percent?: string;
    /** Of one request, or one run of a shape. */
    one: Record<Bucket, string>;
    month: Record<Bucket, string>;
    /** The part of the requests at peak; with `peak_low` it is only known to be between. */
    peak?: Fraction;
    peak_low?: Fraction;
  }[];
}

export interface Sensitivity {
  ok: true;
  currency: Currency;
  watch: 'month' | 'with_failures';
  here: ByModel;
  /** Where the month's holidays are not published: `cheapest` is at that bound, too. */
  here_at_least?: ByModel;
  cheapest: ByModel;
  dearest: ByModel;
  /** The widest for Flash first. */
  bars: {
    range: number;
    field: string;
    low: string;
    high: string;
    at_low: ByModel;
    at_high: ByModel;
    swing: ByModel;
  }[];
  /** Indices of bars, the widest for Pro first. */
  for_pro: number[];
  /** At which end each bar stands where all of them together are cheapest, or dearest. */
  ends: Record<'cheapest' | 'dearest', Record<'flash' | 'pro', ('low' | 'high')[]>>;
  /** Indices of ranges between whose ends the cost may be lower or higher than at both. */
  uneven: number[];
  /** What can be given as a range, each with one to begin with. */
  inputs: {field: string; value: string; low: string; high: string}[];
}

export interface ShareThreshold {
  share: 'fail_flash' | 'fail_pro' | 'fail_escalated' | 'noticed';
  when: 'above' | 'below';
  /** Percent: the last with which the verdict holds. */
  last: string;
  /** `last` with three significant digits. */
  rounded: string;
  route: Route;
  assumed: boolean;
}

/** What a verdict's headline holds on; `else` takes over on the other side. */
export type HoldsIf =
  | {
      code: 'every_failure_noticed' | 'flash_over_limit_at_peak' | 'pro_over_limit_at_peak';
    }
  | {code: 'human_above' | 'human_below'; human: Amount; rounded: string; else: Route}
  | {
      code: 'share_up_to' | 'share_from';
      share: ShareThreshold['share'];
      last: string;
      rounded: string;
      else: Route;
    };

export interface Verdict {
  ok: true;
  currency: Currency;
  per: Unit;
  outcome: 'flash_default' | 'pro_pays' | 'mix' | 'unsettled';
  route: Route | null;
  reasons: string[];
  flipped: number[];
  /** `from` has the smallest total until there; without a verdict, from no cost on. */
  would_change: {
    from: Route;
    route: Route;
    when: 'human_above' | 'human_below';
    human: Amount;
    rounded: string;
  }[];
  would_change_shares: ShareThreshold[];
  /** What a winning mix assumes, because the input is missing. */
  assumed: ShareThreshold['share'][];
  one_attempt: ByModel;
  ratio: string | null;
  totals: Partial<Record<Route, Amount>>;
  extra: Amount;
  one_in: string | null;
  avoided?: string;
  break_even_human?: Amount;
  conditions: string[];
  /** Totals per result; `rounded` texts have three significant digits. */
  headline: {
    route: Route;
    total: Amount;
    rounded: string;
    over: 'flash' | 'pro';
    over_total: Amount;
    over_rounded: string;
    saves_percent: string;
  } | null;
  /** At most three, the weightiest first. */
  holds_if: HoldsIf[];
  /** Flash first and Pro where it fails, which would win if Pro failed there as seldom as anywhere. */
  what_if: {
    route: 'escalate';
    missing: 'fail_escalated';
    total: Amount;
    rounded: string;
    saves_percent: string;
    /** Pro's failures of these, in percent; without it, it wins at any share. */
    wins_up_to: {last: string; rounded: string} | null;
  } | null;
}

export interface TokenCount {
  ok: true;
  tokens: string;
  unrounded: string;
  english: string;
  chinese: string;
  estimate: true;
  source: string;
}
