// Whose prices and which card: what is not chosen anew stays as it is shown, whenever it comes.
import {beforeAll, expect, test} from 'vitest';

import {createEngine, type Engine} from '../engine/engine.js';
import type {Start} from './start.js';
import {Calculator} from './store.js';

const NOW = '2026-11-17T12:00:00Z';

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

/** Prices of one's own: a card of the past, and one that is to come. */
function ownBook(): {cards: {models: {prices: {USD: {flat: string[]}}}[]}[]} & object {
  const card = (id: string, from: string, output: string): object => ({
    id,
    effective_from: from,
    models: ['deepseek-v4-flash', 'deepseek-v4-pro'].map((name, i) => ({
      name,
      family: i === 0 ? 'flash' : 'pro',
      prices: {USD: {flat: ['0.1', '0.2', output]}, CNY: {flat: ['1', '2', '3']}},
    })),
  });
  const cards = [
    card('old', '2026-01-01T00:00:00Z', '1'),
    card('coming', '2027-06-01T00:00:00Z', '9'),
  ];
  return JSON.parse(JSON.stringify({format: 1, id: 'own', name: 'Ours', cards})) as never;
}

function started(start: Start = {}, now = NOW): Calculator {
  const made = new Calculator(engine, 'en-US', now);
  made.start(start);
  return made;
}

const shown = (of: Calculator): (string | undefined)[] => [
  of.scenario.card,
  of.scenario.currency,
  of.estimate?.models[0]?.month.amount,
];

test('a host that pins the card leaves the currency, and the other way round', () => {
  const it = started({usualCurrency: 'CNY'});
  it.pin({card: '2026-11-13'});
  expect(shown(it).slice(0, 2)).toEqual(['2026-11-13', 'CNY']);
  it.pin({currency: 'USD'});
  expect(shown(it)).toEqual(['2026-11-13', 'USD', '37.536875']);
  it.pin({currency: null});
  expect(shown(it).slice(0, 2)).toEqual(['2026-11-13', 'CNY']);
  it.pin({card: null});
  expect(shown(it).slice(0, 2)).toEqual(['2026-06-28', 'CNY']);
});

test('a pinned card and currency hold whatever comes, before the data or after', () => {
  const workloads = [{input: '3,000', output: '700', hit: '80', requests: '10,000', per: 'day'}];
  const data = {scenario: {workloads}} as Start;
  for (const [pinned, flash] of [
    [{card: '2026-11-13'}, '190.088958333333'],
    [{currency: 'CNY'}, '622.933333333333'],
    [{card: '2026-11-13', currency: 'CNY'}, '1267.259722222222'],
  ] as const) {
    const link = started(data).fragment.replace(/&(card|cur|k)=[^&]*/g, '');
    const again = started();
    again.start({...data, ...pinned});
    const late = started(data);
    late.pin(pinned);
    for (const it of [
      started({...data, ...pinned}),
      started({fragment: link, checksum: 'optional', ...pinned}),
      again,
      late,
    ]) {
      expect(shown(it)[2]).toBe(flash);
      expect(it.scenario.workloads[0]?.input).toBe('3,000');
    }
  }
});

test('a card or currency that is pinned later keeps what was typed, and can be undone', () => {
  const it = started();
  it.edit('/workloads/0/input', '9,000');
  const [, , before] = shown(it);
  for (const pinned of [{currency: 'CNY'}, {card: '2026-11-13'}] as const) {
    it.pin(pinned);
    expect(it.scenario.workloads[0]?.input).toBe('9,000');
    expect(shown(it)[2]).not.toBe(before);
    it.undo();
    expect(shown(it)).toEqual(['2026-06-28', 'USD', before]);
  }
});

test('what a host no longer pins is what its data says, however it came', () => {
  const workloads = [{input: '3,000', output: '700', hit: '80', requests: '10,000', per: 'day'}];
  const data = {scenario: {workloads, card: '2026-09-10', currency: 'CNY'}} as Start;
  const late = started({...data, card: '2026-06-28', currency: 'USD'});
  expect(shown(late).slice(0, 2)).toEqual(['2026-06-28', 'USD']);
  late.pin({card: null, currency: null});
  const never = started(data);
  never.pin({card: null, currency: null});
  const linked = started({fragment: never.fragment, card: '2026-11-13', currency: 'USD'});
  linked.pin({card: null});
  linked.pin({currency: null});
  const withBook = new Calculator(engine, 'en-US', NOW);
  withBook.useBook(ownBook());
  withBook.start(data);
  withBook.useBook(undefined);
  const plain = started(data);
  for (const it of [late, never, linked, withBook]) expect(shown(it)).toEqual(shown(plain));
  expect(shown(plain).slice(0, 2)).toEqual(['2026-09-10', 'CNY']);
});

test('a book of one’s own begins with its card in force, whether it comes first or last', () => {
  const late = started();
  late.useBook(ownBook());
  const early = new Calculator(engine, 'en-US', NOW);
  early.useBook(ownBook());
  early.start({});
  const withData = new Calculator(engine, 'en-US', NOW);
  withData.useBook(ownBook());
  withData.start({scenario: {workloads: late.scenario.workloads}});
  for (const it of [late, early, withData]) {
    expect(it.scenario.card).toBe('old');
    expect(shown(it)).toEqual(shown(late));
    expect(it.estimate).toBeDefined();
  }
});

test('a pinned card stays pinned, with a book that has it and with one that has not', () => {
  for (const order of ['first', 'last']) {
    const it = new Calculator(engine, 'en-US', NOW);
    if (order === 'first') it.useBook(ownBook(), '2026-06-28');
    it.start({card: '2026-06-28'});
    if (order === 'last') it.useBook(ownBook(), '2026-06-28');
    expect(it.estimate).toBeUndefined();
    it.useBook(undefined, '2026-06-28');
    expect(shown(it)).toEqual(['2026-06-28', 'USD', '17.794']);
  }
});

test('back from own prices the official card is that of before', () => {
  const it = started();
  it.useBook(ownBook());
  it.useBook(undefined);
  expect(shown(it)).toEqual(['2026-06-28', 'USD', '17.794']);
  it.useCard('2026-11-13');
  it.useBook(ownBook());
  it.useBook(undefined);
  expect(it.scenario.card).toBe('2026-11-13');
});

test('a book that its owner changes afterwards is still the one that was given', () => {
  const it = started();
  const book = ownBook();
  it.useBook(book);
  const before = it.estimate?.models[1]?.month.amount;
  const [first] = book.cards;
  if (first?.models[1]) first.models[1].prices.USD.flat = ['9', '9', '9'];
  it.edit('/workloads/0/input', '1,500');
  expect(it.estimate?.models[1]?.month.amount).toBe(before);
});

test('another moment brings what is in force then', () => {
  const it = started({}, '2026-07-01T00:00:00Z');
  expect(it.estimate?.in_force?.same).toBe(true);
  it.tick('2026-11-20T00:00:00Z');
  expect(it.estimate?.in_force?.models[0]?.month.amount).toBe('37.536875');
});

test('a shape keeps the requests although nothing can be priced', () => {
  const official = started({card: '2026-12-01'});
  const large = started();
  large.edit('/workloads/0/input', '1500000');
  for (const it of [official, large]) {
    expect(it.estimate === undefined || it.stale).toBe(true);
    it.edit('/workloads/0/requests', '24,000');
    it.edit('/workloads/0/shape/kind', 'chat');
    const {turns} = it.scenario.workloads[0]?.shape as {turns: string};
    expect(turns).toBe('8');
    expect(it.scenario.workloads[0]?.requests).toBe('3,000');
    expect(it.shapeChange).toMatchObject({before: '24000', after: '24000'});
  }
});
