// What a weaker answer costs: failures, retries and escalation, and from where
// on Pro pays for itself.
import {html, nothing, type TemplateResult} from 'lit';

import type {DecisionAnswer, Route, RouteCost} from '../engine/calls.js';
import {moneyUnit, told, typedMoney, withErrors, type Question} from './decide-fields.js';
import {opening} from './disclosure.js';
import {column} from './number.js';
import type {Actions, View} from './view.js';

export function failures(view: View, actions: Actions): Question {
  const {s, f} = view;
  const words = s.decide.fail;
  const {answer, errors} = view.ask('decision');
  const total = (route: Route): string => {
    const cost = answer?.routes.find((each) => each.route === route);
    return cost && 'total' in cost ? f.money(cost.total.amount) : '';
  };
  return {
    id: 'fail',
    question: words.question,
    short: words.short(words.unit[answer?.per ?? 'request']),
    cells: (view.estimate?.models ?? []).map(({family}) => total(family as Route)),
    body: () => body(withErrors(view, errors), actions, answer),
  };
}

function body(view: View, actions: Actions, answer: DecisionAnswer | undefined): TemplateResult {
  const words = view.s.decide.fail;
  return html`${told(view, actions, [
    {key: 'fail_flash', label: words.failFlash, unit: '%'},
    {key: 'fail_pro', label: words.failPro, unit: '%'},
    {key: 'human', label: words.human, unit: moneyUnit(view), hint: words.humanHint},
    {key: 'retries', label: words.retries, usual: '0'},
  ])}
  ${opening(view, actions, 'fail/more', words.more, () =>
    told(view, actions, [
      {key: 'noticed', label: words.noticed, unit: '%', hint: words.noticedHint},
      {key: 'fail_escalated', label: words.failEscalated, unit: '%', hint: words.failEscalatedHint},
      {key: 'pro_share', label: words.proShare, unit: '%'},
    ]),
  )}
  ${answer ? outcome(view, answer) : nothing}
  ${
    answer?.curve.some((point) => point.flash ?? point.pro)
      ? opening(view, actions, 'fail/curve', words.curve, () => curve(view, answer))
      : nothing
  }`;
}

function outcome(view: View, answer: DecisionAnswer): TemplateResult {
  const words = view.s.decide.fail;
  const known = answer.routes.filter((route) => 'total' in route);
  return html`<p class="break-even" part="break-even">
      ${known.length === 0 ? words.tellFailures : nothing} ${breakEven(view, answer)}
    </p>
    ${known.length > 0 ? routes(view, answer, known) : nothing}
    <ul class="fine">
      ${answer.assumptions.map((code) => html`<li>${words.assumption[code] ?? code}</li>`)}
    </ul>`;
}

/** The cost of a result on each route, for failures from free to twice as dear. */
function curve(view: View, {curve: points, routes: all}: DecisionAnswer): TemplateResult {
  const {s, f} = view;
  const words = s.decide.fail;
  const known = all.filter((each) => 'total' in each).map(({route}) => route);
  const human = column(points.map((point) => f.money(point.human.amount)));
  const columns = known.map((route) =>
    column(points.map((point) => f.money(point[route]?.amount ?? '0'))),
  );
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.curveScroll}>
    <table class="data-table">
      <thead>
        <tr>
          <th scope="col">${words.human}</th>
          ${known.map((route) => html`<th scope="col">${words.routes[route]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${points.map(
          (_point, row) =>
            html`<tr>
              <th scope="row">${human[row]}</th>
              ${columns.map((cells) => html`<td>${cells[row]}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** "Pro pays once it avoids 1 failure in 47. By your numbers it avoids 5% …" */
export function breakEven(view: View, {break_even: even}: DecisionAnswer): string {
  const {s, f} = view;
  const words = s.decide.fail;
  const parts: string[] = [];
  if (even.one_in !== null) parts.push(words.oneIn(f.count(oneIn(even.one_in))));
  if (even.avoided !== null)
    parts.push(Number(even.avoided) > 0 ? words.avoids(f.percent(even.avoided)) : words.neverPays);
  if (even.human) parts.push(words.humanFrom(f.money(even.human.amount)));
  return parts.join(s.lang === 'en' ? ' ' : '');
}

/** Whole results, rounded down so that the sentence holds; small ones with a decimal. */
export function oneIn(count: string): string {
  const [whole = '0', decimals = ''] = count.split('.');
  return whole.length > 1 || decimals === '' ? whole : `${whole}.${decimals.slice(0, 2)}`;
}

function routes(view: View, answer: DecisionAnswer, known: readonly RouteCost[]): TemplateResult {
  const {s, f} = view;
  const words = s.decide.fail;
  const of = (amount: (route: RouteCost) => string): TemplateResult[] =>
    column(known.map((route) => f.money(amount(route))));
  const api = of((route) => route.api.amount);
  const human = of((route) => route.human.amount);
  const total = of((route) => route.total.amount);
  const month = of((route) => route.month.amount);
  const {break_even: even} = answer;
  const price = typedMoney(view, String(view.scenario.decision?.human ?? '0'));
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.scroll}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.route}</th>
            <th scope="col">${words.failed}</th>
            <th scope="col">${words.api}</th>
            <th scope="col">${words.people}</th>
            <th scope="col">${words.total}</th>
            <th scope="col">${words.month}</th>
          </tr>
        </thead>
        <tbody>
          ${known.map(
            ({route, failed}, i) =>
              html`<tr class=${route === answer.cheapest ? 'best' : nothing}>
                <th scope="row">${words.routes[route]}</th>
                <td>${f.percent(failed)}</td>
                <td>${api[i]}</td>
                <td>${human[i]}</td>
                <td>${total[i]}</td>
                <td>${month[i]}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <ul class="equations">
      ${known.map(
        ({route, api: calls, failed, total: sum}) =>
          html`<li>
            <span class="fine">${words.routes[route]}</span>
            <span class="sum"
              >${words.working(f.exactMoney(calls.amount), f.percent(failed, 10), price)} =
              <b>${f.exactMoney(sum.amount)}</b></span
            >
          </li>`,
      )}
      ${
        even.one_in === null
          ? nothing
          : html`<li>
              <span class="fine">${words.oneIn(f.count(oneIn(even.one_in)))}</span>
              <span class="sum"
                >${words.oneInWorking(price, f.exactMoney(even.extra.amount))} =
                <b>${f.count(even.one_in)}</b></span
              >
            </li>`
      }
    </ul>`;
}
