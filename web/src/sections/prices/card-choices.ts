// The prices to choose from: those in force, the guide's, and the earlier ones. A revision
// that changed no price stands with the one before it.
import type {TimelineCard} from '../../engine/types/rates.js';
import {pricesEnd, pricesSince} from '../../state/price-dates.js';
import type {FirstView} from '../../state/types.js';

type Choice = readonly [card: string, text: string, group: string];

export function cardChoices(view: FirstView): Choice[] {
  const {book, table, now} = view;
  const inForce = book.timeline.findLast(({effective_from: from}) => from <= now)?.card;
  const guide = book.default_card;
  const listed = book.timeline.filter(
    ({card, price_change: changed}, at) =>
      [inForce, guide, table.card.id, view.scenario.card].includes(card) ||
      ((at === 0 || changed) && !isOf(view, card, inForce)),
  );
  const {groups} = view.s.priceTable;
  const order = [groups.later, groups.inForce, groups.guide, groups.earlier];
  const choices = listed.toReversed().map((card): Choice => {
    const group =
      card.card === inForce
        ? groups.inForce
        : card.effective_from > now
          ? groups.later
          : card.card === guide
            ? groups.guide
            : groups.earlier;
    return [card.card, textOf(view, card), group];
  });
  return choices.toSorted(([, , a], [, , b]) => order.indexOf(a) - order.indexOf(b));
}

/** Whether two revisions have the same prices and hours. */
function isOf({book}: FirstView, card: string, other: string | undefined): boolean {
  return other !== undefined && pricesSince(book, card) === pricesSince(book, other);
}

/** "September 10, 2026 to … · V4.1-Flash at new prices". */
function textOf({s, f, book, language}: FirstView, {card}: TimelineCard): string {
  const since = pricesSince(book, card) ?? '';
  const end = pricesEnd(book, card);
  const of = book.timeline.find((each) => each.effective_from === since);
  const own = book.timeline.find((each) => each.card === card);
  const named = card === book.default_card ? own : of;
  const label = (language === 'zh' ? named?.label_zh : undefined) ?? named?.label ?? card;
  const from = card === book.default_card ? (own?.effective_from ?? since) : since;
  return s.priceTable.cardOption(
    s.priceTable.fromTo(f.date(from), end === undefined ? '' : f.date(end)),
    label,
  );
}
