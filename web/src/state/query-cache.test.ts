import {expect, test} from 'vitest';

import type {Engine} from '../engine/engine.js';
import {QueryCache} from './query-cache.js';

function counted(): {engine: Engine; calls: () => number} {
  let calls = 0;
  const call = (_name: string, request: {scenario: {bad?: boolean}}): object => {
    calls++;
    const error = {code: 'not_a_number', where: '/scenario/decision/human', message: ''};
    return request.scenario.bad ? {ok: false, errors: [error]} : {ok: true, n: calls};
  };
  return {engine: {call} as unknown as Engine, calls: () => calls};
}

// Drawing a view again asks nothing; a new scenario is a new question.
test('the same scenario is queried once', () => {
  const {engine, calls} = counted();
  const cache = new QueryCache(engine);
  const scenario = {};
  cache.query('verdict', {scenario});
  cache.query('verdict', {scenario});
  expect(calls()).toBe(1);
  cache.query('verdict', {scenario: {}});
  expect(calls()).toBe(2);
});

test('the last good answer stays beside the errors', () => {
  const cache = new QueryCache(counted().engine);
  cache.query('budget', {scenario: {}});
  const reply = cache.query('budget', {scenario: {bad: true}});
  expect(reply.answer).toEqual({ok: true, n: 1});
  expect(reply.errors).toHaveLength(1);
});

test('what is queried for several workloads is kept apart', () => {
  const {engine, calls} = counted();
  const cache = new QueryCache(engine);
  const scenario = {};
  for (const about of ['a', 'b', 'a', 'b']) cache.query('cacheModel', {about, scenario});
  expect(calls()).toBe(2);
});
