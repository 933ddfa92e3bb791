import {expect, test} from 'vitest';

import {factorOf, timesOf} from './factor.js';

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

test('a count so many times over keeps every digit', () => {
  expect(timesOf('30000', '8')).toBe('240000');
  expect(timesOf('10128.75', '8')).toBe('81030');
  expect(timesOf('10128.125', '3')).toBe('30384.375');
  expect(timesOf('0', '8')).toBe('0');
  expect(timesOf('x', '8')).toBeUndefined();
});
