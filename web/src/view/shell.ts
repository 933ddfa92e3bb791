// The whole of the element: its sections in order, for each kind of view.
import {html, nothing, type TemplateResult} from 'lit';

import {contract} from './contract.js';
import {questions} from './questions.js';
import {pinnedTotals, results} from './results.js';
import {shareBar} from './share-bar.js';
import {isWhole, type Actions, type FirstView} from './view.js';

export function shell(view: FirstView, actions: Actions): TemplateResult {
  const {s, kind} = view;
  return html`<div class="root ${kind}" part="root" lang=${s.lang} dir="ltr">
    <p class="vh" role="status" aria-live="polite" aria-atomic="true">${view.announcement}</p>
    ${view.notices.map((notice) => html`<p class="notice" role="alert">${notice}</p>`)}
    ${kind === 'compact' ? nothing : contract(view, actions)}
    ${
      kind === 'table'
        ? nothing
        : html`<div class="desk">
              ${questions(view, actions)}
              <div class="side">${results(view, actions)} ${shareBar(view, actions)}</div>
            </div>
            ${kind === 'full' ? below(view, actions) : nothing} ${pinnedTotals(view)}
            ${
              isWhole(view)
                ? html`${view.rest.printFooter(view)} ${view.rest.shareDialog(view, actions)}`
                : nothing
            }`
    }
  </div>`;
}

/** Fetched when it is about to be seen; a page that was drawn ahead shows it until then. */
function below(view: FirstView, actions: Actions): TemplateResult {
  return html`<div class="below ${isWhole(view) || view.drawnBelow.length > 0 ? '' : 'ahead'}">
    ${isWhole(view) ? view.rest.below(view, actions) : view.drawnBelow}
  </div>`;
}
