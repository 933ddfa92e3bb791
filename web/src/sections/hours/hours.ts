// The cheap hours: a week in the reader's own time, with the peak price hatched and the
// hours with requests on it, which can be moved; and the bill of each choice.
import {html, nothing, type TemplateResult} from 'lit';

import {listOf} from '../../engine/builtins.js';
import type {Hours, HoursMonth} from '../../engine/types/calls.js';
import {sectionFrame} from '../../ui/section-frame.js';
import {choice, textButton} from '../../ui/fields.js';
import type {Actions, View} from '../../state/types.js';
import {choicesTable, percentOf, wholePercent, workings} from './choices.js';
import {hoursOf, LENGTH} from './answer.js';
import {firstHour} from './own-week.js';
import {peakWindows} from '../../ui/peak-week.js';
import {weekStrip} from './strip.js';
import {weekFromHex} from '../../format/week-bits.js';

/** Where the page keeps the start that is tried. */
const TRIED = 'hours/start';

export function hours(view: View, actions: Actions): TemplateResult | typeof nothing {
  const {s, estimate} = view;
  if (!estimate?.models.some(({bands}) => bands)) return nothing;
  const workload = editedWorkload(view);
  const {reply, own, offset, length} = hoursOf(view, workload);
  const {answer} = reply;
  if (!answer?.banded) return nothing;
  return sectionFrame(
    view,
    {name: 'hours', part: 'hours', title: finding(view, answer), finding: true},
    html`<p class="fine">${s.hours.clock(offset === 0 ? 'UTC' : s.grid.offset(offset))}</p>
      ${answer.length === null ? nothing : batch(view, actions, length)}
      ${strip(view, actions, answer, {workload, own, offset})}
      ${choicesTable(view, actions, answer)} ${workings(view, actions, answer)}`,
  );
}

/** Of several workloads the one that is being edited. */
function editedWorkload({localInputs, validScenario}: View): number {
  const edited = Number(localInputs.get('workload') ?? '0');
  return edited < validScenario.workloads.length ? edited : 0;
}

/** "Start at 18:00 and pay 17% less on Flash, 17% less on Pro". */
function finding({s, f}: View, {best, length}: Hours): string {
  const saving = best.flatMap((each) => {
    if (!each || Number(each.saves_percent) <= 0) return [];
    const percent = wholePercent(f, each.rounded);
    const name = s.family[each.family] ?? each.family;
    return {name, percent: each.at_most ? s.hours.atMost(percent) : percent};
  });
  const [first] = saving;
  const alike = saving.length > 1 && saving.every(({percent}) => percent === first?.percent);
  const parts =
    alike && first
      ? [s.hours.lessOnBoth(first.percent)]
      : saving.map(({name, percent}) => s.hours.less(percent, name));
  const start = best.find((each) => each !== null)?.start;
  if (parts.length === 0 || start === undefined) return s.hours.cheapest;
  return length === null
    ? s.hours.startAt(start, parts)
    : s.hours.batchAt(String(length), start, parts);
}

/** Requests without hours of their own are tried as a batch of so many hours a day. */
function batch(view: View, actions: Actions, length: string): TemplateResult {
  const {s} = view;
  return choice(view, {
    path: LENGTH,
    label: s.hours.length,
    value: length,
    choices: listOf(23, (i) => {
      const hours = String(i + 1);
      return [hours, s.hours.hoursADay(hours)] as const;
    }),
    change: (chosen) => {
      actions.setLocalInput(LENGTH, chosen);
    },
  });
}

function strip(
  view: View,
  actions: Actions,
  answer: Hours,
  {workload, own, offset}: {workload: number; own: readonly boolean[] | undefined; offset: number},
): TemplateResult {
  const {s} = view;
  const text = view.localInputs.get(TRIED) ?? '';
  const tried = text === '' ? undefined : answer.starts[Number(text)];
  const here = firstHour(own);
  const at = tried ? Number(text) : (here ?? Number(answer.best[0]?.start.slice(0, 2) ?? 0));
  const shown = tried ?? (here === undefined ? answer.starts[at] : undefined);
  const models = shown?.models ?? answer.here.models;
  const said = s.hours.reading(s.grid.hour(at), bill(view, models));
  return html`${weekStrip(view, {
      peak: answer.week.flat().map((minutes) => minutes > 0),
      windows: view.table.peak ? peakWindows(view.table.peak, offset) : [],
      tried: shown !== undefined,
      own: shown ? weekFromHex(shown.when.grid ?? '') : (own ?? []),
      at,
      said,
      start: (hour) => {
        actions.setLocalInput(TRIED, String(hour));
      },
    })}
    <p class="reading">
      <span aria-hidden="true">${said}</span>
      ${
        shown
          ? textButton(s.hours.use, () => {
              actions.setLocalInput(TRIED, '');
              actions.edit(`/workloads/${String(workload)}/when`, shown.when);
            })
          : nothing
      }
    </p>`;
}

/** "Flash $31.20 (−17%), Pro $111.50 (−17%)". */
function bill(view: View, models: readonly HoursMonth[]): string {
  const {s, f} = view;
  return models
    .map((each) => {
      const percent = percentOf(view, each);
      const name = s.family[each.family] ?? each.family;
      return s.hours.amount(name, f.range(each.month, each.at_least), percent);
    })
    .join(s.comma);
}
