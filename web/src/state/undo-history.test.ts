import {expect, test} from 'vitest';

import {History} from './undo-history.js';

const named = (card: string) => ({card, workloads: []});

test('typing in one field is one step back', () => {
  const history = new History();
  history.record(named('a'), '/workloads/0/input');
  history.record(named('b'), '/workloads/0/input');
  history.record(named('c'), '/workloads/0/output');
  expect(history.back()).toEqual(named('c'));
  expect(history.back()).toEqual(named('a'));
  expect(history.back()).toBeUndefined();
});

test('coming back to a field begins another step', () => {
  const history = new History();
  history.record(named('a'), '/workloads/0/input');
  history.seal();
  history.record(named('b'), '/workloads/0/input');
  expect(history.back()).toEqual(named('b'));
  expect(history.back()).toEqual(named('a'));
});

test('each change of the list is a step of its own', () => {
  const history = new History();
  for (const card of ['a', 'b', 'c']) history.record(named(card));
  expect(history.back()).toEqual(named('c'));
  expect(history.back()).toEqual(named('b'));
  expect(history.any).toBe(true);
  history.clear();
  expect(history.any).toBe(false);
});

test('what is long past is forgotten, what is recent is not', () => {
  const history = new History();
  for (let i = 0; i < 300; i++) history.record(named(String(i)));
  let steps = 0;
  while (history.back()) steps++;
  expect(steps).toBe(100);
});
