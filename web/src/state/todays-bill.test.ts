// What the guide's prices say beside what is billed today: the same requests, both amounts.
import {beforeAll, expect, test} from 'vitest';

import type {Scenario} from '../engine/types/calls.js';
import {createEngine, type Engine} from '../engine/engine.js';
import type {Start} from './start.js';
import {Calculator} from './store.js';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

function started(start: Start): Calculator {
  const made = new Calculator(engine, 'en-US', '2026-11-26T12:00:00Z');
  made.start(start);
  return made;
}

const CHAT = {kind: 'chat', turns: '8', system: '2000', user: '100', answer: '250'};
const chats = (more: object): Scenario =>
  ({workloads: [{requests: '30000', shape: CHAT, ...more}]}) as unknown as Scenario;

/** To the cent, of Flash and Pro. */
function cents(models: readonly {month: {amount: string}}[] | undefined): string[] {
  return (models ?? []).map(({month}) => Number(month.amount).toFixed(2));
}

test.each([
  ['the default', {}, ['17.79', '54.76'], ['37.54', '134.38']],
  ['the default in yuan', {currency: 'CNY'}, ['127.10', '377.63'], ['250.25', '916.22']],
  ['chats', {scenario: chats({})}, ['27.65', '82.17'], ['57.54', '213.15']],
  [
    'chats in office hours in China',
    {scenario: chats({when: {kind: 'office_china'}})},
    ['27.65', '82.17'],
    ['84.66', '313.59'],
  ],
] as const)('%s: of June, and today', (_what, start, june, today) => {
  const it = started(start);
  expect(cents(it.estimate?.models)).toEqual(june);
  expect(it.estimate?.in_force?.same).toBe(false);
  expect(cents(it.estimate?.in_force?.models)).toEqual(today);
  // On the prices of today the same amounts are the bill, and there is no other.
  it.useCard('2026-11-13');
  expect(cents(it.estimate?.models)).toEqual(today);
  expect(it.estimate?.in_force?.same).toBe(true);
});
