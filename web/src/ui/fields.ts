// Labelled fields. An error stands under the field that it belongs to, in place
// of the hint; what was typed stays.
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import {errorText, errorsAt} from '../state/errors.js';
import {regrouped} from '../format/typed-grouping.js';
import type {Actions, FirstView} from '../state/types.js';

export interface FieldOptions {
  path: string;
  label: string;
  value: string;
  hint?: string;
  /** A word behind the field: "tokens", "%". */
  unit?: string;
  /** More controls in the same row, such as a slider or a unit to choose. */
  after?: TemplateResult;
  /** Text of any kind, not a number. */
  plain?: boolean;
  width?: 'short' | 'long';
}

export function field(view: FirstView, actions: Actions, options: FieldOptions): TemplateResult {
  const {path, label, value, unit, after} = options;
  const id = idOf(path);
  const errors = errorsAt(view.errors, path);
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <div class="entry">
      <input
        id=${id}
        name=${path}
        class=${options.width ?? 'short'}
        inputmode=${options.plain ? 'text' : 'decimal'}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        .value=${live(value)}
        aria-invalid=${errors.length > 0 ? 'true' : nothing}
        aria-describedby=${noteId(path)}
        @focus=${() => {
          actions.enter(path);
        }}
        @beforeinput=${rememberGroups}
        @input=${(event: Event) => {
          keepGroups(event, value);
          actions.edit(path, (event.target as HTMLInputElement).value);
        }}
      />
      ${unit ? html`<span class="unit">${unit}</span>` : nothing} ${after ?? nothing}
    </div>
    ${note(view, path, options.hint)}
  </div>`;
}

/** What stood in a field before the key: what was drawn there may be some keys old. */
const stood = new WeakMap<EventTarget, string>();

export function rememberGroups({target}: Event): void {
  if (target instanceof HTMLInputElement) stood.set(target, target.value);
}

/** Keeps the groups of a count right while it is edited; what is pasted stays as it is. */
export function keepGroups(event: Event, rendered: string): void {
  const input = event.target as HTMLInputElement;
  const before = stood.get(input) ?? rendered;
  stood.delete(input);
  const {inputType = '', data = ''} = event as Partial<InputEvent>;
  if (!inputType.startsWith('delete') && !/^\d$/.test(data ?? '')) return;
  const caret = input.selectionStart ?? input.value.length;
  const [text, at] = regrouped(before, input.value, caret);
  if (text === input.value) return;
  input.value = text;
  input.setSelectionRange(at, at);
}

/** The hint under a field, or its errors. */
export function note(view: FirstView, path: string, hint = ''): TemplateResult {
  const errors = errorsAt(view.errors, path);
  if (errors.length === 0) return html`<p class="hint" id=${noteId(path)}>${hint}</p>`;
  return html`<p class="error" id=${noteId(path)}>
    ${errors.map((error) => errorText(view.s, error)).join(' ')}
  </p>`;
}

export interface ChoiceOptions {
  path: string;
  label: string;
  value: string;
  /** With a group's name behind those that belong together. */
  choices: readonly (readonly [value: string, text: string, group?: string])[];
  hint?: string;
  /** Hides the label from sight, where the place says it. */
  bare?: boolean;
  change: (value: string) => void;
}

export function choice(view: FirstView, options: ChoiceOptions): TemplateResult {
  const {path, label, value} = options;
  const id = idOf(path);
  const wrong = errorsAt(view.errors, path).length > 0;
  // What is none of the choices is shown as it was given, with what is wrong about it.
  const known = options.choices.some(([key]) => key === value);
  const choices = known ? options.choices : [[value, value] as const, ...options.choices];
  const described = wrong || options.hint;
  const select = html`<select
    id=${id}
    name=${path}
    aria-label=${options.bare ? label : nothing}
    aria-invalid=${wrong ? 'true' : nothing}
    aria-describedby=${described ? noteId(path) : nothing}
    @change=${(event: Event) => {
      options.change((event.target as HTMLSelectElement).value);
    }}
  >
    ${groups(choices, value)}
  </select>`;
  if (options.bare) return select;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <div class="entry">${select}</div>
    ${described ? note(view, path, options.hint) : nothing}
  </div>`;
}

/** Which option is chosen is said by the options: a select's `value` is set before new ones are there. */
function groups(choices: ChoiceOptions['choices'], value: string): TemplateResult[] {
  const names = [...new Set(choices.map(([, , group = '']) => group))];
  return names.map((name) => {
    const list = choices
      .filter(([, , group = '']) => group === name)
      .map(
        ([key, text]) =>
          html`<option value=${key} ?selected=${key === value} .selected=${live(key === value)}>
            ${text}
          </option>`,
      );
    return name === '' ? html`${list}` : html`<optgroup label=${name}>${list}</optgroup>`;
  });
}

/** A few choices side by side, of which one holds. */
export function segments(
  name: string,
  label: string,
  value: string,
  choices: readonly (readonly [value: string, text: string])[],
  change: (value: string) => void,
): TemplateResult {
  return html`<fieldset class="segments">
    <legend>${label}</legend>
    ${choices.map(
      ([key, text]) =>
        html`<label
          ><input
            type="radio"
            name=${name}
            value=${key}
            .checked=${live(key === value)}
            ?checked=${key === value}
            @change=${() => {
              change(key);
            }}
          /><span>${text}</span></label
        >`,
    )}
  </fieldset>`;
}

/** A button that reads like a link. */
export function textButton(
  text: string,
  click: (event: Event) => void,
  part = 'button',
): TemplateResult {
  return html`<button type="button" class="text" part=${part} @click=${click}>${text}</button>`;
}

export function idOf(path: string): string {
  return 'f' + path.replaceAll('/', '-');
}

function noteId(path: string): string {
  return `${idOf(path)}-note`;
}
