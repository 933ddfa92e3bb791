// How what a route costs comes about: its attempts, what fails in spite of them,
// and what that makes of the result and of the month.
import {html, type TemplateResult} from 'lit';

import type {RouteCosts, RouteCost} from '../../engine/types/calls.js';
import {typedMoney} from './question-fields.js';
import {workingLine} from '../working/line.js';
import {chances, failing, power, tries} from './failure-chances.js';
import {colour, knownRoutes} from './routes.js';
import type {View} from '../../state/types.js';

/** Every figure of the table: attempts, failures, the result and the month. */
export function routesWorking(view: View, answer: RouteCosts): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.fail;
  return html`<ul class="working-lines">
    ${knownRoutes(answer).map(
      (route) =>
        html`<li>
          <span class="name ${colour(route.route)}">${words.routes[route.route]}</span>
          ${attemptsOf(view, route).map(([label, sum, count]) => workingLine(label, sum, count))}
          ${workingLine(words.api, charged(view, answer, route), f.exactMoney(route.api.amount))}
          ${workingLine(words.failed, failing(chances(view), route.route), f.percent(route.failed, 10))}
          ${workingLine(words.people, borne(view, route), f.exactMoney(route.human.amount))}
          ${workingLine(words.total, result(view, route), f.exactMoney(route.total.amount))}
          ${workingLine(
            words.month,
            words.timesMonth(f.exactMoney(route.total.amount), f.count(answer.month_requests)),
            f.exactMoney(route.month.amount),
          )}
        </li>`,
    )}
    ${breakEvenLines(view, answer)}
  </ul>`;
}

/** "$0.00017794 × 1.08 attempts on Flash + $0.00054755625 × 0.0064 on Pro" */
function charged({s, f}: View, answer: RouteCosts, {calls}: RouteCost): string {
  const words = s.decisions.fail;
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

/** "1 + 6% + (6%)²", and where another share of the requests gets there, that times it. */
function attemptsOf(
  view: View,
  {route, calls}: RouteCost,
): [label: string, sum: string, count: string][] {
  const {s, f} = view;
  const words = s.decisions.fail;
  const all = chances(view);
  const {flash, pro, escalated, share} = all;
  const sums = {
    flash: route === 'split' ? times(`(100% − ${share})`, tries(all, flash)) : tries(all, flash),
    pro: {
      flash: '',
      pro: tries(all, pro),
      escalate: times(power(all, flash, all.attempts), tries(all, escalated)),
      split: times(share, tries(all, pro)),
    }[route],
  };
  return (['flash', 'pro'] as const)
    .filter((model) => Number(calls[model]) > 0 && sums[model] !== '1')
    .map((model) => [words.attemptsOn(words.routes[model]), sums[model], f.count(calls[model])]);
}

function times(share: string, attempts: string): string {
  return attempts === '1' ? share : `${share} × (${attempts})`;
}

function borne(view: View, {failed}: RouteCost): string {
  const human = typedMoney(view, String(view.validScenario.decision?.human ?? '') || '0');
  return `${view.f.percent(failed, 10)} × ${human}`;
}

function result({f}: View, {api, human}: RouteCost): string {
  return `${f.exactMoney(api.amount)} + ${f.exactMoney(human.amount)}`;
}

/** One failure in how many, and the cost of a failure at which both models meet. */
function breakEvenLines(view: View, answer: RouteCosts): TemplateResult[] {
  const {s, f, validScenario} = view;
  const words = s.decisions.fail;
  const {extra, one_in: count, avoided, human} = answer.break_even;
  const price = typedMoney(view, String(validScenario.decision?.human ?? '0'));
  const more = f.exactMoney(extra.amount);
  const lines: TemplateResult[] = [];
  const routes = knownRoutes(answer);
  const [flash, pro] = (['flash', 'pro'] as const).map((model) =>
    routes.find(({route}) => route === model),
  );
  if (flash && pro && avoided !== null)
    lines.push(
      html`<li>
        ${workingLine(words.extraLabel, `${f.exactMoney(pro.api.amount)} − ${f.exactMoney(flash.api.amount)}`, more)}
        ${workingLine(words.avoidedLabel, `${f.percent(flash.failed, 10)} − ${f.percent(pro.failed, 10)}`, f.percent(avoided, 10))}
      </li>`,
    );
  if (count !== null)
    lines.push(
      html`<li>
        ${workingLine(words.oneInLabel, words.oneInWorking(price, more), f.count(count))}
      </li>`,
    );
  if (human && avoided !== null && Number(avoided) > 0)
    lines.push(
      html`<li>
        ${workingLine(words.evenLabel, words.evenWorking(more, f.percent(avoided, 10)), f.exactMoney(human.amount))}
      </li>`,
    );
  return lines;
}
