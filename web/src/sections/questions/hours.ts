// When the requests are sent, where that decides their price.
import {html, nothing, type TemplateResult} from 'lit';

import type {UsageHours} from '../../engine/types/calls.js';
import {textAt} from '../../state/scenario-edits.js';
import {choice, field} from '../../ui/fields.js';
import {hasBundle, type Actions, type FirstView} from '../../state/types.js';

/** Requests that wait for the cheaper hours: none of them is in a peak hour. */
const OFF_PEAK = 'off_peak';

const KINDS = [
  'even',
  OFF_PEAK,
  'office_china',
  'office_europe',
  'office_us_east',
  'office_us_west',
  'grid',
  'peak_share',
] as const;

/** Whether the hour matters at the prices of the chosen card. */
export function banded(view: FirstView): boolean {
  return view.table.models.some((model) => model.prices.some((prices) => prices.band !== 'flat'));
}

export function hours(view: FirstView, actions: Actions, base: string): TemplateResult {
  const {s, scenario} = view;
  const kind = (textAt(scenario, `${base}/when/kind`) || 'even') as UsageHours['kind'];
  const share = textAt(scenario, `${base}/when/peak_share`);
  const shown = isOffPeakOnly(kind, share) ? OFF_PEAK : kind;
  const set = (chosen: UsageHours): void => {
    actions.edit(`${base}/when`, chosen);
  };
  return html`${choice(view, {
    path: `${base}/when/kind`,
    label: s.questions.when,
    value: shown,
    hint: saving(view),
    choices: choicesOf(view, base, shown),
    change: (chosen) => {
      set(started(view, base, chosen));
    },
  })}
  ${
    kind === 'peak_share'
      ? field(view, actions, {
          path: `${base}/when/peak_share`,
          label: s.questions.peakShare,
          value: share,
          unit: '%',
        })
      : nothing
  }
  ${kind === 'grid' && hasBundle(view) ? view.bundle.schedule(view, actions, base) : nothing}`;
}

/** Each with the bill that it would make; they follow a frame after the totals. */
function choicesOf(view: FirstView, base: string, chosen: string): [string, string][] {
  const {s} = view;
  const workload = Number(base.split('/')[2]);
  const totals =
    hasBundle(view) && !view.belowPending
      ? view.bundle.hoursTotals(view, workload)
      : new Map<string, string>();
  return KINDS.map((key) => {
    const label = key === OFF_PEAK ? s.questions.offPeakOnly : (s.questions.whenKind[key] ?? key);
    const total = key === chosen ? undefined : totals.get(key);
    return [key, total === undefined ? label : `${label} · ${total}`];
  });
}

function isOffPeakOnly(kind: UsageHours['kind'], share: string): boolean {
  return kind === 'peak_share' && /^0+$/.test(share);
}

/** What waiting for the cheaper hours would save of the whole month, on each model. */
function saving({s, f, estimate}: FirstView): string {
  const parts = (estimate?.models ?? []).flatMap(({family, bands}) => {
    const percent = bands?.move_off_peak_saves.percent;
    return percent === undefined || Number(percent) === 0
      ? []
      : [s.questions.savesOn(s.family[family] ?? family, f.share(percent))];
  });
  return parts.length === 0 ? s.questions.whenHint : s.questions.offPeakSaves(parts);
}

/** Something sensible to begin with, so that a choice never starts with an error. */
function started(view: FirstView, base: string, chosen: string): UsageHours {
  if (chosen === OFF_PEAK) return {kind: 'peak_share', peak_share: '0'};
  const kind = chosen as UsageHours['kind'];
  if (kind === 'peak_share') return {kind, peak_share: '20'};
  if (kind !== 'grid') return {kind};
  const before = view.scenario.workloads[Number(base.split('/')[2])]?.when;
  // Until the grid has come, all hours.
  return hasBundle(view)
    ? view.bundle.paintedAs(view, before)
    : {kind, grid: 'f'.repeat(42), utc_offset: 480};
}
