// Tokens as they are drawn: some are only part of a character, and then the tokens
// of that character are drawn as one.
export interface Piece {
  text: string;
  /** How many tokens it takes. */
  tokens: number;
}

/** `bytes`: how many bytes of `text` in UTF-8 each token takes. */
export function piecesOf(text: string, bytes: readonly number[]): Piece[] {
  const all = new TextEncoder().encode(text);
  const decoder = new TextDecoder('utf-8', {ignoreBOM: true});
  const pieces: Piece[] = [];
  let begin = 0;
  let end = 0;
  let tokens = 0;
  for (const length of bytes) {
    end += length;
    tokens++;
    // A byte of the form 10xxxxxx goes on with a character.
    if (((all[end] ?? 0) & 0xc0) === 0x80) continue;
    pieces.push({text: decoder.decode(all.subarray(begin, end)), tokens});
    begin = end;
    tokens = 0;
  }
  return pieces;
}
