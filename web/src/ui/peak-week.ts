// Which hours of an average week have the peak price, on any clock, to be marked where a
// week is drawn. Bills come from the core; this is for drawing.
import type {PeakHours} from '../engine/types/calls.js';

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** 168 hours from Monday 00:00 on the clock of `offset` minutes ahead of UTC. */
export function peakWeek(
  rule: Pick<PeakHours, 'utc_offset' | 'windows' | 'weekdays'>,
  offset: number,
): boolean[] {
  const week = new Array<boolean>(168).fill(false);
  const shift = offset - minutesOf(rule.utc_offset);
  for (const weekday of rule.weekdays) {
    for (const [from = '', until = ''] of rule.windows) {
      const start = (weekday - 1) * DAY + minutesOf(from) + shift;
      const end = (weekday - 1) * DAY + minutesOf(until) + shift;
      // An hour that is peak in part is marked: it is not safe to send in.
      for (let at = Math.floor(start / 60) * 60; at < end; at += 60)
        week[(((at % WEEK) + WEEK) % WEEK) / 60] = true;
    }
  }
  return week;
}

/** The windows of a peak day on that clock: ["01:00–04:00", "06:00–10:00"]. */
export function peakWindows(
  rule: Pick<PeakHours, 'utc_offset' | 'windows'>,
  offset: number,
): string[] {
  const shift = offset - minutesOf(rule.utc_offset);
  return rule.windows.map((window) =>
    window.map((time) => timeOf(minutesOf(time) + shift)).join('–'),
  );
}

function timeOf(minutes: number): string {
  const ofDay = ((minutes % DAY) + DAY) % DAY;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** "09:30" and "+08:00" in minutes. */
function minutesOf(text: string): number {
  const [, sign, hours, minutes] = /^([+-]?)(\d+):(\d+)$/.exec(text) ?? [];
  const total = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -total : total;
}
