// What a file is packed or written as, by its first bytes; its name says little.

/** So many first bytes say it. */
export const HEAD = 4;

export type PackedKind = 'gzip' | 'zip' | 'zstd' | 'utf-16le' | 'utf-16be' | 'plain';

export function packedKind([a = 0, b = 0, c = 0, d = 0]: Uint8Array): PackedKind {
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6))) return 'zip';
  const frame = a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd;
  // A frame to be passed over may come first (RFC 8878, 3.1.2), as pzstd writes it.
  const skippable = (a & 0xf0) === 0x50 && b === 0x2a && c === 0x4d && d === 0x18;
  if (frame || skippable) return 'zstd';
  // With its mark, or two characters of ASCII, as all that is read begins.
  if ((a === 0xff && b === 0xfe) || (a > 0 && b === 0 && c > 0 && d === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b > 0 && c === 0 && d > 0)) return 'utf-16be';
  return 'plain';
}
