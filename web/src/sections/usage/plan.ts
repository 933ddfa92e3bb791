// A log as a plan: a workload for each of its models, and what the log and the plan
// come to, said beside the totals while the plan stands as it was made.
import {html, nothing, type TemplateResult} from 'lit';

import {Format} from '../../format/format.js';
import type {UsageReport, Plan} from '../../engine/types/usage.js';
import type {Scenario} from '../../engine/types/calls.js';
import type {Calculator} from '../../state/store.js';
import {daysText} from './days-text.js';
import {leastOf} from './finding.js';
import {textButton} from '../../ui/fields.js';
import type {Actions, View} from '../../state/types.js';

export interface Planned {
  report: UsageReport;
  plan: Plan;
  /** What the calculator held when it was made: another scenario is no longer it. */
  scenario: Scenario;
  /** What the plan comes to a month; undefined where it cannot be priced. */
  month: string | undefined;
}

const PLANNED = 'planned';

/** The plan in place of the workloads, at its own prices. */
export function usePlan(calculator: Calculator, report: UsageReport): Planned | undefined {
  const plan = report.as_plan;
  if (!plan) return undefined;
  const {card, currency} = plan;
  const workloads = plan.workloads.map((each) => ({when: {kind: 'even'} as const, ...each}));
  calculator.plan({card, currency, month: '', workloads});
  const month = calculator.assignedModels()?.month.amount;
  return {report, plan, scenario: calculator.scenario, month};
}

/** Both amounts, how the one came of the other, and the way back. */
export function planNote(
  view: View,
  actions: Actions,
  planned: Planned,
): TemplateResult | typeof nothing {
  if (planned.scenario !== view.scenario) return nothing;
  return html`<div class="notice" part="planned" id=${PLANNED} tabindex="-1">
    <p>${view.s.usage.sentences(planSentences(view, planned))}</p>
    <p class="choices">
      ${textButton(
        view.s.questions.undo,
        (event) => {
          const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
          actions.undo();
          toTotals(root);
        },
        'planned-undo',
      )}
    </p>
  </div>`;
}

export function planSentences(
  {s, f}: Pick<View, 's' | 'f'>,
  {report, plan, month}: Omit<Planned, 'scenario'>,
): string[] {
  const words = s.usage.plan;
  const money = new Format(f.locale, report.currency);
  const days = daysText(f, plan.first_day, plan.last_day);
  const billed = new Set(report.by_model.map(({model}) => model));
  const left = [
    ...plan.left_out.map(({model, code, amount}) => {
      const why = words.why[code] ?? words.why.unknown_model ?? code;
      return words.left(model, why, money.money(amount));
    }),
    ...(report.unpriced ?? []).map(({model, requests}) =>
      // Its other requests are in the plan, or left out of it for another reason.
      billed.has(model)
        ? words.leftRequests(model, requests, f.count(requests))
        : words.left(model, words.why.unpriced ?? '', ''),
    ),
  ];
  return [
    words.log(money.range(report.totals, leastOf(report)), days),
    month === undefined ? words.unpriced : words.plan(money.money(month)),
    ...(plan.months === null ? [words.scaled(f.count(plan.days))] : []),
    ...(plan.covered
      ? [words.covered(Number(plan.covered.seconds) / 3600, plan.covered.times_more)]
      : []),
    ...(plan.months === null || plan.months === '1' ? [] : [words.months(f.count(plan.months))]),
    ...(report.unknown_band ? [words.hoursUnknown] : []),
    ...(left.length === 0 ? [] : [words.without(left)]),
  ];
}

/** To the totals, once they are drawn; the focus goes to the note, or to their heading. */
export function toTotals(root: ShadowRoot): void {
  requestAnimationFrame(() => {
    const heading = root.querySelector<HTMLElement>('#results-heading');
    heading?.setAttribute('tabindex', '-1');
    const target = root.querySelector<HTMLElement>(`#${PLANNED}`) ?? heading;
    heading?.scrollIntoView({block: 'start'});
    target?.focus({preventScroll: true});
  });
}
