// The sections below the totals, in their order.
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';

import {about} from '../sections/prices/about.js';
import {priceHistory} from '../sections/prices/price-history.js';
import {hitChart} from '../sections/statement/hit-chart.js';
import {decisions} from '../sections/decisions/decisions.js';
import {hours} from '../sections/hours/hours.js';
import {tokens} from '../sections/tokens/tokens.js';
import {usage} from '../sections/usage/usage.js';
import {year} from '../sections/year/year.js';
import type {Actions, View} from '../state/types.js';

type Section = (view: View, actions: Actions) => TemplateResult | typeof nothing;

/** More sections of the full view go in here, each a function of view and actions. */
const BELOW: readonly Section[] = [
  hours,
  decisions,
  hitChart,
  year,
  usage,
  tokens,
  memoised(priceHistory),
  memoised(about),
];

/** A section that depends on prices and language alone: typing leaves it as it is. */
function memoised(section: Section): Section {
  return (view, actions) => {
    const {table, book, s, ownBook, headingLevel, guideBase, ownsPage} = view;
    const causes = [
      table,
      book,
      s,
      ownBook.name,
      ownBook.errors,
      // Of own prices, what is typed and open.
      [...view.localInputs].filter(([key]) => key.startsWith('own/')).join(),
      view.open.has('own/json'),
      view.pinnedCard,
      headingLevel,
      guideBase,
      ownsPage,
    ];
    return html`${guard(causes, () => section(view, actions))}`;
  };
}

export function below(view: View, actions: Actions): TemplateResult {
  return html`${BELOW.map((section) => section(view, actions))}`;
}

/** What a sheet begins with: what it is, of what, and when it was printed. */
export function printTitle(view: View): TemplateResult {
  const {s, f, now, validScenario} = view;
  const names = validScenario.workloads.flatMap(({name = ''}) => (name === '' ? [] : name));
  const parts = [s.export.title, names.join(s.comma), s.export.printed(f.date(now))];
  return html`<p class="print-only title">${parts.filter((part) => part !== '').join(' — ')}</p>`;
}

/** What a printed page must still say: the prices' date and the link. */
export function printFooter(view: View): TemplateResult {
  const {s, f, table} = view;
  const own = view.ownBook.name;
  const whose = own === '' ? '' : s.export.ownPrices(own);
  const made = s.sentence(s.export.madeWith(table.card.id, f.date(table.card.checked)));
  return html`<p class="print-only">
    ${s.join(made, whose, s.export.disclaimer)}<br />${view.share.link}
  </p>`;
}
