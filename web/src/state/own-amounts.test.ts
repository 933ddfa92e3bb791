import {expect, test} from 'vitest';

import {createEngine} from '../engine/engine.js';
import {Calculator} from './store.js';

const engine = await createEngine();

function begun(): Calculator {
  const made = new Calculator(engine, 'en', '2026-11-20T12:00:00Z');
  made.start({
    scenario: {
      workloads: [{input: '1,500', output: '400', hit: '70', requests: '100,000', per: 'month'}],
      currency: 'USD',
    },
  });
  made.edit('/decision/fail_flash', '20');
  made.edit('/decision/human', '0.05');
  made.edit('/decision/budget', '1000');
  made.edit('/decision/ranges', [
    {field: '/decision/human', low: '0.04', high: '0.06'},
    {field: '/workloads/0/requests', low: '90000', high: '110000'},
  ]);
  return made;
}

test('a sum is not taken along into another currency, and is back with its own', () => {
  for (const change of [
    (made: Calculator, currency: 'USD' | 'CNY') => {
      made.edit('/currency', currency);
    },
    (made: Calculator, currency: 'USD' | 'CNY') => {
      made.pin({currency});
    },
  ]) {
    const made = begun();
    const before = structuredClone(made.scenario.decision);
    change(made, 'CNY');
    expect(made.amountsIn?.currency).toBe('USD');
    for (const {decision} of [made.scenario, made.validScenario]) {
      expect(decision).toMatchObject({fail_flash: '20'});
      expect(decision).not.toHaveProperty('human');
      expect(decision).not.toHaveProperty('budget');
      expect(decision?.ranges?.map(({field}) => field)).toEqual(['/workloads/0/requests']);
    }
    expect(made.fragment).not.toContain('human');
    made.edit('/decision/human', '2');
    change(made, 'USD');
    expect(made.amountsIn?.currency).toBe('CNY');
    expect(new Set(made.scenario.decision?.ranges)).toEqual(new Set(before?.ranges));
    expect(made.scenario.decision).toMatchObject({...before, ranges: expect.anything() as unknown});
    change(made, 'CNY');
    expect(made.scenario.decision).toMatchObject({human: '2'});
  }
});

test('undo brings the sums back with their currency; another scenario has none waiting', () => {
  const made = begun();
  made.edit('/currency', 'CNY');
  made.history.seal();
  made.undo();
  expect(made.scenario.decision).toMatchObject({human: '0.05', budget: '1000'});
  expect(made.amountsIn).toBeUndefined();
  made.edit('/currency', 'CNY');
  made.start({});
  expect(made.amountsIn).toBeUndefined();
});

test('what is of one chat is of nothing else, and is back with the chats', () => {
  for (const change of [
    (made: Calculator, kind: string) => {
      made.edit('/workloads/0/shape/kind', kind);
    },
    (made: Calculator, kind: string) => {
      if (kind === 'chat') made.edit('/workloads/0/shape/kind', kind);
      else made.preset(0, 'agent_side_tasks');
    },
    (made: Calculator, kind: string) => {
      if (kind === 'chat') made.removeWorkload(1);
      else made.addWorkload();
    },
  ]) {
    const made = begun();
    made.edit('/workloads/0/shape/kind', 'chat');
    for (const [key, text] of [
      ['human', '3'],
      ['target', '0.02'],
      ['per_user', '20'],
      ['fail_flash', '5'],
    ] as const)
      made.edit(`/decision/${key}`, text);
    const before = made.scenario.decision;
    change(made, 'agent');
    expect(made.amountsIn).toEqual({unit: 'chat'});
    for (const {decision} of [made.scenario, made.validScenario]) {
      expect(decision).toMatchObject({budget: '1000'});
      for (const key of ['human', 'target', 'per_user', 'fail_flash'])
        expect(decision).not.toHaveProperty(key);
    }
    change(made, 'chat');
    expect(made.scenario.decision).toEqual(before);
    expect(made.amountsIn?.unit).toBe('request');
    made.reset();
    expect(made.scenario.decision).toBeUndefined();
    expect(made.amountsIn).toBeUndefined();
  }
});
