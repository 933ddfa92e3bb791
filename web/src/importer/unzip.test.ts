import {gzipSync, strToU8, zipSync} from 'fflate';
import {zstdCompressSync} from 'node:zlib';
import {expect, test} from 'vitest';

import {createEngine} from '../engine/engine.js';
import {feedFiles} from './feed.js';
import {unpack, type Fault} from './unpack.js';

interface Read {
  /** Name of the member and its text, in order. */
  members: [name: string | undefined, text: string][];
  faults: Fault[];
}

async function read(...files: Uint8Array[]): Promise<Read> {
  const blobs = files.map((bytes) => new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const faults: Fault[] = [];
  const members: Read['members'] = [];
  let text = '';
  for await (const {bytes, member} of unpack(blobs, (fault) => faults.push(fault))) {
    text += new TextDecoder().decode(bytes);
    if (bytes.length > 0) continue;
    members.push([member, text]);
    text = '';
  }
  expect(text).toBe('');
  return {members, faults};
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; ++i) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

test('a ZIP ends with its last member: behind it is no file of nothing', async () => {
  const zip = zipSync({'amount.csv': strToU8('a'), 'cost.csv': strToU8('c')});
  expect(await read(zip, strToU8('next'), zip)).toEqual({
    members: [
      ['amount.csv', 'a'],
      ['cost.csv', 'c'],
      [undefined, 'next'],
      ['amount.csv', 'a'],
      ['cost.csv', 'c'],
    ],
    faults: [],
  });
});

test('a spreadsheet’s own file is named as that, and none of its parts is read', async () => {
  for (const names of [
    ['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'],
    ['[Content_Types].xml', 'xl/workbook.bin'],
    ['mimetype', 'content.xml', 'META-INF/manifest.xml'],
    ['Index/Document.iwa', 'Metadata/Properties.plist'],
  ]) {
    const parts = Object.fromEntries(names.map((name) => [name, strToU8('<x/>')]));
    expect(await read(zipSync(parts))).toEqual({
      members: [],
      faults: [{code: 'zip_workbook', file: 0}],
    });
  }
});

test('a log beside a file that only has such a name is read', async () => {
  const {members, faults} = await read(
    zipSync({'content.xml': strToU8('<x/>'), 'a.log': strToU8('{}')}),
  );
  expect(members.map(([name]) => name)).toEqual(['content.xml', 'a.log']);
  expect(faults).toEqual([]);
});

test('members are read for what they hold, not for their names', async () => {
  const names = [
    'a.log',
    'a.log.1',
    'a.txt',
    'a.out',
    'a.sse',
    'a.tsv',
    'a.bak',
    'a',
    'x/a.2026-09-01',
  ];
  const long = strToU8('line\n'.repeat(100_000));
  const zip = zipSync({
    ...Object.fromEntries(names.map((name) => [name, strToU8(name)])),
    'b.jsonl.gz': gzipSync(strToU8('gzip')),
    'b.log.zst': [new Uint8Array(zstdCompressSync('zstd')), {level: 0}],
    'long.1': gzipSync(long),
    'utf.txt': utf16('\uFEFFa,b', true),
    'x/': new Uint8Array(0),
    '__MACOSX/._a.log': strToU8('no'),
    'x/.DS_Store': strToU8('no'),
  });
  const {members, faults} = await read(zip);
  expect(faults).toEqual([]);
  expect(members).toEqual([
    ...names.map((name) => [name, name]),
    ['b.jsonl.gz', 'gzip'],
    ['b.log.zst', 'zstd'],
    ['long.1', 'line\n'.repeat(100_000)],
    ['utf.txt', 'a,b'],
  ]);
});

test('what is wrong with a packed member is said with its name', async () => {
  const gzip = gzipSync(strToU8('line\n'.repeat(1000)));
  gzip[gzip.length - 6] = (gzip[gzip.length - 6] ?? 0) ^ 1;
  const {members, faults} = await read(zipSync({'a.gz': gzip, 'b.log': strToU8('b')}));
  expect(faults).toEqual([{code: 'gzip_broken', file: 0, member: 'a.gz'}]);
  expect(members.map(([name]) => name)).toEqual(['a.gz', 'b.log']);
});

test('what follows a ZIP is reported, zeros are not', async () => {
  const zip = zipSync({'a.csv': strToU8('a')});
  const padded = new Uint8Array(zip.length + 900);
  padded.set(zip);
  expect((await read(padded)).faults).toEqual([]);
  padded[zip.length + 4] = 7;
  expect(await read(padded)).toEqual({
    members: [['a.csv', 'a']],
    faults: [{code: 'zip_trailing', file: 0}],
  });
});

test('UTF-16 is read, with its mark and without', async () => {
  const text = '{"model":"深"}\n'.repeat(10);
  for (const little of [true, false]) {
    expect((await read(utf16('\uFEFF' + text, little))).members).toEqual([[undefined, text]]);
    expect((await read(utf16(text, little))).members).toEqual([[undefined, text]]);
  }
});

const RECORD =
  '{"created":1789056000,"model":"deepseek-v4-pro","usage":{"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"prompt_cache_hit_tokens":896,"prompt_cache_miss_tokens":104}}\n';

test('the engine hears of each member once, and refuses by name what it cannot read', async () => {
  const importer = await createEngine();
  const report = async (zip: Uint8Array) => {
    const files = [new Blob([zip as Uint8Array<ArrayBuffer>])];
    return feedFiles(
      importer,
      files,
      {},
      () => undefined,
      () => false,
    );
  };
  const records = strToU8(RECORD.repeat(5));
  const good = await report(zipSync({'a.log': records, 'b.log.1': records}));
  expect(good).toMatchObject({
    counts: {billed: '10', skipped: '0'},
    refused_files: {count: '0'},
    faults: [],
    sources: [
      {file: 0, member: 'a.log'},
      {file: 0, member: 'b.log.1'},
    ],
  });
  // Of what is not unpacked nothing is said to be empty.
  const workbook = {'[Content_Types].xml': records, 'xl/workbook.xml': records};
  expect(await report(zipSync(workbook))).toMatchObject({
    refused_files: {count: '0', skipped: []},
    faults: [{code: 'zip_workbook', file: 0}],
  });
  const xz = Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4, 10);
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13);
  const mixed = await report(
    zipSync({
      'a.log': records,
      'b.xz': xz,
      'c.png': png,
      'd.br': Uint8Array.of(1, 2, 3, 4, 5),
      'e.txt': strToU8(''),
    }),
  );
  expect(mixed).toMatchObject({counts: {billed: '5', skipped: '0'}, refused_files: {count: '4'}});
  const refused = mixed?.ok
    ? (mixed.refused_files as {skipped: {detail: string; first: {file: string}}[]})
    : undefined;
  expect(refused?.skipped.map(({first, detail}) => [first.file, detail])).toEqual([
    ['1', 'it is xz; unpack it first'],
    ['2', 'it is not text; if it is packed (brotli, …), unpack it first'],
    ['3', 'it is not text; if it is packed (brotli, …), unpack it first'],
    ['4', 'it is empty'],
  ]);
});
