// Disclosures whose content is made only while they are open.
import {html, nothing, type TemplateResult} from 'lit';

import type {Actions, FirstView} from '../state/types.js';

export function opening(
  view: FirstView,
  actions: Actions,
  id: string,
  summary: string,
  content: () => TemplateResult,
): TemplateResult {
  const open = view.open.has(id);
  return html`<details
    class="data"
    data-opening=${id}
    ?open=${open}
    @toggle=${toggled(actions, id)}
  >
    <summary>${summary}</summary>
    ${open ? content() : nothing}
  </details>`;
}

/** Answers a details element's own "toggle"; those inside of it do not bubble. */
export function toggled(actions: Actions, id: string): (event: Event) => void {
  return (event) => {
    actions.toggle(id, (event.target as HTMLDetailsElement).open);
  };
}
