// Which prices the totals are at, and what the same traffic costs at those in force.
import {html, nothing, type TemplateResult} from 'lit';

import type {Estimate, ModelEstimate} from '../../engine/types/calls.js';
import {textButton} from '../../ui/fields.js';
import {shortNames, type Actions, type FirstView} from '../../state/types.js';

export type Priced = Pick<FirstView, 's' | 'f' | 'book' | 'now' | 'ownBook'> & {
  estimate: Estimate;
};

/** "At the prices of June 28, 2026, replaced on August 16, 2026." */
export function pricesText({s, f, now, ownBook, estimate}: Priced): string {
  const {card, in_force: inForce} = estimate;
  const words = s.results.prices;
  const from = f.date(card.effective_from);
  const own = ownBook.name !== '';
  if (inForce?.same && !own) return words.inForce(f.date(inForce.prices_from));
  const {prices_from: begin, prices_until: end} = estimate.assumptions;
  const prices = own ? words.own(ownBook.name, from) : words.of(from);
  if (begin > now) return s.join(prices, words.coming(f.date(begin)));
  if (!end || end > now) return prices;
  return own ? s.join(prices, words.ownReplaced(f.date(end))) : words.replaced(from, f.date(end));
}

/** "Prices of Jun 28", where there is no room for more. */
export function pricesShort({s, f, ownBook, estimate}: Priced): string {
  const words = s.results.prices;
  if (ownBook.name !== '') return words.ownShort;
  if (estimate.in_force?.same) return words.inForceShort;
  return words.ofShort(f.day(estimate.card.effective_from));
}

/** The prices' date above the totals, and the way back from those in force. */
export function pricesLine(view: FirstView, actions: Actions, estimate: Estimate): TemplateResult {
  const {s, f, pinnedCard} = view;
  const pinned = view.book.timeline.find(({card}) => card === pinnedCard);
  const away = pinned && estimate.in_force?.same && estimate.card.id !== pinnedCard;
  return html`<p class="prices-of" part="prices-of">
    ${pricesText({...view, estimate})}
    ${
      away
        ? textButton(
            s.currentPrices.back(f.date(pinned.effective_from)),
            (event) => {
              follow(event, '.today button', () => {
                actions.useCard(pinnedCard);
              });
            },
            'back-button',
          )
        : nothing
    }
  </p>`;
}

/** What the totals are at the prices in force, where those are others. */
export function todayRow(
  view: FirstView,
  actions: Actions,
  estimate: Estimate,
): TemplateResult | typeof nothing {
  const {s, f} = view;
  const own = view.ownBook.name !== '';
  const there = estimate.in_force;
  if (!there || there.same || there.models.length === 0) return nothing;
  const short = shortNames(view, estimate.models);
  const samePrices = there.prices_from === estimate.assumptions.prices_from;
  const since = samePrices ? there.hours_from : there.prices_from;
  return html`<div class="row today" part="today">
    <span class="label">
      ${own ? s.results.ownToday(f.date(since)) : s.results.today(f.date(since))}
      ${textButton(
        own ? s.results.useOwnToday : s.results.useToday,
        (event) => {
          follow(event, '.prices-of button', () => {
            actions.useCard(there.card);
          });
        },
        'switch-button',
      )}
    </span>
    ${estimate.models.map(({model, family}) => {
      const today = there.models.find((each) => each.family === family);
      if (today === undefined) return html`<span class="cell"></span>`;
      return html`<span class="cell"
        ><span class="vh"> ${short.get(model) ?? model}: </span
        >${today.factor && !today.at_least ? html`<small>${f.ratio(today.factor.ratio)}</small> ` : nothing}<span
          class="amount"
          >${f.range(today.month, today.at_least)}</span
        ></span
      >`;
    })}
  </div>`;
}

/** The button goes with the change: the focus follows to the one that takes it back. */
function follow(event: Event, to: string, change: () => void): void {
  const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
  change();
  requestAnimationFrame(() => {
    root.querySelector<HTMLElement>(to)?.focus();
  });
}

/** A model's month; between its bounds where public holidays are not published yet. */
export function monthText({f}: Pick<FirstView, 'f'>, {month, low}: ModelEstimate): string {
  return f.range(month, low?.month);
}
