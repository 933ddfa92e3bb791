// The members of a ZIP, by its directory; each is checked against the checksum and the
// length that the directory gives. Where the directory itself is gone (a download that broke off), what can be found from the beginning is
// unpacked, and the archive is called damaged.
import {Inflate, Unzip, UnzipInflate, type UnzipFile} from 'fflate';

import {Crc32} from './crc32.js';
import {fileChunks, type Chunk} from './file-chunks.js';
import {contentOf, isFile} from './members.js';
import type {FaultCode, OnFault, Unpacked, ZipLimits} from './unpack.js';
import {readZipDirectory, type ZipMember} from './zip-directory.js';

/** A ZIP may inflate to a thousand times its size: small steps keep memory flat. */
const STEP = 64 << 10;
const END = new Uint8Array(0);
/** What a spreadsheet's own file holds: of Excel (two), LibreOffice and Numbers. */
const WORKBOOKS = [
  ['[Content_Types].xml', 'xl/workbook.xml'],
  ['[Content_Types].xml', 'xl/workbook.bin'],
  ['mimetype', 'content.xml'],
  ['Index/Document.iwa'],
];
const STORED = 0;
const DEFLATED = 8;

/** An empty chunk ends a member. */
export async function* unzip(
  file: Blob,
  fault: OnFault,
  limits: ZipLimits,
  unpacked: Unpacked,
): AsyncGenerator<Chunk> {
  const directory = await readZipDirectory(file, limits.members);
  if (directory === 'zip_too_many') {
    fault(directory);
    return;
  }
  if (!directory) {
    yield* unzipWithoutDirectory(file, fault, limits);
    return;
  }
  const names = new Set(directory.members.map(({name}) => name));
  if (WORKBOOKS.some((parts) => parts.every((part) => names.has(part)))) {
    fault('zip_workbook');
    return;
  }
  if (directory.unlisted) fault('zip_unlisted');
  if (directory.trailing) fault('zip_trailing');
  const wanted = directory.members.filter(({name}) => isFile(name));
  if (wanted.length === 0) fault('zip_without_members');
  let left = limits.bytes;
  for (const member of wanted) {
    const {name} = member;
    if (member.encrypted) fault('zip_encrypted', name);
    else if (member.method !== STORED && member.method !== DEFLATED) fault('zip_method', name);
    else {
      for await (const {bytes} of contentOf(
        name,
        checked(file, member, fault),
        fault,
        left,
        unpacked,
      )) {
        left -= bytes.length;
        if (left < 0) {
          fault('zip_too_large');
          return;
        }
        yield {bytes, read: member.to};
      }
      yield {bytes: END, read: member.to, member: name};
    }
  }
}

/** The bytes of a member; a fault if they are not those that the directory says. */
async function* checked(file: Blob, member: ZipMember, fault: OnFault): AsyncGenerator<Chunk> {
  const sum = new Crc32();
  const end = {broken: false};
  for await (const chunk of inflated(file, member, end)) {
    sum.add(chunk.bytes);
    yield chunk;
  }
  if (end.broken || sum.value !== member.crc || sum.length !== member.size) {
    fault('zip_broken', member.name);
  }
}

async function* inflated(
  file: Blob,
  member: ZipMember,
  end: {broken: boolean},
): AsyncGenerator<Chunk> {
  let out: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => out.push(chunk));
  for await (const {bytes, read} of fileChunks(file.slice(member.from, member.to))) {
    for (let at = 0; at < bytes.length; at += STEP) {
      const piece = bytes.subarray(at, at + STEP);
      let failed = false;
      try {
        if (member.method === STORED) out.push(piece);
        else inflate.push(piece, read === member.packed && at + STEP >= bytes.length);
      } catch {
        failed = true;
      }
      for (const chunk of out.splice(0)) {
        if (chunk.length > 0) yield {bytes: chunk, read: member.from + read};
      }
      out = [];
      if (failed) {
        end.broken = true;
        return;
      }
    }
  }
}

async function* unzipWithoutDirectory(
  file: Blob,
  fault: OnFault,
  limits: ZipLimits,
): AsyncGenerator<Chunk> {
  const zip = new ZipStream(limits);
  for await (const {bytes, read} of fileChunks(file)) {
    for (let at = 0; at < bytes.length && !zip.fault; at += STEP) {
      const last = read === file.size && at + STEP >= bytes.length;
      for (const chunk of zip.push(bytes.subarray(at, at + STEP), last)) {
        yield {bytes: chunk, read};
      }
    }
    if (zip.fault) break;
  }
  fault(zip.fault ?? 'zip_broken');
}

class ZipStream {
  fault: FaultCode | undefined;
  #members = 0;
  #inflated = 0;
  readonly #out: Uint8Array[] = [];
  readonly #zip: Unzip;

  constructor(readonly limits: ZipLimits) {
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
    const known = member.compression === STORED || member.compression === DEFLATED;
    if (this.fault || !known || !isFile(member.name)) return;
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
