/** Calls about prices, hours and the rate book: what they take and answer. */
import type {Band, Bucket, Count, Currency, Family, WithBook} from './calls.js';

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

/** Something a reader should know about an answer besides the answer. */
export interface Note {
  code: string;
  text: string;
  text_zh?: string;
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
  notes: Note[];
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
  reason_text: string;
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
  /** Null where the band has no known beginning or end. */
  since: string | null;
  until: string | null;
  /** The instant in the calendar of the card's peak hours, if it has them. */
  local?: LocalInstant;
  next_off_peak: Stretch | null;
  next_peak: Stretch | null;
  reason: string;
  reason_text: string;
}

export interface LocalInstant {
  calendar: string;
  label?: string;
  label_zh?: string;
  utc_offset: string;
  date: string;
  time: string;
  /** 1 is Monday. */
  weekday: number;
  /** Null where the holidays of the year are not published yet. */
  holiday: boolean | null;
  /** A weekend day worked in exchange for a holiday. */
  makeup_workday: boolean;
}

export interface Stretch {
  from: string | null;
  until: string | null;
}

export interface RateTableRequest extends WithBook {
  card?: string;
  currency?: Currency;
  /** The reader's instant; then a later card in force is told of. */
  now?: string;
}

export interface RateTable {
  ok: true;
  card: TimelineCard;
  default_card: string;
  currency: Currency;
  models: ModelPrices[];
  tools?: unknown[];
  peak?: object | null;
  /** A later card in force at `now`, if its prices differ. */
  later?: {card: string; effective_from: string; changes: PriceChange[]};
}

export interface CardSummary {
  id: string;
  label: string;
  label_zh?: string;
  effective_from: string;
}

/** A dated revision of the official price page. */
export interface TimelineCard extends CardSummary {
  /** How exactly the beginning is known. */
  precision: string;
  precision_note?: string;
  precision_note_zh?: string;
  confidence: string;
  checked: string;
  sources: Source[];
  /** Whether any price differs from the card before it. */
  price_change?: boolean;
}

export interface Source {
  title?: string;
  url?: string;
  checked?: string;
}

export interface ModelPrices {
  model: string;
  family: Family;
  version?: string;
  context: string | null;
  max_output: string | null;
  concurrency: string | null;
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
  timeline: TimelineCard[];
  names: {name: string; bills_as: string; from: string | null; to: string | null}[];
  cancelled: CancelledChange[];
  calendars: object[];
}

/** Announced and withdrawn: recorded, never priced. */
export interface CancelledChange {
  label: string;
  label_zh?: string;
  planned_for: string;
  cancelled: string;
  sources?: Source[];
}

export interface CheckedRateBook {
  ok: true;
  valid: true;
  summary: object;
}
