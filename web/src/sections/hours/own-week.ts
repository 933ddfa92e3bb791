// The hours of a week with requests, on the reader's clock, to be drawn.
import type {UsageHours} from '../../engine/types/calls.js';
import {HOURS, OFFICE_HOURS, OFFICES, weekFromHex, type Week} from '../../format/week-bits.js';

/** Undefined where the requests have no hours of their own. */
export type OwnWeek = Week | undefined;

export function ownWeek(when: UsageHours | undefined, offset: number): OwnWeek {
  const kind = when?.kind ?? 'even';
  const office = OFFICES[kind];
  if (office !== undefined) return moved(OFFICE_HOURS, offset - office);
  if (kind !== 'grid') return undefined;
  return moved(weekFromHex(when?.grid ?? ''), offset - Number(when?.utc_offset ?? 480));
}

/** The same hours on a clock that is so many minutes ahead. */
function moved(week: Week, minutes: number): Week {
  const hours = Math.round(minutes / 60);
  return week.map((_hour, i) => week[(((i - hours) % HOURS) + HOURS) % HOURS] ?? false);
}

/** The hour of the day at which the hours of a week begin; undefined where they have no beginning. */
export function firstHour(week: Week | undefined): number | undefined {
  const at = week?.findIndex((hour, i) => hour && !week[(i + HOURS - 1) % HOURS]) ?? -1;
  return at < 0 ? undefined : at % 24;
}
