// What the questions share: fields of the buyer inputs, each a text at
// "/decision/…".
import {html, type nothing, type TemplateResult} from 'lit';

import type {CoreError, BuyerInputs} from '../../engine/types/calls.js';
import {errorText} from '../../state/errors.js';
import {field} from '../../ui/fields.js';
import type {Actions, View} from '../../state/types.js';

/** One question: what its line says, and what it opens to. */
export interface Question {
  id: string;
  question: string;
  /** What the two figures are. */
  short: string;
  cells: readonly string[];
  /** What stands under the line also while it is closed. */
  always?: () => TemplateResult | typeof nothing;
  /** What it asks for, by the keys of the decision. */
  keys: readonly (keyof BuyerInputs)[];
  /** Why there is no answer to what stands in the fields now. */
  errors: readonly CoreError[];
  body: () => TemplateResult;
}

export interface FieldSpec {
  key: Exclude<keyof BuyerInputs, 'ranges'>;
  label: string;
  hint?: string;
  unit?: string;
  /** Stands in the field until the reader types something of their own. */
  defaultValue?: string;
}

export function inputFields(
  view: View,
  actions: Actions,
  list: readonly FieldSpec[],
): TemplateResult {
  return html`<div class="fields">
    ${list.map(({key, label, hint = '', unit = '', defaultValue = ''}) =>
      field(view, actions, {
        path: `/decision/${key}`,
        label,
        hint,
        unit,
        value: String(view.scenario.decision?.[key] ?? defaultValue),
      }),
    )}
  </div>`;
}

/** Where the month's holidays are not published: what an amount is that stands alone. */
export function openMonth({s, estimate}: View): TemplateResult[] {
  return (estimate?.warnings ?? [])
    .filter(({code}) => code === 'holiday_calendar_unknown')
    .map((warning) => html`<p class="fine">${errorText(s, warning)}</p>`);
}

/** A money as typed, written like the others where it is a plain number. */
export function typedMoney(view: View, text: string): string {
  return /^\d+(\.\d+)?$/.test(text) ? view.f.exactMoney(text) : text;
}

/** The sign of the scenario's money, for a unit behind a field. */
export function moneyUnit(view: View): string {
  return view.table.currency;
}

/** The view with the errors that only this question has. */
export function withErrors(view: View, errors: readonly CoreError[]): View {
  const own = errors.filter(
    (error) => !view.errors.some(({where, code}) => where === error.where && code === error.code),
  );
  return own.length === 0 ? view : {...view, errors: [...view.errors, ...own]};
}
