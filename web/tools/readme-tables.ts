// Writes the tables of web/README.md from the element's own documentation, between
// the two marks; with --check it only checks whether they are up to date.
import {readFileSync, writeFileSync} from 'node:fs';

import {elementDocs, type Documented} from './site/manifest.ts';
import {inWeb} from './site/paths.ts';

const BEGIN = '<!-- tables: written from the sources by web/tools/readme-tables.ts -->';
const END = '<!-- /tables -->';

type Column = [head: string, cell: (row: Documented) => string];

function code(text: string): string {
  return '`' + text + '`';
}

function table(columns: readonly Column[], rows: readonly Documented[]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(columns.map(([head]) => head)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map(([, cell]) => cell(row)))),
  ].join('\n');
}

const name = (head: string): Column => [head, (row) => code(row.name)];
const type: Column = ['type', (row) => (row.type ? code(row.type) : '')];
const usual: Column = ['default', (row) => row.default ?? ''];
const meaning: Column = ['meaning', (row) => row.description];

const docs = elementDocs();
const tables = [
  '## Attributes',
  table([name('attribute'), type, usual, meaning], docs.attributes),
  '## Properties and methods',
  table([name('member'), type, meaning], docs.members),
  '## Events',
  table([name('event'), ['detail', type[1]], meaning], docs.events),
  '## Custom properties',
  table([name('custom property'), usual, meaning], docs.cssProperties),
  '## Parts',
  table([name('::part'), meaning], docs.cssParts),
].join('\n\n');

const path = inWeb('README.md');
const readme = readFileSync(path, 'utf8');
const [before, rest] = readme.split(BEGIN);
const after = rest?.split(END)[1];
if (before === undefined || after === undefined) throw new Error('web/README.md lost its marks');
const wanted = `${before}${BEGIN}\n\n${tables}\n\n${END}${after}`;

if (wanted !== readme) {
  if (process.argv.includes('--check')) {
    console.error('web/README.md: the tables are out of date; run scripts/format');
    process.exit(1);
  }
  writeFileSync(path, wanted);
}
