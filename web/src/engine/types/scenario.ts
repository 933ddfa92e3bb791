/** All that the calculator's state holds, and exactly what a link carries. */
import type {Count, Currency} from './calls.js';
import type {BuyerInputs} from './decisions.js';
import type {Shape} from './shapes.js';

export interface Scenario {
  /** The rate card whose prices hold, e.g. "2026-06-28". */
  card?: string;
  currency?: Currency;
  /** "" is the average month of 365/12 days; "2026-12" a calendar month. */
  month?: string;
  /** Which instant of a request decides its band. */
  instant?: 'completion' | 'start';
  workloads: Workload[];
  /** What the buyer provides about the choice between the models. */
  decision?: BuyerInputs;
}

export interface Workload {
  name?: string;
  /** Input tokens of one request. */
  input?: Count;
  /** Share of the input that hits the cache, in percent, ≤ 4 decimals. */
  hit?: Count;
  /** Output tokens of one request. */
  output?: Count;
  requests?: Count;
  per?: 'minute' | 'hour' | 'day' | 'month';
  when?: UsageHours;
  /** In place of input, hit and output; `requests` then counts runs of it. */
  shape?: Shape;
  /** The model that it is meant for, "" for none; both are estimated. */
  model?: '' | 'flash' | 'pro';
}

/** When the requests are sent; it decides their share of peak hours. */
export interface UsageHours {
  kind:
    | 'even'
    | 'office_china'
    | 'office_europe'
    | 'office_us_east'
    | 'office_us_west'
    | 'grid'
    | 'peak_share';
  /** 168 bits as 42 hexadecimal digits, first bit Monday 00:00. */
  grid?: string;
  /** Minutes east of UTC in which the grid is painted. */
  utc_offset?: number | string;
  /** Percent of requests within peak hours. */
  peak_share?: Count;
}
