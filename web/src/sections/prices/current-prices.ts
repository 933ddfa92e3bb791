// "Later prices are in force": what they are, and one click there and back.
// And whether it is peak or off-peak now.
import {html, nothing, type TemplateResult} from 'lit';

import {toggled} from '../../ui/disclosure.js';
import {textButton} from '../../ui/fields.js';
import {hasBundle, shortNames, type Actions, type FirstView} from '../../state/types.js';

/** The list of changed prices, among what is open. */
export const CHANGES = 'changes';

export function currentPricesNotice(
  view: FirstView,
  actions: Actions,
): TemplateResult | typeof nothing {
  const {s, f, table, pinnedCard} = view;
  const pinned = view.book.timeline.find(({card}) => card === pinnedCard);
  const back =
    !pinned || table.card.id === pinnedCard
      ? nothing
      : textButton(
          s.currentPrices.back(f.date(pinned.effective_from)),
          () => {
            actions.useCard(pinnedCard);
          },
          'back-button',
        );
  const later = table.later;
  if (later) {
    return html`<div class="notice" part="notice">
      <p>
        ${s.join(s.currentPrices.later(f.date(later.effective_from)), wouldBe(view))}
        ${textButton(
          s.currentPrices.use,
          () => {
            actions.useCard(later.card);
          },
          'switch-button',
        )}
        ${back}
      </p>
      ${
        later.changes.length === 0
          ? nothing
          : html`<details ?open=${view.open.has(CHANGES)} @toggle=${toggled(actions, CHANGES)}>
              <summary>${s.currentPrices.change}</summary>
              ${hasBundle(view) && view.open.has(CHANGES) ? view.bundle.priceChanges(view, actions, later) : nothing}
            </details>`
      }
    </div>`;
  }
  if (back === nothing) return nothing;
  return html`<div class="notice" part="notice">
    <p>${s.currentPrices.using(f.date(table.card.effective_from))} ${back}</p>
  </div>`;
}

/** "The same traffic now: Flash $31.20, Pro $120.44 a month." */
function wouldBe(view: FirstView): string {
  const {s, f, estimate} = view;
  const there = estimate?.in_force;
  if (!there) return '';
  if (there.same) return s.currentPrices.sameNow;
  const names = shortNames(
    view,
    there.models.map(({model}) => ({model, family: familyOf(view, model)})),
  );
  return s.currentPrices.wouldBe(
    there.models.map(({model, month}) => `${names.get(model) ?? model} ${f.money(month.amount)}`),
  );
}

function familyOf(view: FirstView, model: string): string {
  for (const card of view.book.timeline) {
    const found = card.models.find((each) => each.model === model);
    if (found) return found.family;
  }
  return model;
}

/** Outside every live region: it changes by itself. */
export function currentBand(view: FirstView): TemplateResult | typeof nothing {
  const {s, f, band} = view;
  if (!band || band.band === 'flat') return nothing;
  if (band.band === 'unknown') return html`<p class="now">${s.now.unknown}</p>`;
  const text = band.until
    ? s.now.band(
        s.band[band.band],
        f.time(band.until, view.now, 'Asia/Shanghai'),
        f.time(band.until, view.now),
      )
    : s.now.bandOnly(s.band[band.band]);
  return html`<p class="now">${text}</p>`;
}
