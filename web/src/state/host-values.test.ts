// What a host gives where a number or an object belongs is refused in a sentence of its own.
import {expect, test} from 'vitest';

import type {Scenario} from '../engine/types/calls.js';
import {createEngine} from '../engine/engine.js';
import {en} from '../strings/en/index.js';
import {errorText} from './errors.js';
import {Calculator} from './store.js';

const engine = await createEngine();
const whole = {input: 1500, hit: '70', output: 400, requests: 1000};

function begun(scenario: unknown): Calculator {
  const made = new Calculator(engine, 'en', '2026-11-20T12:00:00Z');
  made.start({scenario: scenario as Scenario});
  return made;
}

const said = (of: Calculator): string => of.faults.map((fault) => errorText(en, fault)).join(' ');

test.each(['input', 'output', 'requests', 'hit'])('%s as a list is no number', (member) => {
  const it = begun({workloads: [{...whole, [member]: [5]}]});
  expect(it.estimate).toBeUndefined();
  expect(it.faults.map(({where}) => where)).toEqual([`/scenario/workloads/0/${member}`]);
  expect(said(it)).toBe('Expected a number, got a list.');
});

test.each([NaN, Infinity, -Infinity])('%s is not missing, but no number', (value) => {
  for (const scenario of [
    {workloads: [{...whole, input: value}]},
    {workloads: [whole], decision: {human: value}},
  ]) {
    const it = begun(scenario);
    expect(said(it)).toMatch(/is not a number|negative/);
    expect(said(it)).not.toContain('missing');
    expect(it.fragment === '' || it.stale).toBe(true);
  }
});

test.each([
  ['x', 'Expected an object, got the text “x”.'],
  [new String('x'), 'Expected an object, got the text “x”.'],
  [[], 'Expected an object, got a list.'],
  [new Map(), 'Expected an object, got an object of the kind Map.'],
])('%o is refused as what it is', (given, text) => {
  const it = begun(given);
  expect(it.estimate).toBeUndefined();
  expect(said(it)).toBe(text);
});
