// The directory at the end of a ZIP (APPNOTE.TXT 4.3.12 to 4.3.16): what the archive
// says it holds. Members that it does not list were deleted or replaced.
export interface ZipMember {
  name: string;
  method: number;
  encrypted: boolean;
  crc: number;
  packed: number;
  size: number;
  /** Where its data begins and ends in the file. */
  from: number;
  to: number;
}

export interface ZipDirectory {
  members: ZipMember[];
  /** Whether something that looks like a member lies between those listed. */
  unlisted: boolean;
  /** Whether something else than zeros follows the directory. */
  trailing: boolean;
}

const END_SIZE = 22;
const MOST_COMMENT = 0xffff;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const SIGNATURE = {local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50, end64: 0x06064b50};

/** Undefined where the file has no directory that can be read: it is cut or damaged. */
export async function readZipDirectory(
  file: Blob,
  mostMembers: number,
): Promise<ZipDirectory | 'zip_too_many' | undefined> {
  const end = await findEnd(file);
  if (!end || end.from + end.size > file.size) return undefined;
  if (end.count > mostMembers) return 'zip_too_many';
  const bytes = await view(file, end.from, end.from + end.size);
  const members: ZipMember[] = [];
  let unlisted = false;
  let at = 0;
  const starts: {start: number; to: number}[] = [];
  for (let i = 0; i < end.count; ++i) {
    const entry = readEntry(bytes, at);
    if (!entry) return undefined;
    at = entry.next;
    const local = await view(file, entry.start, entry.start + LOCAL_SIZE);
    if (local.byteLength < LOCAL_SIZE || local.getUint32(0, true) !== SIGNATURE.local) {
      return undefined;
    }
    const from = entry.start + LOCAL_SIZE + local.getUint16(26, true) + local.getUint16(28, true);
    const to = from + entry.member.packed;
    if (to > end.from) return undefined;
    starts.push({start: entry.start, to});
    members.push({...entry.member, from, to});
  }
  starts.sort((a, b) => a.start - b.start);
  let covered = 0;
  for (const {start, to} of [...starts, {start: end.from, to: end.from}]) {
    unlisted ||= await holdsMember(file, covered, start);
    covered = Math.max(covered, to);
  }
  return {members, unlisted, trailing: end.trailing};
}

/** A data descriptor of up to 24 bytes may stand behind a member. */
async function holdsMember(file: Blob, from: number, to: number): Promise<boolean> {
  if (to - from < LOCAL_SIZE) return false;
  const bytes = await view(file, from, Math.min(to, from + (1 << 16)));
  for (let at = 0; at + 4 <= bytes.byteLength; ++at) {
    if (bytes.getUint32(at, true) === SIGNATURE.local) return true;
  }
  return false;
}

interface End {
  count: number;
  size: number;
  from: number;
  trailing: boolean;
}

async function findEnd(file: Blob): Promise<End | undefined> {
  const start = Math.max(0, file.size - END_SIZE - MOST_COMMENT);
  const tail = await view(file, start, file.size);
  for (let at = tail.byteLength - END_SIZE; at >= 0; --at) {
    if (tail.getUint32(at, true) !== SIGNATURE.end) continue;
    const behind = at + END_SIZE + tail.getUint16(at + 20, true);
    if (behind > tail.byteLength) continue;
    const trailing = new Uint8Array(tail.buffer, behind).some((byte) => byte !== 0);
    const count = tail.getUint16(at + 10, true);
    const size = tail.getUint32(at + 12, true);
    const from = tail.getUint32(at + 16, true);
    if (count !== 0xffff && size !== 0xffffffff && from !== 0xffffffff) {
      return {count, size, from, trailing};
    }
    return findEnd64(file, start + at, trailing);
  }
  return undefined;
}

async function findEnd64(file: Blob, end: number, trailing: boolean): Promise<End | undefined> {
  const locator = await view(file, Math.max(0, end - 20), end);
  if (locator.byteLength < 20) return undefined;
  const at = Number(locator.getBigUint64(8, true));
  const bytes = await view(file, at, at + 56);
  if (bytes.byteLength < 56 || bytes.getUint32(0, true) !== SIGNATURE.end64) return undefined;
  const wide = (offset: number): number => Number(bytes.getBigUint64(offset, true));
  return {count: wide(32), size: wide(40), from: wide(48), trailing};
}

function readEntry(
  bytes: DataView,
  at: number,
): {member: Omit<ZipMember, 'from' | 'to'>; start: number; next: number} | undefined {
  if (at + ENTRY_SIZE > bytes.byteLength || bytes.getUint32(at, true) !== SIGNATURE.entry) {
    return undefined;
  }
  const nameLength = bytes.getUint16(at + 28, true);
  const extraLength = bytes.getUint16(at + 30, true);
  const nameAt = at + ENTRY_SIZE;
  const next = nameAt + nameLength + extraLength + bytes.getUint16(at + 32, true);
  if (next > bytes.byteLength) return undefined;
  const wide = wideFields(bytes, nameAt + nameLength, extraLength);
  const size = wide(bytes.getUint32(at + 24, true));
  const packed = wide(bytes.getUint32(at + 20, true));
  const start = wide(bytes.getUint32(at + 42, true));
  const name = new TextDecoder().decode(
    new Uint8Array(bytes.buffer, bytes.byteOffset + nameAt, nameLength),
  );
  return {
    member: {
      name,
      method: bytes.getUint16(at + 10, true),
      encrypted: (bytes.getUint16(at + 8, true) & 1) !== 0,
      crc: bytes.getUint32(at + 16, true),
      packed,
      size,
    },
    start,
    next,
  };
}

/** Takes from the ZIP64 extra field, in its order, what does not fit 32 bits. */
function wideFields(bytes: DataView, from: number, length: number): (narrow: number) => number {
  let at = from;
  const end = from + length;
  while (at + 4 <= end && bytes.getUint16(at, true) !== 1) at += 4 + bytes.getUint16(at + 2, true);
  at += 4;
  return (narrow) => {
    if (narrow !== 0xffffffff || at + 8 > end) return narrow;
    const value = Number(bytes.getBigUint64(at, true));
    at += 8;
    return value;
  };
}

async function view(file: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await file.slice(from, to).arrayBuffer());
}
