// Flash, Pro and mixes of both side by side: what one accepted result costs on
// each, and how that comes about.
import {html, nothing, type TemplateResult} from 'lit';

import type {DecisionAnswer, Route, RouteCost} from '../engine/calls.js';
import {typedMoney} from './decide-fields.js';
import {column} from './number.js';
import type {View} from './view.js';

/** The routes for which enough is told. */
export function known(answer: DecisionAnswer): RouteCost[] {
  return answer.routes.flatMap((route) => ('total' in route ? [route] : []));
}

/** A column for each route, for they are what is compared. */
export function routes(view: View, answer: DecisionAnswer): TemplateResult {
  const {s, f} = view;
  const words = s.decide.fail;
  const list = known(answer);
  const columns = list.map((route) => [
    ...column([route.api, route.human, route.total].map(({amount}) => f.money(amount))),
    f.money(route.month.amount),
  ]);
  const labels = [words.api, words.people, words.total, words.month];
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.scroll}>
    <table class="routes">
      <thead>
        <tr>
          <td></td>
          ${list.map(({route}) => html`<th scope="col" class=${colour(route)}>${words.routes[route]}</th>`)}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">${words.failed}</th>
          ${list.map(({failed}) => html`<td>${f.percent(failed)}</td>`)}
        </tr>
        ${labels.map(
          (label, row) =>
            html`<tr>
              <th scope="row">${label}</th>
              ${list.map(
                ({route}, i) =>
                  html`<td class=${row > 1 && route === answer.cheapest ? 'best' : nothing}>
                    ${columns[i]?.[row]}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function colour(route: Route): string {
  return route === 'flash' || route === 'pro' ? route : 'other';
}

/** Every figure of the table: attempts, failures, the result and the month. */
export function routesWorking(view: View, answer: DecisionAnswer): TemplateResult {
  const {s, f} = view;
  const words = s.decide.fail;
  return html`<ul class="equations">
    ${known(answer).map(
      (route) =>
        html`<li>
          <span class="name ${colour(route.route)}">${words.routes[route.route]}</span>
          ${line(words.api, attempts(view, answer, route), f.exactMoney(route.api.amount))}
          ${line(words.failed, failing(view, route.route), f.percent(route.failed, 10))}
          ${line(words.total, result(view, route), f.exactMoney(route.total.amount))}
          ${line(
            words.month,
            words.timesMonth(f.exactMoney(route.total.amount), f.count(answer.month_requests)),
            f.exactMoney(route.month.amount),
          )}
        </li>`,
    )}
    ${breakEvenLines(view, answer)}
  </ul>`;
}

function line(label: string, working: string, sum: string): TemplateResult {
  return html`<p>
    <span class="fine">${label}</span>
    <span class="sum">${working === sum ? nothing : html`${working} = `}<b>${sum}</b></span>
  </p>`;
}

/** "$0.00017794 × 1.08 attempts on Flash + $0.00054755625 × 0.0064 on Pro" */
function attempts({s, f}: View, answer: DecisionAnswer, {calls}: RouteCost): string {
  const words = s.decide.fail;
  const of = (model: 'flash' | 'pro'): string[] =>
    Number(calls[model]) === 0
      ? []
      : [
          words.attempts(
            f.exactMoney(answer.one_attempt[model].amount),
            f.count(calls[model]),
            words.routes[model],
          ),
        ];
  return [...of('flash'), ...of('pro')].join(' + ');
}

/** How the share that fails in the end follows from the shares that were told. */
function failing({s, scenario, f}: View, route: Route): string {
  const told = scenario.decision ?? {};
  const attempts = 1 + Math.min(10, Number(told.retries ?? 0) || 0);
  const noticed = String(told.noticed ?? '') !== '';
  const words = s.decide.fail.failing;
  const share = (key: 'fail_flash' | 'fail_pro' | 'fail_escalated' | 'pro_share'): string => {
    const text = String(told[key] ?? '');
    return /^[\d.]+$/.test(text) ? f.percent(text) : text;
  };
  const every = (text: string): string => Array.from({length: attempts}, () => text).join(' × ');
  const escalated = share('fail_escalated') || share('fail_pro');
  const [flash, pro] = [every(share('fail_flash')), every(share('fail_pro'))];
  if (noticed) return words.noticed;
  if (route === 'flash') return flash;
  if (route === 'pro') return pro;
  return route === 'escalate'
    ? words.escalate(flash, every(escalated))
    : words.split(share('pro_share'), pro, flash);
}

function result(view: View, {api, failed}: RouteCost): string {
  const {s, f, scenario} = view;
  const human = typedMoney(view, String(scenario.decision?.human ?? '0') || '0');
  return s.decide.fail.working(f.exactMoney(api.amount), f.percent(failed, 10), human);
}

/** One failure in how many, and the cost of a failure at which both models meet. */
function breakEvenLines(view: View, answer: DecisionAnswer): TemplateResult[] {
  const {s, f, scenario} = view;
  const words = s.decide.fail;
  const {extra, one_in: count, avoided, human} = answer.break_even;
  const price = typedMoney(view, String(scenario.decision?.human ?? '0'));
  const more = f.exactMoney(extra.amount);
  const lines: TemplateResult[] = [];
  if (count !== null)
    lines.push(
      html`<li>${line(words.oneInLabel, words.oneInWorking(price, more), f.count(count))}</li>`,
    );
  if (human && avoided !== null && Number(avoided) > 0)
    lines.push(
      html`<li>
        ${line(words.evenLabel, words.evenWorking(more, f.percent(avoided, 10)), f.exactMoney(human.amount))}
      </li>`,
    );
  return lines;
}
