import {expect, test} from 'vitest';

import {once} from './once.js';

test('all who ask share one answer, and a failure is tried again', async () => {
  let tries = 0;
  const work = once(() => {
    tries++;
    return tries === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(tries);
  });
  await expect(Promise.all([work(), work()])).rejects.toThrow('offline');
  expect(await Promise.all([work(), work()])).toEqual([2, 2]);
});
