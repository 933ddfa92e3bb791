import {expect, test} from 'vitest';

import {linkInQuery, saidInQuery} from './embed-address.js';

test('a link whose “#” has become a “?” is found, behind what else the address says', () => {
  const link = 'v=1&card=2026-06-28&in=12000&k=bnm7';
  expect(linkInQuery(`?${link}`)).toBe(link);
  expect(linkInQuery(`?view=compact&${link}`)).toBe(link);
  for (const none of ['', '?lang=zh', '?card=2026-06-28', '?rev=1&card=2026-06-28'])
    expect(linkInQuery(none)).toBe('');
});

test('a card that an address names twice is none of the two', () => {
  const said = (search: string): string | null => saidInQuery(new URLSearchParams(search), 'card');
  expect(said('?card=a')).toBe('a');
  expect(said('?card=a&card=a')).toBe('a');
  expect(said('?card=a&card=b')).toBe('a, b');
  expect(said('?view=table')).toBeNull();
});
