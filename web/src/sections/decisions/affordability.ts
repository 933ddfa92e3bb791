// Backwards: what a budget buys, and what a wanted price needs.
import {html, nothing, type TemplateResult} from 'lit';

import type {Affordability} from '../../engine/types/calls.js';
import {withHits} from '../../state/scenario-edits.js';
import {
  moneyUnit,
  inputFields,
  openMonth,
  typedMoney,
  withErrors,
  type Question,
} from './question-fields.js';
import {workingLine} from '../working/line.js';
import {familyClass, shortNames, type Actions, type View} from '../../state/types.js';
import {unitOf} from '../../format/unit.js';
import {over} from '../statement/volume.js';
import {scenarioComparison} from '../working/bill-of.js';

export function budget(view: View, actions: Actions): Question {
  const {s, validScenario: scenario} = view;
  const words = s.decisions.budget;
  const unit = unitOf(view);
  const given = String(scenario.decision?.budget ?? '');
  const supposed = given === '' ? view.query('breakEven').answer?.budget : undefined;
  const wanted = given !== '' || view.open.has('budget');
  const {answer, errors} = wanted ? view.query('budget') : {answer: undefined, errors: []};
  const amount = typedMoney(view, supposed?.amount ?? given);
  return {
    id: 'budget',
    question: words.question,
    short: words.short(unit, amount),
    cells: supposed
      ? supposed.models.map(({count, most}) => counted(view, count, most))
      : (answer?.models ?? []).map(({affordable}) =>
          affordable ? counted(view, affordable.count, affordable.most?.count) : '',
        ),
    keys: ['budget', 'per_user', 'target'],
    errors,
    body: () => body(withErrors(view, errors), actions, answer),
  };
}

/** `most` is what it buys at the least that the month may cost. */
function counted({s, f}: View, count: string | null, most = count): string {
  if (count === null) return s.decisions.budget.unlimited;
  if (most === null) return `${f.count(count)}–${s.decisions.budget.unlimited}`;
  return f.counts(most, count);
}

function body(view: View, actions: Actions, answer: Affordability | undefined): TemplateResult {
  const {s} = view;
  const words = s.decisions.budget;
  const money = moneyUnit(view);
  const unit = unitOf(view);
  return html`${openMonth(view)}
  ${inputFields(view, actions, [
    {key: 'budget', label: words.budget, unit: money},
    {key: 'per_user', label: words.perUser(unit)},
    {key: 'target', label: words.target(unitOf(view)), unit: money},
  ])}
  ${answer ? models(view, actions, answer) : nothing}`;
}

function models(view: View, actions: Actions, answer: Affordability): TemplateResult {
  const {s, validScenario: scenario} = view;
  const words = s.decisions.budget;
  const names = shortNames(view, answer.models);
  const provided = (key: 'budget' | 'target'): boolean =>
    String(scenario.decision?.[key] ?? '') !== '';
  if (!provided('budget') && !provided('target')) return html`<p class="fine">${words.missing}</p>`;
  return html`<ul class="working-lines">
      ${answer.models.map(
        (model) =>
          html`<li class=${familyClass(model.family)}>
            <span class="name">${names.get(model.model)}</span>
            ${bought(view, model)} ${wanted(view, model)}
          </li>`,
      )}
    </ul>
    ${provided('target') ? bounds(view, actions) : nothing}`;
}

/** The two bills between which a wanted price lies, or does not. */
function bounds(view: View, actions: Actions): TemplateResult[] {
  const words = view.s.decisions.budget;
  return [
    {
      id: 'budget/none',
      summary: view.s.working.noHits,
      changed: () => withHits(view.validScenario, '0'),
    },
    {id: 'budget/all', summary: words.allHits, changed: () => withHits(view.validScenario, '100')},
  ].map((bound) => scenarioComparison(view, actions, bound));
}

type Model = Affordability['models'][number];

/** How many the budget covers, whom it serves, and what the plan takes of it. */
function bought(view: View, model: Model): TemplateResult | typeof nothing {
  const {s, f, validScenario: scenario} = view;
  const words = s.decisions.budget;
  const {each, month, affordable, at_least: least} = model;
  if (!affordable) return nothing;
  const budget = typedMoney(view, String(scenario.decision?.budget ?? ''));
  const {count, requests, requests_each: perOne, users, most} = affordable;
  const {planned_percent: planned} = affordable;
  const user = String(scenario.decision?.per_user ?? '');
  const price = f.exactRange(each, least?.each);
  return html`${
    count === null
      ? html`<p>${words.unlimited}</p>`
      : workingLine(
          words.served,
          words.whole(words.working(budget, price)),
          counted(view, count, most?.count),
        )
  }
  ${
    requests && count && requests !== count
      ? html`${workingLine(
          words.inRequests,
          words.inRequestsOf(counted(view, count, most?.count), over(f, perOne), perOne.of !== '1'),
          counted(view, requests, most?.requests),
        )}
        ${requestsOfOne(view, over(f, perOne))}`
      : nothing
  }
  ${users ? workingLine(words.users, words.whole(words.perEach(budget, price, user)), counted(view, users, most?.users)) : nothing}
  ${planned === null ? nothing : workingLine(words.planned, words.working(f.exactRange(month, least?.month), budget), percents(view, planned, most?.planned_percent))}`;
}

function percents({f}: View, most: string, least: string | null = most): string {
  return [...new Set([least ?? most, most])].map((each) => f.percent(each, 2)).join('–');
}

/** Requests to the API ÷ runs, over all workloads of the month. */
function requestsOfOne(view: View, each: string): TemplateResult | typeof nothing {
  const {s, f} = view;
  const words = s.decisions.budget;
  const {answer} = view.query('concurrency');
  const list = answer?.arrivals ?? [];
  const [month] = view.estimate?.models ?? [];
  // Of one workload it is its turns, which the form shows.
  if (!answer || list.length < 2 || !month) return nothing;
  const terms = list.map(
    ({runs, requests_per_run: of}) => `${f.count(runs)} × ${f.count(String(of))}`,
  );
  const all = f.count(answer.requests);
  const unit = unitOf(view);
  return html`${workingLine(words.ofAll(unit), terms.join(' + '), all)}
    <p class="fine">${words.ofOne(unit, `${all} ÷ ${f.count(month.month_requests)}`, each)}</p>`;
}

/** The share of hits that a wanted price asks for, or that none is enough. */
function wanted(view: View, {target}: Model): TemplateResult | typeof nothing {
  const {s, f, validScenario: scenario} = view;
  const words = s.decisions.budget;
  if (!target) return nothing;
  const {with_no_hits: noHits, with_all_hits: allHits, at_least: least} = target;
  const none = f.exactMoney(noHits.amount);
  const all = f.exactRange(allHits, least?.with_all_hits);
  const price = typedMoney(view, String(scenario.decision?.target ?? ''));
  const unit = unitOf(view);
  if (!target.reachable)
    return met(
      words.target(unitOf(view)),
      words[least?.reachable ? 'perhaps' : 'never'](f.range(allHits, least?.with_all_hits)),
      html`${words.allHitsOf(unit)} <b>${all}</b> ${least?.reachable ? '/' : '>'} ${price}`,
    );
  if (target.hit === null || Number(target.hit) === 0)
    return met(
      words.target(unitOf(view)),
      words.always,
      html`${words.noHitsOf(unit)} <b>${none}</b> ≤ ${price}`,
    );
  const share = f.percent(target.hit);
  return met(
    words.target(unitOf(view)),
    words.reach(share),
    html`${words.needed(none, price, f.exactMoney(allHits.amount))} = <b>${share}</b>`,
  );
}

/** Whether a price can be had, and why. */
function met(label: string, verdict: string, working: TemplateResult): TemplateResult {
  return html`<p class="working-line"><span class="fine">${label}</span> <span>${verdict}</span></p>
    <p class="working-line"><span class="fine"></span> <span class="sum">${working}</span></p>`;
}
