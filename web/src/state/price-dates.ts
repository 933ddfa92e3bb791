// Until when a card was in force, by the book's revisions in their order.
import type {BookView} from '../engine/types/book-types.js';

/** The beginning of the next revision; undefined for the newest, or an unknown card. */
export function cardEnd(book: BookView, card: string): string | undefined {
  const at = book.timeline.findIndex((each) => each.card === card);
  return at < 0 ? undefined : book.timeline[at + 1]?.effective_from;
}
