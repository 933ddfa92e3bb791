// What makes the folder of the site an npm package as well: types and a manifest.
import {execFileSync} from 'node:child_process';
import {existsSync, globSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {exists, inWeb, root, web, write} from './paths.ts';

/** No public type leads to how the modules are loaded. */
const PUBLIC_TYPES = /^(?:engine|call-engine|options|usage-log|types[/].*)\.d\.ts$/;

/** The declarations of engine.js and of the element. */
export function types(): void {
  const compiler = inWeb('node_modules/typescript/bin/tsc');
  const folder = join(root, 'build/types');
  rmSync(folder, {recursive: true, force: true});
  execFileSync(
    process.execPath,
    [compiler, '-p', inWeb('tsconfig.types.json'), '--outDir', folder],
    {cwd: web, stdio: 'inherit'},
  );
  for (const name of globSync('**/*.d.ts', {cwd: folder})) {
    if (PUBLIC_TYPES.test(name)) write(name, readFileSync(join(folder, name)));
  }
  if (exists('src/element/deepseek-cost.public.d.ts')) {
    write('deepseek-cost.d.ts', readFileSync(inWeb('src/element/deepseek-cost.public.d.ts')));
  }
}

/** `element` is the script that a bundler follows; the facade beside it is for script tags. */
export function npmPackage(element: string): void {
  const {version} = JSON.parse(readFileSync(inWeb('package.json'), 'utf8')) as {version: string};
  const manifest = {
    name: 'deepseek-cost',
    version,
    description:
      'The exact cost of DeepSeek API use: an element, an engine, a page. Nothing is sent anywhere.',
    license: 'MIT',
    type: 'module',
    exports: {
      '.': {types: './deepseek-cost.d.ts', default: `./${element}`},
      './engine.js': {types: './engine.d.ts', default: './engine.js'},
      './embed.js': './embed.js',
      './*': './*',
    },
    types: './deepseek-cost.d.ts',
    sideEffects: [`./${element}`, './deepseek-cost.js', './embed.js'],
    files: [
      '*.js',
      'assets',
      '*.html',
      '*.d.ts',
      '*.webmanifest',
      '*.schema.json',
      'types',
      'icons',
      'LICENSE',
      'NOTICES.txt',
    ],
  };
  write('package.json', JSON.stringify(manifest, null, 2) + '\n');
  for (const name of ['LICENSE', 'README.md']) {
    if (existsSync(join(root, name))) write(name, readFileSync(join(root, name)));
  }
}
