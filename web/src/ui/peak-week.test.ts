import {expect, test} from 'vitest';

import {peakWeek, peakWindows} from './peak-week.js';

const RULE = {
  label: '',
  utc_offset: '+08:00',
  windows: [
    ['09:00', '12:00'],
    ['14:00', '18:00'],
  ] as [string, string][],
  weekdays: [1, 2, 3, 4, 5],
  holidays_off_peak: true,
};
const hours = (week: boolean[]): number[] => [...week.keys()].filter((hour) => week[hour]);

test('on the clock of the rule the hours are those it names', () => {
  expect(hours(peakWeek(RULE, 480)).slice(0, 7)).toEqual([9, 10, 11, 14, 15, 16, 17]);
  expect(hours(peakWeek(RULE, 480))).toHaveLength(35);
});

test('on another clock they move, into the day before and over the end of the week', () => {
  expect(hours(peakWeek(RULE, 0)).slice(0, 7)).toEqual([1, 2, 3, 6, 7, 8, 9]);
  // Monday morning in Beijing is Sunday in California.
  expect(hours(peakWeek(RULE, -480)).at(-1)).toBe(167);
});

test('the windows of a day are named on any clock', () => {
  expect(peakWindows(RULE, 480)).toEqual(['09:00–12:00', '14:00–18:00']);
  expect(peakWindows(RULE, 0)).toEqual(['01:00–04:00', '06:00–10:00']);
  expect(peakWindows(RULE, -480)).toEqual(['17:00–20:00', '22:00–02:00']);
  expect(peakWindows(RULE, 330)).toEqual(['06:30–09:30', '11:30–15:30']);
});

test('an hour that is peak in part is marked', () => {
  expect(hours(peakWeek(RULE, 330)).slice(0, 9)).toEqual([6, 7, 8, 9, 11, 12, 13, 14, 15]);
});
