/**
 * The calls of the core, by name: what each takes and what it answers. The golden
 * files of the test run are checked against these types, so they cannot drift.
 *
 * Amounts and token counts are decimal strings without exponent or trailing
 * zeros: exact, and safe to hand to `Intl.NumberFormat` as they are.
 */
import type {
  Affordability,
  AssignedModels,
  Concurrency,
  RouteCosts,
  OutputShare,
  Sensitivity,
  TokenCount,
  Verdict,
  Volume,
} from './decisions.js';
import type {BreakEven, History, Hours} from './choices.js';
import type {Estimate, HitCurve} from './estimate.js';
import type {
  BandAt,
  BandRequest,
  CheckedRateBook,
  Price,
  PriceRequest,
  RateBook,
  RateBookRequest,
  RateTable,
  RateTableRequest,
} from './rates.js';
import type {Scenario} from './scenario.js';
import type {CacheModel, DefaultShapes, Shape} from './shapes.js';
import type {TokenCalls} from './tokens.js';
import type {SqlAnswer, SqlRequest} from './sql.js';

export type * from './choices.js';
export type * from './decisions.js';
export type * from './estimate.js';
export type * from './rates.js';
export type * from './scenario.js';
export type * from './shapes.js';
export type * from './tokens.js';
export type * from './sql.js';

/** Validation failed. Every fault found is listed, not only the first. */
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
  /** What the sentence adds (a limit, a date, what would be accepted), where it does. */
  detail?: string;
  /** Of which phrases value and detail are the English, for sentences in other languages. */
  params?: {value?: ErrorPhrase; detail?: ErrorPhrase};
  /** The English sentence. */
  message: string;
}

/** A phrase from the core's closed list, and its parameters by name. */
export interface ErrorPhrase {
  phrase: string;
  [parameter: string]: string;
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

export interface Calls extends TokenCalls {
  version: {request: WithBook; response: Version};
  price: {request: PriceRequest; response: Price};
  band: {request: BandRequest; response: BandAt};
  rateTable: {request: RateTableRequest; response: RateTable};
  rateBook: {request: RateBookRequest; response: RateBook};
  checkRateBook: {request: {text: string} | {book: object}; response: CheckedRateBook};
  estimate: {
    request: WithBook & {scenario: Scenario; now?: string; custom_book?: BookMark};
    response: Estimate;
  };
  hitCurve: {request: WithBook & {scenario: Scenario}; response: HitCurve};
  hours: {
    request: WithBook & {
      scenario: Scenario;
      workload?: Count;
      utc_offset?: number | string;
      length?: Count;
    };
    response: Hours;
  };
  breakEven: {
    request: WithBook & {scenario: Scenario; human?: Count; budget?: Count; points?: Count};
    response: BreakEven;
  };
  history: {request: WithBook & {scenario: Scenario; now?: string}; response: History};
  cacheModel: {
    request: WithBook & {shape?: Shape; card?: string; currency?: Currency; band?: Band};
    response: CacheModel | DefaultShapes;
  };
  concurrency: {request: WithBook & {scenario: Scenario}; response: Concurrency};
  decision: {request: WithBook & {scenario: Scenario}; response: RouteCosts};
  budget: {request: WithBook & {scenario: Scenario}; response: Affordability};
  outputShare: {
    request: WithBook & {scenario: Scenario; less?: Count; thinking?: Count};
    response: OutputShare;
  };
  sensitivity: {
    request: WithBook & {scenario: Scenario; watch?: 'month' | 'with_failures'};
    response: Sensitivity;
  };
  verdict: {
    request: WithBook & {scenario: Scenario; shares?: 'assumed' | 'all'};
    response: Verdict;
  };
  checkInputs: {request: WithBook & {scenario: Scenario}; response: {ok: true}};
  chosen: {request: WithBook & {scenario: Scenario}; response: AssignedModels};
  volume: {request: WithBook & {scenario: Scenario}; response: Volume};
  keepRequests: {
    request: {requests: Count; from?: Shape; to?: Shape};
    response: KeptRequests;
  };
  countTokens: {request: {text: string}; response: TokenCount};
  sql: {request: WithBook & SqlRequest; response: SqlAnswer};
  encodeLink: {
    request: (WithBook & {scenario: Scenario}) | {scenario: Scenario; custom_book: BookMark};
    response: {ok: true; fragment: string};
  };
  decodeLink: {
    request: {fragment: string; checksum?: 'required' | 'optional'};
    response: {
      ok: true;
      scenario: Scenario;
      repaired: string[];
      custom_book?: BookMark;
    };
  };
  defaults: {request: WithBook; response: Defaults};
}

export type CallName = keyof Calls;

/** A count of requests or runs that keeps its requests to the API in another shape. */
export interface KeptRequests {
  ok: true;
  /** Requests to the API per period, before and after; they differ where runs are not even. */
  before: string;
  after: string;
  /** Runs of the new shape, and the requests in each. */
  runs: string;
  each: string;
  /** Of what stands alone from now on: one of the requests before, on average; whole tokens. */
  one?: {input: string; hit: string; output: string};
}

/** The name and fingerprint of an estimate that was made with a rate book which its link does not carry. */
export interface BookMark {
  name: string;
  fingerprint: string;
}

export interface Version {
  ok: true;
  version: string;
  link_version: number;
  book: {
    id: string;
    name: string;
    name_zh?: string;
    checked: string;
    cards: number;
    newest: string;
    /** Of the request's own book. */
    fingerprint?: string;
  };
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
