// The whole of the element: its sections in order, for each kind of view.
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';

import {doors} from '../sections/doors/doors.js';
import {PRICES, priceTable} from '../sections/prices/price-table.js';
import {CHANGES} from '../sections/prices/current-prices.js';
import {provenanceLine} from '../sections/prices/provenance-line.js';
import {questions} from '../sections/questions/questions.js';
import {axisOfFamily} from '../ui/money-axis.js';
import {pinnedTotals, results} from '../sections/statement/results.js';
import {shareBar} from '../sections/share/share-bar.js';
import type {LateSections} from './late-sections.js';
import {measureOf} from '../ui/decimal-column.js';
import {hasBundle, type Actions, type FirstView} from '../state/types.js';

export function layout(view: FirstView, actions: Actions, late: LateSections): TemplateResult {
  const {s, kind} = view;
  return html`<div
    class="root ${kind} ${view.faults.length > 0 ? 'waits' : ''}"
    part="root"
    lang=${s.lang}
    dir="ltr"
  >
    <p class="vh" role="status" aria-live="polite" aria-atomic="true">${view.announcement}</p>
    ${hasBundle(view) && kind !== 'table' ? view.bundle.printTitle(view) : nothing}
    ${view.notices.map((notice) => html`<p class="notice" role="alert">${notice}</p>`)}
    ${kind === 'full' ? doors(view, actions) : nothing}
    ${pricesFirst(view) ? memoisedPrices(view, actions) : nothing}
    ${
      kind === 'table'
        ? nothing
        : html`<div class="columns">
              ${questions(view, actions)}
              <div class="side">
                ${results(view, actions)} ${kind === 'compact' ? provenanceLine(view) : nothing}
                ${shareBar(view, actions)} ${late.place('share', view, actions)}
              </div>
            </div>
            ${kind === 'full' && !pricesFirst(view) ? memoisedPrices(view, actions) : nothing}
            ${kind === 'full' ? html`<div class="below">${late.below(view, actions)}</div>` : nothing}
            ${pinnedTotals(view)}
            ${hasBundle(view) ? view.bundle.printFooter(view) : view.prerendered.get('foot')}`
    }
  </div>`;
}

/** On the guide's own page and as a view of its own, the prices are what the reader came for. */
function pricesFirst({kind, guideBase}: FirstView): boolean {
  return kind === 'table' || (kind === 'full' && guideBase !== undefined);
}

/** The price table, which most keys leave as it is. */
function memoisedPrices(view: FirstView, actions: Actions): unknown {
  const {s, f, table, book, band, now, language, headingLevel, guideBase, pinnedCard} = view;
  const {same, models} = view.estimate?.in_force ?? {same: true, models: []};
  const causes = [
    ...[s, f.locale, table, book, band, now, language, headingLevel, guideBase, pinnedCard],
    view.scenario.card,
    view.scenario.currency,
    same || models.map(({month}) => month.amount).join(),
    // Open, it may hold a bill of the reader's scenario.
    view.open.has(CHANGES) && view,
    view.open.has(PRICES),
    view.table.models.map(({family}) => measureOf(axisOfFamily(view, family))).join(),
    hasBundle(view),
  ];
  return guard(causes, () => priceTable(view, actions));
}
