// What cannot be priced has no amounts: neither the default's nor any other scenario's.
// What is half typed counts with what stood in its field before.
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
  const made = new Calculator(engine, 'en-US', '2026-11-17T12:00:00Z');
  made.start(start);
  return made;
}

/** The link to a scenario whatever its checksum, as a newer copy of the page may make it. */
function unchecked(fragment: string): Calculator {
  return started({fragment, checksum: 'optional'});
}

function expectNothing(of: Calculator): void {
  expect(of.estimate).toBeUndefined();
  expect(of.hitCurve()).toBeUndefined();
  expect(of.fragment).toBe('');
  expect(of.assignedModels()).toBeUndefined();
  expect(of.faults).not.toHaveLength(0);
}

const month = (of: Calculator): string | undefined => of.estimate?.models[0]?.month.amount;

test('a start that cannot be priced shows its fields, the reason and no amount', () => {
  for (const [made, where] of [
    [started({card: '2026-12-01'}), '/scenario/card'],
    [started({card: 'nonsense'}), '/scenario/card'],
    [started({currency: 'EUR' as 'USD'}), '/scenario/currency'],
    [unchecked('v=1&card=2026-12-01&in=12000&req=3000/day'), '/scenario/card'],
    [unchecked('v=1&card=2026-06-28&cur=CNY&in=1500000'), '/scenario/workloads/0/input'],
  ] as const) {
    expectNothing(made);
    expect(made.errors.map((error) => error.where)).toContain(where);
  }
  const shown = unchecked('v=1&card=2026-12-01&in=12000&req=3000/day').scenario.workloads[0];
  expect(shown).toMatchObject({input: '12,000', requests: '3,000', per: 'day'});
});

test('a link or data that cannot be read leaves no amounts, until the reader chooses', () => {
  for (const start of [
    {fragment: 'v=1&card=2026-06-28&in=13000&k=7v7v'},
    {fragment: 'v=9&x=1'},
    {fragment: 'v=1&in=12000'},
    {scenario: {workloads: 'none'} as unknown as Scenario},
    {scenario: 'v=1' as unknown as Scenario},
    {
      scenario: {
        workloads: [{}],
        get card(): string {
          throw new Error('not yet');
        },
      } as unknown as Scenario,
    },
  ]) {
    const made = started(start);
    expectNothing(made);
    made.edit('/workloads/0/input', '12k');
    expect(made.estimate).toBeDefined();
    expect(made.faults).toHaveLength(0);
  }
});

test('what is chosen from a list stands for itself: no amounts where it has none', () => {
  const made = started({});
  const before = made.fragment;
  for (const [path, wrong, right] of [
    ['/card', '2026-12-01', '2026-06-28'],
    ['/currency', 'EUR', 'USD'],
  ] as const) {
    made.edit(path, wrong);
    expectNothing(made);
    made.edit('/workloads/0/input', 'x');
    expectNothing(made);
    made.edit(path, right);
    expect(made.stale).toBe(true);
    made.edit('/workloads/0/input', '1500');
    expect(made.fragment).toBe(before);
  }
});

test('money is written in the currency of the estimate', () => {
  const made = started({currency: 'CNY'});
  expect(made.format().currency).toBe('CNY');
  made.edit('/workloads/0/input', '1500000');
  expect(made.estimate?.currency).toBe('CNY');
  expect(made.format().currency).toBe('CNY');
});

test('a field counts with what stood there when the reader came in, not with a prefix', () => {
  for (const [path, text] of [
    ['/workloads/0/output', '500000'],
    ['/workloads/0/input', '2000000'],
    ['/workloads/0/hit', '150'],
    ['/workloads/0/requests', '12..5'],
  ] as const) {
    const made = started({});
    const [before, link] = [month(made), made.fragment];
    made.enterField(path);
    for (let end = 1; end <= text.length; end++) made.edit(path, text.slice(0, end));
    expect(made.stale).toBe(true);
    expect([month(made), made.fragment]).toEqual([before, link]);
    expect(made.faults.map(({where}) => where)).toContain(`/scenario${path}`);
    // Leaving it and coming back changes nothing.
    made.enterField(path);
    made.edit(path, `${text}!`);
    expect([month(made), made.fragment]).toEqual([before, link]);
  }
});

test('a prefix does not count in a shape, a buyer input or a range either', () => {
  const made = started({});
  made.edit('/workloads/0/shape/kind', 'template');
  made.edit('/decision/ranges', [{field: '/workloads/0/requests', low: '100', high: '200'}]);
  made.edit('/decision/fail_flash', '7');
  const before = [month(made), made.fragment];
  for (const [path, text] of [
    ['/workloads/0/shape/requests', '99999999999999'],
    ['/decision/fail_flash', '150'],
    ['/decision/ranges/0/high', '3..'],
  ] as const) {
    made.enterField(path);
    for (let end = 1; end <= text.length; end++) made.edit(path, text.slice(0, end));
    expect(made.faults).not.toHaveLength(0);
    expect([month(made), made.fragment]).toEqual(before);
    made.undo();
    expect(made.faults).toHaveLength(0);
    expect([month(made), made.fragment]).toEqual(before);
  }
});

test('what does not fit a link has none, and is no fault', () => {
  const made = started({});
  for (let i = 1; i < 50; i++) made.addWorkload();
  for (let i = 0; i < 50; i++)
    made.edit(`/workloads/${String(i)}/name`, `${'长'.repeat(50)}${String(i)}`);
  expect(made.linkError()?.code).toBe('link_too_long');
  expect(made.fragment).toBe('');
  expect(made.faults).toHaveLength(0);
  expect(made.estimate?.workloads).toHaveLength(50);
});
