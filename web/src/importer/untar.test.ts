import {gzipSync, strToU8, zipSync} from 'fflate';
import {packTar} from 'modern-tar';
import {expect, test} from 'vitest';

import {unpack, type Fault} from './unpack.js';

/** What comes out of one file: the text of each file within, with its name; and the faults. */
async function read(bytes: Uint8Array): Promise<{files: string[][]; faults: Fault[]}> {
  const faults: Fault[] = [];
  const files: string[][] = [];
  let text = '';
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  for await (const chunk of unpack([blob], (fault) => faults.push(fault))) {
    text += new TextDecoder().decode(chunk.bytes);
    if (chunk.bytes.length > 0) continue;
    files.push([chunk.member ?? '', text]);
    text = '';
  }
  return {files, faults};
}

function file(name: string, body: string | Uint8Array): Parameters<typeof packTar>[0][number] {
  const bytes = typeof body === 'string' ? strToU8(body) : body;
  return {header: {name, size: bytes.length, type: 'file'}, body: bytes};
}

const LONG = `${'folder-with-a-long-name/'.repeat(8)}session.jsonl`;
const MEMBERS = [
  {header: {name: 'sessions/', size: 0, type: 'directory' as const}},
  file('sessions/a.jsonl', '{"a":1}\n'),
  file('sessions/._a.jsonl', 'of macOS'),
  file(LONG, `{"b":"${'x'.repeat(3 << 20)}"}\n`),
  file('old.jsonl.gz', gzipSync(strToU8('{"c":1}\n'))),
  {header: {name: 'link', size: 0, type: 'symlink' as const, linkname: 'sessions/a.jsonl'}},
];

test('each file in a tar archive is a file of its own, as it is and within gzip', async () => {
  const tar = await packTar(MEMBERS);
  for (const bytes of [tar, gzipSync(tar)]) {
    const {files, faults} = await read(bytes);
    expect(faults).toEqual([]);
    expect(files.map(([name = '', text = '']) => [name, text.length])).toEqual([
      ['sessions/a.jsonl', 8],
      [LONG, (3 << 20) + 9],
      ['old.jsonl.gz', 8],
    ]);
  }
});

test('a damaged tar archive is read up to the damage, which is named', async () => {
  const tar = await packTar([file('a.jsonl', '{"a":1}\n'), file('b.jsonl', '{"b":1}\n')]);
  const broken = [{code: 'tar_broken', file: 0}];
  const cut = await read(tar.subarray(0, 1024 + 512 + 3));
  expect(cut).toMatchObject({faults: broken});
  expect(cut.files[0]).toEqual(['a.jsonl', '{"a":1}\n']);
  const other = tar.slice();
  other[1024] = 0x7a;
  expect(await read(other)).toEqual({files: [['a.jsonl', '{"a":1}\n']], faults: broken});
});

test('what only names tar is no archive, and a tar archive in a ZIP comes as it is', async () => {
  const line = `${' '.repeat(200)}{"text":"ustar"}\n`;
  expect(await read(strToU8(line))).toEqual({files: [['', line]], faults: []});
  const tar = await packTar([file('a.jsonl', '{"a":1}\n')]);
  const {files} = await read(zipSync({'a.tar': tar}));
  expect(files.map(([name, text = '']) => [name, text.length])).toEqual([['a.tar', tar.length]]);
});
