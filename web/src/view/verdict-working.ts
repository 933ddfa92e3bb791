// How the verdict came about: the rules, the figures that they were applied to,
// and the cost of a failure at which another route would win.
import {html, nothing, type TemplateResult} from 'lit';

import type {RouteCost, Verdict} from '../engine/calls.js';
import {typedMoney} from './decide-fields.js';
import {equation} from './equation.js';
import {known} from './failure-routes.js';
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
              ${equation(
                words.ratioLabel,
                `${f.exactMoney(pro.amount)} ÷ ${f.exactMoney(flash.amount)}`,
                f.ratio(answer.ratio),
              )}
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
    ${equation(
      `${fail.total}${s.decide.colon}${fail.routes[route]}`,
      fail.working(f.exactMoney(api.amount), f.percent(failed, 10), human),
      f.exactMoney(sum.amount),
    )}
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
  const more = `${f.exactMoney(dear.api.amount)} − ${f.exactMoney(cheap.api.amount)}`;
  const fewer = `${f.percent(cheap.failed, 10)} − ${f.percent(dear.failed, 10)}`;
  return html`<li>
    ${equation(
      words.meets(fail.routes[winner.route], fail.routes[other.route]),
      `(${more}) ÷ (${fewer})`,
      // Two nearly equal amounts, each rounded at its 12th decimal: not all digits would follow.
      f.money(change.human.amount),
    )}
  </li>`;
}
