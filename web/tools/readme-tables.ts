// Writes the tables of web/README.md from the element's own documentation and its recipes
// from the hosts that are tested, between their marks; with --check it only checks whether
// they are up to date.
import {readFileSync, writeFileSync} from 'node:fs';

import {elementDocs, type Documented} from './site/manifest.ts';
import {inWeb} from './site/paths.ts';

const FIXTURES = '../tests/hosts/fixtures';
const RECIPES: readonly [host: string, ...files: string[]][] = [
  ['VitePress', 'vitepress/docs/.vitepress/config.mjs', 'vitepress/docs/data.md'],
  ['Astro', 'astro/src/pages/data.astro'],
  ['SvelteKit', 'sveltekit/src/routes/data/+page.svelte'],
  ['Next', 'next/app/data/page.js'],
  ['Docusaurus', 'docusaurus/src/pages/data.js'],
  ['Angular', 'angular/src/data.ts'],
  ['Vitest', 'vitest/element.test.js'],
  ['Node, Deno, Bun', 'runtimes/price.mjs'],
];

/** Longer than those inside a recipe. */
const FENCE = '````';

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

function recipe([host, ...files]: (typeof RECIPES)[number]): string {
  const blocks = files.map((file) => {
    const text = readFileSync(inWeb(`${FIXTURES}/${file}`), 'utf8').trimEnd();
    const [, ending = ''] = /\.(\w+)$/.exec(file) ?? [];
    return `${code(file.slice(file.indexOf('/') + 1))}\n\n${FENCE}${ending}\n${text}\n${FENCE}`;
  });
  return [`### ${host}`, ...blocks].join('\n\n');
}

/** `text` with `content` between the marks of `name`. */
function between(text: string, name: string, content: string): string {
  const parts = new RegExp(`^([^]*<!-- ${name}: [^]*? -->\n)[^]*(<!-- /${name} -->[^]*)$`).exec(
    text,
  );
  const [, before, after] = parts ?? [];
  if (before === undefined || after === undefined)
    throw new Error(`web/README.md lost the marks of ${name}`);
  return `${before}\n${content}\n\n${after}`;
}

const path = inWeb('README.md');
const readme = readFileSync(path, 'utf8');
const recipes = ['## Recipes', ...RECIPES.map(recipe)].join('\n\n');
const wanted = between(between(readme, 'tables', tables), 'recipes', recipes);

if (wanted !== readme) {
  if (process.argv.includes('--check')) {
    console.error('web/README.md: what is written from sources is out of date; run scripts/format');
    process.exit(1);
  }
  writeFileSync(path, wanted);
}
