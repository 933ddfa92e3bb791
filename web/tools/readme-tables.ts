// Writes the README's tables of what hosts may use from the element's manifest,
// between the two marks; with --check it only checks whether they are up to date.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {runnerImport} from 'vite';

import {
  attributes,
  events,
  parts,
  properties,
  styles,
  type Documented,
} from '../src/element/manifest.ts';
import {inWeb, root} from './site/paths.ts';

const BEGIN = '<!-- tables: written from the sources by web/tools/readme-tables.ts -->';
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

type Texts = Record<string, unknown>;

async function language(name: 'en' | 'zh'): Promise<Texts> {
  const path = inWeb(`src/strings/${name}/index.ts`);
  const {module} = await runnerImport<Record<string, Texts>>(path, {
    configFile: false,
    logLevel: 'warn',
  });
  return module[name] ?? {};
}

/** What the element says, by group, in each of its languages. */
async function strings(): Promise<string> {
  const [english, chinese] = await Promise.all([language('en'), language('zh')]);
  const rows = Object.entries(english).flatMap(([name, group]) => {
    const other = chinese[name];
    if (typeof group !== 'object' || !group || typeof other !== 'object' || !other) return [];
    return `| ${code(name)} | ${String(count(group))} | ${sample(group)} | ${sample(other)} |`;
  });
  const head = [
    '| strings | how many | the first in English | 中文 |',
    '| --- | --- | --- | --- |',
  ];
  return [...head, ...rows].join('\n');
}

function count(group: object): number {
  return Object.values(group)
    .map((each: unknown) => (typeof each === 'object' && each !== null ? count(each) : 1))
    .reduce((sum, each) => sum + each, 0);
}

/** The first text of a group that takes no values. */
function sample(group: object): string {
  for (const each of Object.values(group) as unknown[]) {
    const text = typeof each === 'object' && each !== null ? sample(each) : each;
    if (typeof text === 'string' && text !== '') return text.replaceAll('|', '\\|');
  }
  return '';
}

const tables = [
  table('attribute', attributes),
  table('property', properties),
  table('event', events),
  table('custom property', styles),
  table('`::part`', parts),
  await strings(),
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
