// Every way in which the core refuses, in both languages, with what it names.
import {globSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {expect, test} from 'vitest';

import type {CoreError} from '../engine/types/calls.js';
import {en} from './en/index.js';
import {zh} from './zh/index.js';
import {phrases} from './zh/phrases.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The closed list of the core: code and English sentence. */
const codes = [
  ...readFileSync(`${root}core/base/error_codes.h`, 'utf8').matchAll(
    /^ {2}X\((\w+),([\s\\]*"(?:[^"\\]|\\.)*")+\)/gm,
  ),
].map(([text, code = '']) => ({
  code,
  sentence: [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((part) => part[1]).join(''),
}));

/** The closed list of phrases: name and parameters. */
const corePhrases = [
  ...readFileSync(`${root}core/base/phrases.h`, 'utf8').matchAll(
    /^ {2}X\((\w+),([\s\\]*"(?:[^"\\]|\\.)*")+\)/gm,
  ),
]
  .map(([text, name = '']) => ({
    name,
    english: [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((part) => part[1]).join(''),
  }))
  .filter(({name}) => name !== 'verbatim')
  .map(({name, english}) => ({
    name,
    english,
    parameters: [...(english.split('|')[0] ?? '').matchAll(/\{(\w+)\}/g)].map((m) => m[1]),
  }));

/** Every error, warning and skipped line of the golden answers. */
function goldenErrors(): CoreError[] {
  const found: CoreError[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const {code, message} = node as Partial<CoreError>;
    if (typeof code === 'string' && typeof message === 'string') found.push(node as CoreError);
    Object.values(node).forEach(visit);
  };
  for (const file of globSync('tests/golden/*.jsonl', {cwd: root}))
    for (const line of readFileSync(root + file, 'utf8')
      .trim()
      .split('\n'))
      visit(JSON.parse(line));
  return found;
}

test('the list of codes is the whole list', () => {
  const all = readFileSync(`${root}core/base/error_codes.h`, 'utf8').match(/^ {2}X\(\w+/gm) ?? [];
  expect(codes).toHaveLength(all.length);
  expect(codes.length).toBeGreaterThan(60);
});

test.each(codes)('$code names in Chinese what it names in English', ({code, sentence}) => {
  const params = {detail: {phrase: 'none', limit: 'LIMIT 5'}};
  const text = zh.error.text({
    code,
    value: 'VALUE 7',
    detail: 'DETAIL 42',
    params,
    message: 'English',
  });
  expect(text.includes('LIMIT 5')).toBe(sentence.includes('{limit}'));
  expect(text).toMatch(/[\u4e00-\u9fff]/);
  expect(text.endsWith('。')).toBe(true);
  expect(text).not.toContain('English');
  expect(text.includes('DETAIL 42')).toBe(sentence.includes('{detail}'));
  // A value that the sentence only repeats from the reader's own file may stand in either.
  if (sentence.includes('{value}')) expect(text).toContain('VALUE 7');
  for (const number of sentence.match(/\d+/g) ?? []) expect(text).toContain(number);
});

test('the errors of the golden answers: every number of the English sentence is in the Chinese', () => {
  const errors = goldenErrors();
  expect(errors.length).toBeGreaterThan(80);
  for (const error of errors) {
    expect(en.error.text(error)).toBe(error.message);
    const text = zh.error.text(error);
    const numbers = (sentence: string): string[] => sentence.match(/\d+/g) ?? [];
    // "10 billion" is 100 亿.
    const wanted = numbers(error.message.replace('10 billion', '100 billion'));
    expect(numbers(text), error.message).toEqual(expect.arrayContaining(wanted));
    // What is left in Latin letters is a name, a value or a list of names, not a sentence.
    const rest = text.replaceAll(error.value ?? '', '').replace(/`\w+`/g, '');
    expect(rest, error.message).not.toMatch(/\b(?:the|it|is|at|of|than|more|most|not|a|an)\b/i);
  }
});

test('every phrase of the core, and no other, has its Chinese', () => {
  expect(corePhrases.length).toBeGreaterThan(50);
  expect(Object.keys(phrases).sort()).toEqual(corePhrases.map(({name}) => name).sort());
});

test.each(corePhrases)(
  '$name names its parameters in Chinese too',
  ({name, english, parameters}) => {
    const chinese = phrases[name] ?? '';
    expect([...chinese.matchAll(/\{(\w+)\}/g)].map((m) => m[1])).toEqual(parameters);
    // "10 billion" is 100 亿, and "three prices" are 3.
    for (const number of english.replace('10 billion', '').match(/\d+/g) ?? [])
      expect(chinese).toContain(number);
  },
);

test('what the reader typed is never translated', () => {
  const text = zh.error.text({code: 'not_a_number', value: 'a number', message: ''});
  expect(text).toBe('“a number”不是数字。');
});
