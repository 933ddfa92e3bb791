import {expect, test} from 'vitest';

import {History} from './undo-history.js';

test('typing in one field is one step back', () => {
  const history = new History<string>();
  history.record('a', '/workloads/0/input');
  history.record('b', '/workloads/0/input');
  history.record('c', '/workloads/0/output');
  expect(history.back('d')).toBe('c');
  expect(history.back('c')).toBe('a');
  expect(history.back('a')).toBeUndefined();
});

test('coming back to a field begins another step', () => {
  const history = new History<string>();
  history.record('a', '/workloads/0/input');
  history.seal();
  history.record('b', '/workloads/0/input');
  expect(history.back('c')).toBe('b');
  expect(history.back('b')).toBe('a');
});

test('each change of the list is a step of its own', () => {
  const history = new History<string>();
  for (const card of ['a', 'b', 'c']) history.record(card);
  expect(history.back('d')).toBe('c');
  expect(history.back('c')).toBe('b');
  history.clear();
  expect(history.back('b')).toBeUndefined();
  expect(history.forward('b')).toBeUndefined();
});

test('what was taken back can be done again, until something else is done', () => {
  const history = new History<string>();
  history.record('a', '', 'preset:chat');
  history.record('b', '/workloads/0/input');
  expect(history.undoes).toBe('/workloads/0/input');
  expect(history.redoes).toBeUndefined();
  expect(history.back('c')).toBe('b');
  expect(history.undoes).toBe('preset:chat');
  expect(history.redoes).toBe('/workloads/0/input');
  expect(history.back('b')).toBe('a');
  expect(history.forward('a')).toBe('b');
  expect(history.forward('b')).toBe('c');
  expect(history.forward('c')).toBeUndefined();
  expect(history.back('c')).toBe('b');
  history.record('b', '/workloads/0/output');
  expect(history.redoes).toBeUndefined();
});

test('typing after going back is a step of its own', () => {
  const history = new History<string>();
  history.record('a', '/workloads/0/input');
  history.back('b');
  history.forward('a');
  history.record('b', '/workloads/0/input');
  expect(history.back('c')).toBe('b');
});

test('what is long past is forgotten, what is recent is not', () => {
  const history = new History<string>();
  for (let i = 0; i < 300; i++) history.record(String(i));
  let steps = 0;
  while (history.back('now') !== undefined) steps++;
  expect(steps).toBe(100);
});
