import {expect, test} from 'vitest';

import type {ReadOptions} from '../../importer/read-usage.js';
import {runningTotals, UsageReading} from './reading.js';

const how = {now: '2026-11-23T00:00:00Z', book: undefined, bookName: ''};
const file = new File(['x'], 'log.jsonl');

test('rate and time left follow from the bytes', () => {
  const totals = {ok: true, records: '7', billed: '4', skipped: '3', amount: '0.1'} as const;
  const half = runningTotals({bytes: 50, total: 100, totals}, 2);
  expect(half).toMatchObject({rate: 25, left: 2, records: '7', skipped: '3', amount: '0.1'});
  expect(runningTotals({bytes: 50, total: 100, totals}, 0)).toMatchObject({rate: 0, left: 0});
});

test('a cancelled reading leaves nothing, and a later one is not disturbed', async () => {
  const received: ReadOptions[] = [];
  const reading = new UsageReading(
    () => undefined,
    (_files, options = {}) => {
      received.push(options);
      return new Promise((resolve) => {
        options.signal?.addEventListener('abort', () => {
          resolve(undefined);
        });
      });
    },
  );
  const first = reading.open([file], how);
  expect(reading.state.phase).toBe('reading');
  reading.cancel();
  await first;
  expect(reading.state.phase).toBe('cancelled');
  const second = reading.open([file], how);
  const third = reading.choose({duplicates: 'once'}, how);
  await second;
  expect(reading.state.phase).toBe('reading');
  expect(received[2]?.log).toMatchObject({duplicates: 'once', now: how.now, day_offset: '+08:00'});
  reading.close();
  await third;
  expect(reading.state.phase).toBe('empty');
});

test('names of keys are read only where the reader asks for them', async () => {
  const received: ReadOptions[] = [];
  const reading = new UsageReading(
    () => undefined,
    (_files, options = {}) => {
      received.push(options);
      return Promise.resolve(undefined);
    },
  );
  await reading.open([file], how);
  await reading.choose({perKey: true}, how);
  expect(received.map(({log}) => log?.per_key)).toEqual([false, true]);
});

test('choices hold for their files, are applied again, and never to others', async () => {
  const received: ReadOptions[] = [];
  const naive = {count: '3', zone: null, amount_if_utc: '1', amount_if_beijing: '2', unpriced: '0'};
  const unpriced = [
    {model: 'other/flash', code: 'unknown_model'},
    {model: 'flash', code: 'currency_not_listed'},
  ];
  const reading = new UsageReading(
    () => undefined,
    (_files, options = {}) => {
      received.push(options);
      return Promise.resolve({ok: true, naive_times: naive, unpriced} as never);
    },
  );
  await reading.open([file], how);
  expect(reading.state.questions).toEqual({naive, names: ['other/flash']});
  await reading.choose({naiveTimes: '+00:00'}, how);
  await reading.choose({billAs: {'other/flash': 'deepseek-flash'}}, how);
  await reading.open([new File(['y'], 'another.jsonl')], how);
  await reading.open([file], how);
  const refused = {naive_times: 'refuse', bill_as: {}, duplicates: 'once'};
  const billAs = {bill_as: {'other/flash': 'deepseek-flash'}};
  expect(received.map(({log}) => log)).toMatchObject([
    refused,
    {naive_times: '+00:00', bill_as: {}},
    {naive_times: '+00:00', ...billAs},
    refused,
    {naive_times: '+00:00', ...billAs},
  ]);
  expect(received[3]?.log?.bill_as).toEqual({});
});

test('a file that cannot be read is said', async () => {
  const reading = new UsageReading(
    () => undefined,
    () => Promise.reject(new Error('gone')),
  );
  await reading.open([file], how);
  expect(reading.state).toMatchObject({phase: 'failed', errors: []});
});
