// How many tokens a text has, by the official rule of thumb: an estimate, marked
// as one. The text stays in the page; only the number goes into a field.
import {html, nothing, type TemplateResult} from 'lit';

import type {TokenCount} from '../../engine/types/calls.js';
import {errorText} from '../../state/errors.js';
import {idOf, textButton} from '../../ui/fields.js';
import type {Actions, View} from '../../state/types.js';

/** A field that a count can be put into. */
export type Use = readonly [path: string, label: string];

export function tokenHelp(
  view: View,
  actions: Actions,
  base: string,
  uses: readonly Use[],
): TemplateResult {
  const id = `${base}/sample`;
  const words = view.s.decisions.tokens;
  const text = view.localInputs.get(id) ?? '';
  const {answer, errors} =
    text === '' ? {answer: undefined, errors: []} : view.query('countTokens', {about: id, text});
  return html`<div class="sample" part="token-help">
    <label for=${idOf(id)}>${words.label}</label>
    <textarea
      id=${idOf(id)}
      name=${id}
      rows="4"
      spellcheck="false"
      autocomplete="off"
      .value=${text}
      @input=${(event: Event) => {
        actions.setLocalInput(id, (event.target as HTMLTextAreaElement).value);
      }}
    ></textarea>
    <p class="fine">${words.stays}</p>
    ${errors.map((error) => html`<p class="error">${errorText(view.s, error)}</p>`)}
    ${answer && errors.length === 0 ? counted(view, actions, answer, uses) : nothing}
  </div>`;
}

function counted(
  {s, f}: View,
  actions: Actions,
  answer: TokenCount,
  uses: readonly Use[],
): TemplateResult {
  const words = s.decisions.tokens;
  const count = f.count(answer.tokens);
  return html`<p><output part="token-count">${words.about(count)}</output></p>
    <p class="sum">
      ${words.working(f.count(answer.english), f.count(answer.chinese))} =
      ${f.count(answer.unrounded)}
    </p>
    <p class="fine">${words.estimate} <a href=${answer.source}>${words.source}</a></p>
    <p class="choices">
      ${uses.map(([path, label]) =>
        textButton(words.use(label), () => {
          actions.edit(path, count);
        }),
      )}
    </p>`;
}
