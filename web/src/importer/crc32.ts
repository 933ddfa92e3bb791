// CRC-32 as gzip and ZIP have it (RFC 1952, section 8), four bytes at a time.
const TABLES = makeTables();

function makeTables(): Uint32Array[] {
  const first = Uint32Array.from({length: 256}, (_none, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; ++bit) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    return crc;
  });
  const tables = [first];
  for (let i = 1; i < 4; ++i) {
    const before = tables[i - 1] ?? first;
    tables.push(before.map((crc) => (crc >>> 8) ^ (first[crc & 0xff] ?? 0)));
  }
  return tables;
}

/** The checksum and the length of bytes that come in pieces. */
export class Crc32 {
  length = 0;
  #crc = 0xffffffff;

  add(bytes: Uint8Array): void {
    const [t0, t1, t2, t3] = TABLES as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
    let crc = this.#crc;
    let i = 0;
    for (const last = bytes.length - 3; i < last; i += 4) {
      crc ^=
        (bytes[i] ?? 0) |
        ((bytes[i + 1] ?? 0) << 8) |
        ((bytes[i + 2] ?? 0) << 16) |
        ((bytes[i + 3] ?? 0) << 24);
      crc =
        (t3[crc & 0xff] ?? 0) ^
        (t2[(crc >>> 8) & 0xff] ?? 0) ^
        (t1[(crc >>> 16) & 0xff] ?? 0) ^
        (t0[crc >>> 24] ?? 0);
    }
    for (; i < bytes.length; ++i) {
      crc = (crc >>> 8) ^ (t0[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
    }
    this.#crc = crc;
    this.length += bytes.length;
  }

  get value(): number {
    return (this.#crc ^ 0xffffffff) >>> 0;
  }
}
