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
  /** The name that was requested. */
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
  /** The reader's instant; then a later card in force is reported. */
  now?: string;
}

export interface RateTable {
  ok: true;
  card: CardSummary & CardFields;
  default_card: string;
  currency: Currency;
  models: ModelPrices[];
  /** Prices per use of a tool, in this currency. */
  tools: ToolPrice[];
  /** When it is peak, if the card knows hours. */
  peak: PeakHours | null;
  /** A later card in force at `now`, if its prices or hours differ. */
  later?: LaterCard;
}

export interface CardSummary {
  id: string;
  label: string;
  label_zh?: string;
  effective_from: string;
}

/** What is known of a dated revision of the official price page. */
export interface CardFields {
  label: string;
  label_zh?: string;
  effective_from: string;
  /** How exactly the beginning is known: exact, date or inferred. */
  precision: string;
  precision_note?: string;
  precision_note_zh?: string;
  /** official, several_quotes, single_quote or inferred. */
  confidence: string;
  /** A date, a month, or empty. */
  checked: string;
  sources: Source[];
}

/** A card in its place among the others. */
export interface TimelineCard extends CardFields {
  card: string;
  /** When the next card takes over; null for the newest. */
  until: string | null;
  /** Whether any token's bill can differ from the card before it. */
  price_change: boolean;
  peak_rule: string | null;
  models: {model: string; family: Family; prices: BandPrices[]}[];
}

export interface Source {
  title?: string;
  title_zh?: string;
  url?: string;
  checked?: string;
}

/** Per 1M tokens. */
export interface BandPrices {
  band: Band;
  hit: string;
  miss: string;
  output: string;
}

export interface ModelPrices {
  model: string;
  family: Family;
  version: string;
  /** Null where a limit is not recorded. */
  context: string | null;
  max_output: string | null;
  concurrency: string | null;
  /** Empty where the model has no prices in this currency. */
  prices: BandPrices[];
  confidence?: string;
  checked?: string;
  sources?: Source[];
}

export interface ToolPrice {
  id: string;
  label: string;
  label_zh?: string;
  /** What the price is of; not given by every book. */
  unit?: string;
  unit_zh?: string;
  price: string;
  /** The price before a reduction for a limited time. */
  list_price?: string;
  note?: string;
  note_zh?: string;
  confidence: string;
}

export interface PeakHours {
  rule: string;
  calendar: string;
  label: string;
  label_zh?: string;
  utc_offset: string;
  /** On the calendar's clock, half-open. */
  windows: string[][];
  windows_utc: string[][];
  /** 1 is Monday. */
  weekdays: number[];
  holidays_off_peak: boolean;
  /** Years whose public holidays are listed. */
  known_years: number[];
}

export interface LaterCard {
  card: string;
  label: string;
  label_zh?: string;
  effective_from: string;
  hours_changed: boolean;
  changes: PriceChange[];
  /** The cards in between at which prices or hours changed. */
  steps: {card: string; label: string; label_zh?: string; effective_from: string}[];
}

/** What differs at the rates in force: a price, or a model that is gone. */
export interface PriceChange {
  model: string;
  billed_as?: string;
  retired?: boolean;
  bucket?: Bucket;
  band?: Band;
  from?: string;
  to?: string;
}

export interface RateBookRequest extends WithBook {
  currency?: Currency;
}

export interface RateBook {
  ok: true;
  id: string;
  name: string;
  name_zh?: string;
  checked: string;
  default_card: string;
  currency: Currency;
  timeline: TimelineCard[];
  names: NamedModel[];
  cancelled: CancelledChange[];
  calendars: HolidayCalendar[];
}

/** From `from` (included) to `to` (excluded), `name` is billed as `bills_as`. */
export interface NamedModel {
  /** With an asterisk at its end: every name that begins so. */
  name: string;
  bills_as: string;
  from: string | null;
  to: string | null;
  confidence: string;
  note?: string;
  note_zh?: string;
  sources?: Source[];
}

/** Announced and withdrawn: recorded, never priced. */
export interface CancelledChange {
  id: string;
  label: string;
  label_zh?: string;
  planned_for: string;
  announced: string;
  cancelled: string;
  sources: Source[];
}

/** A year that is not listed is unknown, not without holidays. */
export interface HolidayCalendar {
  id: string;
  label: string;
  label_zh?: string;
  utc_offset: string;
  years: {
    year: number;
    /** Both days included. */
    days_off: {from: string; to: string}[];
    makeup_workdays: string[];
    sources?: Source[];
    /** Only the days that are off for certain; all others are unknown. */
    partial?: true;
  }[];
}

export interface CheckedRateBook {
  ok: true;
  valid: true;
  summary: {
    id: string;
    name: string;
    name_zh?: string;
    checked: string;
    default_card: string;
    cards: number;
    oldest: string;
    newest: string;
    /** Of the newest card. */
    currencies: Currency[];
    models: string[];
  };
}
