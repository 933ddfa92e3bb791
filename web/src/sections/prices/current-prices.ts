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
        ${todaySentence(view)}
        ${textButton(
          view.ownBook.name === '' ? s.currentPrices.use : s.results.useOwnToday,
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

/** Whose prices are others now, and how. */
function whatChanged({s, ownBook}: FirstView, raised: boolean): string {
  const words = s.currentPrices;
  if (ownBook.name !== '') return words.ownChanged;
  return raised ? words.raised : words.changed;
}

/** "DeepSeek has raised its prices since. Today this traffic costs $37.54 on Flash (2.1×) …" */
function todaySentence(view: FirstView): string {
  const {s, f, estimate} = view;
  const words = s.currentPrices;
  const there = estimate?.in_force;
  if (!there) return whatChanged(view, false);
  if (there.same) return view.ownBook.name === '' ? words.sameNow : whatChanged(view, false);
  const {models: today} = there;
  const names = shortNames(view, today);
  const raised = today.every(({factor}) => Number(factor?.ratio ?? 0) > 1);
  const costs = today.map(({model, month, at_least: least, factor}) =>
    words.on(
      f.range(month, least),
      names.get(model) ?? model,
      factor && !least ? f.ratio(factor.ratio) : '',
    ),
  );
  const alike = today.every(({factor}) => Number(factor?.ratio ?? 0) === 1);
  if (alike && today.length > 0 && view.ownBook.name === '') return words.sameNow;
  if (costs.length === 0) return whatChanged(view, false);
  // Of a table alone there is no traffic to be seen.
  if (view.kind === 'table') return whatChanged(view, raised);
  return s.join(whatChanged(view, raised), words.costs(costs));
}

/** Outside every live region: it changes by itself. */
export function currentBand(view: FirstView): TemplateResult | typeof nothing {
  const {s, f, band} = view;
  if (!band || band.band === 'flat') return nothing;
  if (band.band === 'unknown') return html`<p class="now">${s.now.unknown}</p>`;
  if (!band.until) return html`<p class="now">${s.now.bandOnly(s.band[band.band])}</p>`;
  const there = f.time(band.until, view.now, 'Asia/Shanghai');
  const here = f.time(band.until, view.now);
  const text = s.now.band(s.band[band.band], there, here === there ? '' : here);
  return html`<p class="now">${text}</p>`;
}
