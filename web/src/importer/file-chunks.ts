// A file's bytes from its beginning to its end. While a chunk is parsed the browser
// reads on by itself, so that the disk and the parser work at the same time.

export interface Chunk {
  /** Nothing at the end of a file or of a member of a ZIP. */
  bytes: Uint8Array;
  /** Bytes of all files, as they lie on the disk, that this and the earlier chunks took. */
  read: number;
  /** At the end of a member of a ZIP: which. */
  member?: string;
}

const CHUNK = 4 << 20;
const UNDER_WAY = 3;

/**
 * Chromium hands out most of a file in pieces of 64 KiB: too small to be worth a call
 * each, and a record that is cut by their ends takes twice as long as others.
 */
const GATHERED = 256 << 10;
const ROOM = 2 * GATHERED;

/**
 * Read into one buffer again and again: a chunk holds until the next is requested.
 * In Chromium that reads half as fast again as into new buffers, some of which are
 * under way, and with nothing to collect it takes a third of the memory. Neither
 * more streams nor a second worker that only reads are faster on two cores: the
 * browser's own process is the other one at work.
 */
export async function* inPlace(file: Blob): AsyncGenerator<Chunk> {
  const reader = inPlaceReader(file);
  if (!reader) {
    yield* fileChunks(file);
    return;
  }
  let buffer = new ArrayBuffer(ROOM);
  let filled = 0;
  let read = 0;
  try {
    for (;;) {
      // The buffer is taken away with the view, and comes back with what was read.
      const {value, done} = await reader.read(new Uint8Array(buffer, filled));
      if (value) buffer = value.buffer;
      filled += value?.length ?? 0;
      if (filled >= GATHERED || (done && filled > 0)) {
        read += filled;
        yield {bytes: new Uint8Array(buffer, 0, filled), read};
        filled = 0;
      }
      if (done) return;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** Undefined where the browser cannot read so. */
function inPlaceReader(file: Blob): ReadableStreamBYOBReader | undefined {
  try {
    return file.stream().getReader({mode: 'byob'});
  } catch {
    return undefined;
  }
}

/** Each chunk in a buffer of its own, which its taker may keep. */
export async function* fileChunks(file: Blob): AsyncGenerator<Chunk> {
  const reading: Promise<ArrayBuffer>[] = [];
  let read = 0;
  for (let next = 0; next < file.size || reading.length > 0;) {
    for (; reading.length < UNDER_WAY && next < file.size; next += CHUNK) {
      reading.push(file.slice(next, next + CHUNK).arrayBuffer());
    }
    const oldest = reading.shift();
    // A later chunk may fail while an earlier one is parsed; its turn reports it.
    for (const other of reading) other.catch(() => undefined);
    if (!oldest) break;
    const bytes = new Uint8Array(await oldest);
    read += bytes.length;
    yield {bytes, read};
  }
}
