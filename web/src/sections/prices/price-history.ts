// Every revision of the official page with its prices, what changed in bold; its
// sources, and a button to calculate with it.
import {html, nothing, type TemplateResult} from 'lit';

import type {Bucket} from '../../engine/types/calls.js';
import type {CancelledChange, TimelineCard} from '../../engine/types/rates.js';
import {certainty} from './certainty.js';
import {labelOf} from './price-table.js';
import {revisions, type BandRow, type PricesOf, type Revision} from './history-rows.js';
import {heading} from '../../ui/heading.js';
import {column} from '../../ui/decimal-column.js';
import {scrollRegion} from '../../ui/scroll-region.js';
import {familyClass, type Actions, type View} from '../../state/types.js';
import {BUCKETS} from '../../ui/money-axis.js';

export function priceHistory(view: View, actions: Actions): TemplateResult {
  const {s, book} = view;
  const timeline = timelineOf(view);
  const shown = timeline.filter((card, at) => isShown(view, card, at));
  const folded = timeline.filter((card) => !shown.includes(card));
  const summary = s.priceHistory.withoutChange(folded.length);
  return html`<section class="price-history" part="cards" aria-labelledby="price-history-heading">
    <div class="bar">
      ${heading(view.headingLevel, s.priceHistory.heading, 'price-history-heading')}
    </div>
    <p class="intro">
      ${s.priceHistory.intro(s.currency[view.table.currency] ?? view.table.currency)}
    </p>
    ${scrollRegion(s.priceHistory.scroll, table(view, actions, shown))}
    ${
      folded.length === 0
        ? nothing
        : html`<details class="data">
            <summary>${summary}</summary>
            <ol class="timeline" reversed>
              ${folded.toReversed().map((card) => item(view, actions, card))}
            </ol>
          </details>`
    }
    ${book.cancelled.length > 0 ? cancelled(view, book.cancelled) : nothing}
  </section>`;
}

/** The revisions with their prices in the money of the page. */
function timelineOf(view: View): TimelineCard[] {
  const {answer} = view.query('rateBook', {currency: view.table.currency});
  return (answer ?? view.book).timeline;
}

/** Where a price or an hour changed, and whatever the reader calculates with. */
function isShown(view: View, {card, price_change: changed}: TimelineCard, at: number): boolean {
  return at === 0 || changed || card === view.table.card.id || card === view.pinnedCard;
}

function table(view: View, actions: Actions, shown: readonly TimelineCard[]): TemplateResult {
  const {s, f} = view;
  const words = s.priceHistory;
  const families = [...new Set(shown.flatMap(({models}) => models.map(({family}) => family)))];
  const list = revisions(shown, families).toReversed();
  const lines = list.flatMap(({rows}) => rows);
  const columns = families.flatMap((_family, at) =>
    BUCKETS.map((bucket) =>
      column(lines.map(({prices}) => (prices[at] ? f.bare(prices[at].now[bucket]) : ''))),
    ),
  );
  const cells = new Map(lines.map((line, i) => [line, columns.map((list) => list[i])]));
  return html`<table class="history">
    <thead>
      <tr>
        <th scope="col" rowspan="2"><span class="vh">${s.working.band}</span></th>
        ${families.map((family) => html`<th scope="colgroup" colspan="3" class="model ${familyClass(family)}">${s.family[family] ?? family}</th>`)}
      </tr>
      <tr>
        ${families.map(() => BUCKETS.map((bucket) => html`<th scope="col">${words.bucket[bucket]}</th>`))}
      </tr>
    </thead>
    ${list.map((revision) => revisionRows(view, actions, revision, cells))}
  </table>`;
}

function revisionRows(
  view: View,
  actions: Actions,
  {card, rows}: Revision,
  cells: Map<BandRow, (TemplateResult | undefined)[]>,
): TemplateResult {
  const {s} = view;
  const inUse = card.card === view.table.card.id;
  const columns = 1 + BUCKETS.length * (rows[0]?.prices.length ?? 0);
  return html`<tbody class=${inUse ? 'in-use' : ''} aria-current=${inUse ? 'true' : nothing}>
    <tr>
      <th scope="rowgroup" colspan=${columns}>
        <div class="revision">
          ${when(view, card)} ${what(view, card)}
          <span class="do">${use(view, actions, card)}</span>
        </div>
      </th>
    </tr>
    ${rows.map((row) => {
      const changed = row.prices.flatMap((each) => BUCKETS.map((bucket) => isNew(each, bucket)));
      return html`<tr>
        ${row.band === 'flat' ? html`<td></td>` : html`<th scope="row" class="band">${s.band[row.band]}</th>`}
        ${cells.get(row)?.map((cell, at) => html`<td class=${changed[at] ? 'moved' : ''}>${cell}</td>`)}
      </tr>`;
    })}
  </tbody>`;
}

function isNew(prices: PricesOf | undefined, bucket: Bucket): boolean {
  return prices?.before !== undefined && prices.before[bucket] !== prices.now[bucket];
}

function when(view: View, card: TimelineCard): TemplateResult {
  return html`<span class="when">${view.f.date(card.effective_from)}</span>`;
}

function what(view: View, card: TimelineCard): TemplateResult {
  return html`<details class="what data">
    <summary>${labelOf(view, card)}</summary>
    <p class="fine">${certainty(view, card)}</p>
  </details>`;
}

function item(view: View, actions: Actions, card: TimelineCard): TemplateResult {
  return html`<li>
    ${when(view, card)} ${what(view, card)} <span class="do">${use(view, actions, card)}</span>
  </li>`;
}

function use(
  view: View,
  actions: Actions,
  {card, effective_from: from}: TimelineCard,
): TemplateResult {
  const words = view.s.priceHistory;
  if (card === view.table.card.id) return html`<span class="fine">${words.inUse}</span>`;
  return html`<button
    type="button"
    class="text"
    aria-label=${words.useCard(view.f.date(from))}
    @click=${() => {
      actions.useCard(card);
    }}
  >
    ${words.use}
  </button>`;
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
