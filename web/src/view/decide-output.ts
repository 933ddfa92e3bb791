// Output-heavy or not: the share of output, and what shorter answers save.
import {html, nothing, type TemplateResult} from 'lit';

import type {OutputShare} from '../engine/calls.js';
import type {Question} from './decide-fields.js';
import {familyClass, shortNames, type View} from './view.js';

export function outputShare(view: View): Question {
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
    body: () => html`${answer ? body(view, answer) : nothing}`,
  };
}

function body(view: View, answer: OutputShare): TemplateResult {
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
              ? html`<p>
                  <span class="fine">${label}</span>
                  ${words.saves(f.exactMoney(month), f.exactMoney(lowered.month.amount))} =
                  <b>${f.exactMoney(lowered.saves.amount)}</b> (${f.percent(lowered.percent, 2)})
                </p>`
              : nothing,
          )}
        </li>`;
      })}
    </ul>
    <p class="fine">
      ${first?.max_output ? words.limit(f.count(answer.longest_output), f.count(first.max_output)) : nothing}
      ${words.thinking}
    </p>`;
}
