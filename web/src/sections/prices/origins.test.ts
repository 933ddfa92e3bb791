import {readFileSync} from 'node:fs';

import {expect, test} from 'vitest';

import {createEngine} from '../../engine/engine.js';
import {originsOf} from './origins.js';
import {firstSource} from './provenance-line.js';

interface Book {
  sources: Record<string, {title: string}>;
  prices: Record<string, Record<string, {confidence: string; sources: string[]}>>;
  cards: {id: string; models: {name: string; prices: string}[]}[];
}

test('each list of prices has its own sources and certainty, whatever its revision has', async () => {
  const engine = await createEngine();
  const path = new URL('../../../../core/rates/deepseek.json', import.meta.url);
  const book = JSON.parse(readFileSync(path, 'utf8')) as Book;
  for (const currency of ['USD', 'CNY'] as const) {
    for (const card of book.cards) {
      const table = engine.call('rateTable', {card: card.id, currency});
      if (!table.ok) throw new Error(card.id);
      const got = originsOf(table.models).flatMap(({models, origin}) =>
        models.map((model) => [model, origin.confidence, origin.sources.map(({title}) => title)]),
      );
      const wanted = card.models.map(({name, prices}) => {
        const list = book.prices[prices]?.[currency];
        return [name, list?.confidence, list?.sources.map((id) => book.sources[id]?.title)];
      });
      expect(new Set(got), `${card.id} ${currency}`).toEqual(new Set(wanted));
    }
  }
  // One list may have been read on another day than the other.
  const june = engine.call('rateTable', {card: '2026-06-28', currency: 'CNY'});
  expect(june.ok && originsOf(june.models).map(({origin}) => origin.checked)).toEqual([
    '2026-07-16',
    '2026-08-02',
  ]);
  const launch = engine.call('rateTable', {card: '2026-04-25', currency: 'CNY'});
  expect(launch.ok && originsOf(launch.models).map(({origin}) => origin.confidence)).toEqual([
    'several_quotes',
    'inferred',
  ]);
});

test('in one line a list is of DeepSeek’s own page, or of what was read last', () => {
  const page = {title: 'page', url: 'https://api-docs.deepseek.com/pricing', checked: '2026-05-22'};
  const copy = {title: 'copy', url: 'https://deepseek.com.example/pricing', checked: '2026-07-01'};
  const bill = {title: 'export', checked: '2026-06-03'};
  expect(firstSource([bill, page, copy])).toBe(page);
  expect(firstSource([{...page, checked: '2026-06-28'}, page])).toMatchObject({
    checked: '2026-06-28',
  });
  expect(firstSource([bill, copy])).toBe(copy);
  expect(firstSource([])).toBeUndefined();
});
