// The exported JSON and the way back: the same scenario, the same bytes.
import {globSync, readFileSync} from 'node:fs';

import {beforeAll, expect, test} from 'vitest';

import {Calculator} from '../../state/store.js';
import {EstimateFileController} from './estimate-file.js';
import type {Scenario} from '../../engine/types/calls.js';
import {createEngine, type Engine} from '../../engine/engine.js';
import {exported} from '../../export/index.js';
import {readJson} from '../../export/json.js';
import {en} from '../../strings/en/index.js';

const exports = new URL('../../../../tests/exports/', import.meta.url);
const LINK = 'https://example.org/cost/';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

function calculator(now = '2026-11-17T12:00:00Z'): Calculator {
  const made = new Calculator(engine, 'en-US', now);
  made.start({});
  return made;
}

function saved(from: Calculator): string {
  if (!from.estimate) throw new Error('there is no estimate');
  return exported('json', {
    estimate: from.estimate,
    scenario: from.canonical(),
    card: from.table.card,
    customBook: from.bookMark(),
    link: `${LINK}#${from.fragment}`,
    strings: en,
    prices: 'At these prices.',
  }).text;
}

/** Opens a text as the page does. */
async function open(
  into: Calculator,
  text: string,
  name = 'estimate.json',
): Promise<EstimateFileController> {
  const act = (work: (calculator: Calculator) => void): void => {
    work(into);
  };
  const host = {calculator: into, act, requestUpdate: () => undefined};
  const controller = new EstimateFileController(host, () => undefined);
  await controller.open(new File([text], name));
  return controller;
}

/** Every kind of scenario: defaults, typed numbers, several, shapes, hours, the buyer's part. */
const SCENARIOS: Record<string, (base: Scenario) => Scenario> = {
  default: (base) => base,
  'as typed': (base) => ({
    ...base,
    currency: 'CNY',
    month: '2026-12',
    workloads: [{...base.workloads[0], input: '12k', hit: '0', requests: '1,000', per: 'day'}],
  }),
  'several, with hours': (base) => ({
    ...base,
    card: '2026-11-13',
    workloads: [
      {
        ...base.workloads[0],
        name: '=客服 "A", <b>',
        when: {kind: 'peak_share', peak_share: '20.5'},
      },
      {...base.workloads[0], name: 'B', when: {kind: 'office_china'}},
    ],
  }),
  'a shape and a decision': (base) => ({
    ...base,
    workloads: [
      {
        requests: 50,
        per: 'hour',
        shape: {kind: 'chat', system: 800, user: 120, answer: 300, turns: 8},
      },
    ],
    decision: {fail_flash: '4', fail_pro: '1.5'},
  }),
  'too long for a link': (base) => ({
    ...base,
    workloads: Array.from({length: 20}, () => ({...base.workloads[0], name: '客'.repeat(60)})),
  }),
};

for (const [name, make] of Object.entries(SCENARIOS)) {
  test(`exported, opened elsewhere, exported again: the same bytes (${name})`, async () => {
    const first = calculator();
    first.start({scenario: make(first.canonical())});
    expect(first.errors).toEqual([]);
    const text = saved(first);
    const second = calculator('2027-03-01T00:00:00Z');
    const controller = await open(second, text);
    expect(controller.view().trouble).toBeUndefined();
    expect(controller.opened?.same).toBe(true);
    if (name !== 'too long for a link') expect(second.fragment).toBe(first.fragment);
    // What is too long for a link has none; all else is there.
    const without = (json: string): unknown => ({...(JSON.parse(json) as object), link: ''});
    if (name === 'too long for a link') expect(without(saved(second))).toEqual(without(text));
    else expect(saved(second)).toBe(text);
  });
}

test('what was exported once opens for ever, with its numbers', async () => {
  const files = globSync('*.json', {cwd: exports});
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const text = readFileSync(new URL(file, exports), 'utf8');
    const opened = calculator();
    const controller = await open(opened, text, file);
    expect(controller.view().trouble, file).toBeUndefined();
    expect(controller.opened?.same, file).toBe(true);
    const {scenario, link} = JSON.parse(text) as {scenario: Scenario; link: string};
    expect(opened.canonical(), file).toEqual(scenario);
    expect(link, file).toBe(`${LINK}#${opened.fragment}`);
  }
});

const WRONG: Record<string, [text: (good: string) => string, fault: string]> = {
  'the CSV': [() => '\uFEFFWorkload,Model\r\n', 'not_json'],
  'cut off': [(good) => good.slice(0, -20), 'not_json'],
  nothing: [() => '', 'not_json'],
  'other JSON': [() => '{"format": 1}', 'not_ours'],
  'a list': [() => '[]', 'not_ours'],
  null: [() => 'null', 'not_ours'],
  'no version': [(good) => good.replace('"version": 1', '"version": "1"'), 'not_ours'],
  'a newer version': [(good) => good.replace('"version": 1', '"version": 2'), 'newer'],
  'no scenario': [(good) => good.replace('"scenario"', '"scenery"'), 'no_scenario'],
  'too large': [(good) => good + ' '.repeat(2_000_000), 'too_large'],
};

for (const [name, [text, fault]] of Object.entries(WRONG)) {
  test(`a wrong file is named as such and changes nothing: ${name}`, async () => {
    const it = calculator();
    it.edit('/workloads/0/input', '12k');
    const before = [it.scenario, it.fragment];
    const controller = await open(it, text(saved(it)));
    expect(controller.view().trouble).toMatchObject({fault, name: 'estimate.json'});
    expect([it.scenario, it.fragment]).toEqual(before);
  });
}

test('a scenario that the core refuses: its faults with their places, nothing changed', async () => {
  const it = calculator();
  const before = [it.scenario, it.fragment, it.estimate];
  for (const [from, to, where] of [
    ['"input": 1500', '"input": "a lot"', '/scenario/workloads/0/input'],
    ['"card": "2026-06-28"', '"card": "1999-01-01"', '/scenario/card'],
    ['"per": "month"', '"per": "month", "__proto__": {"x": 1}', '/scenario/workloads/0/__proto__'],
  ] as const) {
    const text = saved(it);
    expect(text).toContain(from);
    const controller = await open(it, text.replace(from, to));
    expect(controller.view().trouble?.errors.map((error) => error.where)).toContain(where);
    expect([it.scenario, it.fragment, it.estimate]).toEqual(before);
  }
});

test('a file made to do harm is refused like any other', async () => {
  const it = calculator();
  const before = [it.scenario, it.fragment];
  const head = '{"format":"deepseek-cost-estimate","version":1,"scenario":{"workloads":[';
  const deep = `${head}${'['.repeat(200_000)}${']'.repeat(200_000)}]}}`;
  const many = `${head}${Array(100_000).fill('{}').join(',')}]}}`;
  const huge = `${head}{"input":1${'0'.repeat(1_000_000)},"hit":0,"output":0,"requests":1}]}}`;
  for (const text of [deep, many, huge]) {
    const controller = await open(it, text);
    expect(controller.view().trouble).toBeDefined();
    expect([it.scenario, it.fragment]).toEqual(before);
  }
  const gone = {name: 'folder', size: 0, text: () => Promise.reject(new Error('gone'))};
  const host = {calculator: it, act: () => undefined, requestUpdate: () => undefined};
  const controller = new EstimateFileController(host, () => undefined);
  await controller.open(gone as unknown as File);
  expect(controller.view().trouble).toMatchObject({fault: 'unreadable'});
});

test('other numbers than the file says are reported', async () => {
  const it = calculator();
  const text = saved(it).replace(/("month": \{\s*"amount": )"17\.794"/, '$1"18.1"');
  const controller = await open(it, text);
  expect(controller.opened?.same).toBe(false);
  expect(controller.opened?.months).toEqual([
    {model: 'deepseek-v4-flash', there: '18.1', here: '17.794'},
  ]);
});

test('what was there before can be had back', async () => {
  const it = calculator();
  const text = saved(it);
  it.edit('/workloads/0/input', '12k');
  const mine = it.fragment;
  const controller = await open(it, text);
  expect(it.fragment).not.toBe(mine);
  controller.opened?.back();
  expect(it.fragment).toBe(mine);
});

test('the sender’s own prices are named in the file, not carried', async () => {
  const book = JSON.parse(
    readFileSync(new URL('../../../../core/rates/deepseek.json', import.meta.url), 'utf8'),
  ) as {name: string};
  const sender = calculator();
  sender.useBook({...book, name: 'Reseller'});
  const text = saved(sender);
  expect(JSON.parse(text)).toMatchObject({custom_book: {name: 'Reseller'}});
  expect(text).not.toContain('"prices"');
  // Whoever has the same book goes on using it.
  const same = calculator();
  same.useBook({...book, name: 'Reseller'});
  await open(same, text);
  expect(same.ownBook).toBeDefined();
  expect(saved(same)).toBe(text);
});

test('only text that looks like an amount is one', () => {
  const file = {format: 'deepseek-cost-estimate', version: 1, scenario: {workloads: [{}]}};
  const models = [{model: 'a', month: {amount: '1e9'}}, {model: 7}, null, 'x'];
  expect(readJson(JSON.stringify({...file, estimate: {models}}))).toMatchObject({months: []});
});
