// Sharing in one line: the link, and the way to everything else.
import {html, type TemplateResult} from 'lit';

import {textButton} from './fields.js';
import type {Actions, FirstView} from './view.js';

export function shareBar(view: FirstView, actions: Actions): TemplateResult {
  const {s} = view;
  return html`<p class="choices actions">
    ${textButton(s.share.copy, actions.copyLink)} ${textButton(s.share.open, actions.openShare)}
    <span class="status">${view.share.status}</span>
  </p>`;
}
