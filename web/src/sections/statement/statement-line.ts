// A line of the statement: a label, one number per model, and how it came about.
import {html, nothing, type TemplateResult} from 'lit';

import type {Estimate} from '../../engine/types/calls.js';
import {toggled} from '../../ui/disclosure.js';
import {animatedOnChange} from '../../ui/decimal-column.js';
import {hasBundle, shortNames, type Actions, type FirstView, type View} from '../../state/types.js';
import type {WorkingViews} from '../../state/lazy-bundle.js';

/** How a number came about, in the words of the modules that come later. */
export type Working = (working: WorkingViews, view: View, actions: Actions) => TemplateResult;

export interface Line {
  /** What the line is, among those that are open. */
  id: string;
  label: string;
  cells: readonly (TemplateResult | string)[];
  working: Working;
  className?: string;
}

/** Its working is made when it is opened. */
export function line(
  view: FirstView,
  actions: Actions,
  estimate: Estimate,
  {id, label, cells, className = '', working}: Line,
): TemplateResult {
  const short = shortNames(view, estimate.models);
  const open = view.open.has(id);
  const made =
    hasBundle(view) && (open || view.prerendering)
      ? working(view.bundle.working, view, actions)
      : nothing;
  return html`<details class="line ${className}" ?open=${open} @toggle=${toggled(actions, id)}>
    <summary class="row">
      <span class="label">${label}</span>
      ${estimate.models.map(
        ({model}, i) =>
          html`<span class="cell"
            ><span class="vh"> ${short.get(model) ?? model}: </span>${cells[i] ?? nothing}</span
          >`,
      )}
    </summary>
    <div class="working" part="working">${made}</div>
  </details>`;
}

/** A percentage beside an amount. */
export function shareOf(text: string): TemplateResult {
  return animatedOnChange(text, html`<span class="share">${text}</span>`);
}

export function bar(share: string, family: string): TemplateResult {
  return html`<svg class="share-bar ${family}" aria-hidden="true" part="bar">
    <rect class="all" width="100%" height="100%"></rect>
    <rect width="${share}%" height="100%"></rect>
  </svg>`;
}
