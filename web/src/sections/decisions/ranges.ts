// How sure are the numbers: the least and the most that some of them may be,
// what the month then comes to, and which of them moves it most.
import {html, nothing, type TemplateResult} from 'lit';

import type {Sensitivity} from '../../engine/types/calls.js';
import {errorText, errorsAt} from '../../state/errors.js';
import {textAt} from '../../state/scenario-edits.js';
import {withErrors, type Question} from './question-fields.js';
import {opening} from '../../ui/disclosure.js';
import {choice, field, textButton} from '../../ui/fields.js';
import {inputName, isPercent} from '../../format/input-names.js';
import {both, rangeTable, typed, type Both} from './range-table.js';
import {workOutRange} from './range-working.js';
import {tornado} from './tornado.js';
import {familyClass, shortNames, type Actions, type View} from '../../state/types.js';

/** As many as the core takes. */
const MOST = 12;

type Bar = Sensitivity['bars'][number];
type Range = Pick<Bar, 'field' | 'low' | 'high'>;

export function ranges(view: View, actions: Actions): Question {
  const {s, f} = view;
  const words = s.decisions.range;
  const given = listed(view);
  const wanted = given.length > 0 || view.open.has('range');
  const {answer, errors} = wanted
    ? view.query('sensitivity', {watch: metric(view)})
    : {answer: undefined, errors: []};
  const known = answer && answer.bars.length > 0 ? answer : undefined;
  return {
    id: 'range',
    question: words.question,
    short: known ? words.short[known.watch] : words.untilThen,
    cells: known
      ? both(view).map((model) =>
          words.between(
            f.money(known.cheapest[model].amount),
            f.money(known.dearest[model].amount),
          ),
        )
      : extremes(view),
    keys: ['ranges'],
    errors,
    body: () => body(withErrors(view, errors), actions, answer),
  };
}

/** Until a number is said to vary: the month with all input from the cache, and with none. */
function extremes(view: View): string[] {
  const {s, f} = view;
  return (view.hitCurve()?.models ?? []).map(({points}) =>
    s.decisions.range.between(
      f.money(points.at(-1)?.at_least?.amount ?? points.at(-1)?.amount ?? '0'),
      f.money(points[0]?.amount ?? '0'),
    ),
  );
}

function listed(view: View): readonly Range[] {
  return (view.scenario.decision?.ranges ?? []) as readonly Range[];
}

/** Numbers about failures move nothing but what failures cost. */
function metric(view: View): Sensitivity['watch'] {
  const about = listed(view).some(({field: path}) => path.startsWith('/decision/'));
  const provided = ['fail_flash', 'fail_pro'].every(
    (key) => textAt(view.validScenario, `/decision/${key}`) !== '',
  );
  return about && provided ? 'with_failures' : 'month';
}

function body(view: View, actions: Actions, answer: Sensitivity | undefined): TemplateResult {
  const words = view.s.decisions.range;
  const given = listed(view);
  return html`<p class="fine">${words.hint}</p>
    ${given.map((_range, i) => row(view, actions, i))}
    ${given.length < MOST ? adding(view, actions, answer) : nothing}
    ${answer && answer.bars.length > 0 ? outcome(view, actions, answer) : nothing}`;
}

function row(view: View, actions: Actions, index: number): TemplateResult {
  const {s, scenario} = view;
  const words = s.decisions.range;
  const given = listed(view);
  const path = given[index]?.field ?? '';
  const base = `/decision/ranges/${String(index)}`;
  const name = inputName(s, scenario, path);
  const end = (leaf: 'low' | 'high'): TemplateResult =>
    field(view, actions, {
      path: `${base}/${leaf}`,
      label: words[leaf],
      value: textAt(scenario, `${base}/${leaf}`),
      ...(isPercent(path) ? {unit: '%'} : {}),
    });
  return html`<div class="range" role="group" aria-label=${name}>
    <p class="range-name">
      <b>${name}</b> <span class="fine">${words.stands(textAt(scenario, path))}</span>
      ${textButton(words.remove, () => {
        actions.edit('/decision/ranges', given.filter((_each, i) => i !== index) as never);
      })}
    </p>
    ${errorsAt(view.errors, `${base}/field`)
      .slice(0, 1)
      .map((error) => html`<p class="error">${errorText(s, error)}</p>`)}
    <div class="fields">${end('low')} ${end('high')}</div>
  </div>`;
}

/** The inputs that can still be given a range. */
function adding(view: View, actions: Actions, answer: Sensitivity | undefined): TemplateResult {
  const {s, scenario} = view;
  const words = s.decisions.range;
  const given = listed(view);
  const free = (answer?.inputs ?? []).filter(
    (input) => !given.some((range) => range.field === input.field),
  );
  if (free.length === 0) return html``;
  return choice(view, {
    path: '/decision/ranges/add',
    label: words.add,
    value: '',
    choices: [
      ['', words.choose],
      ...free.map((input) => [input.field, inputName(s, scenario, input.field)] as const),
    ],
    change: (path) => {
      const input = free.find((each) => each.field === path);
      if (!input) return;
      const {low, high} = input;
      actions.edit('/decision/ranges', [...given, {field: path, low, high}] as never);
    },
  });
}

function outcome(view: View, actions: Actions, answer: Sensitivity): TemplateResult {
  const words = view.s.decisions.range;
  const names = shortNames(view, view.estimate?.models ?? []);
  const models = (view.estimate?.models ?? []).filter(({family}) =>
    both(view).includes(family as Both),
  );
  return html`<p id="range-summary" part="range-summary">${sentences(view, answer)}</p>
    <div class="tornados">
      ${models.map(({model, family}) => picture(view, actions, answer, family as Both, names.get(model) ?? model))}
    </div>
    ${opening(
      view,
      actions,
      'range/table',
      words.table,
      () => html`${rangeTable(view, answer, names)} ${workOutRange(view, actions, answer)}`,
    )}
    <p class="fine">${words.note}</p>`;
}

/** The same beside the totals, where any number has a range. */
export function monthRange(view: View): TemplateResult | typeof nothing {
  if (listed(view).length === 0) return nothing;
  const {answer, errors} = view.query('sensitivity', {watch: metric(view)});
  if (!answer || answer.bars.length === 0 || errors.length > 0) return nothing;
  return html`<p class="fine" part="month-range">${sentences(view, answer)}</p>`;
}

function sentences(view: View, answer: Sensitivity): string {
  const list = view.estimate?.models ?? [];
  const names = shortNames(view, list);
  return list
    .filter(({family}) => both(view).includes(family as Both))
    .map(({model, family}) => summary(view, answer, family as Both, names.get(model) ?? model))
    .join(view.s.lang === 'en' ? ' ' : '');
}

/** The bars, the widest for this model first. */
function barsFor(answer: Sensitivity, model: Both): Bar[] {
  return model === 'flash' ? answer.bars : answer.for_pro.flatMap((i) => answer.bars[i] ?? []);
}

/** "With Flash the month comes to $40–$120, …; turns in a chat moves it most, by $50." */
export function summary(
  {s, f, scenario}: Pick<View, 's' | 'f' | 'scenario'>,
  answer: Sensitivity,
  model: Both,
  name: string,
): string {
  const words = s.decisions.range;
  const [widest] = barsFor(answer, model);
  return words.summary({
    name,
    what: words.figure[answer.watch],
    low: f.money(answer.cheapest[model].amount),
    high: f.money(answer.dearest[model].amount),
    here: f.range(answer.here[model], answer.here_at_least?.[model]),
    widest: widest ? inputName(s, scenario, widest.field) : '',
    swing: f.money(widest?.swing[model].amount ?? '0'),
  });
}

function picture(
  view: View,
  actions: Actions,
  answer: Sensitivity,
  model: Both,
  name: string,
): TemplateResult {
  const {s, f, scenario} = view;
  const words = s.decisions.range;
  const swings = barsFor(answer, model).map((bar) => ({
    name: inputName(s, scenario, bar.field),
    low: {input: typed(view, bar.field, bar.low), amount: bar.at_low[model].amount},
    high: {input: typed(view, bar.field, bar.high), amount: bar.at_high[model].amount},
  }));
  const all = {
    name: words.all,
    low: {input: '', amount: answer.cheapest[model].amount},
    high: {input: '', amount: answer.dearest[model].amount},
  };
  const drawn = swings.length > 1 ? [...swings, all] : swings;
  return tornado(view, actions, drawn, answer.here[model].amount, {
    id: `range/${model}`,
    summaryId: 'range-summary',
    title: name,
    here: f.money(answer.here[model].amount),
    className: familyClass(model),
  });
}
