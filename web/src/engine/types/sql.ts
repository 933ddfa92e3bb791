// The call `sql`: a query that bills a table of requests in a warehouse.
import type {Currency} from './calls.js';

export type SqlDialect =
  | 'duckdb'
  | 'spark'
  | 'bigquery'
  | 'postgresql'
  | 'clickhouse'
  | 'mysql'
  | 'sqlite'
  | 'snowflake'
  | 'trino';

export interface SqlRequest {
  dialect: SqlDialect;
  currency: Currency;
  /** A table that a gateway or tracker keeps, by the ids of `SqlAnswer.mappings`. */
  mapping?: string;
  /** A path such as `shop.logs.requests`; `requests`, or the mapping's, where absent. */
  table?: string;
  /** Not together with `mapping`. */
  columns?: Partial<Record<'model' | 'at' | 'hit' | 'miss' | 'output', string>>;
  /** What the column `at` holds; not together with `mapping`. */
  time?: 'timestamp' | 'seconds' | 'milliseconds';
  /** Makes a `CREATE VIEW` of this name. */
  view?: string;
  /** That card's prices for all time; at each request's instant where absent. */
  card?: string;
}

export interface SqlAnswer {
  ok: true;
  dialect: SqlDialect;
  sql: string;
  /** What to know before running it. */
  notes: {code: string; text: string}[];
  mappings: {id: string; table: string; dialects: SqlDialect[]}[];
}
