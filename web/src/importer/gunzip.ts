// Unpacking gzip: by the browser, which is fast, and by ourselves where that fails.
import {Gunzip} from 'fflate';

import {fileChunks, type Chunk} from './file-chunks.js';

const BATCH = 1 << 20;
/** Input may inflate to a thousand times its size: small steps keep memory flat. */
const STEP = 64 << 10;

/** Throws where the data is damaged; some browsers know one member only, and throw after it. */
export async function* gunzipByBrowser(file: Blob): AsyncGenerator<Chunk> {
  let read = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      read += chunk.length;
      controller.enqueue(chunk);
    },
  });
  const stream = file
    .stream()
    .pipeThrough(counted)
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  const batch = new Batch();
  let failed: Error | undefined;
  try {
    for (;;) {
      const {done, value} = await stream.read();
      if (done) break;
      const full = batch.add(value);
      if (full) yield {bytes: full, read};
    }
  } catch (error) {
    failed = new Error('the gzip data cannot be read on', {cause: error});
  } finally {
    await stream.cancel().catch(() => undefined);
  }
  const rest = batch.take();
  if (rest.length > 0) yield {bytes: rest, read};
  if (failed) throw failed;
}

/** All members of the file, without the first `skip` unpacked bytes. Throws where it is damaged. */
export async function* gunzipMembers(file: Blob, skip: number): AsyncGenerator<Chunk> {
  let out: Uint8Array[] = [];
  const gunzip = new Gunzip((chunk) => {
    const known = Math.min(skip, chunk.length);
    skip -= known;
    if (known < chunk.length) out.push(chunk.subarray(known));
  });
  for await (const {bytes, read} of fileChunks(file)) {
    for (let at = 0; at < bytes.length; at += STEP) {
      const last = read === file.size && at + STEP >= bytes.length;
      let failed: unknown;
      try {
        gunzip.push(bytes.subarray(at, at + STEP), last);
      } catch (error) {
        failed = error;
      }
      for (const chunk of out) yield {bytes: chunk, read};
      out = [];
      if (failed !== undefined) throw failed as Error;
    }
  }
}

/** Small chunks, gathered: each append has its cost. */
class Batch {
  #chunks: Uint8Array[] = [];
  #size = 0;

  add(chunk: Uint8Array): Uint8Array | undefined {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    return this.#size >= BATCH ? this.take() : undefined;
  }

  take(): Uint8Array {
    const all = new Uint8Array(this.#size);
    let at = 0;
    for (const chunk of this.#chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    this.#chunks = [];
    this.#size = 0;
    return all;
  }
}
