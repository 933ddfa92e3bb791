// The bill at any end of a range that the table lists, line by line.
import {html, nothing, type TemplateResult} from 'lit';

import type {Scenario, Sensitivity} from '../../engine/types/calls.js';
import {edited} from '../../state/scenario-edits.js';
import {routesWorking} from './failure-working.js';
import {inputName} from '../../format/input-names.js';
import {both, typed, type Both} from './range-table.js';
import {shortNames, type Actions, type View} from '../../state/types.js';
import {billOf, chooseCase, type Case} from '../working/bill-of.js';

type Bar = Sensitivity['bars'][number];
type End = 'low' | 'high';

export function workOutRange(view: View, actions: Actions, answer: Sensitivity): TemplateResult {
  const words = view.s.decisions.range;
  const one = (id: string, label: string, scenario: Scenario): Case => ({
    id,
    label,
    content: (at) => working(view, at, scenario, answer.watch),
  });
  return chooseCase(view, actions, 'range/case', [
    one('here', words.asItStands, view.validScenario),
    ...answer.bars.flatMap((bar, i) =>
      (['low', 'high'] as const).map((end) =>
        one(`${String(i)}/${end}`, nameOf(view, bar, end), at(view.validScenario, [bar], [end])),
      ),
    ),
    ...(['cheapest', 'dearest'] as const).flatMap((which) => extremes(view, answer, which, one)),
  ]);
}

function nameOf(view: View, bar: Bar, end: End): string {
  const {s, scenario} = view;
  return `${inputName(s, scenario, bar.field)}${s.decisions.colon}${typed(view, bar.field, bar[end])}`;
}

/** The scenario with each number at one end of its range. */
export function at(scenario: Scenario, bars: readonly Bar[], ends: readonly End[]): Scenario {
  return bars.reduce((all, bar, i) => edited(all, bar.field, bar[ends[i] ?? 'low']), scenario);
}

/** Once where it is the same ends for both models, as it nearly always is. */
function extremes(
  view: View,
  {bars, ends: all}: Sensitivity,
  which: 'cheapest' | 'dearest',
  one: (id: string, label: string, scenario: Scenario) => Case,
): Case[] {
  const words = view.s.decisions.range;
  const names = shortNames(view, view.estimate?.models ?? []);
  const list = both(view).map((model) => ({model, ends: all[which][model]}));
  const same = list.every(({ends}) => ends.join() === list[0]?.ends.join());
  return list.slice(0, same ? 1 : 2).map(({model, ends}) => {
    const {model: name = ''} =
      view.estimate?.models.find(({family}) => (family as Both) === model) ?? {};
    const whose = same ? '' : `${view.s.comma}${names.get(name) ?? name}`;
    return one(
      `${which}/${model}`,
      `${words.all}${view.s.comma}${words[which]}${whose}`,
      at(view.validScenario, bars, ends),
    );
  });
}

/** The API's bill, and where failures count, what they make of it. */
function working(
  view: View,
  id: string,
  scenario: Scenario,
  watch: Sensitivity['watch'],
): TemplateResult {
  const {answer} =
    watch === 'with_failures' ? view.query('decision', {about: id, scenario}) : {answer: undefined};
  return html`${billOf(view, id, scenario)}
  ${answer ? routesWorking({...view, validScenario: scenario}, answer) : nothing}`;
}
