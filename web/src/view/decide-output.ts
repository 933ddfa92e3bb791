// Output-heavy or not: the share of output, and what shorter answers save.
import {html, nothing, type TemplateResult} from 'lit';

import type {Lowered, OutputShare, Scenario} from '../engine/calls.js';
import type {Question} from './decide-fields.js';
import {equation} from './equation.js';
import {familyClass, shortNames, type Actions, type View} from './view.js';
import {whatIf} from './what-if.js';

export function outputShare(view: View, actions: Actions): Question {
  const {s, f} = view;
  const words = s.decide.output;
  const {answer, errors} = view.ask('outputShare');
  return {
    id: 'output',
    question: words.question,
    short: words.short,
    cells: (answer?.models ?? []).map(({share}) => f.share(share)),
    keys: [],
    errors,
    body: () => html`${answer ? body(view, actions, answer) : nothing}`,
  };
}

function body(view: View, actions: Actions, answer: OutputShare): TemplateResult {
  const {s, f, estimate} = view;
  const words = s.decide.output;
  const names = shortNames(view, answer.models);
  const [first] = answer.models;
  return html`<ul class="equations">
      ${answer.models.map(({model, family, output, share, shorter, no_thinking: plain}) => {
        const month = estimate?.models.find((each) => each.model === model)?.month.amount ?? '0';
        const saved = [
          [words.shorter(f.percent(answer.less)), shorter],
          [words.noThinking, plain],
        ] as const;
        return html`<li class=${familyClass(family)}>
          <span class="name">${names.get(model)}</span>
          <span class="sum"
            >${words.working(f.exactMoney(output.amount), f.exactMoney(month))} =
            <b>${f.percent(share)}</b></span
          >
          ${saved.map(([label, lowered]) =>
            lowered
              ? html`${equation(
                  label,
                  words.saves(f.exactMoney(month), f.exactMoney(lowered.month.amount)),
                  f.exactMoney(lowered.saves.amount),
                )}
                ${percentOf(view, lowered, month)}`
              : nothing,
          )}
        </li>`;
      })}
    </ul>
    ${whatIf(view, actions, {
      id: 'output/shorter',
      summary: words.shorterBill(f.percent(answer.less)),
      changed: () => shorter(view.settled, answer.cut),
    })}
    ${
      first?.no_thinking
        ? whatIf(view, actions, {
            id: 'output/no-thinking',
            summary: words.noThinkingBill,
            changed: () => withoutThinking(view.settled),
          })
        : nothing
    }
    <p class="fine">
      ${first?.max_output ? words.limit(f.count(answer.longest_output), f.count(first.max_output)) : nothing}
      ${words.thinking}
    </p>`;
}

function percentOf({f}: View, {saves, percent}: Lowered, month: string): TemplateResult {
  const sum = `${f.exactMoney(saves.amount)} ÷ ${f.exactMoney(month)}`;
  return equation('', sum, f.percent(percent, 2));
}

/** The scenario with the outputs that the core cut. */
export function shorter(scenario: Scenario, cut: OutputShare['cut']): Scenario {
  return {
    ...scenario,
    workloads: scenario.workloads.map(({shape, ...workload}, i) => {
      const less = cut[i];
      return shape ? {...workload, shape: {...shape, ...less}} : {...workload, ...less};
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
