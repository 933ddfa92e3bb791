// The bill of another scenario than the reader's, line by line: what a month
// would come to without the cache, with shorter answers, at one end of a range.
import {html, nothing, type TemplateResult} from 'lit';

import type {Scenario} from '../../engine/types/calls.js';
import {withoutDecision} from '../../state/scenario-edits.js';
import {opening} from '../../ui/disclosure.js';
import {choice} from '../../ui/fields.js';
import {unitOf} from '../../format/unit.js';
import type {Actions, View} from '../../state/types.js';
import {month} from './lines.js';
import {total} from './totals.js';

/** A disclosure with the working of the month of `changed`, and of one request of it. */
export function scenarioComparison(
  view: View,
  actions: Actions,
  {id, summary, changed}: {id: string; summary: string; changed: () => Scenario},
): TemplateResult {
  return opening(view, actions, id, summary, () => billOf(view, id, changed()));
}

export function billOf(view: View, id: string, scenario: Scenario): TemplateResult {
  const {answer} = view.query('estimate', {about: id, scenario: withoutDecision(scenario)});
  if (!answer) return html``;
  const {s} = view;
  const about = {...view, scenario, validScenario: scenario};
  const unit = unitOf(about);
  return html`${month(about, answer)}
    <p class="fine">${s.working.one(unit)}</p>
    ${total(about, answer, 'per_request')}`;
}

export interface Case {
  id: string;
  label: string;
  content: (id: string) => TemplateResult;
}

/** One case of many, such as the points of a chart: the reader says which to work out. */
export function chooseCase(
  view: View,
  actions: Actions,
  id: string,
  cases: readonly Case[],
): TemplateResult {
  const {s} = view;
  const selected = cases.find((each) => each.id === view.localInputs.get(id));
  return html`${choice(view, {
    path: id,
    label: s.working.workOut,
    value: selected?.id ?? '',
    choices: [
      ['', s.decisions.range.choose],
      ...cases.map((each) => [each.id, each.label] as const),
    ],
    change: (picked) => {
      actions.setLocalInput(id, picked);
    },
  })}
  ${selected ? selected.content(id) : nothing}`;
}
