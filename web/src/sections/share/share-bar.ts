// Sharing in one line: the link, and the way to everything else.
import {html, type TemplateResult} from 'lit';

import {textButton} from '../../ui/fields.js';
import type {Actions, FirstView} from '../../state/types.js';

export function shareBar(view: FirstView, actions: Actions): TemplateResult {
  const {s, share} = view;
  // Without a link, or while a field is wrong, there is nothing to copy; the dialog says why.
  return html`<p class="choices actions">
    ${textButton(s.share.copy, share.linkError || view.faults.length > 0 ? actions.openShare : actions.copyLink)}
    ${textButton(s.share.copyText, view.faults.length > 0 ? actions.openShare : actions.copyText)}
    ${textButton(s.share.open, actions.openShare)}
    <span class="status">${share.status}</span>
  </p>`;
}
