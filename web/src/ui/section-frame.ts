// What frames a section whose amounts depend on the fields: its heading, and that a field is wrong.
import {html, nothing, type TemplateResult} from 'lit';

import type {FirstView} from '../state/types.js';
import {heading} from './heading.js';

export interface Frame {
  /** Its class; with "-heading", the id of its heading. */
  name: string;
  /** By which a host styles it. */
  part: string;
  title: string;
  /** The title says what was found, and may take more than one line. */
  finding?: boolean;
  /** What can be opened in it, until the reader has opened something. */
  hint?: string;
}

export function sectionFrame(view: FirstView, frame: Frame, content: unknown): TemplateResult {
  const {name, part, title, finding, hint} = frame;
  const id = `${name}-heading`;
  return html`<section
    class="${name} ${view.stale ? 'stale' : ''}"
    part=${part}
    aria-labelledby=${id}
  >
    <div class=${finding ? 'bar finding' : 'bar'}>
      ${heading(view.headingLevel, title, id)}
      ${hint === undefined ? nothing : html`<span class="fine ${view.opened ? 'known' : ''}">${hint}</span>`}
    </div>
    ${content}
  </section>`;
}
