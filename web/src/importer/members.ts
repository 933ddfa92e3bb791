// The members of an archive. What one is, its first bytes say, as for a file of its own:
// names say little about logs (.log.1, .txt, .jsonl.gz).
import type {Chunk} from './file-chunks.js';
import {HEAD, packedKind} from './packed-kind.js';
import type {OnFault, Unpacked} from './unpack.js';

/** Folders, and what macOS puts beside the files of one. */
const NO_FILE = /\/$|(^|\/)(__MACOSX\/|\._|\.DS_Store$)/;

export function isFile(name: string): boolean {
  return !NO_FILE.test(name);
}

/** A member as it is, or unpacked once more, of `most` bytes as it comes. */
export async function* contentOf(
  name: string,
  chunks: AsyncGenerator<Chunk>,
  fault: OnFault,
  most: number,
  unpacked: Unpacked,
): AsyncGenerator<Chunk> {
  const held: Uint8Array<ArrayBuffer>[] = [];
  let head = new Uint8Array(0);
  let read = 0;
  while (head.length < HEAD) {
    const next = await chunks.next();
    if (next.done) break;
    held.push(next.value.bytes as Uint8Array<ArrayBuffer>);
    ({read} = next.value);
    head = firstOf(held);
  }
  const kind = packedKind(head);
  if (kind === 'plain' || kind === 'zip') {
    for (const bytes of held) yield {bytes, read};
    yield* chunks;
    return;
  }
  let size = 0;
  for await (const {bytes} of chunks) {
    size += bytes.length;
    held.push(bytes as Uint8Array<ArrayBuffer>);
    if (size > most) break;
  }
  yield* unpacked(new Blob(held), head, (code) => {
    fault(code, name);
  });
}

function firstOf(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(chunks.flatMap((chunk) => [...chunk.subarray(0, HEAD)]).slice(0, HEAD));
}
