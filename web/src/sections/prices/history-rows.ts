// The price history as rows: of each revision one line per band, and beside every
// model's prices those that it had before.
import type {Band, BandPrices, Family} from '../../engine/types/calls.js';
import type {TimelineCard} from '../../engine/types/rates.js';

export interface PricesOf {
  now: BandPrices;
  /** None where the model is new. */
  before: BandPrices | undefined;
}

export interface BandRow {
  band: Band;
  /** In the order of the families; undefined where the revision has none of it. */
  prices: (PricesOf | undefined)[];
}

export interface Revision {
  card: TimelineCard;
  rows: BandRow[];
}

export function revisions(shown: readonly TimelineCard[], families: readonly Family[]): Revision[] {
  return shown.map((card, at) => {
    const before = shown[at - 1];
    const bands = [...new Set(card.models.flatMap(({prices}) => prices.map(({band}) => band)))];
    const rows = bands.map((band) => ({
      band,
      prices: families.map((family) => {
        const now = pricesOf(card, family, band);
        return now && {now, before: before && pricesOf(before, family, band)};
      }),
    }));
    return {card, rows};
  });
}

/** A family's first model; before there were bands, its only prices. */
function pricesOf({models}: TimelineCard, family: Family, band: Band): BandPrices | undefined {
  const prices = models.find((model) => model.family === family)?.prices ?? [];
  return prices.find((each) => each.band === band) ?? prices[0];
}
