// The timeline of rate cards: what changed, when, by which source; and a card
// to calculate with.
import {html, nothing, type TemplateResult} from 'lit';

import type {CancelledChange, TimelineCard} from '../../engine/types/book-types.js';
import {endOf, labelOf, sourceLink} from './price-table.js';
import {heading} from '../../ui/heading.js';
import type {Actions, View} from '../../state/types.js';

export function priceHistory(view: View, actions: Actions): TemplateResult {
  const {s, book} = view;
  return html`<section class="price-history" part="cards" aria-labelledby="price-history-heading">
    <div class="bar">
      ${heading(view.headingLevel, s.priceHistory.heading, 'price-history-heading')}
    </div>
    <p class="intro">${s.priceHistory.intro}</p>
    <ol class="timeline" reversed>
      ${book.timeline.toReversed().map((card) => item(view, actions, card))}
    </ol>
    ${book.cancelled.length > 0 ? cancelled(view, book.cancelled) : nothing}
  </section>`;
}

function item(view: View, actions: Actions, card: TimelineCard): TemplateResult {
  const {s, f, table} = view;
  const inUse = card.card === table.card.id;
  return html`<li class=${inUse ? 'in-use' : ''} aria-current=${inUse ? 'true' : nothing}>
    <span class="when"
      >${s.priceTable.fromTo(f.date(card.effective_from), endOf(view, card.card))}</span
    >
    <details class="what data">
      <summary>
        ${labelOf(view, card)}${card.price_change ? nothing : html` <span class="fine">${s.priceHistory.noPriceChange}</span>`}
      </summary>
      <p class="fine">${sources(view, card)}</p>
    </details>
    <span class="do">
      ${
        inUse
          ? html`<span class="fine">${s.priceHistory.inUse}</span>`
          : html`<button
              type="button"
              class="text"
              aria-label=${s.priceHistory.useCard(f.date(card.effective_from))}
              @click=${() => {
                actions.useCard(card.card);
              }}
            >
              ${s.priceHistory.use}
            </button>`
      }
    </span>
  </li>`;
}

function sources(view: View, card: TimelineCard): TemplateResult {
  const {s, f} = view;
  const note = (view.language === 'zh' ? card.precision_note_zh : undefined) ?? card.precision_note;
  return html`${s.join(s.about.confidenceKind[card.confidence] ?? card.confidence, note ?? '')}
  ${card.sources.map(
    (source) =>
      html`<br />${sourceLink(source)}${
          typeof source !== 'string' && source.checked
            ? s.priceTable.checked(f.date(source.checked))
            : nothing
        }`,
  )}`;
}

function cancelled(view: View, list: readonly CancelledChange[]): TemplateResult {
  const {s, f} = view;
  return html`<div class="cancelled">
    ${heading(view.headingLevel + 1, s.priceHistory.cancelled)}
    ${list.map(
      (change) =>
        html`<p>
          ${s.priceHistory.cancelledItem(labelOf(view, change), f.date(change.planned_for), f.date(change.cancelled))}
        </p>`,
    )}
    <p class="fine">${s.priceHistory.cancelledNote}</p>
  </div>`;
}
