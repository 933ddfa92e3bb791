// A link or a file made at prices of the sender's own, which neither carries: another's prices
// are never shown for it, unless the reader chooses them.
import {beforeAll, describe, expect, test} from 'vitest';

import {createEngine, type Engine} from '../engine/engine.js';
import type {BookMark} from '../engine/types/calls.js';
import type {Start} from './start.js';
import {Calculator} from './store.js';

const NOW = '2026-11-17T12:00:00Z';
const MARK: BookMark = {name: 'Ours', fingerprint: 'aaaaaaaa'};

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine();
});

function started(start: Start = {}): Calculator {
  const made = new Calculator(engine, 'en-US', NOW);
  made.start(start);
  return made;
}

/** A sender with a book of one card, which is called as the guide's. */
function sender(): {book: object; fragment: string} {
  const models = ['flash', 'pro'].map((family) => ({
    ...{name: family, family},
    prices: {USD: {flat: ['0.1', '0.2', '1']}, CNY: {flat: ['1', '2', '3']}},
  }));
  const card = {id: '2026-06-28', effective_from: '2026-01-01T00:00:00Z', models};
  const book = {format: 1, id: 'own', name: 'Ours', cards: [card]};
  const it = started();
  it.useBook(book);
  return {book, fragment: it.fragment};
}

function linkTo(card: string): string {
  const {scenario} = started();
  const made = engine.call('encodeLink', {scenario: {...scenario, card}, custom_book: MARK});
  return made.ok ? made.fragment : '';
}

describe('a link made at the sender’s own prices', () => {
  const codes = ({faults}: Calculator): string[] => faults.map(({code}) => code);
  /** Neither amounts nor anything that leaves the page. */
  const waits = (it: Calculator): boolean =>
    it.estimate === undefined && it.fragment === '' && codes(it).join() === 'prices_absent';
  test.each(['2026-06-28', 'mine'])(
    'has no amounts until prices are chosen, whatever is typed: card %s',
    (card) => {
      const it = started({fragment: linkTo(card)});
      expect(waits(it)).toBe(true);
      expect(it.faults[0]?.message).toContain('Ours');
      it.edit('/workloads/0/input', '1,500');
      expect(waits(it)).toBe(true);
      it.undo();
      expect(waits(it)).toBe(true);
      it.pin({currency: 'CNY'});
      it.tick('2026-11-20T00:00:00Z');
      expect(waits(it)).toBe(true);
      it.acceptFields();
      expect([it.faults, it.estimate === undefined, it.ownBook]).toEqual([[], false, undefined]);
    },
  );

  test('a choice of prices that is taken back leaves it waiting again', () => {
    for (const choose of [
      (it: Calculator) => {
        it.useCard('2026-11-13');
      },
      (it: Calculator) => {
        it.acceptFields();
      },
      (it: Calculator) => {
        it.reset();
      },
    ]) {
      const it = started({fragment: linkTo('2026-06-28')});
      choose(it);
      const {fragment} = it;
      it.edit('/workloads/0/input', '9');
      it.undo();
      expect([it.faults, it.fragment]).toEqual([[], fragment]);
      it.undo();
      expect(waits(it)).toBe(true);
      it.redo();
      expect([it.faults, it.fragment]).toEqual([[], fragment]);
    }
  });

  test('a card that is chosen, or the book that is given, ends it; so does another start', () => {
    const {book, fragment} = sender();
    const it = started({fragment});
    it.useCard('2026-11-13');
    expect([it.faults, it.estimate?.card.id]).toEqual([[], '2026-11-13']);
    it.start({fragment});
    expect(waits(it)).toBe(true);
    it.useBook(book);
    expect([it.faults, it.fragment]).toEqual([[], fragment]);
    it.start({fragment});
    expect([it.faults, it.fragment]).toEqual([[], fragment]);
    it.useBook(undefined);
    it.start({fragment});
    it.reset();
    expect([it.faults, it.estimate?.card.id]).toEqual([[], '2026-06-28']);
    it.start({fragment});
    it.start({});
    expect(it.faults).toEqual([]);
  });

  test('another book of the reader’s is not taken for it', () => {
    const {book, fragment} = sender();
    const it = started();
    it.useBook({...book, name: 'Another'});
    it.start({fragment});
    expect(waits(it)).toBe(true);
  });

  test('nor is a file opened at other prices than its own', () => {
    for (const card of ['2026-06-28', 'mine']) {
      const it = started();
      const {errors} = it.openFile({scenario: {...it.scenario, card}, customBook: MARK});
      expect([errors, waits(it)]).toEqual([[], true]);
      it.acceptFields();
      expect(it.estimate?.card.id).toBe('2026-06-28');
    }
    const it = started();
    const wrong = {...it.scenario, month: 'soon'};
    expect(it.openFile({scenario: wrong, customBook: MARK}).errors[0]?.code).toBe('invalid_month');
    expect(it.faults).toEqual([]);
  });
});
