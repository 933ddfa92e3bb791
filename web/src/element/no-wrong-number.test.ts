// A number and what is said of it belong together: its date, its prices, its model, its bounds.
import {beforeAll, describe, expect, test} from 'vitest';

import type {Estimate, Scenario} from '../engine/types/calls.js';
import {createEngine, type Engine} from '../engine/engine.js';
import {pricesText} from '../sections/statement/priced.js';
import {en} from '../strings/en/index.js';
import {Calculator} from '../state/store.js';

const NOW = '2026-11-26T00:00:00Z';
let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

const scenario = (workload: object = {}, more: object = {}): Scenario =>
  ({
    card: '2026-06-28',
    currency: 'USD',
    month: '',
    workloads: [
      {
        ...{name: '', input: 1500, hit: '70', output: 400, requests: 100000, per: 'month'},
        ...{when: {kind: 'even'}, ...workload},
      },
    ],
    ...more,
  }) as unknown as Scenario;

function estimate(of: Scenario, more: object = {}): Estimate {
  const answer = engine.call('estimate', {scenario: of, now: NOW, ...more});
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer;
}

function estimateOf({estimate}: Calculator): Estimate {
  if (!estimate) throw new Error('there is no estimate');
  return estimate;
}

/** What the page says of the prices; of a book of one's own with its name. */
function pricesOf(it: Calculator, ownBook = ''): string {
  return pricesText({
    s: en,
    f: it.format(),
    book: it.book,
    now: NOW,
    estimate: estimateOf(it),
    ownBook: {name: ownBook, errors: []},
  });
}

describe('the date of the prices', () => {
  test('a card of later revisions has prices that may hold already', () => {
    const it = new Calculator(engine, 'en-US', '2026-05-10T00:00:00Z');
    it.start({});
    expect(pricesOf(it)).not.toContain('not in force before');
    it.tick('2026-04-01T00:00:00Z');
    const before = pricesText({
      ...{s: en, f: it.format(), book: it.book, estimate: estimateOf(it)},
      ...{now: '2026-04-01T00:00:00Z', ownBook: {name: '', errors: []}},
    });
    expect(before).toContain('not in force before April 26');
  });

  test.each([
    ['2026-08-16', '2026-08-22', ''],
    ['2026-09-10', '2026-11-13', '2026-10'],
  ])('cards %s and %s bill differently, and say so', (one, other, month) => {
    const [a, b] = [one, other].map((card) => estimate(scenario({}, {card, month})));
    expect(a?.models[1]?.month.amount).not.toBe(b?.models[1]?.month.amount);
    expect(a?.assumptions.text).not.toBe(b?.assumptions.text);
  });

  test('the page’s line ends when the hours were replaced (August 22), not the prices alone', () => {
    const it = new Calculator(engine, 'en-US', NOW);
    it.start({card: '2026-08-16'});
    const text = pricesOf(it);
    expect(text).toContain('August 22');
  });

  test('the title of the page, a bookmark, has the date', () => {
    expect(estimate(scenario()).assumptions.title).toMatch(/2026/);
  });

  test('a reader’s own card that was replaced says until when', () => {
    const model = (price: string) => [
      {name: 'f', family: 'flash', prices: {USD: {flat: [price, price, price]}}},
    ];
    const book = {
      ...{format: 1, id: 'mine', name: 'Mine'},
      cards: [
        {id: 'a', effective_from: '2026-01-01T00:00:00Z', label: 'A', models: model('1')},
        {id: 'b', effective_from: '2026-06-01T00:00:00Z', label: 'B', models: model('2')},
      ],
    };
    const it = new Calculator(engine, 'en-US', NOW);
    it.start({});
    it.useBook(book, 'a');
    const text = pricesOf(it, 'Mine');
    expect(text).toContain('June 1');
  });
});

test.each([
  {fail_flash: '12', fail_pro: '7', human: '0.0001', retries: '5', pro_share: '25'},
  {
    fail_flash: '50',
    fail_pro: '31.7908',
    human: '0.01',
    retries: '3',
    noticed: '100',
    pro_share: '44.6969',
  },
])(
  'would_change names what wins beyond it, not the split that meets both there: %j',
  (decision) => {
    const of = scenario({}, {decision});
    const verdict = engine.call('verdict', {scenario: of});
    if (!verdict.ok) throw new Error('refused');
    for (const {route, when, human} of verdict.would_change) {
      const beyond = Number(human.amount) * (when === 'human_above' ? 1.001 : 0.999);
      const there = engine.call('verdict', {
        scenario: scenario({}, {decision: {...decision, human: beyond.toFixed(9)}}),
      });
      expect(there.ok && there.route).not.toBe('split');
      expect(route).not.toBe('split');
    }
  },
);

test('what the host gives: what is no scenario is refused, never taken for the default or thrown', () => {
  for (const given of [new Map(), Promise.resolve({}), new Date(), new Error('no')]) {
    const it = new Calculator(engine, 'en-US', NOW);
    expect(
      () => it.start({scenario: given as unknown as Scenario}),
      Object.prototype.toString.call(given),
    ).not.toThrow();
    expect(it.estimate, Object.prototype.toString.call(given)).toBeUndefined();
  }
});

test('what the host gives: null is absent, a bigint is a count, and no month is a fault', () => {
  const given = (more: object): Calculator => {
    const it = new Calculator(engine, 'en-US', NOW);
    it.start({scenario: more as Scenario});
    return it;
  };
  const numbers = {input: '3000', hit: '0', output: '500', requests: '7'};
  const plain = given({workloads: [numbers]});
  const shaped = given({workloads: [{...numbers, shape: null}], decision: null, month: null});
  expect(shaped.fragment).toBe(plain.fragment);
  expect(given({workloads: [{...numbers, input: 3000n}]}).fragment).toBe(plain.fragment);
  for (const wrong of [{workloads: null}, {workloads: [null]}, {month: '2026-13'}]) {
    const it = given(wrong);
    expect([it.estimate, it.fragment], JSON.stringify(wrong)).toEqual([undefined, '']);
    expect(it.faults).not.toEqual([]);
    expect(it.format().month('2026-13')).toBe('2026-13');
  }
});

test('two models of one family go by their own names in the sentence to be copied', () => {
  const pro = (name: string, price: string) => ({
    name,
    family: 'pro',
    prices: {USD: {flat: [price, price, price]}},
  });
  const book = {
    ...{format: 1, id: 'mine', name: 'Mine'},
    cards: [
      {
        id: 'a',
        effective_from: '2026-01-01T00:00:00Z',
        label: 'A',
        models: [pro('x', '1'), pro('y', '2')],
      },
    ],
  };
  expect(estimate(scenario({}, {card: 'a'}), {book}).assumptions.copy).not.toMatch(/Pro .*Pro /);
});

test('the sentence to be copied has the total of the models that were chosen', () => {
  const of = scenario({model: 'flash'});
  const two = {...of, workloads: [...of.workloads, ...scenario({model: 'pro'}).workloads]};
  const chosen = engine.call('chosen', {scenario: two});
  expect(chosen.ok && chosen.month.amount).toBe('72.549625');
  expect(estimate(two).assumptions.copy).toContain('72.55');
});

test('money follows the counts’ rule: “1000,000” can be read in two ways', () => {
  expect(engine.call('encodeLink', {scenario: scenario({requests: '1000,000'})}).ok).toBe(false);
  expect(
    engine.call('encodeLink', {scenario: scenario({}, {decision: {budget: '1000,000'}})}).ok,
  ).toBe(false);
});

test('a discount says of which official prices', async () => {
  const {discountBook} = await import('../sections/prices/own-prices.js');
  const it = new Calculator(engine, 'en-US', NOW);
  it.start({card: '2026-11-13'});
  const name = en.ownBook.lessName('10', it.format().date(it.table.card.effective_from), false);
  const book = discountBook(name, it.table, it.book, '10');
  expect(it.useBook(book)).toEqual([]);
  const text = pricesOf(it, name);
  expect(text).toContain('November 13, 2026');
  expect(it.estimate?.assumptions.copy).toContain('November 13, 2026');
});

test('the hint’s own example, 15 %, is a discount on the guide’s prices', async () => {
  const {discountBook} = await import('../sections/prices/own-prices.js');
  const it = new Calculator(engine, 'en-US', NOW);
  it.start({});
  expect(it.useBook(discountBook('less', it.table, it.book, '15'))).toEqual([]);
});

test('a share of hits that is typed counts, whichever case was chosen, or is refused', () => {
  const it = new Calculator(engine, 'en-US', NOW);
  it.start({});
  it.edit('/workloads/0/shape/kind', 'chat');
  it.edit('/workloads/0/shape/case', 'best');
  const before = it.estimate?.models[0]?.month.amount;
  // What the number in the sentence and the point of the chart edit.
  it.edit('/workloads/0/shape/measured_hit', '10');
  expect(it.faults.length > 0 || it.estimate?.models[0]?.month.amount !== before).toBe(true);
});

test('a wrong buyer input marks the amounts, which are not those “from before”', async () => {
  const {spoken} = await import('./spoken.js');
  const it = new Calculator(engine, 'en-US', NOW);
  it.start({});
  it.edit('/workloads/0/input', '3000');
  it.edit('/decision/human', 'dear');
  const text = spoken({
    ...{s: en, f: it.format(), scenario: it.scenario, validScenario: it.validScenario},
    ...{
      estimate: it.estimate,
      faults: it.faults,
      stale: it.stale,
      now: NOW,
      book: it.book,
      ownBook: {name: '', errors: []},
      unread: [],
      bundle: undefined,
    },
  } as never);
  expect(it.stale).toBe(true);
  expect(text).not.toContain('from before');
  expect(text).toContain('stood there before');
});

test('a factor is shown so that two amounts that differ are not “1×” of each other', () => {
  const of = scenario({}, {card: '2026-09-10', month: '2026-10'});
  const made = estimate(of);
  const [flash] = made.in_force?.models ?? [];
  expect(flash?.month.amount).not.toBe(made.models[0]?.month.amount);
  const it = new Calculator(engine, 'en-US', NOW);
  it.start({});
  expect(it.format().ratio(flash?.factor?.ratio ?? '')).not.toBe('1×');
});

test('what fits no link keeps its buyer inputs in the files', () => {
  const it = new Calculator(engine, 'en-US', NOW);
  it.start({});
  for (let i = 1; i < 50; i++) it.addWorkload();
  for (let i = 0; i < 50; i++)
    it.edit(`/workloads/${String(i)}/name`, `${'长'.repeat(50)}${String(i)}`);
  it.edit('/decision/human', '2.5');
  expect(it.linkError()?.code).toBe('link_too_long');
  expect(it.faults).toEqual([]);
  expect(it.canonical().decision?.human).toBe('2.5');
});
