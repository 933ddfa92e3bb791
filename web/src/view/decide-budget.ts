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
    keys: ['budget', 'per_user', 'target'],
    errors,
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
  const {s, scenario} = view;
  const words = s.decide.budget;
  const names = shortNames(view, answer.models);
  const told = (key: 'budget' | 'target'): boolean => String(scenario.decision?.[key] ?? '') !== '';
  return html`<ul class="equations">
      ${answer.models.map(
        (model) =>
          html`<li class=${familyClass(model.family)}>
            <span class="name">${names.get(model.model)}</span>
            ${bought(view, model)} ${wanted(view, model, answer)}
          </li>`,
      )}
    </ul>
    ${told('budget') || told('target') ? nothing : html`<p class="fine">${words.tell}</p>`}`;
}

type Model = Budget['models'][number];

/** How many the budget covers, whom it serves, and what the plan takes of it. */
function bought(view: View, {each, month, affordable}: Model): TemplateResult | typeof nothing {
  const {s, f, scenario} = view;
  const words = s.decide.budget;
  if (!affordable) return nothing;
  const budget = typedMoney(view, String(scenario.decision?.budget ?? ''));
  const {count, requests, users, planned_percent: planned} = affordable;
  const user = String(scenario.decision?.per_user ?? '');
  return html`${
    count === null
      ? html`<p>${words.unlimited}</p>`
      : line(words.served, words.working(budget, f.exactMoney(each.amount)), f.count(count))
  }
  ${requests && requests !== count ? line(words.inRequests, '', f.count(requests)) : nothing}
  ${users ? line(words.users, words.perEach(f.count(count ?? '0'), user), f.count(users)) : nothing}
  ${line(words.planned, words.working(f.exactMoney(month.amount), budget), f.percent(planned, 2))}`;
}

/** The share of hits that a wanted price asks for, or that none is enough. */
function wanted(view: View, {target}: Model, {per}: Budget): TemplateResult | typeof nothing {
  const {s, f, scenario} = view;
  const words = s.decide.budget;
  if (!target) return nothing;
  const none = f.exactMoney(target.with_no_hits.amount);
  const all = f.exactMoney(target.with_all_hits.amount);
  const price = typedMoney(view, String(scenario.decision?.target ?? ''));
  if (!target.reachable)
    return html`<p>
      <span class="fine">${words.target}</span> ${words.never(f.money(target.with_all_hits.amount))}
    </p>`;
  const needed = target.hit === null || Number(target.hit) === 0;
  return html`<p>
      <span class="fine">${words.target}</span>
      ${needed ? words.always : words.reach(f.percent(target.hit ?? '0'))}
    </p>
    ${
      needed
        ? html`<p class="sum">${words.noHits(s.decide.fail.unit[per], none)}</p>`
        : html`<p class="sum">
            ${words.needed(none, price, all)} = <b>${f.percent(target.hit ?? '0')}</b>
          </p>`
    }`;
}

function line(label: string, working: string, sum: string): TemplateResult {
  return html`<p>
    <span class="fine">${label}</span>
    <span class="sum">${working === '' ? nothing : html`${working} = `}<b>${sum}</b></span>
  </p>`;
}
