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

test('plain files, gzip and the members of a ZIP come as files of their own', async () => {
  const zip = zipSync({
    'amount-2026-8.csv': strToU8('a'),
    'cost.CSV': strToU8('b'),
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

test('a ZIP of folders says so', async () => {
  const {faults, texts} = await read([zipSync({'logs/': new Uint8Array(0)})]);
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

const lines = Array.from({length: 20}, (_none, i) => `{"row":${String(i)},"miss":20190}\n`).join(
  '',
);

/** A generator of numbers, the same everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test('no flipped bit of an archive goes unseen', async () => {
  const next = random(7);
  const archives = [
    gzipSync(strToU8(lines)),
    gzipSync(strToU8(lines), {level: 0}),
    zipSync({'a.jsonl': strToU8(lines)}),
    zipSync({'a.jsonl': strToU8(lines)}, {level: 0}),
  ];
  for (const archive of archives) {
    expect((await read([archive])).faults).toEqual([]);
    for (let i = 0; i < 150; ++i) {
      const bit = Math.floor(next() * archive.length * 8);
      const damaged = archive.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const {texts, faults} = await read([damaged]);
      const named = faults.length > 0 || texts.join('') === lines;
      // A name or a first byte that is another makes it another file, which shows.
      const other = !texts.join('').includes('"miss"') || texts.join('').startsWith('\u001f');
      const raw = texts.join('').includes('PK') || texts.join('').length > lines.length;
      expect(named || other || raw, `bit ${String(bit)}`).toBe(true);
    }
  }
}, 60_000);

test('a gzip that does not end, and what follows one', async () => {
  const gzip = gzipSync(strToU8(lines));
  const of = async (bytes: Uint8Array): Promise<string[]> =>
    (await read([bytes])).faults.map(({code}) => code);
  // As a writer that died after a flush: blocks that end, and no last one.
  const flushed = new Uint8Array([
    ...[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3],
    ...[0, 5, 0, 0xfa, 0xff, ...strToU8('{"a":')],
  ]);
  expect(await of(flushed)).toEqual(['gzip_broken']);
  expect(await of(flushed.subarray(0, 10))).toEqual(['gzip_broken']);
  expect(await of(gzipSync(new Uint8Array(0)))).toEqual([]);
  const padded = new Uint8Array(gzip.length + 512);
  padded.set(gzip);
  expect(await of(padded)).toEqual([]);
  expect((await read([padded])).texts).toEqual([lines]);
  padded[gzip.length + 9] = 7;
  expect((await read([padded])).texts).toEqual([lines]);
  const two = new Uint8Array([...gzip, ...gzip]);
  expect(await of(two)).toEqual([]);
  two[gzip.length - 5] = (two[gzip.length - 5] ?? 0) ^ 1;
  expect(await of(two)).toEqual(['gzip_broken']);
});

test('what a ZIP does not list, encrypts or packs in another way is named and not read', async () => {
  const zip = zipSync({'a.csv': strToU8('first'), 'b.csv': strToU8('second')}, {level: 0});
  const at = (bytes: Uint8Array, signature: number, n: number): number => {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let i = 0; i + 4 <= bytes.length; ++i) {
      if (view.getUint32(i, true) === signature && n-- === 0) return i;
    }
    return -1;
  };
  const entry = at(zip, 0x02014b50, 1);
  const encrypted = zip.slice();
  encrypted[entry + 8] = (encrypted[entry + 8] ?? 0) | 1;
  expect(await read([encrypted])).toMatchObject({
    texts: ['first'],
    faults: [{code: 'zip_encrypted', file: 0, member: 'b.csv'}],
  });
  const bzip2 = zip.slice();
  bzip2[entry + 10] = 12;
  expect(await read([bzip2])).toMatchObject({
    texts: ['first'],
    faults: [{code: 'zip_method', file: 0, member: 'b.csv'}],
  });
  // Deleted from the directory, as an archiver does it that leaves the data.
  const end = at(zip, 0x06054b50, 0);
  const first = at(zip, 0x02014b50, 0);
  const deleted = new Uint8Array([...zip.subarray(0, first), ...zip.subarray(entry)]);
  const view = new DataView(deleted.buffer);
  const moved = end - (entry - first);
  view.setUint16(moved + 8, 1, true);
  view.setUint16(moved + 10, 1, true);
  view.setUint32(moved + 12, end - entry, true);
  expect(await read([deleted])).toMatchObject({
    texts: ['second'],
    faults: [{code: 'zip_unlisted', file: 0}],
  });
});

test('Zstandard frames, one after another, are one file', async () => {
  const frame = (text: string): number[] => {
    const bytes = strToU8(text);
    // A frame of one raw block (RFC 8878, 3.1.1): single segment, size in one byte.
    const block = 1 | (bytes.length << 3);
    return [
      ...[0x28, 0xb5, 0x2f, 0xfd, 0x20, bytes.length],
      ...[block & 255, (block >> 8) & 255, block >> 16, ...bytes],
    ];
  };
  const both = new Uint8Array([...frame('first\n'), ...frame('second\n')]);
  expect(await read([both])).toMatchObject({texts: ['first\nsecond\n'], faults: []});
  const cut = await read([both.subarray(0, both.length - 3)]);
  expect(cut.faults).toEqual([{code: 'zstd_broken', file: 0}]);
});
