// Beside a text stands its own count, or one that is marked as an earlier one's.
import {expect, test, vi} from 'vitest';

import {TokenCounter} from '../../counter/token-counter.js';
import {Counting} from './counting.js';

/** A counter whose count is there when `settle` is called, with what is given to it. */
function counter(): {settle: (answer: object | Error) => Promise<void>} {
  let next: [(answer: unknown) => void, (error: unknown) => void] | undefined;
  const count = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      next = [resolve, reject];
    });
  const made = Object.assign(Object.create(TokenCounter.prototype) as TokenCounter, {count});
  vi.spyOn(TokenCounter, 'start').mockResolvedValue(made);
  return {
    settle: async (answer) => {
      await vi.waitUntil(() => next);
      next?.[answer instanceof Error ? 1 : 0](answer);
      next = undefined;
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

const counted = (tokens: string): object => ({kind: 'text', count: {tokens}, replaced: false});

async function withOneCount(): Promise<[Counting, ReturnType<typeof counter>]> {
  const {settle} = counter();
  const it = new Counting(
    () => undefined,
    () => ({model: '', plain: false, otherModel: '', at: ''}),
  );
  it.type('one');
  await settle(counted('1'));
  expect(it.state).toMatchObject({counting: false, result: counted('1')});
  return [it, {settle}];
}

test('until the next count is there, the one before is marked', async () => {
  const [it, {settle}] = await withOneCount();
  it.type('one two');
  expect(it.state).toMatchObject({counting: true, result: counted('1')});
  await settle(counted('2'));
  expect(it.state).toMatchObject({counting: false, result: counted('2')});
});

test('what could not be counted has no count', async () => {
  const [it, {settle}] = await withOneCount();
  it.type('one two');
  await settle(new Error('lost'));
  expect(it.state).toMatchObject({problem: 'unreadable', result: undefined});
});

test('a file that is refused leaves no earlier count beside a text that was not counted', async () => {
  const [it] = await withOneCount();
  const picture = new File([new Uint8Array(8)], 'a.png');
  await it.open(picture);
  expect(it.state).toMatchObject({problem: 'binary', text: 'one', result: counted('1')});
  it.type('one two');
  await it.open(picture);
  expect(it.state).toMatchObject({problem: 'binary', text: 'one two', result: undefined});
});
