import {expect, test} from 'vitest';

import {factorOf} from './factor.js';

test('factors are those of the exact amounts, rounded to thousandths', () => {
  expect(factorOf('37.536875', '17.794')).toBe('2.110');
  expect(factorOf('1', '3')).toBe('0.333');
  expect(factorOf('2', '3')).toBe('0.667');
  expect(factorOf('177940000000000000000', '177940000000')).toBe('1000000000.000');
  expect(factorOf('0.000000000001', '0.000000000002')).toBe('0.500');
});

test('of nothing there is none', () => {
  expect(factorOf('1', '0')).toBeUndefined();
  expect(factorOf('0', '0')).toBeUndefined();
});
