import {expect, test} from 'vitest';

import {shownName} from './shown-name.js';

test('what turns the direction of writing, and what cannot be seen, is marked', () => {
  expect(shownName('bill\u202Elnosj.exe')).toBe('bill\uFFFDlnosj.exe');
  expect(shownName('a\u0000b\nc\u200Bd\u2066e')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe');
  expect(shownName('用量 2026-10.zip')).toBe('用量 2026-10.zip');
});

test('a long name keeps its beginning and its end', () => {
  const name = shownName('x'.repeat(500) + '.jsonl');
  expect([...name]).toHaveLength(80);
  expect(name).toMatch(/^x+…x+\.jsonl$/);
});
