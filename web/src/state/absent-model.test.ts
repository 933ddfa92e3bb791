import {expect, test} from 'vitest';

import {createEngine} from '../engine/engine.js';
import {Calculator} from './store.js';

const engine = await createEngine();

test('a model that one’s own card lacks is said, and nothing leaves the page for it', () => {
  const it = new Calculator(engine, 'en', '2026-11-20T12:00:00Z');
  it.start({});
  it.edit('/workloads/0/model', 'pro');
  expect(it.faults).toEqual([]);
  const prices = {USD: {flat: ['0.01', '0.1', '0.2']}};
  const only = {id: 'own', effective_from: '1970-01-01T00:00:00Z', label: 'Mine'};
  const models = [{name: 'deepseek-flash', family: 'flash', prices}];
  expect(it.useBook({format: 1, id: 'own', name: 'Mine', cards: [{...only, models}]})).toEqual([]);
  expect(it.faults.map(({where}) => where)).toEqual(['/scenario/workloads/0/model']);
  expect(it.stale).toBe(true);
  expect(it.validScenario.workloads[0]?.model).toBeUndefined();
  it.edit('/workloads/0/model', 'flash');
  expect(it.faults).toEqual([]);
  expect(it.assignedModels()?.month.amount).toBeDefined();
  // Prices of one's own at all times have no date.
  expect(it.estimate?.assumptions.text).toMatch(/at own prices “Mine”$/);
});
