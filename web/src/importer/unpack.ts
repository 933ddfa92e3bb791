// The bytes of files as a usage log takes them: plain files as they are, gzip, ZIP,
// Zstandard and tar unpacked on the way. What a file is, its first bytes say, not its name.
import {fileChunks, inPlace, type Chunk} from './file-chunks.js';
import {gunzipByBrowser, gunzipMembers} from './gunzip.js';
import {HEAD, packedKind} from './packed-kind.js';
import {untar} from './untar.js';
import {unzip} from './unzip.js';
import {unzstd} from './unzstd.js';

export type FaultCode =
  | 'file_repeated'
  | 'gzip_broken'
  | 'gzip_trailing'
  | 'tar_broken'
  | 'zip_broken'
  | 'zip_encrypted'
  | 'zip_method'
  | 'zip_too_large'
  | 'zip_too_many'
  | 'zip_trailing'
  | 'zip_unlisted'
  | 'zip_without_members'
  | 'zip_workbook'
  | 'zstd_broken'
  | 'zstd_trailing';

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

/** Beyond these a ZIP is no usage export, nor what is packed within an archive. */
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
    const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
    const zip = packedKind(head) === 'zip';
    // An archive has ended with its last member; behind it there is no file of nothing.
    let open = !zip;
    const chunks = zip
      ? unzip(file, fault, limits, unpacked)
      : untar(unpacked(file, head, fault), fault, limits.bytes, unpacked);
    for await (const chunk of chunks) {
      open = chunk.bytes.length > 0;
      yield {...chunk, read: before + chunk.read, file: i};
    }
    before += file.size;
    if (open) yield {bytes: END, read: before, file: i};
  }
}

export type OnFault = (code: FaultCode, member?: string) => void;

/** What all but a ZIP holds; a ZIP in a ZIP comes as it is, and the engine refuses it. */
export type Unpacked = (file: Blob, head: Uint8Array, fault: OnFault) => AsyncGenerator<Chunk>;

function unpacked(file: Blob, head: Uint8Array, fault: OnFault): AsyncGenerator<Chunk> {
  switch (packedKind(head)) {
    case 'gzip':
      return gunzipped(file, fault);
    case 'zstd':
      return unzstandard(file, fault);
    case 'utf-16le':
    case 'utf-16be':
      return decoded(file, packedKind(head));
    default:
      return inPlace(file);
  }
}

/** Spreadsheets save "Unicode text" as UTF-16. */
async function* decoded(file: Blob, encoding: string): AsyncGenerator<Chunk> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const {bytes, read} of fileChunks(file)) {
    const text = encoder.encode(decoder.decode(bytes, {stream: read < file.size}));
    if (text.length > 0) yield {bytes: text, read};
  }
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
    const end = yield* unzstd(file);
    if (end !== 'good') fault(end);
  } catch {
    fault('zstd_broken');
  }
}
