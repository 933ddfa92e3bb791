// What a sheet of paper says that the screen does not.
import {html, type TemplateResult} from 'lit';

import type {View} from '../state/types.js';

/** What a sheet begins with: what it is, of what, and when it was printed. */
export function printTitle(view: View): TemplateResult {
  const {s, f, now, validScenario} = view;
  const names = validScenario.workloads.flatMap(({name = ''}) => (name === '' ? [] : name));
  const parts = [s.export.title, names.join(s.comma), s.export.printed(f.date(now))];
  return html`<p class="print-only title">${parts.filter((part) => part !== '').join(' — ')}</p>`;
}

/** What a printed page must still say: the prices' date and the link, where there are amounts. */
export function printFooter(view: View): TemplateResult {
  const {s, f, table, estimate, faults} = view;
  const own = view.ownBook.name;
  const whose = own === '' ? '' : s.export.ownPrices(own);
  const made = estimate
    ? s.sentence(s.export.madeWith(table.card.id, f.date(table.card.checked)))
    : '';
  return html`<p class="print-only">
    ${s.join(made, whose, s.export.disclaimer)}<br />${faults.length === 0 ? view.share.link : ''}
  </p>`;
}
