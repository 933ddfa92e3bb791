// The hours of a week that a reader paints, and the clock that they are read on.
import {html, type TemplateResult} from 'lit';

import type {UsageHours} from '../../engine/types/calls.js';
import {ALL_HOURS, hexFromWeek, OFFICE_HOURS, OFFICES} from '../../format/week-bits.js';
import {textAt} from '../../state/scenario-edits.js';
import {choice, note} from '../../ui/fields.js';
import type {Actions, View} from '../../state/types.js';
import {peakWeek} from '../../ui/peak-week.js';
import {weekGrid} from './week-grid.js';

/** In minutes ahead of UTC: the clock of the peak hours. */
const BEIJING = 480;

export function schedule(view: View, actions: Actions, base: string): TemplateResult {
  const {s, scenario} = view;
  const path = `${base}/when/grid`;
  const here = -new Date(view.now).getTimezoneOffset();
  const offset = textAt(scenario, `${base}/when/utc_offset`) || '480';
  const zones = new Map([
    ['480', s.grid.zones.beijing ?? ''],
    ['0', s.grid.zones.utc ?? ''],
  ]);
  // Painted hours keep this offset, whatever summer time does in another month.
  const named = `${s.grid.zones.here ?? ''} (${s.grid.offset(here)})`;
  if (!zones.has(String(here))) zones.set(String(here), named);
  if (!zones.has(offset)) zones.set(offset, s.grid.offset(Number(offset)));
  return html`${choice(view, {
    path: `${base}/when/utc_offset`,
    label: s.grid.zone,
    value: offset,
    choices: [...zones],
    change: (chosen) => {
      actions.edit(`${base}/when/utc_offset`, Number(chosen));
    },
  })}
  ${weekGrid(s, textAt(scenario, path), peakOf(view, Number(offset)), (hex) => {
    actions.edit(path, hex);
  })}
  ${note(view, path)}`;
}

/** Painted hours begin as what was chosen before: the same bill, to be changed from there. */
export function paintedAs(view: View, before?: UsageHours): UsageHours {
  const kind = before?.kind ?? 'even';
  const offset = OFFICES[kind] ?? BEIJING;
  const waits = kind === 'peak_share' && Number(before?.peak_share) === 0;
  const peak = waits ? peakOf(view, offset) : [];
  const week = OFFICES[kind] === undefined ? ALL_HOURS.map((_all, i) => !peak[i]) : OFFICE_HOURS;
  return {kind: 'grid', grid: hexFromWeek(week), utc_offset: offset};
}

/** The hours of the painted week that have the peak price. */
function peakOf({table}: View, offset: number): readonly boolean[] {
  return table.peak ? peakWeek(table.peak, offset) : [];
}
