// Unpacking gzip: by the browser, which is fast and checks what it unpacks, and by
// fflate where the browser gives up (several members, padding, damage). fflate checks
// neither checksum nor length (RFC 1952, section 2.3.1), so that is done here: an
// archive that does not end as it says is damaged, and its bill is not whole.
import {Gunzip} from 'fflate';

import {Crc32} from './crc32.js';
import {fileChunks, type Chunk} from './file-chunks.js';

const BATCH = 1 << 20;
/** Input may inflate to a thousand times its size: small steps keep memory flat. */
const STEP = 64 << 10;
/** Behind the last member: more than this is not looked through. */
const MOST_TRAILING = 1 << 20;
const TRAILER = 8;

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

export type GzipEnd = 'good' | 'gzip_broken' | 'gzip_trailing';

/**
 * All members of the file, without the first `skip` unpacked bytes. Returns how it
 * ended: `gzip_broken` where a checksum or length is wrong or a member has no end,
 * `gzip_trailing` where something else than zeros follows the last.
 */
export async function* gunzipMembers(file: Blob, skip: number): AsyncGenerator<Chunk, GzipEnd> {
  let out: Uint8Array[] = [];
  let member = {start: 0, sum: new Crc32()};
  const ended: {at: number; sum: Crc32}[] = [];
  const gunzip = new Gunzip((chunk) => {
    member.sum.add(chunk);
    const known = Math.min(skip, chunk.length);
    skip -= known;
    if (known < chunk.length) out.push(chunk.subarray(known));
  });
  gunzip.onmember = (at) => {
    ended.push({at, sum: member.sum});
    member = {start: at, sum: new Crc32()};
  };
  let stopped = false;
  for await (const {bytes, read} of fileChunks(file)) {
    for (let at = 0; at < bytes.length && !stopped; at += STEP) {
      const last = read === file.size && at + STEP >= bytes.length;
      try {
        gunzip.push(bytes.subarray(at, at + STEP), last);
      } catch {
        stopped = true;
      }
      for (const chunk of out) yield {bytes: chunk, read};
      out = [];
    }
    if (stopped) break;
  }
  for (const {at, sum} of ended) {
    const trailer = await view(file, at - TRAILER, at);
    if (!matches(trailer, 0, sum)) return 'gzip_broken';
  }
  // WebKit hands an async generator's returned promise through `yield*` as it is.
  const end = await endOf(file, member.start, member.sum);
  return end;
}

/** Where the last member ends its own trailer says, which is looked for from behind. */
async function endOf(file: Blob, start: number, sum: Crc32): Promise<GzipEnd> {
  if (sum.length === 0) return endOfEmpty(file, start);
  const from = Math.max(start, file.size - MOST_TRAILING);
  const tail = await view(file, from, file.size);
  for (let at = tail.byteLength - TRAILER; at >= 0; --at) {
    if (matches(tail, at, sum)) return onlyZeros(tail, at + TRAILER) ? 'good' : 'gzip_trailing';
  }
  return 'gzip_broken';
}

/** A member of nothing has a trailer of zeros: it has to stand behind its one empty block. */
async function endOfEmpty(file: Blob, start: number): Promise<GzipEnd> {
  const bytes = await view(file, start, Math.min(file.size, start + STEP));
  for (let at = 10; at + TRAILER < bytes.byteLength; ++at) {
    const fixed = bytes.getUint8(at) === 0x03 && bytes.getUint8(at + 1) === 0 ? 2 : 0;
    const stored = at + 5 <= bytes.byteLength && bytes.getUint32(at) === 0x010000ff ? 5 : 0;
    const end = at + (fixed || stored);
    if (end === at || end + TRAILER > bytes.byteLength) continue;
    if (!matches(bytes, end, new Crc32())) continue;
    return onlyZeros(bytes, end + TRAILER) ? 'good' : 'gzip_trailing';
  }
  return 'gzip_broken';
}

async function view(file: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await file.slice(from, to).arrayBuffer());
}

function matches(bytes: DataView, at: number, sum: Crc32): boolean {
  if (at < 0 || at + TRAILER > bytes.byteLength) return false;
  return (
    bytes.getUint32(at, true) === sum.value && bytes.getUint32(at + 4, true) === sum.length >>> 0
  );
}

function onlyZeros(bytes: DataView, from: number): boolean {
  for (let at = from; at < bytes.byteLength; ++at) if (bytes.getUint8(at) !== 0) return false;
  return true;
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
