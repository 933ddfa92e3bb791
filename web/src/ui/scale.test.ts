import {expect, test} from 'vitest';

import {amountScale} from './scale.js';

test('ticks are round and cover every amount', () => {
  expect(amountScale(100.05, 3.5, [0, 1]).ticks).toEqual([0, 25, 50, 75, 100, 125]);
  for (const most of [1e-9, 0.003, 0.1, 1, 17.794, 54.7, 99.99, 100, 101, 12345, 9.9e14]) {
    const {ticks} = amountScale(most, 3.5, [0, 1]);
    expect(ticks[0]).toBe(0);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
    expect(ticks.length).toBeGreaterThan(3);
    expect(ticks.length).toBeLessThan(12);
    expect(ticks.every((tick) => String(tick).length < 18)).toBe(true);
  }
});

test('nothing costs nothing, and still has an axis', () => {
  expect(amountScale(0, 3.5, [260, 20])(0)).toBe(260);
});
