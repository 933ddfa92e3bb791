// Names of files as they may be shown: a name can hold controls, marks that turn
// the direction of writing, and be of any length.
import type {UsageReport, Position} from '../../engine/types/usage.js';

const MOST = 80;

/** Without what cannot be seen; a long one loses its middle, as its end says the kind. */
export function shownName(name: string): string {
  const letters = Array.from(name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, '\uFFFD'));
  if (letters.length <= MOST) return letters.join('');
  return [...letters.slice(0, MOST / 2), '…', ...letters.slice(1 - MOST / 2)].join('');
}

/** Of the file that a place is in: `usage.zip › amount.csv`. */
export function sourceName(
  {file}: Position,
  files: readonly {name: string}[],
  sources: UsageReport['sources'],
): string {
  const source = sources?.[Number(file ?? 0)];
  return [files[source?.file ?? 0]?.name, source?.member && shownName(source.member)]
    .filter(Boolean)
    .join(' › ');
}
