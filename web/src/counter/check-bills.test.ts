import {expect, test} from 'vitest';

import type {Caller} from '../engine/call-engine.js';
import {checkBills} from './check-bills.js';

/** Hands back what it was asked, and how much of that it could read. */
async function recordsOf(...files: string[]): Promise<{asked: string[]; unreadable: number}> {
  const asked: string[] = [];
  const calls = {
    callText(_name: string, request: string) {
      const record = request.slice('{"record":'.length, -1);
      let ok = true;
      try {
        JSON.parse(record);
        asked.push(record);
      } catch {
        ok = false;
      }
      return JSON.stringify(ok ? {ok, outcome: 'incomplete'} : {ok});
    },
  } as Caller;
  const steps = {cancelled: () => false, progress: () => undefined};
  const blobs = files.map((text) => new Blob([text]));
  const {unreadable = -1} = (await checkBills(blobs, calls, steps)) ?? {};
  return {asked, unreadable};
}

test('a record a line, each as it is written', async () => {
  const {asked, unreadable} = await recordsOf('{"n":1.0}\n\n{"n":2}\n', '{"n":3}');
  expect(asked.map((each) => each.trim())).toEqual(['{"n":1.0}', '{"n":2}', '{"n":3}']);
  expect(unreadable).toBe(0);
});

test.each([
  ['a list', '[{"n":1.0},\n {"n":2}]'],
  ['a list in one line', '[{"n":1.0},{"n":2}]'],
  ['a list in an object', '{"total": 2, "data": [{"n":1.0}, {"n":2}]}'],
  ['a list in objects', '{"result":{"logs":[{"n":1.0},{"n":2}]}}'],
  ['a list over lines', '\n{\n  "data": [\n    {"n":1.0},\n    {"n":2}\n  ]\n}\n'],
])('%s: its records as they are written', async (_name, text) => {
  const {asked, unreadable} = await recordsOf(text);
  expect(asked).toEqual(['{"n":1.0}', '{"n":2}']);
  expect(unreadable).toBe(0);
});

test('one record over several lines', async () => {
  const record = '{\n  "usage": {"n": 1.0},\n  "data": [{"x": 1}]\n}';
  expect(await recordsOf(record)).toEqual({asked: [record], unreadable: 0});
});

test('a log whose first line is cut off', async () => {
  const {asked, unreadable} = await recordsOf('{"n": {"x\n{"n":2}\n{"n":3}\n');
  expect(asked).toEqual(['{"n":2}', '{"n":3}']);
  expect(unreadable).toBe(1);
});
