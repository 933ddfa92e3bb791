import {gzipSync, strToU8, zipSync} from 'fflate';
import {expect, test} from 'vitest';

import {gunzipMembers} from './gunzip.js';
import {unpack, ZIP_LIMITS, type Fault} from './unpack.js';

async function read(
  files: Uint8Array[],
  limits = ZIP_LIMITS,
): Promise<{texts: string[]; faults: Fault[]; read: number}> {
  const faults: Fault[] = [];
  const blobs = files.map((bytes) => new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const texts = [''];
  let last = 0;
  for await (const {bytes, read} of unpack(blobs, (fault) => faults.push(fault), limits)) {
    if (bytes.length === 0) texts.push('');
    else texts.push((texts.pop() ?? '') + new TextDecoder().decode(bytes));
    last = read;
  }
  return {texts: texts.filter((text) => text !== ''), faults, read: last};
}

test('plain files, gzip and the wanted members of a ZIP come as files of their own', async () => {
  const zip = zipSync({
    'amount-2026-8.csv': strToU8('a'),
    'cost.CSV': strToU8('b'),
    'readme.txt': strToU8('no'),
    '__MACOSX/folder/._log.jsonl': strToU8('no'),
    'folder/log.jsonl': strToU8('c'),
  });
  const files = [strToU8('plain'), gzipSync(strToU8('packed')), zip, new Uint8Array(0)];
  const {texts, faults, read: bytes} = await read(files);
  expect(texts).toEqual(['plain', 'packed', 'a', 'b', 'c']);
  expect(faults).toEqual([]);
  expect(bytes).toBe(files.reduce((sum, file) => sum + file.length, 0));
});

test('what can be unpacked of a damaged file is read, and the fault is named', async () => {
  const long = strToU8(Array.from({length: 60_000}, (_none, i) => String(i * 7919)).join('\n'));
  const gzip = gzipSync(long);
  const cut = await read([gzip.subarray(0, gzip.length >> 1)]);
  expect(cut.faults).toEqual([{code: 'gzip_broken', file: 0}]);
  const zip = zipSync({'a.csv': long});
  const cutZip = await read([strToU8('x'), zip.subarray(0, zip.length >> 1)]);
  expect(cutZip.faults).toEqual([{code: 'zip_broken', file: 1}]);
  expect(cutZip.texts[1]).toMatch(/^0\n7919\n/);
});

test('one gzip behind another is one file, whoever unpacks it', async () => {
  const first = 'first\n'.repeat(500_000);
  const both = new Uint8Array([...gzipSync(strToU8(first)), ...gzipSync(strToU8('second'))]);
  expect((await read([both])).texts).toEqual([first + 'second']);
  // As a browser that stops after the first member, 100 bytes before its end.
  let rest = '';
  for await (const {bytes} of gunzipMembers(new Blob([both]), first.length - 100)) {
    rest += new TextDecoder().decode(bytes);
  }
  expect(rest).toBe(first.slice(-100) + 'second');
});

test('a ZIP beyond the limits is stopped', async () => {
  const bomb = zipSync({'a.csv': new Uint8Array(4 << 20)});
  const bytes = await read([bomb], {bytes: 1 << 20, members: 10});
  expect(bytes.faults).toEqual([{code: 'zip_too_large', file: 0}]);
  expect(bytes.texts.join('').length).toBeLessThanOrEqual(1 << 20);
  const names = Array.from({length: 12}, (_none, i) => [`${String(i)}.csv`, strToU8('x')]);
  const many = await read([zipSync(Object.fromEntries(names) as Record<string, Uint8Array>)], {
    bytes: 1 << 20,
    members: 10,
  });
  expect(many.faults).toEqual([{code: 'zip_too_many', file: 0}]);
});

test('a ZIP of something else says so', async () => {
  const {faults, texts} = await read([zipSync({'picture.png': strToU8('x')})]);
  expect(faults).toEqual([{code: 'zip_without_members', file: 0}]);
  expect(texts).toEqual([]);
});

test('a file longer than the buffer comes whole and in order', async () => {
  const long = Array.from({length: 1 << 20}, (_none, i) => String(i * 7919)).join('\n');
  expect(long.length).toBeGreaterThan(8 << 20);
  const {texts, read: bytes} = await read([strToU8(long), strToU8('next')]);
  expect(texts).toEqual([long, 'next']);
  expect(bytes).toBe(long.length + 4);
});
