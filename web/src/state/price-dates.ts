// From when to when prices were in force, by the book's revisions in their order.
import type {RateBook, TimelineCard} from '../engine/types/rates.js';

/** The beginning of the next revision; undefined for the newest, or an unknown card. */
export function cardEnd(book: RateBook, card: string): string | undefined {
  const at = book.timeline.findIndex((each) => each.card === card);
  return at < 0 ? undefined : book.timeline[at + 1]?.effective_from;
}

/** When the prices or hours of a card were first replaced by others. */
export function pricesEnd(book: RateBook, card: string): string | undefined {
  const at = book.timeline.findIndex((each) => each.card === card);
  return book.timeline.slice(at + 1).find((each) => at >= 0 && each.price_change)?.effective_from;
}

/** Since when the prices and hours of a card are what they are. */
export function pricesSince(book: RateBook, card: string): string | undefined {
  const at = book.timeline.findIndex((each) => each.card === card);
  const until: readonly TimelineCard[] = book.timeline.slice(0, at + 1);
  return (until.findLast((each) => each.price_change) ?? until[0])?.effective_from;
}
