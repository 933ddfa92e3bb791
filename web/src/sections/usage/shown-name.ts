// Names of files as they may be shown: a name can hold controls, marks that turn
// the direction of writing, and be of any length.

const MOST = 80;

/** Without what cannot be seen; a long one loses its middle, as its end says the kind. */
export function shownName(name: string): string {
  const letters = [...name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, '\uFFFD')];
  if (letters.length <= MOST) return letters.join('');
  return [...letters.slice(0, MOST / 2), '…', ...letters.slice(1 - MOST / 2)].join('');
}
