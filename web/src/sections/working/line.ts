// One line of working: what it is, how it is worked out, and what comes of it.
import {html, nothing, type TemplateResult} from 'lit';

/** Without a working, or where that is the sum itself, the sum alone. */
export function workingLine(label: string, working: string, sum: string): TemplateResult {
  return html`<p class="working-line">
    <span class="fine">${label}</span>
    <span class="sum"
      >${working === '' || working === sum ? nothing : html`${working} = `}<b>${sum}</b></span
    >
  </p>`;
}
