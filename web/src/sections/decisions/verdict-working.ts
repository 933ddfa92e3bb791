// How the verdict came about: the rules, the figures that they were applied to,
// and the cost of a failure at which another route would win.
import {html, nothing, type TemplateResult} from 'lit';

import type {RouteCost, ShareThreshold, Verdict} from '../../engine/types/calls.js';
import {edited} from '../../state/scenario-edits.js';
import {typedMoney} from './question-fields.js';
import {workingLine} from '../working/line.js';
import {knownRoutes} from './routes.js';
import {routesWorking} from './failure-working.js';
import {inputName} from '../../format/input-names.js';
import type {Actions, View} from '../../state/types.js';
import {chooseCase} from '../working/bill-of.js';

export function verdictWorking(view: View, actions: Actions, answer: Verdict): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.verdict;
  const {answer: decision} = view.query('decision');
  const routes = decision ? knownRoutes(decision) : [];
  const {flash, pro} = answer.one_attempt;
  return html`<ol class="rules">
      ${words.rules.map((rule) => html`<li>${rule}</li>`)}
    </ol>
    <ul class="working-lines">
      ${
        answer.ratio === null
          ? nothing
          : html`<li>
              ${workingLine(
                words.ratioLabel,
                `${f.exactMoney(pro.amount)} ÷ ${f.exactMoney(flash.amount)}`,
                f.ratio(answer.ratio),
              )}
            </li>`
      }
      ${routes.map((route) => total(view, route))}
      ${answer.would_change.map((change) => meeting(view, change, routes))}
    </ul>
    ${shares(view, actions)}`;
}

/** Between which values of each share the verdict holds, and the totals at either end. */
function shares(view: View, actions: Actions): TemplateResult | typeof nothing {
  const {s, f, validScenario} = view;
  const words = s.decisions.verdict;
  const list = view.query('verdict', {about: 'shares', shares: 'all'}).answer?.would_change_shares;
  if (!list || list.length === 0) return nothing;
  const nameOf = ({share}: ShareThreshold): string =>
    inputName(s, validScenario, `/decision/${share}`);
  const end = (share: string, when: string): string | undefined =>
    list.find((turn) => turn.share === share && turn.when === when)?.last;
  const once = list.filter(({share}, i) => list.findIndex((turn) => turn.share === share) === i);
  return html`<p class="fine">${words.shares}</p>
    <ul class="notes">
      ${once.map(
        (turn) =>
          html`<li>
            ${nameOf(turn)}${s.decisions.colon}${words.holdsBetween(
              f.percent(end(turn.share, 'below') ?? '0'),
              f.percent(end(turn.share, 'above') ?? '100'),
            )}
          </li>`,
      )}
    </ul>
    ${chooseCase(
      view,
      actions,
      'verdict/shares',
      list.map((turn) => ({
        id: `${turn.share}/${turn.when}`,
        label: `${nameOf(turn)}${s.decisions.colon}${f.percent(turn.last)}`,
        content: (id) => routesAt(view, id, turn),
      })),
    )}`;
}

function routesAt(view: View, id: string, {share, last}: ShareThreshold): TemplateResult {
  const scenario = edited(view.validScenario, `/decision/${share}`, last);
  const {answer} = view.query('decision', {about: `verdict/${id}`, scenario});
  return html`${answer ? routesWorking({...view, validScenario: scenario}, answer) : nothing}`;
}

function total(view: View, {route, api, failed, total: sum}: RouteCost): TemplateResult {
  const {s, f, validScenario} = view;
  const human = typedMoney(view, String(validScenario.decision?.human ?? '') || '0');
  const {fail} = s.decisions;
  return html`<li>
    ${workingLine(
      `${fail.total}${s.decisions.colon}${fail.routes[route]}`,
      fail.working(f.exactMoney(api.amount), f.percent(failed, 10), human),
      f.exactMoney(sum.amount),
    )}
  </li>`;
}

/** (what the API costs more) ÷ (what fails less) = the cost of a failure where both are equal. */
function meeting(
  view: View,
  change: Verdict['would_change'][number],
  routes: readonly RouteCost[],
): TemplateResult | typeof nothing {
  const {s, f} = view;
  const {fail, verdict: words} = s.decisions;
  const winner = routes.find(({route}) => route === change.from);
  const other = routes.find(({route}) => route === change.route);
  if (!winner || !other) return nothing;
  const [dear, cheap] = change.when === 'human_above' ? [other, winner] : [winner, other];
  const more = `${f.exactMoney(dear.api.amount)} − ${f.exactMoney(cheap.api.amount)}`;
  const fewer = `${f.percent(cheap.failed, 10)} − ${f.percent(dear.failed, 10)}`;
  return html`<li>
    ${workingLine(
      words.meets(fail.routes[winner.route], fail.routes[other.route]),
      `(${more}) ÷ (${fewer})`,
      // Two nearly equal amounts, each rounded at its 12th decimal: not all digits would follow.
      f.money(change.human.amount),
    )}
  </li>`;
}
