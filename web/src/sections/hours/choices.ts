// The bill of each choice of hours, to be taken with one click, and how it comes about.
import {html, type TemplateResult} from 'lit';

import type {Hours, HoursChoice, HoursMonth, UsageHours} from '../../engine/types/calls.js';
import {edited} from '../../state/scenario-edits.js';
import {dataTable} from '../../ui/data-table.js';
import {textButton} from '../../ui/fields.js';
import type {Actions, View} from '../../state/types.js';
import {onAxisOfFamily} from '../../ui/money-axis.js';
import {billOf, chooseCase} from '../working/bill-of.js';

export function choicesTable(view: View, actions: Actions, answer: Hours): TemplateResult {
  const {s, f} = view;
  const {here, choices, workload} = answer;
  const when = view.validScenario.workloads[workload]?.when;
  const now = choices.findIndex((each) => isSame(each.when, when));
  // What is none of the choices, such as painted hours, comes first.
  const rows = [
    ...(now < 0
      ? [
          {
            id: '',
            when: undefined,
            label: s.questions.whenKind[when?.kind ?? 'even'] ?? '',
            models: here.models,
          },
        ]
      : []),
    ...choices.map(({id, ...more}) => ({id, ...more, label: labelOf(view, id)})),
  ];
  const columns = here.models.map(({family}, i) =>
    onAxisOfFamily(
      view,
      family,
      rows.map(({models}) => (models[i] ? f.range(models[i].month, models[i].at_least) : '')),
    ),
  );
  return dataTable({
    label: s.chart.scroll,
    corner: s.hours.sent,
    heads: here.models.map(({family}) => s.family[family] ?? family),
    className: `stacked choices-of-hours m${String(here.models.length)}`,
    rows: rows.map(({id, when: chosen, label, models}, row) => {
      const current = id === '' || choices[now]?.id === id;
      return {
        className: current ? 'read' : undefined,
        name:
          current || !chosen
            ? html`<b aria-current="true">${label}</b>`
            : textButton(label, () => {
                actions.edit(`/workloads/${String(workload)}/when`, chosen);
              }),
        cells: models.map(
          (model, i) =>
            html`<span class="pair"
              ><span class="share">${current ? '' : percentOf(view, model)}</span>
              ${columns[i]?.[row]}</span
            >`,
        ),
      };
    }),
  });
}

function labelOf({s}: View, id: string): string {
  return id === 'off_peak' ? s.questions.offPeakOnly : (s.questions.whenKind[id] ?? id);
}

/** Chosen hours are as the core writes them; only a share may be typed in several ways. */
function isSame(one: UsageHours, other: UsageHours | undefined): boolean {
  const kind = other?.kind ?? 'even';
  if (one.kind !== kind) return false;
  return kind !== 'peak_share' || Number(one.peak_share) === Number(other?.peak_share);
}

/** More digits mean nothing; a small share keeps one. */
export function wholePercent(f: View['f'], percent: string): string {
  return f.percent(percent, Number(percent) < 10 ? 1 : 0);
}

/** "−17%", "+47%"; "" where nothing changes. */
export function percentOf({f}: View, {rounded, at_least: least}: HoursMonth): string {
  // Between two amounts there is not one difference.
  if (least || rounded === null || Number(rounded) === 0) return '';
  const sign = rounded.startsWith('-') ? '−' : '+';
  return sign + wholePercent(f, rounded.replace('-', ''));
}

/** The bill of any choice and any start, line by line. */
export function workings(view: View, actions: Actions, answer: Hours): TemplateResult {
  const {s} = view;
  const path = `/workloads/${String(answer.workload)}/when`;
  const one = (label: string, {when}: HoursChoice) => ({
    id: label,
    label,
    content: (id: string): TemplateResult =>
      billOf(view, `hours/${id}`, edited(view.validScenario, path, when)),
  });
  return chooseCase(view, actions, 'hours/working', [
    ...answer.choices.map((each) => one(labelOf(view, each.id), each)),
    ...answer.starts.map((each) => one(s.hours.from(each.start), each)),
  ]);
}
