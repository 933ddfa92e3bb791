import {expect, test} from 'vitest';

import {en} from './en/index.js';
import {languageOf, loadStrings, stringsOf, useStrings} from './index.js';
import {zh} from './zh/index.js';

/** Every text with its path; functions are called with the names of their places. */
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => texts(value, `${path}/${key}`));
}

// Records are keyed by what the core answers, so both languages need all keys.
test('both languages say the same things', () => {
  const paths = (strings: object): string[] =>
    texts(strings)
      .map(([path]) => path)
      .sort();
  expect(paths(zh)).toEqual(paths(en));
});

test('Chinese is Chinese: no English sentence, no half-width punctuation after Chinese', () => {
  for (const [path, text] of texts(zh)) {
    expect(text, path).not.toMatch(/[\u4e00-\u9fff][,;:!?](?!\d)/);
    expect(text, path).not.toMatch(/\b(the|of|and|is|are)\b/i);
  }
});

test('no text is empty', () => {
  for (const [path, text] of [...texts(en), ...texts(zh)]) expect(text.trim(), path).not.toBe('');
});

test('every kind of Chinese reader gets Chinese', () => {
  for (const tag of ['zh', 'zh-CN', 'ZH-Hant-TW', 'zh-Hans-SG']) expect(languageOf(tag)).toBe('zh');
  for (const tag of ['en', 'de-DE', '', null, undefined, 'zho']) expect(languageOf(tag)).toBe('en');
});

test('Chinese is there once it was loaded, English in part from the start', async () => {
  expect(stringsOf('zh')).toBeUndefined();
  await loadStrings('zh');
  expect(stringsOf('zh')).toBe(zh);
  expect(stringsOf('en')?.results).toBe(en.results);
  useStrings('en', en);
  expect(stringsOf('en')).toBe(en);
});
