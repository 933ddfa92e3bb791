import {expect, test} from 'vitest';

import type {Engine} from '../engine/engine.js';
import {QueryCache} from './query-cache.js';

function counted(): {engine: Engine; calls: () => number} {
  let calls = 0;
  const call = (_name: string, request: {fails?: boolean}): object => {
    calls++;
    const error = {code: 'not_a_number', where: '/scenario/decision/human', message: ''};
    return request.fails ? {ok: false, errors: [error]} : {ok: true, n: calls};
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

test('the last good answer stays beside the errors while the scenario is the same', () => {
  const cache = new QueryCache(counted().engine);
  const scenario = {};
  cache.query('outputShare', {scenario, less: '5'});
  const reply = cache.query('outputShare', {scenario, less: 'x', fails: true});
  expect(reply.answer).toEqual({ok: true, n: 1});
  expect(reply.errors).toHaveLength(1);
});

test('an answer about another scenario is not given for this one', () => {
  const cache = new QueryCache(counted().engine);
  cache.query('budget', {scenario: {}});
  const reply = cache.query('budget', {scenario: {}, fails: true});
  expect(reply.answer).toBeUndefined();
  expect(reply.errors).toHaveLength(1);
});

test('what is queried for several workloads is kept apart', () => {
  const {engine, calls} = counted();
  const cache = new QueryCache(engine);
  const scenario = {};
  for (const about of ['a', 'b', 'a', 'b']) cache.query('cacheModel', {about, scenario});
  expect(calls()).toBe(2);
});
