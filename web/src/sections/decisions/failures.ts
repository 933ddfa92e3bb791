// What a weaker answer costs: failures, retries and escalation, and from where
// on Pro pays for itself.
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import type {RouteCosts, Route} from '../../engine/types/calls.js';
import {errorsAt} from '../../state/errors.js';
import {moneyUnit, inputFields, openMonth, withErrors, type Question} from './question-fields.js';
import {opening} from '../../ui/disclosure.js';
import {failureCurve} from './failure-chart.js';
import {knownRoutes, routes} from './routes.js';
import {routesWorking} from './failure-working.js';
import {unitOf} from '../../format/unit.js';
import {shortNames, type Actions, type View} from '../../state/types.js';

export function failures(view: View, actions: Actions): Question {
  const {s, f} = view;
  const words = s.decisions.fail;
  const {answer, errors} = view.query('decision');
  const known = answer !== undefined && knownRoutes(answer).length > 0;
  const total = (route: Route): string => {
    const cost = answer?.routes.find((each) => each.route === route);
    return cost && 'total' in cost ? f.range(cost.total, cost.at_least?.total) : '';
  };
  return {
    id: 'fail',
    question: s.decisions.next.fail,
    short: known ? words.short(unitOf(view)) : words.attempt(unitOf(view)),
    cells: (view.estimate?.models ?? []).map(({family}) =>
      known ? total(family as Route) : attempt(view, answer, family),
    ),
    ...(known ? {} : {always: () => paysFrom(view, actions)}),
    keys: ['fail_flash', 'fail_pro', 'human', 'retries', 'noticed', 'fail_escalated', 'pro_share'],
    errors,
    body: () => body(withErrors(view, errors), actions, answer),
  };
}

/** Before anything is known about failures: what one attempt costs. */
function attempt({f}: View, answer: RouteCosts | undefined, family: string): string {
  if (!answer || (family !== 'flash' && family !== 'pro')) return '';
  const {one_attempt: one} = answer;
  return f.range(one[family], one.at_least?.[family]);
}

/** "Pro costs $155.61 more a month: it pays if it prevents 52 failures (1 in 577 chats) at [3] USD." */
function paysFrom(view: View, actions: Actions): TemplateResult | typeof nothing {
  const {s, f, estimate} = view;
  const {answer} = view.query('breakEven');
  if (!estimate || !answer) return nothing;
  const {failures: even, human} = answer;
  if (Number(even.difference.amount) === 0) return nothing;
  const words = s.decisions.fail.paysFrom;
  const names = shortNames(view, estimate.models);
  const path = '/decision/human';
  const sentence = words.before({
    dearer: names.get(answer.dearer) ?? answer.dearer,
    more: f.range(even.difference, even.at_least),
    // Failures that cost nothing: the field stays, for what is typed next.
    count: even.count === null ? '' : f.counts(even.count, even.least ?? even.count),
    oneIn:
      even.possible && even.one_in_rounded && !even.at_least ? f.count(even.one_in_rounded) : '',
    unit: unitOf(view),
  });
  // What counts instead of a wrong number is not the one in the sentence; why, stands below.
  const wrong = errorsAt(view.errors, path).length > 0;
  return html`<div class="pays-from" part="break-even">
    <label for="pays-from">${wrong ? s.decisions.fail.human : sentence}</label>
    <input
      id="pays-from"
      class="inline"
      inputmode="decimal"
      autocomplete="off"
      aria-label=${s.decisions.fail.human}
      aria-invalid=${wrong ? 'true' : nothing}
      .value=${live(String(view.scenario.decision?.human ?? human))}
      @focus=${() => {
        actions.enter(path);
      }}
      @input=${(event: Event) => {
        actions.edit(path, (event.target as HTMLInputElement).value);
      }}
    />
    <span>${wrong ? moneyUnit(view) : words.after(moneyUnit(view))}</span>
    ${wrong || even.possible || even.count === null ? nothing : html`<span class="fine">${words.impossible(f.count(even.of), unitOf(view))}</span>`}
  </div>`;
}

function body(view: View, actions: Actions, answer: RouteCosts | undefined): TemplateResult {
  const words = view.s.decisions.fail;
  const unit = unitOf(view);
  return html`${openMonth(view)}
  ${inputFields(view, actions, [
    {key: 'fail_flash', label: words.failFlash(unit), unit: '%'},
    {key: 'fail_pro', label: words.failPro(unit), unit: '%'},
    {key: 'human', label: words.human, unit: moneyUnit(view), hint: words.humanHint},
    {key: 'retries', label: words.retries, defaultValue: '0'},
  ])}
  ${opening(view, actions, 'fail/more', words.more, () =>
    inputFields(view, actions, [
      {key: 'noticed', label: words.noticed, unit: '%', hint: words.noticedHint},
      {key: 'fail_escalated', label: words.failEscalated, unit: '%', hint: words.failEscalatedHint},
      {key: 'pro_share', label: words.proShare, unit: '%'},
    ]),
  )}
  ${answer ? outcome(view, actions, answer) : nothing}`;
}

function outcome(view: View, actions: Actions, answer: RouteCosts): TemplateResult {
  const words = view.s.decisions.fail;
  const some = knownRoutes(answer).length > 0;
  return html`<p class="break-even" part="break-even">
      ${some ? nothing : words.missingFailures} ${breakEven(view, answer)}
    </p>
    ${
      some
        ? html`${routes(view, answer)}
          ${opening(view, actions, 'fail/working', words.how, () => routesWorking(view, answer))}`
        : nothing
    }
    ${
      answer.curve.some((point) => point.flash ?? point.pro)
        ? opening(view, actions, 'fail/curve', words.curve, () =>
            failureCurve(view, actions, answer),
          )
        : nothing
    }
    <ul class="fine">
      ${view.scenario.workloads.some(({shape}) => shape) ? html`<li>${words.wholeRun(unitOf(view))}</li>` : nothing}
      ${answer.assumptions.map((code) => html`<li>${words.assumption[code] ?? code}</li>`)}
    </ul>`;
}

/** "Pro pays once it avoids 1 failure in 47. By your numbers it avoids 5% …" */
export function breakEven(view: View, {break_even: even}: RouteCosts): string {
  const {s, f} = view;
  const words = s.decisions.fail;
  const parts: string[] = [];
  if (even.one_in !== null) parts.push(words.oneIn(f.count(oneIn(even.one_in)), unitOf(view)));
  if (even.avoided !== null)
    parts.push(Number(even.avoided) > 0 ? words.avoids(f.rough(even.avoided)) : words.neverPays);
  if (even.human) parts.push(words.humanFrom(f.money(even.human.amount)));
  return parts.join(s.lang === 'en' ? ' ' : '');
}

/** Whole results, rounded down so that the sentence holds; small ones with a decimal. */
export function oneIn(count: string): string {
  const [whole = '0', decimals = ''] = count.split('.');
  return whole.length > 1 || decimals === '' ? whole : `${whole}.${decimals.slice(0, 2)}`;
}
