// A line of the statement: a label, one number per model, and how it came about.
import {html, nothing, type TemplateResult} from 'lit';

import {animatedOnChange} from '../../ui/decimal-column.js';
import {ledgerLine} from '../../ui/ledger-line.js';
import {hasBundle, type Actions, type FirstView, type View} from '../../state/types.js';
import type {WorkingViews} from '../../state/lazy-bundle.js';

/** How a number came about, in the words of the modules that come later. */
export type Working = (working: WorkingViews, view: View, actions: Actions) => TemplateResult;

export interface Line {
  /** What the line is, among those that are open. */
  id: string;
  label: string;
  cells: readonly unknown[];
  working: Working;
  className?: string;
  focusId?: string;
}

/** Its working is made when it is opened. */
export function line(view: FirstView, actions: Actions, {working, ...shown}: Line): TemplateResult {
  const made = hasBundle(view) && (view.open.has(shown.id) || view.prerendering);
  const content = made ? working(view.bundle.working, view, actions) : nothing;
  return ledgerLine(view, actions, {...shown, content});
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
