import {describe, expect, test} from 'vitest';

import type {Scenario} from '../engine/types/calls.js';
import {
  edited,
  isDrawable,
  readable,
  textAt,
  withoutWorkload,
  withPreset,
  withWorkload,
} from './scenario-edits.js';

const group = (count: string): string => new Intl.NumberFormat('en-US').format(BigInt(count));
const scenario: Scenario = {
  card: '2026-06-28',
  workloads: [{name: 'a', input: 1500, hit: '70', output: 400, requests: '100000', per: 'day'}],
};

describe('an edit', () => {
  test('keeps the text as it was typed, at its path', () => {
    const next = edited(scenario, '/workloads/0/input', '1.5 M?');
    expect(textAt(next, '/workloads/0/input')).toBe('1.5 M?');
    expect(next.workloads[0]?.output).toBe(400);
  });

  test('leaves the old scenario alone', () => {
    const before = structuredClone(scenario);
    edited(scenario, '/workloads/0/when/kind', 'grid');
    edited(scenario, '/card', 'x');
    expect(scenario).toEqual(before);
  });

  test('makes what is missing on its way', () => {
    const next = edited(scenario, '/workloads/0/when/peak_share', '20');
    expect(textAt(next, '/workloads/0/when/peak_share')).toBe('20');
  });
});

test('counts from the core are grouped, nothing else is touched', () => {
  const [workload] = readable(scenario, group).workloads;
  expect(workload).toMatchObject({input: '1,500', output: '400', requests: '100,000', hit: '70'});
  const typed = readable({workloads: [{input: '12k'}]}, group);
  expect(typed.workloads[0]?.input).toBe('12k');
});

test('a preset keeps the name and the hours', () => {
  const when = {kind: 'office_china'} as const;
  const before = edited(scenario, '/workloads/0/when', when);
  const preset = {id: 'p', workload: {name: '', input: 2500, hit: '75', when: {kind: 'even'}}};
  const [workload] = withPreset(before, 0, preset, group).workloads;
  expect(workload).toMatchObject({name: 'a', input: '2,500', hit: '75', when});
});

test('workloads come and go', () => {
  const two = withWorkload(scenario, {name: 'b'}, 1);
  expect(two.workloads.map((each) => each.name)).toEqual(['a', 'b']);
  expect(withoutWorkload(two, 0).workloads.map((each) => each.name)).toEqual(['b']);
  expect(textAt(two, '/workloads/7/name')).toBe('');
});

test('what a host sets is a scenario in form, or is not drawn', () => {
  for (const good of [scenario, {}, {card: 'x'}, {workloads: [{}]}])
    expect(isDrawable(good)).toBe(true);
  for (const bad of [
    'x',
    7,
    null,
    undefined,
    {workloads: 'x'},
    {workloads: []},
    {workloads: [null]},
  ])
    expect(isDrawable(bad)).toBe(false);
});
