// A number of the assumption sentence becomes a field in its place: what is typed there is
// typed into the scenario, as in the form. It lies over the words, so that none of them moves.
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {ref} from 'lit/directives/ref.js';

import type {SentencePart} from '../../engine/types/calls.js';
import {inputName} from '../../format/input-names.js';
import {errorText, errorsAt} from '../../state/errors.js';
import {countsText} from '../../state/faults.js';
import {textAt} from '../../state/scenario-edits.js';
import type {Actions, View} from '../../state/types.js';
import {keepGroups, rememberGroups} from '../../ui/fields.js';

/** The field that is open; what its text was; and what it begins with where it has none. */
const OPEN = 'sentence';
const BEFORE = 'sentence/before';
const BEGINNING = 'sentence/beginning';

const NUMBER = /\/(?:requests|turns|steps|questions|hit|measured_hit|peak_share)$/;

/** Hours, months and prices are chosen, each from a list of its own. */
export function isNumber(path: string): boolean {
  return NUMBER.test(path);
}

export function sentenceNumber(
  view: View,
  actions: Actions,
  {text, field: path = ''}: SentencePart,
): TemplateResult {
  const name = inputName(view.s, view.scenario, path);
  if (view.localInputs.get(OPEN) === path) return entry(view, actions, path, name, text);
  const open = (): void => {
    actions.enter(path);
    actions.setLocalInput(BEFORE, textAt(view.scenario, path));
    actions.setLocalInput(BEGINNING, text.replace(/\s*%$/, ''));
    actions.setLocalInput(OPEN, path);
  };
  return html`<button
    type="button"
    class="text"
    part="button"
    data-number=${path}
    aria-label="${name}${view.s.decisions.colon}${text}"
    @click=${open}
  >
    ${text}
  </button>`;
}

function entry(
  view: View,
  actions: Actions,
  path: string,
  name: string,
  text: string,
): TemplateResult {
  const value = textAt(view.scenario, path) || (view.localInputs.get(BEGINNING) ?? '');
  const wrong = errorsAt(view.errors, path).length > 0;
  const close = (): void => {
    actions.setLocalInput(OPEN, '');
  };
  const leave = ({target}: Event): void => {
    // The focus is elsewhere in the page, or only the window has lost it.
    requestAnimationFrame(() => {
      const field = target as HTMLElement;
      const {activeElement} = field.getRootNode() as ShadowRoot;
      if (activeElement !== field && view.localInputs.get(OPEN) === path) close();
    });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    const root = (event.target as Element).getRootNode() as ShadowRoot;
    const changed = textAt(view.scenario, path) !== view.localInputs.get(BEFORE);
    if (event.key === 'Escape' && changed) actions.undo();
    close();
    requestAnimationFrame(() => {
      root.querySelector<HTMLElement>(`[data-number="${path}"]`)?.focus();
    });
  };
  return html`<span class="in-place"
    ><span aria-hidden="true">${text}</span
    ><input
      ${ref(begin)}
      aria-label=${name}
      size=${Math.max(text.length, value.length, 2)}
      inputmode="decimal"
      autocomplete="off"
      spellcheck="false"
      .value=${live(value)}
      aria-invalid=${wrong ? 'true' : nothing}
      aria-describedby=${wrong ? 'sentence-error' : nothing}
      @beforeinput=${rememberGroups}
      @input=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        keepGroups(event, value);
        actions.setLocalInput(BEGINNING, '');
        actions.edit(path, input.value);
      }}
      @keydown=${press}
      @blur=${leave}
  /></span>`;
}

/** Once it is in the page, which is after it is made. */
function begin(element?: Element): void {
  queueMicrotask(() => {
    if (!(element instanceof HTMLInputElement)) return;
    element.focus({preventScroll: true});
    element.select();
  });
}

/** What is wrong with the number that is open, and what counts instead, under its sentence. */
export function sentenceError(view: View): TemplateResult | typeof nothing {
  const path = view.localInputs.get(OPEN) ?? '';
  const errors = path === '' ? [] : errorsAt(view.errors, path);
  if (errors.length === 0) return nothing;
  const texts = errors.map((error) => errorText(view.s, error));
  return html`<span class="error" id="sentence-error"
    >${view.s.join(...texts, countsText(view, view.errors))}</span
  >`;
}
