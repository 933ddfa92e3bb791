// Unpacking Zstandard (RFC 8878), as DeepSeek Harness keeps its sessions: many frames,
// one after another. The decoder is fetched only when such a file comes.
import {fileChunks, type Chunk} from './file-chunks.js';

const STEP = 64 << 10;

/** Throws where the data is damaged or ends within a frame. */
export async function* unzstd(file: Blob): AsyncGenerator<Chunk> {
  const {Decompress} = await import('fzstd');
  let out: Uint8Array[] = [];
  const frames = new Decompress((chunk) => {
    if (chunk.length > 0) out.push(chunk);
  });
  for await (const {bytes, read} of fileChunks(file)) {
    for (let at = 0; at < bytes.length; at += STEP) {
      const last = read === file.size && at + STEP >= bytes.length;
      let failed: unknown;
      try {
        frames.push(bytes.subarray(at, at + STEP), last);
      } catch (error) {
        failed = error;
      }
      for (const chunk of out) yield {bytes: chunk, read};
      out = [];
      if (failed !== undefined) throw failed as Error;
    }
  }
}
