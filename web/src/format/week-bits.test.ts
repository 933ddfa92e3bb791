import {expect, test} from 'vitest';

import {
  ALL_HOURS,
  hexFromWeek,
  HOURS,
  hoursAt,
  hoursOfDay,
  neighbour,
  NO_HOURS,
  OFFICE_HOURS,
  painted,
  weekFromHex,
} from './week-bits.js';

test('a week and its text are the same thing', () => {
  expect(hexFromWeek(NO_HOURS)).toBe('0'.repeat(42));
  expect(hexFromWeek(ALL_HOURS)).toBe('f'.repeat(42));
  expect(hexFromWeek(OFFICE_HOURS)).toBe('007fc0'.repeat(5) + '0'.repeat(12));
  for (let seed = 1; seed < 200; seed++) {
    const week = NO_HOURS.map((_none, i) => (i * i * seed) % 7 < 3);
    expect(weekFromHex(hexFromWeek(week))).toEqual(week);
  }
});

test('what is no week is an empty one', () => {
  for (const text of ['', 'f', 'g'.repeat(42), 'f'.repeat(43)]) {
    expect(weekFromHex(text)).toEqual(NO_HOURS);
  }
});

test('painting changes the named hours only', () => {
  const week = painted(NO_HOURS, [...hoursOfDay(6), ...hoursAt(0)], true);
  expect(week.filter(Boolean)).toHaveLength(24 + 7 - 1);
  expect(painted(week, hoursOfDay(6), false).filter(Boolean)).toHaveLength(6);
});

test('arrows lead to a neighbour and never out of the week', () => {
  expect(neighbour(0, 'ArrowDown')).toBe(1);
  expect(neighbour(0, 'ArrowRight')).toBe(24);
  expect(neighbour(0, 'ArrowUp')).toBeUndefined();
  expect(neighbour(23, 'ArrowDown')).toBeUndefined();
  expect(neighbour(5, 'Tab')).toBeUndefined();
  for (let hour = 0; hour < HOURS; hour++) {
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']) {
      const to = neighbour(hour, key);
      if (to !== undefined) expect(to >= 0 && to < HOURS).toBe(true);
    }
  }
});
