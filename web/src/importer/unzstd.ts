// Unpacking Zstandard (RFC 8878), as DeepSeek Harness keeps its sessions: many frames,
// one after another. The decoder is fetched only when such a file comes. Each frame is
// checked against its length and its checksum, where it has them.
import type {Decompress} from 'fzstd';

import {fileChunks, type Chunk} from './file-chunks.js';
import {ZstdFrames} from './zstd-frames.js';

const STEP = 64 << 10;

export type ZstdEnd = 'good' | 'zstd_broken' | 'zstd_trailing';

/** Throws where the data is damaged; what follows a damaged frame is not read. */
export async function* unzstd(file: Blob): AsyncGenerator<Chunk, ZstdEnd> {
  const [fzstd, {default: xxhash}] = await Promise.all([import('fzstd'), import('xxhash-wasm')]);
  const hashes = await xxhash();
  const frames = new ZstdFrames();
  let out: Uint8Array[] = [];
  let size = 0;
  let sum = hashes.create64();
  let decoder: Decompress | undefined;
  const take = (chunk: Uint8Array): void => {
    if (chunk.length === 0) return;
    size += chunk.length;
    sum.update(chunk);
    out.push(chunk);
  };
  for await (const {bytes, read} of fileChunks(file)) {
    for (let at = 0; at < bytes.length; at += STEP) {
      let failed: unknown;
      try {
        for (const piece of frames.push(bytes.subarray(at, at + STEP))) {
          if (piece.kind === 'bytes') {
            decoder ??= new fzstd.Decompress(take);
            decoder.push(piece.bytes);
            continue;
          }
          decoder?.push(new Uint8Array(0), true);
          const {checksum = low(sum.digest())} = piece;
          if (checksum !== low(sum.digest()) || size !== (piece.size ?? size)) {
            throw new Error('the frame is damaged');
          }
          decoder = undefined;
          size = 0;
          sum = hashes.create64();
        }
      } catch (error) {
        failed = error;
      }
      for (const chunk of out) yield {bytes: chunk, read};
      out = [];
      if (failed !== undefined) throw failed as Error;
    }
  }
  return frames.end;
}

function low(hash: bigint): number {
  return Number(hash & 0xffffffffn);
}
