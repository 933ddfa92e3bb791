// The dialog of sharing: the link, embed code and exports.
import {html, nothing, type TemplateResult} from 'lit';

import {heading} from './heading.js';
import {textButton} from './fields.js';
import type {Actions, View} from './view.js';

export function shareDialog(view: View, actions: Actions): TemplateResult {
  const {s, f, share} = view;
  return html`<dialog part="share" aria-labelledby="share-heading" @click=${closeOnBackdrop}>
    <div class="bar">
      ${heading(view.headingLevel, s.share.heading, 'share-heading')}
      <form method="dialog"><button class="text">${s.share.close}</button></form>
    </div>
    <label for="share-link">${s.share.link}</label>
    <input id="share-link" class="long" readonly .value=${share.link} @focus=${selectAll} />
    <p class="choices">
      ${textButton(s.share.copy, actions.copyLink)}
      ${share.canSend ? textButton(s.share.send, actions.sendLink) : nothing}
      <span class="status">${share.status}</span>
    </p>
    <p class="hint">
      ${view.ownBook.name === '' ? s.share.pins(f.date(view.table.card.effective_from)) : s.share.custom}
    </p>
    <label for="share-snippet">${s.share.embed}</label>
    <textarea
      id="share-snippet"
      rows="4"
      readonly
      spellcheck="false"
      .value=${share.snippet}
      @focus=${selectAll}
    ></textarea>
    <p class="choices">${textButton(s.share.copySnippet, actions.copySnippet)}</p>
    <p class="label">${s.share.export}</p>
    <p class="choices">
      ${textButton(s.share.csv, () => {
        actions.exportAs('csv');
      })}
      ${textButton(s.share.json, () => {
        actions.exportAs('json');
      })}
      ${textButton(s.share.markdown, () => {
        actions.exportAs('markdown');
      })}
      ${view.ownsPage ? textButton(s.share.print, actions.print) : nothing}
    </p>
  </dialog>`;
}

function selectAll(event: Event): void {
  (event.target as HTMLInputElement | HTMLTextAreaElement).select();
}

function closeOnBackdrop(event: MouseEvent): void {
  if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close();
}
