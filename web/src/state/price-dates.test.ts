import {beforeAll, expect, test} from 'vitest';

import {createEngine} from '../engine/engine.js';
import type {RateBook} from '../engine/types/rates.js';
import {cardEnd, pricesEnd, pricesSince} from './price-dates.js';

let book: RateBook;

beforeAll(async () => {
  book = (await createEngine()).call('rateBook', {}) as RateBook;
});

test('a card ends with the next revision, its prices with the next that changed any', () => {
  expect(cardEnd(book, '2026-06-28')).toBe('2026-07-24T15:59:00Z');
  expect(pricesEnd(book, '2026-06-28')).toBe('2026-08-16T16:00:00Z');
  expect(pricesSince(book, '2026-06-28')).toBe('2026-04-26T12:15:00Z');
});

test('the newest card has no end; nor has one that the book does not know', () => {
  const newest = book.timeline.at(-1)?.card ?? '';
  for (const card of [newest, '2031-01-01']) {
    expect(cardEnd(book, card)).toBeUndefined();
    expect(pricesEnd(book, card)).toBeUndefined();
  }
});
