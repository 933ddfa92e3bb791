// Backwards: what a budget buys, and what a wanted price needs.
import {html, nothing, type TemplateResult} from 'lit';

import type {Budget} from '../engine/calls.js';
import {moneyUnit, told, typedMoney, withErrors, type Question} from './decide-fields.js';
import {familyClass, shortNames, type Actions, type View} from './view.js';

export function budget(view: View, actions: Actions): Question {
  const {s, f, scenario} = view;
  const words = s.decide.budget;
  const given = String(scenario.decision?.budget ?? '') !== '' || view.open.has('budget');
  const {answer, errors} = given ? view.ask('budget') : {answer: undefined, errors: []};
  return {
    id: 'budget',
    question: words.question,
    short: words.short(answer?.per ?? 'request'),
    cells: (answer?.models ?? []).map(({affordable}) =>
      affordable ? (affordable.count === null ? words.unlimited : f.count(affordable.count)) : '',
    ),
    body: () => body(withErrors(view, errors), actions, answer),
  };
}

function body(view: View, actions: Actions, answer: Budget | undefined): TemplateResult {
  const {s} = view;
  const words = s.decide.budget;
  const unit = moneyUnit(view);
  return html`${told(view, actions, [
    {key: 'budget', label: words.budget, unit},
    {key: 'per_user', label: answer?.per === 'run' ? words.perUserRuns : words.perUser},
    {key: 'target', label: words.target, unit},
  ])}
  ${answer ? models(view, answer) : nothing}`;
}

function models(view: View, answer: Budget): TemplateResult {
  const {s, f, scenario} = view;
  const words = s.decide.budget;
  const names = shortNames(view, answer.models);
  const budget = String(scenario.decision?.budget ?? '');
  return html`<ul class="equations">
      ${answer.models.map(({model, family, each, affordable, target}) => {
        const count = affordable?.count ?? null;
        return html`<li class=${familyClass(family)}>
          <span class="name">${names.get(model)}</span>
          ${
            count === null
              ? nothing
              : html`<span class="sum"
                  >${words.working(typedMoney(view, budget), f.exactMoney(each.amount))} =
                  <b>${f.count(count)}</b></span
                >`
          }
          ${
            affordable
              ? html`<p class="fine">
                  ${words.planned}${s.lang === 'en' ? ': ' : '：'}${f.percent(affordable.planned_percent, 2)}
                </p>`
              : nothing
          }
          ${
            affordable?.users
              ? html`<p class="fine">
                  ${words.users}${s.lang === 'en' ? ': ' : '：'}${f.count(affordable.users)}
                </p>`
              : nothing
          }
          ${
            target
              ? html`<p class="fine">
                  ${words.target}${s.lang === 'en' ? ': ' : '：'}${
                    target.reachable
                      ? target.hit === null || Number(target.hit) === 0
                        ? words.always
                        : words.reach(f.percent(target.hit))
                      : words.never(f.money(target.with_all_hits.amount))
                  }
                </p>`
              : nothing
          }
        </li>`;
      })}
    </ul>
    ${budget === '' ? html`<p class="fine">${words.tell}</p>` : nothing}`;
}
