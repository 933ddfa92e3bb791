// The bytes of files as a usage log takes them: plain files as they are, gzip, ZIP and
// Zstandard unpacked on the way. What a file is, its first bytes say, not its name.
import {inPlace, type Chunk} from './file-chunks.js';
import {gunzipByBrowser, gunzipMembers} from './gunzip.js';
import {unzip} from './unzip.js';
import {unzstd} from './unzstd.js';

export type FaultCode =
  | 'gzip_broken'
  | 'gzip_trailing'
  | 'zip_broken'
  | 'zip_encrypted'
  | 'zip_method'
  | 'zip_too_large'
  | 'zip_too_many'
  | 'zip_unlisted'
  | 'zip_without_members'
  | 'zstd_broken';

/** What is wrong with a file as a package; what came before it has been read. */
export interface Fault {
  code: FaultCode;
  /** Which of the files, from 0. */
  file: number;
  /** The member of the archive, where it is one. */
  member?: string;
}

export type {Chunk} from './file-chunks.js';

const END = new Uint8Array(0);

/** Beyond these a ZIP is no usage export. */
export const ZIP_LIMITS: ZipLimits = {bytes: 2 * 2 ** 30, members: 1000};

export interface ZipLimits {
  bytes: number;
  members: number;
}

/** The bytes of a chunk hold until the next is requested; then others may take their place. */
export async function* unpack(
  files: readonly Blob[],
  onFault: (fault: Fault) => void,
  limits = ZIP_LIMITS,
): AsyncGenerator<Chunk & {file: number}> {
  let before = 0;
  for (const [i, file] of files.entries()) {
    const fault = (code: FaultCode, member?: string): void => {
      onFault({code, file: i, ...(member === undefined ? {} : {member})});
    };
    const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
    for await (const chunk of unpacked(file, head, fault, limits)) {
      yield {...chunk, read: before + chunk.read, file: i};
    }
    before += file.size;
    yield {bytes: END, read: before, file: i};
  }
}

type OnFault = (code: FaultCode, member?: string) => void;

function unpacked(
  file: Blob,
  head: Uint8Array,
  fault: OnFault,
  limits: ZipLimits,
): AsyncGenerator<Chunk> {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return gunzipped(file, fault);
  const zip = a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6));
  if (zip) return unzip(file, fault, limits);
  const zstd = a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd;
  return zstd ? unzstandard(file, fault) : inPlace(file);
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
  // What could be unpacked is read, and the fault goes with it.
  const end = yield* gunzipMembers(file, out);
  if (end !== 'good') fault(end);
}

async function* unzstandard(file: Blob, fault: OnFault): AsyncGenerator<Chunk> {
  try {
    yield* unzstd(file);
  } catch {
    fault('zstd_broken');
  }
}
