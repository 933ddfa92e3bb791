// A field that cannot be read counts with what stood in it before, and all else goes on.
import {beforeAll, beforeEach, expect, test} from 'vitest';

import {Calculator} from './store.js';
import type {Caller} from '../engine/call-engine.js';
import {createEngine, type Engine} from '../engine/engine.js';

let engine: Engine;
let it: Calculator;

beforeAll(async () => {
  engine = await createEngine();
});

beforeEach(() => {
  it = fresh();
});

function fresh(): Calculator {
  const made = new Calculator(engine, 'en-US', '2026-11-17T12:00:00Z');
  made.start({});
  return made;
}

/** Another calculator in which this was typed, and nothing else. */
function after(...edits: (readonly [path: string, text: string])[]): Calculator {
  const made = fresh();
  for (const [path, text] of edits) made.edit(path, text);
  return made;
}

const month = (calculator: Calculator): string | undefined =>
  calculator.estimate?.models[0]?.month.amount;

test('other fields go on: the bill, the questions and the link', () => {
  it.edit('/workloads/0/shape/kind', 'chat');
  it.edit('/workloads/0/shape/turns', '100000');
  expect(it.errors).toHaveLength(1);
  expect(it.stale).toBe(true);
  it.edit('/workloads/0/shape/answer', '400');
  it.edit('/decision/budget', '500');
  const good = after(
    ['/workloads/0/shape/kind', 'chat'],
    ['/workloads/0/shape/answer', '400'],
    ['/decision/budget', '500'],
  );
  expect(month(it)).toBe(month(good));
  expect(it.fragment).toBe(good.fragment);
  for (const name of ['concurrency', 'budget', 'outputShare', 'volume'] as const)
    expect(it.query(name).answer).toEqual(good.query(name).answer);
  expect(it.scenario.workloads[0]?.shape).toMatchObject({turns: '100000', answer: '400'});
});

test('what is typed right at last counts, with all that was typed meanwhile', () => {
  it.edit('/workloads/0/input', 'twelve');
  it.edit('/workloads/0/output', '900');
  it.edit('/workloads/0/input', '12k');
  expect(it.errors).toHaveLength(0);
  expect(it.stale).toBe(false);
  expect(it.fragment).toBe(
    after(['/workloads/0/input', '12k'], ['/workloads/0/output', '900']).fragment,
  );
});

test('two fields may be wrong, and one after the other come right', () => {
  it.edit('/workloads/0/input', 'x');
  it.edit('/workloads/0/hit', '101');
  it.edit('/workloads/0/requests', '5k');
  expect(it.errors).toHaveLength(2);
  expect(month(it)).toBe(month(after(['/workloads/0/requests', '5k'])));
  it.edit('/workloads/0/hit', '80');
  expect(month(it)).toBe(month(after(['/workloads/0/requests', '5k'], ['/workloads/0/hit', '80'])));
});

test('workloads come and go beside a field that is wrong, and come back with it', () => {
  it.addWorkload();
  it.edit('/workloads/1/input', 'x');
  it.removeWorkload(0);
  expect(it.scenario.workloads).toHaveLength(1);
  expect(it.estimate?.workloads).toHaveLength(1);
  it.undo();
  expect(it.scenario.workloads.map(({input}) => input)).toEqual(['1,500', 'x']);
  expect(it.estimate?.workloads).toHaveLength(2);
});

test('of the buyer inputs, too, the last good value counts', () => {
  const inputs = [
    ['/decision/fail_flash', '8'],
    ['/decision/fail_pro', '3'],
    ['/decision/human', '2.5'],
  ] as const;
  for (const [path, text] of inputs) it.edit(path, text);
  const before = it.query('verdict').answer;
  it.enterField('/decision/human');
  it.edit('/decision/human', 'dear');
  expect(it.stale).toBe(true);
  expect(it.decisionErrors.map(({where}) => where)).toEqual(['/scenario/decision/human']);
  expect(it.query('verdict').answer).toEqual(before);
  it.edit('/decision/peak_factor', '5');
  expect(it.query('concurrency').answer?.peak_factor).toBe('5');
  expect(it.fragment).toBe(after(...inputs, ['/decision/peak_factor', '5']).fragment);
});

test('what is wrong in both parts stays wrong until it is put right', () => {
  it.edit('/workloads/0/input', 'x');
  it.edit('/decision/human', '2.5');
  it.edit('/decision/human', 'dear');
  it.edit('/workloads/0/requests', '5k');
  expect(it.errors.map(({where}) => where)).toEqual(['/scenario/workloads/0/input']);
  expect(it.decisionErrors.map(({where}) => where)).toEqual(['/scenario/decision/human']);
  it.edit('/workloads/0/input', '1');
  expect(it.errors).toHaveLength(0);
  expect(it.decisionErrors).toHaveLength(1);
  it.edit('/decision/human', '3');
  expect(it.decisionErrors).toHaveLength(0);
  expect(it.fragment).toBe(
    after(['/workloads/0/input', '1'], ['/workloads/0/requests', '5k'], ['/decision/human', '3'])
      .fragment,
  );
});

test('a range is of the number that stood there: another job or an example takes it along', () => {
  const budget = {field: '/decision/budget', low: '1', high: '5'};
  const ranges = [{field: '/workloads/0/requests', low: '22500', high: '37500'}, budget];
  for (const change of [
    () => {
      it.edit('/workloads/0/shape/kind', 'template');
    },
    () => {
      it.preset(0, it.presets[0]?.id ?? '');
    },
  ]) {
    it.edit('/decision/ranges', ranges);
    change();
    expect(it.scenario.decision?.ranges).toEqual([budget]);
    expect(it.validScenario.decision?.ranges).toEqual([budget]);
    it.undo();
    expect(it.scenario.decision?.ranges).toEqual(ranges);
  }
});

test('a range that cannot be read counts as it was', () => {
  it.edit('/decision/ranges', [
    {field: '/workloads/0/input', low: '1000', high: '2000'},
    {field: '/workloads/0/output', low: '100', high: '900'},
  ]);
  it.edit('/decision/ranges/0/high', 'x');
  it.edit('/decision/ranges/1/high', '800');
  const bars = it.query('sensitivity').answer?.bars.map(({field, high}) => [field, high]);
  expect(bars).toEqual(
    expect.arrayContaining([
      ['/workloads/0/input', '2000'],
      ['/workloads/0/output', '800'],
    ]),
  );
});

test('a key costs one call, a link another, and what nobody looks at costs none', () => {
  const calls: string[] = [];
  const counting: Caller = {
    call: (name: string, request?: unknown) => {
      calls.push(name);
      return engine.call(name, request);
    },
    callText: (name, request) => engine.callText(name, request),
  };
  const counted = new Calculator(counting, 'en-US', '2026-11-17T12:00:00Z');
  counted.start({});
  calls.length = 0;
  counted.edit('/workloads/0/input', '2000');
  expect(calls).toEqual(['estimate']);
  // What the page draws below the totals, a frame later, with all sections closed.
  counted.hitCurve();
  counted.hitCurve();
  counted.assignedModels();
  expect(calls).toEqual(['estimate', 'hitCurve']);
  expect(counted.fragment).toMatch(/in=2000/);
  expect(counted.linkError()).toBeUndefined();
  expect(calls).toEqual(['estimate', 'hitCurve', 'encodeLink']);
});
