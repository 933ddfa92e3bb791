// The reader's own rate book in place of the official one.
import {html, nothing, type TemplateResult} from 'lit';

import {errorText} from '../../state/errors.js';
import {filePicker} from '../../ui/file-picker.js';
import {opening} from '../../ui/disclosure.js';
import {textButton} from '../../ui/fields.js';
import {BUCKETS} from '../../ui/money-axis.js';
import {ownPrices} from './own-prices-form.js';
import type {Actions, View} from '../../state/types.js';

export function ownBook(view: View, actions: Actions): TemplateResult {
  const {s} = view;
  return html`<details class="data own-book">
    <summary>${s.ownBook.heading}</summary>
    <p>${view.ownsPage ? s.ownBook.intro : s.ownBook.introEmbedded}</p>
    ${view.prerendering ? nothing : form(view, actions)}
  </details>`;
}

/** Without scripts it could do nothing. */
function form(view: View, actions: Actions): TemplateResult {
  const {s} = view;
  const {name, errors} = view.ownBook;
  return html`${
      name === ''
        ? nothing
        : html`<p>${s.ownBook.inUse(name)} ${textButton(s.ownBook.drop, actions.dropBook)}</p>`
    }
    ${ownPrices(view, actions)}
    <div id="own-book-note" class="error" role="alert">
      ${
        errors.length === 0
          ? nothing
          : html`<p>${s.ownBook.faults(errors.length)}</p>
              <ul>
                ${errors.slice(0, 50).map((error) => html`<li>${placeOf(view, error.where)} ${errorText(s, error)}</li>`)}
              </ul>`
      }
    </div>
    ${opening(view, actions, 'own/json', s.ownBook.experts, () => json(view, actions))}`;
}

/** Of the six numbers the model and the bucket; else the path in the book. */
function placeOf(view: View, where: string): TemplateResult {
  const {s, table} = view;
  const [, model = '', at = ''] =
    /^\/cards\/0\/models\/(\d)\/prices\/\w+\/\w+\/(\d)$/.exec(where) ?? [];
  const bucket = BUCKETS[Number(at)];
  const of = table.models[Number(model)];
  if (model === '' || !of || !bucket || view.open.has('own/json'))
    return html`<code>${s.ownBook.at(where)}</code>`;
  return html`${of.model}${s.comma}${s.bucketInSentence[bucket]}${s.decisions.colon}`;
}

function json(view: View, actions: Actions): TemplateResult {
  const {s} = view;
  const {errors} = view.ownBook;
  return html`<label for="own-book">${s.ownBook.paste}</label>
    <textarea
      id="own-book"
      rows="6"
      spellcheck="false"
      autocomplete="off"
      aria-describedby="own-book-note"
      aria-invalid=${errors.length > 0 ? 'true' : nothing}
    ></textarea>
    <p class="choices">
      <button
        type="button"
        class="text"
        @click=${(event: Event) => {
          const root = (event.currentTarget as HTMLElement).closest('.own-book');
          actions.useBook(root?.querySelector('textarea')?.value ?? '');
        }}
      >
        ${s.ownBook.check}
      </button>
      ${filePicker(
        {label: s.ownBook.file, accept: '.json,application/json', describedBy: 'own-book-note'},
        (file) => void file.text().then(actions.useBook, () => undefined),
      )}
    </p>`;
}
