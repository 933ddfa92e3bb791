import {expect, test} from 'vitest';

import {regrouped} from './typed-grouping.js';

/** The field after an edit at the caret "|" of `before`. */
function after(before: string, text: string): string {
  const caret = text.indexOf('|');
  const [result, at] = regrouped(before, text.replace('|', ''), caret);
  return `${result.slice(0, at)}|${result.slice(at)}`;
}

test('a digit more or less keeps the groups and the caret', () => {
  expect(after('100,000', '100,0000|')).toBe('1,000,000|');
  expect(after('100,000', '100,00|')).toBe('10,000|');
  expect(after('100,000', '2|100,000')).toBe('2|,100,000');
  expect(after('1,000', '1,|00')).toBe('1|00');
  expect(after('1,000', '|,000')).toBe('|000');
});

test('what the reader groups otherwise is the reader’s', () => {
  expect(after('12k', '12k5|')).toBe('12k5|');
  expect(after('1,00', '1,000|')).toBe('1,000|');
  expect(after('100,000', '100,000k|')).toBe('100,000k|');
  expect(after('1000', '10000|')).toBe('10000|');
  expect(after('100,000', '|')).toBe('|');
});
