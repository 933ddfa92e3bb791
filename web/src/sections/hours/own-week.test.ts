import {expect, test} from 'vitest';

import {firstHour, ownWeek} from './own-week.js';

const hours = (week: readonly boolean[] | undefined): number[] =>
  [...(week ?? []).keys()].filter((hour) => week?.[hour]);

test('office hours stand where they fall on the reader’s clock', () => {
  expect(hours(ownWeek({kind: 'office_china'}, 480)).slice(0, 2)).toEqual([9, 10]);
  expect(firstHour(ownWeek({kind: 'office_china'}, 0))).toBe(1);
  expect(firstHour(ownWeek({kind: 'office_us_west'}, 0))).toBe(17);
  expect(hours(ownWeek({kind: 'office_europe'}, -300))).toHaveLength(45);
});

test('painted hours move with the clock and over the end of the week', () => {
  const grid = `8${'0'.repeat(41)}`; // Monday 00:00
  expect(hours(ownWeek({kind: 'grid', grid, utc_offset: 480}, 0))).toEqual([160]);
  expect(hours(ownWeek({kind: 'grid', grid, utc_offset: '0'}, 330))).toEqual([6]);
});

test('what has no hours has no beginning', () => {
  expect(ownWeek(undefined, 0)).toBeUndefined();
  expect(ownWeek({kind: 'peak_share', peak_share: '0'}, 0)).toBeUndefined();
  expect(
    firstHour(ownWeek({kind: 'grid', grid: 'f'.repeat(42), utc_offset: 0}, 0)),
  ).toBeUndefined();
});
