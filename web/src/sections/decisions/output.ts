// Output-heavy or not: the share of output, what shorter answers save, and what
// thinking costs.
import {html, nothing, type TemplateResult} from 'lit';

import type {Lowered, Outputs, OutputShare, Scenario} from '../../engine/types/calls.js';
import {errorsAt} from '../../state/errors.js';
import {withErrors, type Question} from './question-fields.js';
import {workingLine} from '../working/line.js';
import {field} from '../../ui/fields.js';
import {familyClass, shortNames, type Actions, type View} from '../../state/types.js';
import {scenarioComparison} from '../working/bill-of.js';

/** What the reader varies here stays in the page: it is no part of the estimate. */
const LESS = '/less';
const THINKING = '/thinking';

export function outputShare(view: View, actions: Actions): Question {
  const {s, f, localInputs} = view;
  const words = s.decisions.output;
  const varied = {
    less: localInputs.get(LESS) ?? DEFAULTS[LESS] ?? '',
    thinking: localInputs.get(THINKING) ?? DEFAULTS[THINKING] ?? '',
  };
  // Closed, nobody sees what thinking adds.
  const asked = ({less, thinking}: Varied): Partial<Varied> =>
    view.open.has('output') ? {less, thinking} : {less};
  const {answer: typed, errors} = view.query('outputShare', asked(varied));
  const wrong = errors.filter(({where}) => where === LESS || where === THINKING);
  // What stood there before counts, not the beginning of what is typed.
  const before = {
    ...varied,
    ...Object.fromEntries(
      wrong.map((error) => [error.where.slice(1), beforeOf(view, error.where)]),
    ),
  };
  const answer =
    errors.length === 0
      ? typed
      : view.query('outputShare', {about: 'before', ...asked(before)}).answer;
  return {
    id: 'output',
    question: s.decisions.next.output,
    short: words.short,
    cells: (answer?.models ?? []).map(({share}) => f.share(share)),
    keys: [],
    errors: errors.filter((error) => !wrong.includes(error)),
    body: () =>
      html`${fields(withErrors(view, errors), actions, answer, varied)}
      ${wrong.map(({where}) => html`<p class="stale-note">${s.results.counts(labelOf(view, answer, where), beforeOf(view, where))}</p>`)}
      ${answer ? body(view, actions, answer) : nothing}`,
  };
}

interface Varied {
  less: string;
  thinking: string;
}

const DEFAULTS: Record<string, string> = {[LESS]: '20', [THINKING]: '1,000'};

/** What stood in a field when the reader came into it. */
function beforeOf({localInputs}: View, path: string): string {
  return localInputs.get(`${path}/before`) ?? DEFAULTS[path] ?? '';
}

function labelOf({s}: View, answer: OutputShare | undefined, path: string): string {
  const words = s.decisions.output;
  if (path === LESS) return words.less;
  return answer?.models[0]?.no_thinking ? words.thinkingMoreAgain : words.thinkingMore;
}

function fields(
  view: View,
  actions: Actions,
  answer: OutputShare | undefined,
  varied: Varied,
): TemplateResult {
  const own: Actions = {
    ...actions,
    enter: (id) => {
      const text = id === LESS ? varied.less : varied.thinking;
      if (errorsAt(view.errors, id).length === 0) actions.setLocalInput(`${id}/before`, text);
    },
    edit: (id, value) => {
      if (typeof value === 'string') actions.setLocalInput(id, value);
    },
  };
  const one = (path: string, value: string, more: {unit?: string; hint?: string}): TemplateResult =>
    field(view, own, {path, label: labelOf(view, answer, path), value, ...more});
  return html`<div class="fields">
    ${one(LESS, varied.less, {unit: '%'})}
    ${one(THINKING, varied.thinking, {hint: view.s.decisions.output.thinkingHint})}
  </div>`;
}

function body(view: View, actions: Actions, answer: OutputShare): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.output;
  const [first] = answer.models;
  const thinks = first?.no_thinking !== undefined;
  const {thought: moreReasoning = [], thinking: more} = answer;
  const less = f.percent(answer.less);
  return html`${changes(view, answer)}
    ${first?.thinking || more === undefined ? nothing : html`<p class="error">${words.tooMuch}</p>`}
    ${scenarioComparison(view, actions, {
      id: 'output/shorter',
      summary: words.shorterBill(less),
      changed: () => otherOutputs(view.validScenario, answer.cut),
    })}
    ${
      thinks
        ? scenarioComparison(view, actions, {
            id: 'output/no-thinking',
            summary: words.noThinkingBill,
            changed: () => withoutThinking(view.validScenario),
          })
        : nothing
    }
    ${
      first?.thinking
        ? scenarioComparison(view, actions, {
            id: 'output/thinking',
            summary: words.addsBill(f.count(more ?? '')),
            changed: () => otherOutputs(view.validScenario, moreReasoning),
          })
        : nothing
    }
    <p class="fine">
      ${first?.max_output ? words.limit(f.count(answer.longest_output), f.count(first.max_output)) : nothing}
      ${words.thinking}
    </p>`;
}

/** The share of output on each model, and what other outputs save or add. */
function changes(view: View, answer: OutputShare): TemplateResult {
  const {s, f, estimate} = view;
  const words = s.decisions.output;
  const names = shortNames(view, answer.models);
  const saving = (label: string, lowered: Lowered | undefined, month: string): unknown =>
    lowered
      ? html`${workingLine(
          label,
          words.saves(f.exactMoney(month), f.exactMoney(lowered.month.amount)),
          f.exactMoney(lowered.saves.amount),
        )}
        ${percentOf(view, lowered.saves.amount, lowered.percent, month)}`
      : nothing;
  return html`<ul class="working-lines">
    ${answer.models.map(({model, family, output, share, shorter, no_thinking: plain, thinking}) => {
      const month = estimate?.models.find((each) => each.model === model)?.month.amount ?? '0';
      return html`<li class=${familyClass(family)}>
        <span class="name">${names.get(model)}</span>
        <span class="sum"
          >${words.working(f.exactMoney(output.amount), f.exactMoney(month))} =
          <b>${f.percent(share)}</b></span
        >
        ${saving(words.shorter(f.percent(answer.less)), shorter, month)}
        ${saving(words.noThinking, plain, month)}
        ${
          thinking
            ? html`${workingLine(
                words.adds(f.count(answer.thinking ?? '')),
                words.saves(f.exactMoney(thinking.month.amount), f.exactMoney(month)),
                f.exactMoney(thinking.adds.amount),
              )}
              ${percentOf(view, thinking.adds.amount, thinking.percent, month)}`
            : nothing
        }
      </li>`;
    })}
  </ul>`;
}

function percentOf({f}: View, amount: string, percent: string, month: string): TemplateResult {
  return workingLine('', `${f.exactMoney(amount)} ÷ ${f.exactMoney(month)}`, f.percent(percent, 2));
}

/** The scenario with the outputs that the core gives it instead. */
function otherOutputs(scenario: Scenario, outputs: readonly Outputs[]): Scenario {
  return {
    ...scenario,
    workloads: scenario.workloads.map(({shape, ...workload}, i) => {
      const other = outputs[i];
      return shape ? {...workload, shape: {...shape, ...other}} : {...workload, ...other};
    }),
  };
}

function withoutThinking(scenario: Scenario): Scenario {
  return {
    ...scenario,
    workloads: scenario.workloads.map(({shape, ...workload}) =>
      shape ? {...workload, shape: {...shape, reasoning: '0'}} : workload,
    ),
  };
}
