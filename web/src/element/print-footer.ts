// What a printed page must still say: the prices' date and the link.
import {html, type TemplateResult} from 'lit';

import type {View} from '../state/types.js';

export function printFooter(view: View): TemplateResult {
  const {s, f, table} = view;
  const own = view.ownBook.name;
  const whose = own === '' ? '' : s.export.ownPrices(own);
  const made = s.sentence(s.export.madeWith(table.card.id, f.date(table.card.checked)));
  return html`<p class="print-only">
    ${s.join(made, whose, s.export.disclaimer)}<br />${view.share.link}
  </p>`;
}
