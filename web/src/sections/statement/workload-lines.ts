// Of several workloads the subtotal of each, and what they come to with each on
// the model that was chosen for it.
import {html, nothing, type TemplateResult} from 'lit';

import type {Estimate} from '../../engine/types/calls.js';
import {errorText} from '../../state/errors.js';
import {workloadName} from '../../export/rows.js';
import {withoutDecision} from '../../state/scenario-edits.js';
import {ledgerLine} from '../../ui/ledger-line.js';
import {workingLine} from '../working/line.js';
import {heading} from '../../ui/heading.js';
import {amountColumns, onAxis} from '../../ui/money-axis.js';
import {chosenToday} from './priced.js';
import {line} from './statement-line.js';
import {shortNames, type Actions, type View} from '../../state/types.js';

/** The line of the chosen models, among those that are open. */
const ASSIGNED = 'chosen';

export function workloadLines(
  view: View,
  actions: Actions,
  estimate: Estimate,
): TemplateResult | typeof nothing {
  if (estimate.workloads.length < 2) return nothing;
  const {s, f} = view;
  const columns = amountColumns(view, estimate, (of) =>
    estimate.workloads.map(({models}) => {
      const own = models.find(({model}) => model === of.model);
      return own ? f.range(own.month, own.at_least) : '';
    }),
  );
  return html`<div class="sub">${heading(view.headingLevel + 1, s.results.workloads)}</div>
    ${estimate.workloads.map((each, row) =>
      line(view, actions, {
        id: `workload-${String(row)}`,
        label: workloadName(s, each.name, row),
        cells: columns.map((cells) => cells[row] ?? ''),
        working: (working, view, actions) => working.month(view, actions, estimate, row),
      }),
    )}
    ${assignedModels(view, actions, estimate)}`;
}

/** "As you chose $72.55 a month", for the spoken sentence; "" where no model is chosen. */
export function chosenMonth(view: View): string {
  const {s, f, validScenario} = view;
  if (validScenario.workloads.every(({model}) => !model)) return '';
  const {answer} = view.query('chosen', {scenario: withoutDecision(validScenario)});
  return answer
    ? s.results.liveModel(s.assigned.total, f.range(answer.month, answer.low?.month))
    : '';
}

/** One figure, under both models. */
function assignedModels(
  view: View,
  actions: Actions,
  estimate: Estimate,
): TemplateResult | typeof nothing {
  const {s, f} = view;
  if (view.validScenario.workloads.every(({model}) => !model)) return nothing;
  const {answer, errors} = view.query('chosen', {scenario: withoutDecision(view.validScenario)});
  const [missing] = errors.filter(({where}) => where.endsWith('/model'));
  if (missing) return html`<p class="error">${errorText(s, missing)}</p>`;
  if (!answer) return nothing;
  const {month, year, day, low, workloads} = answer;
  const words = s.assigned;
  const months = f.exactRange(month, low?.month);
  const last = estimate.models.at(-1);
  const names = shortNames(view, estimate.models);
  const parts = workloads.map(({model}, i) =>
    words.on(workloadName(s, estimate.workloads[i]?.name, i), names.get(model) ?? model),
  );
  return html`${ledgerLine(view, actions, {
    id: ASSIGNED,
    part: 'chosen',
    label: html`${words.total} <small class="of">${parts.join(s.comma)}</small>`,
    both: last ? onAxis(view, estimate, last, [f.range(month, low?.month)]) : nothing,
    content: view.open.has(ASSIGNED)
      ? html`<div class="working-lines">
          ${workingLine(words.total, workloads.map((each) => f.exactRange(each.month, each.at_least)).join(' + '), months)}
          ${workingLine(s.results.year, s.working.year(months), f.exactRange(year, low?.year))}
          ${workingLine(s.results.day, s.working.day(months, f.count(estimate.month.days)), f.exactRange(day, low?.day))}
        </div>`
      : nothing,
  })}
  ${chosenToday(view, actions, estimate)}`;
}
