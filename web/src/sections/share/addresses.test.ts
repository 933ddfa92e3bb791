import {expect, test} from 'vitest';

import {addressBase} from './addresses.js';

test('a base is a web address or a path, and never a script', () => {
  expect(addressBase('https://example.com/')).toBe('https://example.com');
  expect(addressBase('/docs')).toBe('/docs');
  expect(addressBase('../')).toBe('..');
  for (const bad of ['javascript:alert(1)', ' JavaScript:x', 'data:text/html,x', 'x:y', null])
    expect(addressBase(bad)).toBe('');
});
