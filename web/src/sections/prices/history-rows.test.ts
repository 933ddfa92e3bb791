import {expect, test} from 'vitest';

import {createEngine} from '../../engine/engine.js';
import {revisions} from './history-rows.js';

test('each revision stands with its own prices and those before it', async () => {
  const engine = await createEngine();
  const book = engine.call('rateBook', {currency: 'CNY'});
  if (!book.ok) throw new Error('no book');
  const cards = book.timeline.filter(({price_change: changed}) => changed);
  const list = revisions(cards, ['flash', 'pro']);
  expect(list).toHaveLength(7);
  expect(list[0]?.rows).toHaveLength(1);
  expect(list[0]?.rows[0]?.prices[0]).toMatchObject({now: {miss: '1'}, before: undefined});
  // The first with peak hours is compared with the one price of before.
  const banded = list[3]?.rows ?? [];
  expect(banded.map(({band}) => band)).toEqual(['off_peak', 'peak']);
  for (const {prices} of banded) expect(prices[1]?.before?.band).toBe('flat');
  expect(list.at(-1)?.rows[1]?.prices[0]?.before?.band).toBe('peak');
});
