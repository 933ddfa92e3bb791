// Whatever is done, all that leaves the page belongs to one scenario that can be read:
// the amounts shown, the link, the files and the spoken sentence; or there are none.
import {beforeAll, expect, test} from 'vitest';

import type {Estimate, Scenario} from '../engine/types/calls.js';
import {createEngine, type Engine} from '../engine/engine.js';
import {exported} from '../export/index.js';
import type {EstimateFile} from '../export/json.js';
import {monthText, pricesText} from '../sections/statement/priced.js';
import {en} from '../strings/en/index.js';
import {errorsAt} from '../state/errors.js';
import {Calculator} from '../state/store.js';
import type {FirstView} from '../state/types.js';
import {spoken} from './spoken.js';

const NOW = '2026-11-17T12:00:00Z';
let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

/** A small generator of its own, so that a failure can be run again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const NUMBERS = [
  ...['1', '12k', '1,500', '70', '1.2万', '0', '99.5', '400'],
  // What cannot be read, or not here.
  ...['', 'x', '-3', '1,5', '150', '500000', '2000000', '1e30', '9'.repeat(3000), '0,001'],
];
const LEAVES = [
  'input',
  'output',
  'hit',
  'requests',
  'shape/turns',
  'shape/user',
  'shape/requests',
];
const INPUTS = [
  ...['fail_flash', 'fail_pro', 'human', 'budget', 'target', 'noticed', 'peak_factor'],
  ...['per_user', 'retries', 'speed_pro', 'pro_share', 'fail_escalated', 'first_token'],
];
const RANGED = ['input', 'output', 'hit', 'requests', 'shape/turns', 'shape/user', 'shape/steps'];
const KINDS = ['direct', 'chat', 'agent', 'document', 'template', 'none'];
const CARDS = ['2026-06-28', '2026-11-13', '2026-09-10', '2026-12-01', ''];

const HOURS = [
  {kind: 'even'},
  {kind: 'office_europe'},
  {kind: 'grid', grid: 'ff0000ff0000ff0000ff0000ff0000ff0000000000', utc_offset: 60},
  {kind: 'grid', grid: 'painted'},
  {kind: 'peak_share', peak_share: '30'},
  {kind: 'peak_share', peak_share: '130'},
  {kind: 'never'},
];

/** Books of one's own: one whose card is called as the guide's, and one that has no yuan. */
const book = (name: string, card: string, prices: object): object => ({
  ...{format: 1, id: 'own', name},
  cards: [
    {
      ...{id: card, effective_from: '2026-01-01T00:00:00Z', label: name},
      models: ['flash', 'pro'].map((family) => ({name: `${name}-${family}`, family, prices})),
    },
  ],
});
const THREE = {flat: ['0.5', '1.5', '2.5']};
const OWN = book('ours', '2026-06-28', {USD: THREE, CNY: THREE});
const OTHER = book('theirs', 'other', {USD: THREE});

type Pick = <T>(list: readonly T[]) => T;
type Step = (it: Calculator, pick: Pick, links: string[]) => string;

/** Into a field, then key by key: every prefix is a state of its own, and none counts that is half a number. */
function typed(it: Calculator, path: string, text: string, each: () => void): void {
  it.enterField(path);
  const before = it.faults.length === 0 ? [...months(it.estimate), it.fragment] : undefined;
  const keys = text.length > 40 ? [text] : Array.from(text, (_key, i) => text.slice(0, i + 1));
  for (const value of keys.length > 0 ? keys : ['']) {
    it.edit(path, value);
    each();
    if (before && errorsAt(it.faults, path).length > 0)
      expect([...months(it.estimate), it.fragment], `${path} ${value}`).toEqual(before);
  }
}

function workloadPath(it: Calculator, pick: Pick): string {
  return `/workloads/${String(pick([...it.scenario.workloads.keys()]))}`;
}

const STEPS: Step[] = [
  (it, pick) => {
    it.edit(`${workloadPath(it, pick)}/shape/kind`, pick(KINDS));
    return 'shape';
  },
  (it, pick) => {
    it.preset(0, pick(it.presets).id);
    return 'preset';
  },
  (it) => {
    it.undo();
    return 'undo';
  },
  (it) => {
    it.redo();
    return 'redo';
  },
  (it, pick) => {
    const i = pick([...it.scenario.workloads.keys()]);
    if (it.scenario.workloads.length < 4) it.duplicateWorkload(i);
    else it.moveWorkload(i, pick([0, 1, 9]));
    return 'order';
  },
  (it, pick) => {
    it.edit(`${workloadPath(it, pick)}/model`, pick(['', 'flash', 'pro', 'neither']));
    return 'model';
  },
  (it, pick) => {
    const path = `${workloadPath(it, pick)}/when`;
    it.edit(path, pick(HOURS));
    return 'hours';
  },
  (it, pick) => {
    const pinned = pick([
      {card: pick(CARDS)},
      {currency: pick(['USD', 'CNY', 'EUR'])},
      {card: null},
    ]);
    it.pin(pinned as Parameters<Calculator['pin']>[0]);
    return 'pin';
  },
  (it, pick) => {
    it.useBook(pick([undefined, OWN, OTHER, {cards: 'none'}]), pick([undefined, '2026-06-28']));
    return 'book';
  },
  (it, pick, links) => {
    const {scenario} = it;
    const mark = {name: 'Absent', fingerprint: 'aaaaaaaa'};
    const made = engine.call('encodeLink', {scenario, custom_book: mark});
    if (made.ok && links.length < 12) links.push(made.fragment);
    it.openFile({scenario, ...pick([{}, {customBook: mark}])});
    return 'file';
  },
  (it, pick) => {
    it.tick(pick(['2026-07-01T00:00:00Z', '2026-09-12T00:00:00Z', NOW]));
    return 'time';
  },
  (it, pick) => {
    const one = (): object => ({
      field: `/workloads/${pick(['0', '0', '1', '3'])}/${pick(RANGED)}`,
      low: pick(['1', '10', 'x', '']),
      high: pick(['40', '90', '0', '2000000']),
    });
    const ranges = it.scenario.decision?.ranges ?? [];
    const first = ranges.slice(pick([0, 1]));
    it.edit('/decision/ranges', pick([[one()], [one(), one()], [...ranges, one()], first]));
    return 'ranges';
  },
  (it, pick) => {
    const planned = {card: pick(CARDS), month: '2026-10', workloads: it.scenario.workloads};
    it.plan({...it.scenario, ...planned});
    return 'plan';
  },
  (it) => {
    if (it.scenario.workloads.length < 4) it.addWorkload();
    return 'add';
  },
  (it) => {
    it.removeWorkload(0);
    return 'remove';
  },
  (it, pick) => {
    it.useCard(pick(CARDS));
    return 'card';
  },
  (it, pick) => {
    it.edit('/currency', pick(['USD', 'CNY', 'EUR']));
    return 'currency';
  },
  (it, pick) => {
    it.edit('/month', pick(['', '2026-12', '2027-02', 'soon']));
    return 'month';
  },
  (it, pick) => {
    it.edit(`${workloadPath(it, pick)}/per`, pick(['month', 'day', 'minute', 'year']));
    return 'per';
  },
  (it, pick, links) => {
    const fragment = pick([
      ...links,
      'v=1&card=2026-12-01&in=12000',
      'v=1&in=1500000',
      'v=9',
      'k=0000',
    ]);
    it.start({fragment, checksum: pick(['required', 'optional'] as const)});
    return `link ${fragment}`;
  },
  (it, pick) => {
    it.start({card: pick(CARDS), currency: pick(['USD', 'CNY', 'EUR'] as const) as 'USD'});
    return 'attributes';
  },
  (it, pick) => {
    it.edit(
      `${workloadPath(it, pick)}/name`,
      pick(['a', '=1;@b', '客'.repeat(60), 'n'.repeat(99)]),
    );
    return 'name';
  },
  (it) => {
    it.reset();
    return 'reset';
  },
  (it) => {
    it.acceptFields();
    return 'accept';
  },
];

/** The estimate of a scenario, asked of the core anew. */
function estimateOf(scenario: Scenario, more: object): Estimate | undefined {
  const copy = {...scenario};
  delete copy.decision;
  const answer = engine.call('estimate', {scenario: copy, ...more});
  return answer.ok ? answer : undefined;
}

const months = (estimate: Estimate | undefined): string[] =>
  (estimate?.models ?? []).map(({model, month}) => `${model} ${month.amount}`);

/** What the page says and reads out of it. */
function viewOf(it: Calculator): FirstView {
  const {scenario, validScenario, estimate, faults, errors, unread, stale, now, book} = it;
  const own = it.ownBook as {name?: string} | undefined;
  return {
    ...{s: en, f: it.format(), scenario, validScenario, estimate, faults, errors, unread, stale},
    ...{now: now ?? '', book, ownBook: {name: own?.name ?? '', errors: []}},
  } as unknown as FirstView;
}

/** Of what cannot be priced nothing is shown, linked or read out. */
function checkNone(it: Calculator, said: string): void {
  expect(it.fragment, said).toBe('');
  expect(it.faults, said).not.toHaveLength(0);
  const none = [it.hitCurve(), it.assignedModels(), it.stale];
  expect(none, said).toEqual([undefined, undefined, false]);
  expect(spoken(viewOf(it)), said).toContain('No amounts are shown.');
  expect(spoken(viewOf(it)), said).not.toMatch(/[$¥]/);
}

function check(it: Calculator, links: string[], trail: string): void {
  const {estimate, fragment, faults} = it;
  const said = `seed ${trail}`;
  if (!estimate) {
    checkNone(it, said);
    return;
  }
  // Whatever is wrong, and wherever: the amounts are marked.
  expect(it.stale, said).toBe(faults.length > 0);
  // The amounts are those of the scenario that counts, in its money, at its card and book.
  const here = {...it.members(), now: it.now};
  expect(months(estimate), said).toEqual(months(estimateOf(it.validScenario, here)));
  // What counts can be used, to the last range.
  const inputs = engine.call('checkInputs', {scenario: it.validScenario, ...it.members()});
  expect(inputs, said).toEqual({ok: true});
  expect(it.format().currency, said).toBe(estimate.currency);
  expect(estimate.card.id, said).toBe(it.table.card.id);
  expect(estimate.currency, said).toBe(it.table.currency);
  if (faults.length === 0) {
    expect(months(estimate), said).toEqual(months(estimateOf(it.scenario, here)));
    expect(fragment === '', said).toBe(it.linkError() !== undefined);
  }
  if (fragment !== '') {
    const read = engine.call('decodeLink', {fragment});
    expect(read.ok && months(estimateOf(read.scenario, here)), said).toEqual(months(estimate));
    // Its prices are given, and nobody else's are taken for them.
    expect(read.ok && read.custom_book, said).toEqual(it.bookMark());
    if (links.length < 12) links.push(fragment);
  }
  const view = viewOf(it);
  const prices = pricesText({...view, estimate});
  expect(prices, said).toMatch(/20\d\d/);
  if (it.ownBook) expect(prices, said).toContain(view.ownBook.name);
  if (faults.length > 0) return;
  for (const model of estimate.models) expect(spoken(view), said).toContain(monthText(view, model));
  // Other prices are in force, and what they come to is said with them.
  const there = estimate.in_force?.same === false ? estimate.in_force : undefined;
  for (const {month, at_least: least} of there?.models ?? [])
    expect(spoken(view), said).toContain(it.format().range(month, least));
  checkFiles(it, estimate, prices, said);
}

/** Every file has the months shown, the link, and a scenario that comes to them again. */
function checkFiles(it: Calculator, estimate: Estimate, prices: string, said: string): void {
  const what = {
    ...{estimate, scenario: it.canonical(), card: it.table.card, link: it.fragment, strings: en},
    ...{prices, jobs: it.jobs(), customBook: it.bookMark(), now: it.now},
  };
  const read = JSON.parse(exported('json', what).text) as EstimateFile;
  const here = {...it.members(), now: it.now};
  expect(months(estimateOf(read.scenario, here)), said).toEqual(months(estimate));
  expect([read.link ?? '', read.custom_book], said).toEqual([it.fragment, it.bookMark()]);
  const there = estimate.in_force?.same === false ? estimate.in_force : undefined;
  expect(read.today?.models, said).toEqual(there?.models);
  for (const kind of ['csv', 'markdown'] as const) {
    const {text} = exported(kind, what);
    for (const {month} of estimate.models) expect(text, said).toContain(month.amount);
    for (const {month} of there?.models ?? []) expect(text, said).toContain(month.amount);
    if (there?.chosen) expect(text, said).toContain(there.chosen.month.amount);
    expect(text, said).toContain(it.fragment);
    expect(/\b20\d\d/.test(text), said).toBe(true);
  }
}

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('walk %i', (seed) => {
  const below = random(seed);
  const pick: Pick = (list) => list[below(list.length)] as (typeof list)[number];
  const it = new Calculator(engine, 'en-US', NOW);
  it.start({});
  const links: string[] = [];
  const trail: string[] = [String(seed)];
  const seen = new Set<string>();
  const look = (): void => {
    seen.add(it.estimate ? (it.stale ? 'marked' : 'priced') : 'unpriced');
    check(it, links, trail.slice(-6).join(' > '));
  };
  for (let step = 0; step < 80; step++) {
    if (below(2) === 0) {
      const inputs = below(3) === 0;
      const ranges = it.scenario.decision?.ranges ?? [];
      const range = inputs && ranges.length > 0 && below(2) === 0;
      const path = range
        ? `/decision/ranges/${String(below(ranges.length))}/${pick(['low', 'high'])}`
        : inputs
          ? `/decision/${pick(INPUTS)}`
          : `${workloadPath(it, pick)}/${pick(LEAVES)}`;
      // A field that is not on the page cannot be typed in.
      const {shape} = it.scenario.workloads[Number(path.split('/')[2])] ?? {};
      const leaf = path.split('/').at(-1) ?? '';
      const there =
        inputs ||
        (path.includes('/shape/') ? shape && leaf in shape : !shape || leaf === 'requests');
      if (!there) continue;
      const text = pick(NUMBERS);
      trail.push(`${path}=${text.slice(0, 12)}`);
      typed(it, path, text, look);
    } else {
      trail.push(pick(STEPS)(it, pick, links));
      look();
    }
  }
  expect([...seen].toSorted()).toEqual(['marked', 'priced', 'unpriced']);
});
