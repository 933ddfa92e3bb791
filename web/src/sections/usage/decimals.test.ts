import {expect, test} from 'vitest';

import {minus, percentOf} from './decimals.js';
import {weekIn} from './week.js';

test('differences are exact at any length', () => {
  expect(minus('41.9519088', '13.9839696')).toBe('27.9679392');
  expect(minus('9.2142948', '13.9839696')).toBe('-4.7696748');
  expect(minus('0.3', '0.1')).toBe('0.2');
  expect(minus('90071992547409930.000000000001', '0')).toBe('90071992547409930.000000000001');
  expect(minus('5', '5')).toBe('0');
});

test('a share of nothing is no share', () => {
  expect(percentOf('0', '0')).toBeUndefined();
  expect(percentOf('5', '20')).toBe('25');
  expect(percentOf('1', '3')).toBe('33.3333');
});

// Monday 00:00 UTC is Monday 08:00 in Beijing; Sunday evening there is on Monday.
test('hours of the week turn with the zone', () => {
  const week = weekIn([{hour: 0}, {hour: 167}], 8);
  expect(week[8]).toEqual({hour: 0});
  expect(week[7]).toEqual({hour: 167});
  expect(week.filter(Boolean)).toHaveLength(2);
});
