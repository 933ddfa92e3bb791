import {expect, test} from 'vitest';

import type {Scenario} from '../engine/types/calls.js';
import {rangesInUse} from './range-paths.js';
import {withoutFields, withoutWorkload, withWorkload, withWorkloadMoved} from './scenario-edits.js';

const range = (field: string) => ({field, low: '1', high: '2'});
const fields = (scenario: Scenario) => scenario.decision?.ranges?.map(({field}) => field);

const THREE: Scenario = {
  workloads: [
    {name: 'a', input: '1'},
    {name: 'b', input: '2'},
    {name: 'c', input: '3'},
  ],
  decision: {
    human: '5',
    ranges: [range('/workloads/0/input'), range('/workloads/2/input'), range('/decision/human')],
  },
};

test('a range goes where its workload goes', () => {
  expect(fields(withWorkloadMoved(THREE, 0, 2))).toEqual([
    '/workloads/2/input',
    '/workloads/1/input',
    '/decision/human',
  ]);
  const moved = withWorkloadMoved(THREE, 0, 2).workloads.map(({name}) => name);
  expect(moved).toEqual(['b', 'c', 'a']);
  expect(fields(withWorkload(THREE, {name: 'n'}, 1))).toEqual([
    '/workloads/0/input',
    '/workloads/3/input',
    '/decision/human',
  ]);
});

test('a removed workload takes its ranges along', () => {
  expect(fields(withoutWorkload(THREE, 0))).toEqual(['/workloads/1/input', '/decision/human']);
});

test('a number that is gone has no range', () => {
  const chat = {kind: 'chat', turns: '8', system: '5', user: '1', answer: '2'} as const;
  const shaped: Scenario = {...THREE, workloads: [{name: 'a', shape: chat}]};
  expect(fields(rangesInUse(shaped))).toEqual(['/decision/human']);
});

test('a link leaves out the range that cannot be read, and keeps the others', () => {
  const where = '/scenario/decision/ranges/1/low';
  const rest = withoutFields(THREE, [{code: 'not_a_number', where, message: ''}]);
  expect(fields(rest)).toEqual(['/workloads/0/input', '/decision/human']);
  expect(rest.decision?.human).toBe('5');
});
