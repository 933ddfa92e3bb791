// Where two JSON texts differ, for people.

const MOST = 20;

/** Lines "/path: expected … answered …", at most 20; the texts themselves where one is no JSON. */
export function differences(expected: string, answered: string): string[] {
  const lines: string[] = [];
  try {
    compare('', JSON.parse(expected), JSON.parse(answered), lines);
  } catch {
    return [`expected ${short(expected)}`, `answered ${short(answered)}`];
  }
  if (lines.length === 0)
    return [`the same values, written otherwise: ${firstByte(expected, answered)}`];
  if (lines.length > MOST)
    lines.splice(MOST, Infinity, `… and ${String(lines.length - MOST)} more`);
  return lines;
}

function compare(path: string, expected: unknown, answered: unknown, lines: string[]): void {
  if (Object.is(expected, answered)) return;
  if (
    !isParent(expected) ||
    !isParent(answered) ||
    Array.isArray(expected) !== Array.isArray(answered)
  ) {
    lines.push(`${path || '/'}: expected ${shown(expected)}, answered ${shown(answered)}`);
    return;
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(answered)]);
  for (const key of keys) {
    const step = key.replaceAll('~', '~0').replaceAll('/', '~1');
    compare(`${path}/${step}`, expected[key], answered[key], lines);
  }
}

function isParent(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : short(JSON.stringify(value));
}

function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function firstByte(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) ++at;
  return `from character ${String(at)} on, …${a.slice(at, at + 60)} and …${b.slice(at, at + 60)}`;
}
