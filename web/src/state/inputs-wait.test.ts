// Whatever is wrong in a buyer input or a range, nothing leaves the page, and what stood there counts.
import {beforeAll, expect, test} from 'vitest';

import type {Scenario} from '../engine/types/calls.js';
import {createEngine, type Engine} from '../engine/engine.js';
import {inputName} from '../format/input-names.js';
import {en} from '../strings/en/index.js';
import {countsText, faultText} from './faults.js';
import type {Start} from './start.js';
import {Calculator} from './store.js';
import type {FirstView} from './types.js';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

function started(start: Start = {}): Calculator {
  const made = new Calculator(engine, 'en-US', '2026-11-17T12:00:00Z');
  made.start(start);
  return made;
}

const INPUT = {field: '/workloads/0/input', low: '1000', high: '2000'};
const OUTPUT = {field: '/workloads/0/output', low: '100', high: '900'};

/** Two ranges that can be used. */
function ranged(...ranges: object[]): Calculator {
  const made = started();
  made.edit('/decision/ranges', ranges);
  return made;
}

const shown = (of: Calculator): unknown[] => [
  of.estimate?.models.map(({month}) => month.amount),
  of.fragment,
];
const wheres = (of: Calculator): string[] => of.faults.map(({where}) => where);

function typed(of: Calculator, path: string, text: string): void {
  of.enterField(path);
  for (let end = 1; end <= text.length; end++) of.edit(path, text.slice(0, end));
}

function viewOf(of: Calculator): FirstView {
  const {scenario, validScenario, unread, faults} = of;
  return {
    ...{s: en, scenario, validScenario, unread, faults},
    bundle: {inputName},
  } as unknown as FirstView;
}

/** Marked, waiting, and with what stood there before. */
function expectWaiting(of: Calculator, before: unknown[], where: string): void {
  expect(of.stale, where).toBe(true);
  expect(wheres(of)).toContain(`/scenario${where}`);
  expect(shown(of), where).toEqual(before);
}

test.each([
  // The wrong way round, half typed, over a limit, no number, nothing.
  ['/decision/ranges/0/low', '90000', '/decision/ranges/0/low'],
  ['/decision/ranges/0/high', '4', '/decision/ranges/0/low'],
  ['/decision/ranges/0/high', '2000000', '/decision/ranges/0/high'],
  ['/decision/ranges/0/high', '20..', '/decision/ranges/0/high'],
  ['/decision/ranges/1/high', '500000', '/decision/ranges/1/high'],
] as const)('%s with %s waits', (path, text, where) => {
  const it = ranged(INPUT, OUTPUT);
  const before = shown(it);
  expect(it.faults).toEqual([]);
  typed(it, path, text);
  expectWaiting(it, before, where);
  it.edit(path, '');
  expect(it.faults).not.toEqual([]);
  expect(shown(it)).toEqual(before);
  it.undo();
  expect([it.faults, it.stale, shown(it)]).toEqual([[], false, before]);
});

test.each([
  ['/decision/per_user', '0', ['per_user', '20']],
  ['/decision/human', 'dear', ['human', '2.5']],
  ['/decision/human', '¥5', ['human', '2.5']],
  ['/decision/budget', '1.500', ['budget', '500']],
  ['/decision/target', '-1', ['target', '0.002']],
  ['/decision/fail_flash', '101', ['fail_flash', '8']],
  ['/decision/noticed', 'x', ['noticed', '50']],
  ['/decision/retries', '99', ['retries', '1']],
  ['/decision/speed_pro', '0', ['speed_pro', '30']],
  ['/decision/peak_factor', 'lots', ['peak_factor', '3']],
] as const)('%s with %s waits', (path, text, [key, first]) => {
  const it = started();
  it.edit(`/decision/${key}`, first);
  const before = shown(it);
  typed(it, path, text);
  expectWaiting(it, before, path);
});

test('a cost of failures that nobody can count waits', () => {
  const it = started();
  it.edit('/workloads/0/requests', '1000000000000000');
  it.edit('/decision/fail_flash', '100');
  it.edit('/decision/fail_pro', '100');
  it.edit('/decision/human', '5');
  const before = shown(it);
  it.enterField('/decision/human');
  it.edit('/decision/human', '1000000000000');
  expectWaiting(it, before, '/decision/human');
});

test('ranges that do not go together wait', () => {
  const it = ranged({...INPUT, high: '900000'}, OUTPUT);
  const before = shown(it);
  it.enterField('/decision/ranges/1/high');
  it.edit('/decision/ranges/1/high', '300000');
  expect(it.stale).toBe(true);
  expect(wheres(it).every((where) => where.startsWith('/scenario/decision/ranges/'))).toBe(true);
  expect(shown(it)).toEqual(before);
});

test('two ranges of one number are not both used', () => {
  const it = ranged(INPUT, {...INPUT, high: '5000'});
  expect(wheres(it)).toEqual(['/scenario/decision/ranges/1/field']);
  expect(it.validScenario.decision?.ranges).toEqual([INPUT]);
});

test.each([
  ['data', (scenario: Scenario): Start => ({scenario})],
  [
    'a link',
    (scenario: Scenario): Start => {
      const made = engine.call('encodeLink', {scenario});
      return made.ok ? {fragment: made.fragment} : {};
    },
  ],
])('%s with ranges that cannot be used says so, and marks its amounts', (_what, start) => {
  const gone = {field: '/workloads/7/input', low: '1', high: '2'};
  for (const [range, where] of [
    [gone, '/scenario/decision/ranges/0/field'],
    [{...INPUT, low: '9000'}, '/scenario/decision/ranges/0/low'],
    [{...OUTPUT, high: '500000'}, '/scenario/decision/ranges/0/high'],
  ] as const) {
    const workloads = [{input: 12000, hit: '70', output: 400, requests: 100000}];
    const it = started(start({workloads, decision: {human: '3', ranges: [range]}}));
    expect(it.scenario.workloads[0]?.input).toBe('12,000');
    expect(it.scenario.decision?.ranges).toHaveLength(1);
    expect(wheres(it)).toEqual([where]);
    expect(it.stale).toBe(true);
    expect(it.validScenario.decision).toMatchObject({human: '3', ranges: []});
    expect(faultText(viewOf(it), it.faults[0] ?? {code: '', where: '', message: ''})).not.toBe('');
    it.edit('/decision/ranges', []);
    expect([it.faults, it.stale]).toEqual([[], false]);
  }
});

test('beside a range that cannot be used the others keep what stood in them', () => {
  const it = ranged(INPUT, OUTPUT);
  it.edit('/decision/ranges/0/low', 'x');
  // Only the other is left in what counts, and stands elsewhere there.
  typed(it, '/decision/ranges/1/high', '800000');
  expect(it.validScenario.decision?.ranges).toEqual([INPUT, OUTPUT]);
  expect(countsText(viewOf(it), it.faults)).toContain('900 is counted');
  it.edit('/decision/ranges', [it.scenario.decision?.ranges?.[1]]);
  expect(it.validScenario.decision?.ranges).toEqual([OUTPUT]);
});

test('of a range that never could be used, a half of the next end does not count', () => {
  const it = started({
    scenario: {
      workloads: [{input: 1500, hit: '70', output: 400, requests: 100000}],
      decision: {ranges: [{field: '/workloads/9/input', low: '1', high: '2'}, OUTPUT]},
    },
  });
  typed(it, '/decision/ranges/1/high', '800000');
  expect(it.validScenario.decision?.ranges).toEqual([OUTPUT]);
  const texts = countsText(viewOf(it), it.faults);
  expect(texts).toContain('Tokens out');
  expect(texts).toContain('900 is counted, as before');
  expect(texts).toContain('it is not counted');
});

test('a sign of the currency in use is read, another is refused in a sentence', () => {
  const it = started();
  const plain = started();
  it.edit('/decision/human', '$2.5');
  plain.edit('/decision/human', '2.5');
  expect(it.faults).toEqual([]);
  expect(it.fragment).toBe(plain.fragment);
  it.edit('/currency', 'CNY');
  expect(it.faults).toEqual([]);
  it.edit('/decision/human', '$2.5');
  expect(it.faults.map(({code, where}) => [code, where])).toEqual([
    ['other_currency', '/scenario/decision/human'],
  ]);
  expect(faultText(viewOf(it), it.faults[0] ?? {code: '', where: '', message: ''})).toMatch(
    /“\$2\.5” is in another currency: enter it in CNY/,
  );
});

test('a number outside of its own range is marked at the range, until it is inside', () => {
  const it = ranged(INPUT, OUTPUT);
  typed(it, '/workloads/0/input', '9000');
  expect(it.stale).toBe(true);
  expect(wheres(it)).toEqual(['/scenario/decision/ranges/0/high']);
  expect(faultText(viewOf(it), it.faults[0] ?? {code: '', where: '', message: ''})).toMatch(
    /Tokens in[^:]*: .*the number itself, 9000, lies outside/,
  );
  // The number counts; its range doesn't, and nothing varies around another number.
  expect(it.estimate?.assumptions.workloads[0]?.one.miss).toBe('2700');
  expect(it.validScenario.decision?.ranges).toEqual([OUTPUT]);
  typed(it, '/workloads/0/input', '1,700');
  expect([it.faults, it.stale]).toEqual([[], false]);
  expect(it.validScenario.decision?.ranges).toEqual([INPUT, OUTPUT]);
});
