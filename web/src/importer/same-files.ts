// Which of the files are the same, byte for byte: a backup beside what it was made of.

const STEP = 2 ** 20;

/** For each file the first one that it is the same as, where there is one before it. */
export async function sameFiles(files: readonly Blob[]): Promise<Map<number, number>> {
  const same = new Map<number, number>();
  for (const [i, file] of files.entries()) {
    for (let known = 0; known < i && !same.has(i); ++known) {
      const other = files[known];
      if (!other || same.has(known) || other.size !== file.size || file.size === 0) continue;
      if (await areEqual(other, file)) same.set(i, known);
    }
  }
  return same;
}

async function areEqual(one: Blob, other: Blob): Promise<boolean> {
  for (let from = 0; from < one.size; from += STEP) {
    const [a, b] = await Promise.all([bytes(one, from), bytes(other, from)]);
    if (a.some((byte, i) => byte !== b[i])) return false;
  }
  return true;
}

async function bytes(file: Blob, from: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(from, from + STEP).arrayBuffer());
}
