import {constants, zstdCompressSync} from 'node:zlib';
import {expect, test} from 'vitest';

import {unpack, type Fault} from './unpack.js';

type Bytes = Uint8Array<ArrayBuffer>;

async function read(bytes: Bytes): Promise<{text: string; codes: Fault['code'][]}> {
  const codes: Fault['code'][] = [];
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of unpack([new Blob([bytes])], ({code}) => codes.push(code))) {
    text += decoder.decode(chunk.bytes, {stream: true});
  }
  return {text, codes};
}

/** A generator of numbers, the same everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const next = random(3);
const lines = Array.from(
  {length: 200},
  (_none, i) => `{"row":${String(i)},"miss":${String(Math.floor(next() * 1e6))}}\n`,
).join('');

/** As the program `zstd` does it: with a checksum. */
function packed(text: string, checksum = true): Bytes {
  const params = {[constants.ZSTD_c_checksumFlag]: checksum ? 1 : 0};
  return new Uint8Array(zstdCompressSync(text, {params}));
}

function together(...parts: Uint8Array[]): Bytes {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const SKIPPABLE = Uint8Array.of(0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 0x28, 0xb5, 0x2f);

test('frames with and without a checksum, and frames to be passed over, are one file', async () => {
  const all = together(SKIPPABLE, packed('a\n'), packed(lines, false), SKIPPABLE, packed(lines));
  expect(await read(all)).toEqual({text: `a\n${lines}${lines}`, codes: []});
  const long = lines.repeat(300);
  expect(await read(together(packed(long), packed('end')))).toEqual({
    text: long + 'end',
    codes: [],
  });
  expect(await read(packed(''))).toEqual({text: '', codes: []});
});

test('no flipped bit of a frame with a checksum goes unseen', async () => {
  const good = packed(lines);
  for (let i = 0; i < 400; ++i) {
    const bit = Math.floor(next() * (good.length - 4) * 8) + 32;
    const damaged = good.slice();
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const {text, codes} = await read(damaged);
    // The bit that says that there is a checksum may be one of them: then it is data behind it.
    expect(text === lines || codes.length > 0, `bit ${String(bit)}`).toBe(true);
  }
}, 60_000);

test('a length that is not the frame’s own, an end within a frame and what follows the last', async () => {
  const plain = packed(lines, false);
  const size = plain.slice();
  size[5] = (size[5] ?? 0) ^ 1;
  expect((await read(size)).codes).toEqual(['zstd_broken']);
  for (const missing of [1, 4, 7, plain.length - 6]) {
    const cut = packed(lines).slice(0, -missing);
    expect((await read(cut)).codes, String(missing)).toEqual(['zstd_broken']);
  }
  expect((await read(together(plain, new Uint8Array(700)))).codes).toEqual([]);
  const other = await read(together(plain, new TextEncoder().encode('more than that')));
  expect(other).toEqual({text: lines, codes: ['zstd_trailing']});
  expect((await read(together(plain, Uint8Array.of(1)))).codes).toEqual(['zstd_trailing']);
});
