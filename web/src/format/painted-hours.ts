// The painted hours of a week in words.
import type {UsageHours} from '../engine/types/calls.js';
import type {Strings} from '../strings/index.js';
import {weekFromHex, type Week} from './week-bits.js';

/** "Mon–Fri 09:00–18:00 · Sat 10:00–12:00 (UTC+8:00)"; "None" where no hour is painted. */
export function paintedText({grid: s}: Pick<Strings, 'grid'>, when: UsageHours): string {
  const week = weekFromHex(when.grid ?? '');
  const days = s.days.map((name, day) => ({name, times: timesOf(s, week, day)}));
  const runs: {first: string; last: string; times: string}[] = [];
  for (const {name, times} of days) {
    const before = runs.at(-1);
    if (before?.times === times) before.last = name;
    else runs.push({first: name, last: name, times});
  }
  const texts = runs
    .filter(({times}) => times !== '')
    .map(({first, last, times}) => `${first === last ? first : `${first}–${last}`} ${times}`);
  if (texts.length === 0) return s.none;
  return `${texts.join(' · ')} (${s.offset(Number(when.utc_offset ?? 480))})`;
}

/** "09:00–12:00, 14:00–18:00" of one day. */
function timesOf(s: Strings['grid'], week: Week, day: number): string {
  const texts: string[] = [];
  for (let hour = 0; hour < 24; hour++) {
    if (!week[day * 24 + hour]) continue;
    const from = hour;
    while (hour < 24 && week[day * 24 + hour]) hour++;
    texts.push(`${s.hour(from)}–${s.hour(hour)}`);
  }
  return texts.join(', ');
}
