// Writes the README's tables of what hosts may use from the element's manifest,
// between the two marks; with --check it only tells whether they are up to date.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {
  attributes,
  events,
  parts,
  properties,
  styles,
  type Documented,
} from '../src/element/manifest.ts';
import {root} from './site/paths.ts';

const BEGIN = '<!-- tables: written from the sources by web/tools/generate.ts -->';
const END = '<!-- /tables -->';

function code(name: string): string {
  return '`' + name + '`';
}

/** A table with the columns that its rows fill. */
function table(title: string, rows: readonly Documented[]): string {
  const columns: [string, (row: Documented) => string][] = [[title, (row) => code(row.name)]];
  if (rows.some((row) => row.type)) columns.push(['type', (row) => row.type ?? '']);
  if (rows.some((row) => row.default)) columns.push(['default', (row) => row.default ?? '']);
  columns.push(['meaning', (row) => row.text]);
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(([head]) => head)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map(([, cell]) => cell(row)))),
  ].join('\n');
}

const tables = [
  table('attribute', attributes),
  table('property', properties),
  table('event', events),
  table('custom property', styles),
  table('`::part`', parts),
].join('\n\n');

const path = join(root, 'README.md');
const readme = readFileSync(path, 'utf8');
const [before, rest] = readme.split(BEGIN);
const after = rest?.split(END)[1];
if (before === undefined || after === undefined) throw new Error('README.md lost its marks');
const wanted = `${before}${BEGIN}\n\n${tables}\n\n${END}${after}`;

if (wanted !== readme) {
  if (process.argv.includes('--check')) {
    console.error('README.md: the tables are out of date; run scripts/format');
    process.exit(1);
  }
  writeFileSync(path, wanted);
}
