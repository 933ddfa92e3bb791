/** What `history`, `hours` and `breakEven` answer. */
import type {Amount, Bucket, Currency, Family} from './calls.js';
import type {Unit} from './decisions.js';
import type {UsageHours} from './scenario.js';

/** The scenario's month at every price there has been. */
export interface History {
  ok: true;
  currency: Currency;
  steps: HistoryStep[];
  /** For each model, the index of the first step that costs least, and most. */
  lowest: (number | null)[];
  highest: (number | null)[];
}

/** From a card that changed a price or the peak hours until the next that did. */
export interface HistoryStep {
  card: string;
  label: string;
  label_zh?: string;
  from: string;
  /** Excluded; null for the last step. */
  until: string | null;
  /** Is the scenario's card one of this step? */
  of_scenario: boolean;
  /** Does this step hold at `now`, where it was given? */
  in_force?: boolean;
  hours_changed: boolean;
  /** Empty where the scenario cannot be priced there; `code` is why. */
  models: {
    model: string;
    family: Family;
    month: Amount;
    at_least?: Amount;
    /** The buckets whose price is another than in the step before. */
    changed: Bucket[];
    /** This month against that of the step before. */
    factor: {ratio: string; rounded: string} | null;
  }[];
  code?: string;
}

/** What each choice of a workload's hours comes to. */
export interface Hours {
  ok: true;
  currency: Currency;
  workload: number;
  /** The clock of `week` and `starts`, in minutes ahead of UTC. */
  utc_offset: number;
  /** Has the card peak hours? Otherwise all lists below are empty. */
  banded: boolean;
  /** Hours of the daily batch that is moved; null where the workload's own hours are. */
  length: number | null;
  here: {peak_percent: string | null; models: HoursMonth[]};
  /** Minutes at peak of each hour, Monday first. */
  week: number[][];
  starts: (HoursChoice & {start: string})[];
  choices: (HoursChoice & {id: 'off_peak' | UsageHours['kind']})[];
  /** For each model, the longest run of cheapest starts; null where all cost the same. */
  best: ({
    family: Family;
    start: string;
    /** How many starts in a row cost as little. */
    count: number;
    saves_percent: string;
    rounded: string;
    /** Where the month's holidays are not published. */
    at_most?: boolean;
  } | null)[];
}

export interface HoursChoice {
  /** To be put into the workload. */
  when: UsageHours;
  peak_percent: string | null;
  models: HoursMonth[];
}

/** The scenario's month; `percent` is less than 0 where it is cheaper than now. */
export interface HoursMonth {
  model: string;
  family: Family;
  month: Amount;
  at_least?: Amount;
  difference: Amount;
  percent: string | null;
  rounded: string | null;
}

/** What can be said of the two models from the traffic alone. */
export interface BreakEven {
  ok: true;
  currency: Currency;
  per: Unit;
  cheaper: string;
  dearer: string;
  /** The cost of a failure; "default": a round number to begin with. */
  human: string;
  human_from: GivenBy;
  failures: {
    /** What the dearer model costs more a month. */
    difference: Amount;
    rounded: string;
    /** Where the month's holidays are not published: the least, and the failures that pay for it. */
    at_least?: Amount;
    least?: string | null;
    /** It pays if it prevents so many failures a month; null where they cost nothing. */
    count: string | null;
    /** Of so many requests or runs. */
    of: string;
    possible: boolean;
    percent: string | null;
    percent_rounded: string | null;
    one_in: string | null;
    one_in_rounded: string | null;
  };
  /** Requests to the cheaper model for the price of one to the dearer. */
  tries: {ratio: string; rounded: string} | null;
  /** What more hits from the cache save a month. */
  hits: {
    points: number;
    from: string;
    to: string;
    models: {
      model: string;
      family: Family;
      saves: Amount;
      at_least?: Amount;
      rounded: string;
    }[];
  };
  budget: {
    amount: string;
    amount_from: GivenBy;
    /** How many it buys; null where nothing limits them. */
    models: {model: string; family: Family; count: string | null; most?: string | null}[];
  };
}

type GivenBy = 'request' | 'scenario' | 'default';
