// The members of a tar archive, as the sessions of an agent are packed to be kept or sent;
// mostly within gzip or Zstandard, which are unpacked before.
import {createTarDecoder} from 'modern-tar';

import type {Chunk} from './file-chunks.js';
import {contentOf, isFile} from './members.js';
import type {OnFault, Unpacked} from './unpack.js';

const END = new Uint8Array(0);
/** The mark of a header, and where it stands (POSIX.1-2017, pax, ustar Interchange Format). */
const MARK = 'ustar';
const MARK_AT = 257;

/** What is no tar archive comes as it is. An empty chunk ends a member. */
export async function* untar(
  chunks: AsyncGenerator<Chunk>,
  fault: OnFault,
  most: number,
  unpacked: Unpacked,
): AsyncGenerator<Chunk> {
  let next = await chunks.next();
  if (next.done) return;
  if (!isTar(next.value.bytes)) {
    yield next.value;
    yield* chunks;
    return;
  }
  let read = 0;
  const archive = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next.done) {
        controller.close();
        return;
      }
      ({read} = next.value);
      // The decoder keeps what it has not passed on; a chunk's buffer is used again.
      controller.enqueue(next.value.bytes.slice());
      next = await chunks.next();
    },
  });
  const contentsOf = async function* (body: ReadableStream<Uint8Array>): AsyncGenerator<Chunk> {
    for await (const bytes of valuesOf(body)) yield {bytes, read};
  };
  try {
    const entries = archive.pipeThrough(createTarDecoder({strict: true}));
    for await (const {header, body} of valuesOf(entries)) {
      const {name, type} = header;
      const content = contentsOf(body);
      if (type === 'file' && isFile(name)) {
        yield* contentOf(name, content, fault, most, unpacked);
        yield {bytes: END, read, member: name};
      }
      // The decoder goes on only behind a member that was read to its end.
      while (!(await content.next()).done);
    }
  } catch {
    fault('tar_broken');
  }
}

function isTar(bytes: Uint8Array): boolean {
  const mark = bytes.subarray(MARK_AT, MARK_AT + MARK.length);
  return new TextDecoder('latin1').decode(mark) === MARK;
}

/** A stream cannot be iterated over in every browser. */
async function* valuesOf<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
