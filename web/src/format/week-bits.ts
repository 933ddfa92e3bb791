// The week as 168 hours, Monday 00:00 first, and its text of 42 hexadecimal
// digits, the highest bit of a digit being the earlier hour.
import {listOf} from '../engine/builtins.js';
import type {UsageHours} from '../engine/types/calls.js';

export const HOURS = 168;
export type Week = readonly boolean[];

export const NO_HOURS: Week = new Array<boolean>(HOURS).fill(false);
export const ALL_HOURS: Week = new Array<boolean>(HOURS).fill(true);
export const OFFICE_HOURS: Week = NO_HOURS.map(
  (_none, i) => i < 5 * 24 && i % 24 >= 9 && i % 24 < 18,
);

/** Standard time of the offices, in minutes ahead of UTC. */
export const OFFICES: Partial<Record<UsageHours['kind'], number>> = {
  office_china: 480,
  office_europe: 60,
  office_us_east: -300,
  office_us_west: -480,
};

export function weekFromHex(hex: string): Week {
  if (!/^[0-9a-f]{42}$/i.test(hex)) return NO_HOURS;
  return listOf(HOURS, (hour) => {
    const bits = parseInt(hex.charAt(hour >> 2), 16);
    return (bits & (8 >> (hour & 3))) !== 0;
  });
}

export function hexFromWeek(week: Week): string {
  let hex = '';
  for (let i = 0; i < HOURS; i += 4) {
    hex += [0, 1, 2, 3].reduce((bits, k) => bits * 2 + (week[i + k] ? 1 : 0), 0).toString(16);
  }
  return hex;
}

/** The week with these hours painted or cleared. */
export function painted(week: Week, hours: readonly number[], on: boolean): Week {
  return week.map((was, i) => (hours.includes(i) ? on : was));
}

export function hoursOfDay(day: number): number[] {
  return listOf(24, (hour) => day * 24 + hour);
}

export function hoursAt(hour: number): number[] {
  return listOf(7, (day) => day * 24 + hour);
}

/** Where an arrow key leads from an hour; days lie side by side, hours one below the other. */
export function neighbour(hour: number, key: string): number | undefined {
  const day = Math.floor(hour / 24);
  const clock = hour % 24;
  const to: Record<string, [number, number]> = {
    ArrowUp: [day, clock - 1],
    ArrowDown: [day, clock + 1],
    ArrowLeft: [day - 1, clock],
    ArrowRight: [day + 1, clock],
    Home: [0, clock],
    End: [6, clock],
    PageUp: [day, 0],
    PageDown: [day, 23],
  };
  const [toDay, toClock] = to[key] ?? [-1, -1];
  return toDay < 0 || toDay > 6 || toClock < 0 || toClock > 23 ? undefined : toDay * 24 + toClock;
}
