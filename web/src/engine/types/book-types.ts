// The parts of `rateBook` and `rateTable` that the views draw.
import type {Band, BandPrices, Bucket, Family, RateBook, RateTable, Source} from './calls.js';

export interface TimelineCard {
  card: string;
  label: string;
  label_zh?: string;
  effective_from: string;
  precision?: string;
  precision_note?: string;
  precision_note_zh?: string;
  confidence: string;
  price_change: boolean;
  sources: Source[];
  models: {model: string; family: Family; prices: BandPrices[]}[];
}

export interface CancelledChange {
  label: string;
  label_zh?: string;
  planned_for: string;
  cancelled: string;
}

export interface Tool {
  label: string;
  label_zh?: string;
  unit: string;
  unit_zh?: string;
  price?: string | null;
}

/** Peak hours as the card's rule states them, on the clock of its calendar. */
export interface PeakRule {
  calendar?: string;
  label: string;
  label_zh?: string;
  /** Of the clock that the windows are on: "+08:00". */
  utc_offset: string;
  windows: [from: string, until: string][];
  weekdays: number[];
  holidays_off_peak: boolean;
}

export type BookView = Omit<RateBook, 'timeline' | 'cancelled'> & {
  timeline: TimelineCard[];
  cancelled: CancelledChange[];
};

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

export type TableView = Omit<RateTable, 'tools' | 'peak' | 'later'> & {
  tools?: Tool[];
  peak?: PeakRule | null;
  later?: {
    card: string;
    label: string;
    label_zh?: string;
    effective_from: string;
    hours_changed: boolean;
    changes: PriceChange[];
  };
};
