// The dialog of sharing: the link, embed code, exports and the way back in.
import {html, nothing, type TemplateResult} from 'lit';

import {errorText} from '../../state/errors.js';
import {faultText} from '../../state/faults.js';
import {opening} from '../../ui/disclosure.js';
import {textButton} from '../../ui/fields.js';
import {heading} from '../../ui/heading.js';
import {cardInForce, follow} from '../statement/priced.js';
import {scriptFolder} from './addresses.js';
import {fileDropped, fileGone, fileOver, openFile, type FileView} from './open-file.js';
import {embedSnippet} from './snippet.js';
import type {Actions, Look, View} from '../../state/types.js';

export function shareDialog(view: FileView, actions: Actions): TemplateResult {
  const {s, faults} = view;
  return html`<dialog
    part="share"
    aria-labelledby="share-heading"
    @click=${closeOnBackdrop}
    @dragover=${fileOver}
    @dragleave=${fileGone}
    @drop=${fileDropped(view)}
  >
    <div class="bar">
      ${heading(view.headingLevel, s.share.heading, 'share-heading')}
      <form method="dialog"><button class="text">${s.share.close}</button></form>
    </div>
    ${faults.length > 0 ? waits(view) : outgoing(view, actions)} ${openFile(view)}
  </dialog>`;
}

/** Nothing leaves the page while a field is wrong: its amounts would be another scenario's. */
function waits(view: View): TemplateResult {
  return html`<p class="error">${view.s.share.waits}</p>
    <ul class="error list">
      ${view.faults.map((fault) => html`<li>${faultText(view, fault)}</li>`)}
    </ul>`;
}

function outgoing(view: View, actions: Actions): TemplateResult {
  const {s, share} = view;
  return html`${
    share.linkError
      ? html`<p class="error">${s.join(errorText(s, share.linkError), s.share.tooLong)}</p>`
      : html`${link(view, actions)} ${text(view, actions)}
        ${scriptFolder() === '' ? nothing : embed(view, actions)}`
  }
  ${exports(view, actions)}`;
}

/** What some mail programs and chats cut off, in characters. */
const LONG = 2000;

/** The single file, opened from a disk: others cannot follow its address. */
function onDisk(view: View): boolean {
  return view.share.link.startsWith('file:');
}

function link(view: View, actions: Actions): TemplateResult {
  const {s, f, share} = view;
  return html`<label for="share-link">${s.share.link}</label>
    <input id="share-link" class="long" readonly .value=${share.link} @focus=${selectAll} />
    <p class="choices">
      ${textButton(s.share.copy, actions.copyLink)}
      ${share.canSend ? textButton(s.share.send, actions.sendLink) : nothing}
      ${status(share, 'link')}
    </p>
    ${share.link.length > LONG ? html`<p class="hint" part="long-link">${s.share.long}</p>` : nothing}
    <p class="hint">
      ${onDisk(view) ? s.share.onDisk : nothing}
      ${view.ownBook.name === '' ? s.share.pins(f.date(view.table.card.effective_from)) : s.share.custom}
      ${toToday(view, actions)}
    </p>`;
}

/** Where the link would keep prices that are replaced, those in force. */
function toToday({s, estimate}: View, actions: Actions): TemplateResult | typeof nothing {
  const card = cardInForce(estimate);
  if (card === undefined) return nothing;
  return textButton(s.results.useToday, (event) => {
    follow(event, '#share-link', () => {
      actions.useCard(card);
    });
  });
}

function text(view: View, actions: Actions): TemplateResult {
  const {s, share} = view;
  return html`<label for="share-text">${s.share.asText}</label>
    <textarea
      id="share-text"
      rows="3"
      readonly
      spellcheck="false"
      .value=${share.text}
      @focus=${selectAll}
    ></textarea>
    <p class="choices">
      ${textButton(s.share.copyText, actions.copyText)} ${status(share, 'text')}
    </p>`;
}

function embed(view: View, actions: Actions): TemplateResult {
  const {s, share, language} = view;
  const look = lookOf(view);
  return html`<p class="label">${s.share.embed}</p>
    <p class="choices looks">
      ${lookChoice(view, actions, 'view', look.view)}
      ${lookChoice(view, actions, 'theme', look.theme)}
    </p>
    <label class="vh" for="share-snippet">${s.share.embed}</label>
    <textarea
      id="share-snippet"
      rows="4"
      readonly
      spellcheck="false"
      .value=${embedSnippet(scriptFolder(), share.fragment, language, look)}
      @focus=${selectAll}
    ></textarea>
    <p class="choices">
      ${textButton(s.share.copySnippet, actions.copySnippet)} ${status(share, 'snippet')}
    </p>
    ${opening(view, actions, 'share/preview', s.share.preview, () => preview(view, look))}`;
}

/** What the snippet is to show, chosen in the dialog. */
function lookOf({localInputs}: View): Look {
  const of = (key: keyof Look): string => localInputs.get(`share/${key}`) ?? '';
  return {view: of('view') as Look['view'], theme: of('theme') as Look['theme']};
}

function lookChoice({s}: View, actions: Actions, key: keyof Look, value: string): TemplateResult {
  const words = s.share.look[key];
  return html`<label class="look"
    >${words.label}
    <select
      name="share-${key}"
      @change=${(event: Event) => {
        actions.setLocalInput(`share/${key}`, (event.target as HTMLSelectElement).value);
      }}
    >
      ${Object.entries(words.choices).map(
        ([id, text]) =>
          html`<option
            value=${id === 'usual' ? '' : id}
            ?selected=${(id === 'usual' ? '' : id) === value}
          >
            ${text}
          </option>`,
      )}
    </select></label
  >`;
}

/** The snippet's own element, to be looked at and scrolled, not used. */
function preview({s, language, share}: View, {view: kind, theme}: Look): TemplateResult {
  return html`<div class="preview ${theme}" role="group" tabindex="0" aria-label=${s.share.preview}>
    <deepseek-cost
      inert
      lang=${language}
      view=${kind === '' ? nothing : kind}
      theme=${theme === '' ? nothing : theme}
      scenario=${share.fragment}
    ></deepseek-cost>
  </div>`;
}

/** Read out at once: behind a dialog the page's own live sentence is silent. */
function status({copied, status}: View['share'], of: View['share']['copied']): TemplateResult {
  return html`<span class="status" role="alert">${copied === of ? status : ''}</span>`;
}

function exports(view: View, actions: Actions): TemplateResult {
  const {s} = view;
  const kinds = ['csv', 'json', 'markdown'] as const;
  return html`<p class="label">${s.share.export}</p>
    <p class="choices">
      ${kinds.map((kind) =>
        textButton(s.share[kind], () => {
          actions.exportAs(kind);
        }),
      )}
      ${view.ownsPage ? textButton(s.share.print, actions.print) : nothing}
    </p>`;
}

function selectAll(event: Event): void {
  (event.target as HTMLInputElement | HTMLTextAreaElement).select();
}

function closeOnBackdrop(event: MouseEvent): void {
  if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close();
}
