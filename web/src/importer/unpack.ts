// The bytes of files as a usage log takes them: plain files as they are, gzip and
// ZIP unpacked on the way. What a file is, its first bytes say, not its name.
import {Unzip, UnzipInflate, type UnzipFile} from 'fflate';

import {gunzipByBrowser, gunzipMembers} from './gunzip.js';
import {inPlace, fileChunks, type Chunk} from './file-chunks.js';

export type FaultCode =
  'gzip_broken' | 'zip_broken' | 'zip_too_large' | 'zip_too_many' | 'zip_without_members';

/** What is wrong with a file as a package; what came before it has been read. */
export interface Fault {
  code: FaultCode;
  /** Which of the files, from 0. */
  file: number;
}

export type {Chunk} from './file-chunks.js';

/** A ZIP may inflate to a thousand times its size: small steps keep memory flat. */
const ZIP_STEP = 64 << 10;
const END = new Uint8Array(0);

/** Beyond these a ZIP is no usage export. */
export const ZIP_LIMITS = {bytes: 2 * 2 ** 30, members: 1000};

/** The bytes of a chunk hold until the next is requested; then others may take their place. */
export async function* unpack(
  files: readonly Blob[],
  onFault: (fault: Fault) => void,
  limits = ZIP_LIMITS,
): AsyncGenerator<Chunk> {
  let before = 0;
  for (const [i, file] of files.entries()) {
    const fault = (code: FaultCode): void => {
      onFault({code, file: i});
    };
    const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
    for await (const chunk of unpacked(file, head, fault, limits)) {
      yield {...chunk, read: before + chunk.read};
    }
    before += file.size;
    yield {bytes: END, read: before};
  }
}

type OnFault = (code: FaultCode) => void;

function unpacked(
  file: Blob,
  head: Uint8Array,
  fault: OnFault,
  limits: typeof ZIP_LIMITS,
): AsyncGenerator<Chunk> {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return gunzipped(file, fault);
  const zip = a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6));
  return zip ? unzipped(file, fault, limits) : inPlace(file);
}

async function* gunzipped(file: Blob, fault: OnFault): AsyncGenerator<Chunk> {
  let out = 0;
  try {
    if (typeof DecompressionStream === 'function') {
      for await (const chunk of gunzipByBrowser(file)) {
        out += chunk.bytes.length;
        yield chunk;
      }
      return;
    }
  } catch {
    // Damaged, or one gzip behind another, as log rotation writes them.
  }
  try {
    yield* gunzipMembers(file, out);
  } catch {
    // What could be unpacked is billed.
    fault('gzip_broken');
  }
}

async function* unzipped(
  file: Blob,
  fault: OnFault,
  limits: typeof ZIP_LIMITS,
): AsyncGenerator<Chunk> {
  const zip = new ZipReader(limits);
  for await (const {bytes, read} of fileChunks(file)) {
    for (let at = 0; at < bytes.length && !zip.fault; at += ZIP_STEP) {
      const last = read === file.size && at + ZIP_STEP >= bytes.length;
      for (const chunk of zip.push(bytes.subarray(at, at + ZIP_STEP), last)) {
        yield {bytes: chunk, read};
      }
    }
    if (zip.fault) break;
  }
  if (zip.fault) fault(zip.fault);
  else if (zip.wanted === 0) fault('zip_without_members');
}

const MEMBER = /\.(csv|jsonl?|ndjson)$/i;
/** What macOS puts beside each file of a ZIP. */
const SHADOW = /(^|\/)(__MACOSX\/|\._)/;

class ZipReader {
  fault: FaultCode | undefined;
  wanted = 0;
  #members = 0;
  #inflated = 0;
  #out: Uint8Array[] = [];
  readonly #zip: Unzip;

  constructor(readonly limits: typeof ZIP_LIMITS) {
    this.#zip = new Unzip((member) => {
      this.#open(member);
    });
    this.#zip.register(UnzipInflate);
  }

  /** What these bytes give; an empty chunk ends a member. */
  push(bytes: Uint8Array, last: boolean): Uint8Array[] {
    try {
      this.#zip.push(bytes, last);
    } catch {
      this.fault ??= 'zip_broken';
    }
    return this.#out.splice(0);
  }

  #open(member: UnzipFile): void {
    if (++this.#members > this.limits.members) this.fault ??= 'zip_too_many';
    if (this.fault || !MEMBER.test(member.name) || SHADOW.test(member.name)) return;
    ++this.wanted;
    member.ondata = (error, bytes, final) => {
      if (error) this.fault ??= 'zip_broken';
      if (this.fault) return;
      this.#inflated += bytes.length;
      if (this.#inflated > this.limits.bytes) {
        this.fault = 'zip_too_large';
        return;
      }
      if (bytes.length > 0) this.#out.push(bytes);
      if (final) this.#out.push(END);
    };
    member.start();
  }
}
