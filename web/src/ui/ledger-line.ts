// A line of a ledger: a label, one number per model or one for both, and below it, once it is
// opened, how they came about.
import {html, nothing, type TemplateResult} from 'lit';

import {shortNames, type Actions, type FirstView} from '../state/types.js';
import {toggled} from './disclosure.js';

export interface LedgerLine {
  /** What the line is, among those that are open. */
  id: string;
  label: unknown;
  /** One for each model, in their order; */
  cells?: readonly unknown[];
  /** or one under both. */
  both?: unknown;
  className?: string;
  part?: string;
  /** By which its summary has the focus again, once the drawn page is live. */
  focusId?: string;
  /** A question of its own, which a link to it opens. */
  question?: boolean;
  content: unknown;
}

export function ledgerLine(view: FirstView, actions: Actions, line: LedgerLine): TemplateResult {
  const {id, label, cells, both, className = '', part, question, content} = line;
  return html`<details
    class="line ${className}"
    part=${part ?? nothing}
    data-question=${question ? id : nothing}
    ?open=${view.open.has(id)}
    @toggle=${toggled(actions, id)}
  >
    <summary class="row" id=${line.focusId ?? nothing}>
      <span class="label">${label}</span>
      ${cells ? eachModel(view, cells) : html`<span class="cell both">${both}</span>`}
    </summary>
    <div class="working" part="working">${content}</div>
  </details>`;
}

/** The names are spoken; to be seen they stand above the columns. */
function eachModel(view: FirstView, cells: readonly unknown[]): TemplateResult[] {
  const models = view.estimate?.models ?? [];
  const names = shortNames(view, models);
  return models.map(
    ({model}, i) =>
      html`<span class="cell"
        ><span class="vh"> ${names.get(model) ?? model}: </span>${cells[i] ?? nothing}</span
      >`,
  );
}
