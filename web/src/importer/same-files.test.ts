import {expect, test} from 'vitest';

import {sameFiles} from './same-files.js';

const file = (text: string): Blob => new Blob([text]);

test('a copy is the same as the first of its kind', async () => {
  const long = 'x'.repeat(2 ** 20 + 5);
  const files = [file('a'), file(long), file('b'), file(long), file('a'), file('a')];
  expect([...(await sameFiles(files))]).toEqual([
    [3, 1],
    [4, 0],
    [5, 0],
  ]);
});

test('files of one length that differ, and empty ones, are files of their own', async () => {
  const long = 'x'.repeat(2 ** 20);
  expect((await sameFiles([file(`${long}a`), file(`${long}b`), file(''), file('')])).size).toBe(0);
});
