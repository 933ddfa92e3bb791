import {beforeAll, expect, test} from 'vitest';

import {createEngine} from '../engine/engine.js';
import type {BookView} from '../engine/types/book-types.js';
import {cardEnd} from './price-dates.js';

let book: BookView;

beforeAll(async () => {
  book = (await createEngine()).call('rateBook', {}) as unknown as BookView;
});

test('a card ends with the next revision', () => {
  expect(cardEnd(book, '2026-06-28')).toBe('2026-07-24T15:59:00Z');
});

test('the newest card has no end; nor has one that the book does not know', () => {
  const newest = book.timeline.at(-1)?.card ?? '';
  for (const card of [newest, '2031-01-01']) {
    expect(cardEnd(book, card)).toBeUndefined();
  }
});
