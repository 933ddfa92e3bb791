import {globSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {expect, test} from 'vitest';

import {elementDocs} from '../../tools/site/manifest.js';

const {attributes, cssParts, cssProperties} = elementDocs();

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const names = (list: readonly {name: string}[]): string[] => list.map(({name}) => name).sort();
const found = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();

// What the documentation lists is what the sources have, no more and no less.
test('every custom property is documented', () => {
  expect(names(cssProperties)).toEqual(
    found(
      read('../styles/tokens.css') + read('../styles/base.css'),
      /var\(\s*(--deepseek-cost-[\w-]+)/g,
    ),
  );
});

test('every part is documented', () => {
  const folder = fileURLToPath(new URL('..', import.meta.url));
  const views = globSync('{element,sections/*,ui}/*.ts', {cwd: folder}).filter(
    (name) => !name.endsWith('.test.ts'),
  );
  const text = views.map((name) => read(`../${name}`)).join('\n');
  // As an attribute, or as an option of a line or a table; words are written with a capital.
  const written = found(text, / part(?:="|: ')([a-z][\w-]+)["']/g);
  // Buttons are named where they are asked for.
  const buttons = found(text, /'((?:\w+-)?button)'/g);
  expect(names(cssParts)).toEqual([...new Set([...written, ...buttons])].sort());
});

test('every attribute is documented', () => {
  const text = read('deepseek-cost.ts');
  const block = /static override properties = \{(.*?)\n {2}\};/s.exec(text)?.[1] ?? '';
  const declared = [...block.matchAll(/^ {4}(\w+): \{(.*?)\}/gm)].flatMap(
    ([, property, options]) => {
      if (options?.includes('attribute: false')) return [];
      return [/attribute: '([\w-]+)'/.exec(options ?? '')?.[1] ?? property ?? ''];
    },
  );
  expect(names(attributes)).toEqual(declared.sort());
});
