// A file from its beginning to its end, some slices of it always under way while
// one is parsed: waiting for the disk costs more than parsing.

export interface Piece {
  /** Nothing at the end of a file or of a member of a ZIP. */
  bytes: Uint8Array;
  /** Bytes of all files, as they lie on the disk, that this and the earlier pieces took. */
  read: number;
}

const SLICE = 4 << 20;
const UNDER_WAY = 3;

/**
 * Read into the same few buffers again and again, which is faster than into new
 * ones and leaves nothing to collect: a piece holds until the next is asked for.
 */
export async function* inPlace(file: Blob): AsyncGenerator<Piece> {
  if (!canReadInPlace()) {
    yield* slices(file);
    return;
  }
  const size = Math.min(SLICE, file.size);
  const free = Array.from({length: UNDER_WAY}, () => new ArrayBuffer(size));
  const reading: Filling[] = [];
  let read = 0;
  let next = 0;
  try {
    for (;;) {
      for (let buffer; next < file.size && (buffer = free.pop()); next += size) {
        reading.push(new Filling(file.slice(next, next + size), buffer));
      }
      const oldest = reading.shift();
      if (!oldest) return;
      const bytes = await oldest.full;
      read += bytes.length;
      yield {bytes, read};
      free.push(bytes.buffer);
    }
  } finally {
    for (const each of reading) each.stop();
  }
}

/** Each slice in a buffer of its own. */
export async function* slices(file: Blob): AsyncGenerator<Piece> {
  const reading: Promise<ArrayBuffer>[] = [];
  let read = 0;
  for (let next = 0; next < file.size || reading.length > 0;) {
    for (; reading.length < UNDER_WAY && next < file.size; next += SLICE) {
      reading.push(file.slice(next, next + SLICE).arrayBuffer());
    }
    const oldest = reading.shift();
    // A later slice may fail while an earlier one is parsed; its turn reports it.
    for (const other of reading) other.catch(() => undefined);
    if (!oldest) break;
    const bytes = new Uint8Array(await oldest);
    read += bytes.length;
    yield {bytes, read};
  }
}

/** A slice on its way into a buffer. */
class Filling {
  /** Rejects if the file can't be read. */
  readonly full: Promise<Uint8Array<ArrayBuffer>>;
  readonly #reader: ReadableStreamBYOBReader;

  constructor(slice: Blob, buffer: ArrayBuffer) {
    this.#reader = slice.stream().getReader({mode: 'byob'});
    this.full = this.#fill(buffer, slice.size);
    // It may fail before its turn, which then reports it.
    this.full.catch(() => undefined);
  }

  stop(): void {
    this.#reader.cancel().catch(() => undefined);
  }

  async #fill(buffer: ArrayBuffer, size: number): Promise<Uint8Array<ArrayBuffer>> {
    let at = 0;
    while (at < size) {
      // The buffer is taken away with the view, and comes back with what was read.
      const {value, done} = await this.#reader.read(new Uint8Array(buffer, at, size - at));
      if (!value || done) throw new Error('the file ends before its end');
      buffer = value.buffer;
      at += value.length;
    }
    return new Uint8Array(buffer, 0, size);
  }
}

let inPlaceWorks: boolean | undefined;

/** Not every browser reads files so. */
function canReadInPlace(): boolean {
  if (inPlaceWorks === undefined) {
    try {
      void new Blob(['x']).stream().getReader({mode: 'byob'}).cancel();
      inPlaceWorks = true;
    } catch {
      inPlaceWorks = false;
    }
  }
  return inPlaceWorks;
}
