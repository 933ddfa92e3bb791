import {expect, test} from 'vitest';

import {createEngine} from '../../engine/engine.js';
import type {RateBook, RateTable} from '../../engine/types/rates.js';
import {discountBook, discounted, flatBook, typedPercent, typedPrice} from './own-prices.js';

const engine = await createEngine();
const table = engine.call('rateTable', {card: '2026-11-13'}) as RateTable;
const book = engine.call('rateBook', {}) as RateBook;

test('a discount keeps every digit', () => {
  expect(discounted('0.14', '10')).toBe('0.126');
  expect(discounted('0.003625', '12.5%')).toBe('0.003171875');
  expect(discounted('3', '0')).toBe('3');
  // As other fields read it.
  for (const typed of ['12.5', '12,5', ' 12.5 %', '１２．５', '12,50'])
    expect(discounted('0.14', typed)).toBe('0.1225');
  for (const wrong of ['', '-1', '100', '1e1', '33.33333', 'x'])
    expect(discounted('3', wrong)).toBeUndefined();
});

test('prices are read as other money is', () => {
  for (const typed of ['0.5', '0,5', '$0.5', '０．５', ' 0.5 ', '0.5$'])
    expect(typedPrice(typed, 'USD'), typed).toEqual(['0.5']);
  for (const typed of ['¥0.5', '￥0,5', '0.5 元'])
    expect(typedPrice(typed, 'CNY'), typed).toEqual(['0.5']);
  expect(typedPrice('1 000', 'USD')).toEqual(['1000']);
  expect(typedPrice('0,500', 'USD')).toEqual(['0.500']);
  for (const typed of ['1.000', '1,000'])
    expect(typedPrice(typed, 'USD')).toEqual(['1.000', '1000']);
  for (const wrong of ['', 'x', '1e-7', '-1', '1.2.3', '1,000,000', '¥0.5'])
    expect(typedPrice(wrong, 'USD'), wrong).toEqual([wrong]);
  for (const typed of ['15', '15%', '１５ %']) expect(typedPercent(typed)).toBe('15');
});

test('a discount is rounded to six decimals, and no price to nothing', () => {
  const guide = engine.call('rateTable', {card: '2026-06-28'}) as RateTable;
  const hitsOf = (percent: string): unknown[] => {
    const {cards} = discountBook('Ours', guide, book, percent) as {
      cards: {models: {prices: {USD: {flat: string[]}}}[]}[];
    };
    return (cards[0]?.models ?? []).map(({prices}) => prices.USD.flat[0]);
  };
  expect(hitsOf('10')).toEqual(['0.00252', '0.003263']);
  expect(hitsOf('99.99')).toEqual(['0.00000028', '0.0000003625']);
  const text = JSON.stringify(discountBook('Ours', guide, book, '99.99'));
  expect(engine.call('checkRateBook', {text})).toMatchObject({ok: false});
});

test('the official prices less a discount are a book with the official hours', () => {
  const own = discountBook('Ours', table, book, '50');
  const checked = engine.call('checkRateBook', {text: JSON.stringify(own)});
  expect(checked).toMatchObject({ok: true});
  const usage = {hit: 1_000_000, miss: 1_000_000, output: 1_000_000};
  for (const at of ['2026-11-17T02:00:00Z', '2026-10-02T02:00:00Z', '2026-11-17T12:00:00Z']) {
    const request = {model: 'deepseek-v4-pro', at, usage, currency: 'USD' as const};
    const bill = (more: object): {amount: string; band: string} => {
      const answer = engine.call('price', {...request, ...more});
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return answer as unknown as {amount: string; band: string};
    };
    const [official, ours] = [bill({}), bill({book: own})];
    expect(Number(ours.amount) * 2, at).toBeCloseTo(Number(official.amount), 12);
    expect(ours.band, at).toBe(official.band);
  }
});

test('six numbers are a book; what is no price is refused with its place', () => {
  const six = [
    ['0.01', '0.1', '0.2'],
    ['0.02', '0.4', '0.8'],
  ] as const;
  const own = flatBook('Ours', table, six);
  expect(engine.call('checkRateBook', {text: JSON.stringify(own)})).toMatchObject({ok: true});
  const wrong = flatBook('Ours', table, [six[0], ['0.02', 'x', '0.8']]);
  const refused = engine.call('checkRateBook', {text: JSON.stringify(wrong)});
  if (refused.ok) throw new Error('taken');
  expect(refused.errors[0]?.where).toBe('/cards/0/models/1/prices/USD/flat/1');
});
