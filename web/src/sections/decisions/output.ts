// Output-heavy or not: the share of output, what shorter answers save, and what
// thinking costs.
import {html, nothing, type TemplateResult} from 'lit';

import type {Lowered, Outputs, OutputShare, Scenario} from '../../engine/types/calls.js';
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
    less: localInputs.get(LESS) ?? '20',
    thinking: localInputs.get(THINKING) ?? '1,000',
  };
  const {less} = varied;
  // Closed, nobody sees what thinking adds.
  const {answer, errors} = view.query('outputShare', view.open.has('output') ? varied : {less});
  return {
    id: 'output',
    question: s.decisions.next.output,
    short: words.short,
    cells: (answer?.models ?? []).map(({share}) => f.share(share)),
    keys: [],
    errors: errors.filter(({where}) => where !== LESS && where !== THINKING),
    body: () =>
      answer ? body(withErrors(view, errors), actions, answer, varied) : html`${nothing}`,
  };
}

function body(
  view: View,
  actions: Actions,
  answer: OutputShare,
  varied: {less: string; thinking: string},
): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.output;
  const [first] = answer.models;
  const thinks = first?.no_thinking !== undefined;
  const own: Actions = {
    ...actions,
    edit: (id, value) => {
      if (typeof value === 'string') actions.setLocalInput(id, value);
    },
  };
  const {thought: moreReasoning = [], thinking: more} = answer;
  const less = f.percent(answer.less);
  return html`<div class="fields">
      ${field(view, own, {path: LESS, label: words.less, value: varied.less, unit: '%'})}
      ${field(view, own, {
        path: THINKING,
        label: thinks ? words.thinkingMoreAgain : words.thinkingMore,
        value: varied.thinking,
        hint: words.thinkingHint,
      })}
    </div>
    ${changes(view, answer)}
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
export function otherOutputs(scenario: Scenario, outputs: readonly Outputs[]): Scenario {
  return {
    ...scenario,
    workloads: scenario.workloads.map(({shape, ...workload}, i) => {
      const other = outputs[i];
      return shape ? {...workload, shape: {...shape, ...other}} : {...workload, ...other};
    }),
  };
}

export function withoutThinking(scenario: Scenario): Scenario {
  return {
    ...scenario,
    workloads: scenario.workloads.map(({shape, ...workload}) =>
      shape ? {...workload, shape: {...shape, reasoning: '0'}} : workload,
    ),
  };
}
