import {beforeAll, expect, test} from 'vitest';

import {createEngine, type Engine} from '../engine/engine.js';
import type {Shape} from '../engine/types/calls.js';
import {Calculator} from './store.js';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

test('requests are kept as nearly as whole runs allow', () => {
  const chat = (turns: number): Shape =>
    ({kind: 'chat', turns, system: 1, user: 1, answer: 1}) as unknown as Shape;
  const kept = (requests: string, from?: Shape, to?: Shape): object =>
    engine.call('keepRequests', {requests, ...(from ? {from} : {}), ...(to ? {to} : {})});
  expect(kept('100k', undefined, chat(8))).toMatchObject({runs: '12500', after: '100000'});
  expect(kept('12500', chat(8), chat(1000))).toMatchObject({runs: '100', after: '100000'});
  expect(kept('100000', undefined, chat(24))).toMatchObject({runs: '4167', after: '100008'});
  expect(kept('3', undefined, chat(1000))).toMatchObject({runs: '1', after: '1000'});
  expect(kept('0', undefined, chat(8))).toMatchObject({runs: '0', after: '0'});
  expect(kept('12', chat(8))).toMatchObject({runs: '96', each: '1'});
  expect(kept('x', undefined, chat(8))).toMatchObject({ok: false});
  expect(kept('1', chat(0))).toMatchObject({ok: false});
});

test('through every shape and back, a month has the same requests to the API', () => {
  const it = new Calculator(engine, 'en-US', '2026-11-17T12:00:00Z');
  it.start({});
  const path = '/workloads/0/shape/kind';
  const count = (): unknown => it.scenario.workloads[0]?.requests;
  for (const [kind, runs] of [
    ['chat', '12,500'],
    ['template', '100'],
    ['direct', '100,000'],
    ['chat', '12,500'],
  ] as const) {
    it.edit(path, kind);
    expect(count()).toBe(runs);
    expect(it.shapeChange).toMatchObject({before: '100000', after: '100000'});
  }
  it.edit('/workloads/0/shape/user', '90');
  expect(it.shapeChange).toBeUndefined();
});

test('another job from the default costs what its requests do, not a run for each of them', () => {
  for (const [kind, runs, after, flash] of [
    ['chat', '12,500', '100000', '10.06978'],
    ['agent', '3,333', '99990', '61.759910058'],
    ['document', '10,000', '100000', '223.8012'],
    ['template', '100', '100000', '11.858'],
  ] as const) {
    const it = new Calculator(engine, 'en-US', '2026-11-17T12:00:00Z');
    it.start({});
    it.edit('/workloads/0/shape/kind', kind);
    expect(it.scenario.workloads[0]?.requests).toBe(runs);
    expect(it.shapeChange).toMatchObject({before: '100000', after});
    expect(it.estimate?.models[0]?.month.amount).toBe(flash);
  }
});

test('one step takes the shape and its count back', () => {
  const it = new Calculator(engine, 'en-US', '2026-11-17T12:00:00Z');
  it.start({});
  it.edit('/workloads/0/requests', '12k');
  it.edit('/workloads/0/shape/kind', 'chat');
  expect(it.scenario.workloads[0]?.requests).toBe('1,500');
  it.undo();
  expect(it.scenario.workloads[0]).toMatchObject({requests: '12k'});
  expect(it.scenario.workloads[0]?.shape).toBeUndefined();
});

test('a count that cannot be read stays as it was typed', () => {
  const it = new Calculator(engine, 'en-US', '2026-11-17T12:00:00Z');
  it.start({});
  it.edit('/workloads/0/requests', 'many');
  it.edit('/workloads/0/shape/kind', 'chat');
  expect(it.scenario.workloads[0]?.requests).toBe('many');
  expect(it.validScenario.workloads[0]?.requests).toBe('12,500');
});

test('single requests that have no numbers begin with those of one request of the job', () => {
  const shape = {kind: 'chat', turns: 8, system: 500, user: 100, answer: 250} as unknown as Shape;
  const it = new Calculator(engine, 'en-US', '2026-11-17T12:00:00Z');
  it.start({scenario: {card: '2026-11-13', workloads: [{shape, requests: 30000}]}});
  const before = it.estimate?.models.map(({month}) => Number(month.amount)) ?? [];
  it.edit('/workloads/0/shape/kind', 'direct');
  expect(it.faults).toEqual([]);
  expect(it.scenario.workloads[0]).toMatchObject({requests: '240,000', output: '250'});
  const after = it.estimate?.models.map(({month}) => Number(month.amount)) ?? [];
  expect(after).toHaveLength(2);
  for (const [i, amount] of after.entries())
    expect(Math.abs(amount / (before[i] ?? 0) - 1)).toBeLessThan(0.001);
  // A job that cannot be read says nothing of its requests: then it is the default's.
  it.start({scenario: {workloads: [{shape: {...shape, turns: 0} as Shape, requests: 30000}]}});
  it.edit('/workloads/0/shape/kind', 'direct');
  expect(it.faults).toEqual([]);
  expect(it.scenario.workloads[0]).toMatchObject({input: '1,500', hit: '70', output: '400'});
  // What the reader typed as single requests is there again.
  it.edit('/workloads/0/input', '9,000');
  it.edit('/workloads/0/shape/kind', 'chat');
  it.edit('/workloads/0/shape/kind', 'direct');
  expect(it.scenario.workloads[0]?.input).toBe('9,000');
});
