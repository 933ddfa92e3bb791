// How the verdict came about: the rules, the figures that they were applied to,
// and the cost of a failure at which another route would win.
import {html, nothing, type TemplateResult} from 'lit';

import type {RouteCost, Verdict} from '../engine/calls.js';
import {typedMoney} from './decide-fields.js';
import {colour, known} from './failure-routes.js';
import type {View} from './view.js';

export function verdictWorking(view: View, answer: Verdict): TemplateResult {
  const {s, f} = view;
  const words = s.decide.verdict;
  const {answer: decision} = view.ask('decision');
  const routes = decision ? known(decision) : [];
  const {flash, pro} = answer.one_attempt;
  return html`<ol class="rules">
      ${words.rules.map((rule) => html`<li>${rule}</li>`)}
    </ol>
    <ul class="equations">
      ${
        answer.ratio === null
          ? nothing
          : html`<li>
              <span class="fine">${words.ratioLabel}</span>
              <span class="sum"
                >${f.exactMoney(pro.amount)} ÷ ${f.exactMoney(flash.amount)} =
                <b>${f.ratio(answer.ratio)}</b></span
              >
            </li>`
      }
      ${routes.map((route) => total(view, route))}
      ${answer.would_change.map((change) => meeting(view, answer, change, routes))}
    </ul>`;
}

function total(view: View, {route, api, failed, total: sum}: RouteCost): TemplateResult {
  const {s, f, scenario} = view;
  const human = typedMoney(view, String(scenario.decision?.human ?? '') || '0');
  const {fail} = s.decide;
  return html`<li>
    <span class="fine ${colour(route)}">${fail.total}${s.decide.colon}${fail.routes[route]}</span>
    <span class="sum"
      >${fail.working(f.exactMoney(api.amount), f.percent(failed, 10), human)} =
      <b>${f.exactMoney(sum.amount)}</b></span
    >
  </li>`;
}

/** (what the API costs more) ÷ (what fails less) = the cost of a failure where both are equal. */
function meeting(
  view: View,
  answer: Verdict,
  change: Verdict['would_change'][number],
  routes: readonly RouteCost[],
): TemplateResult | typeof nothing {
  const {s, f} = view;
  const {fail, verdict: words} = s.decide;
  const winner = routes.find(({route}) => route === answer.route);
  const other = routes.find(({route}) => route === change.route);
  if (!winner || !other) return nothing;
  const [dear, cheap] = change.when === 'human_above' ? [other, winner] : [winner, other];
  return html`<li>
    <span class="fine">${words.meets(fail.routes[winner.route], fail.routes[other.route])}</span>
    <span class="sum"
      >(${f.exactMoney(dear.api.amount)} − ${f.exactMoney(cheap.api.amount)}) ÷
      (${f.percent(cheap.failed, 10)} − ${f.percent(dear.failed, 10)}) =
      <b>${f.money(change.human.amount)}</b></span
    >
  </li>`;
}
