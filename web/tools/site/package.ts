// What makes the folder of the site an npm package as well: types and a manifest.
import {execFileSync} from 'node:child_process';
import {globSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {elementsManifest} from './manifest.ts';
import {inWeb, isWritten, root, site, web, write} from './paths.ts';

/** No public type leads to how the modules are loaded. */
const PUBLIC_TYPES = /^(?:engine|call-engine|options|usage-log|tokenizer|types[/].*)\.d\.ts$/;

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
  write('deepseek-cost.d.ts', readFileSync(inWeb('src/element/deepseek-cost.public.d.ts')));
}

/** That of the build: CMakeLists.txt holds it for the core as well. */
function version(): string {
  const project = readFileSync(join(root, 'CMakeLists.txt'), 'utf8');
  const found = /^project\(\w+ VERSION ([\d.]+)/m.exec(project)?.[1];
  if (!found) throw new Error('CMakeLists.txt gives no version of the project');
  return found;
}

/** The frameworks for whose templates there are types (web/jsx). */
const FRAMEWORKS = ['react', 'react-18', 'preact', 'solid', 'svelte', 'vue'];

/**
 * `fileOf` gives the script of an entry. Node reads the modules from their files, and
 * webpack and Rspack take them along; in any other bundle they are scripts.
 */
export function npmPackage(fileOf: (entry: string) => string): void {
  const leadsTo = (types: string, file: string, bundled: string): Record<string, string> => ({
    types: `./${types}`,
    node: `./${fileOf(file)}`,
    webpack: `./${fileOf(file)}`,
    default: `./${fileOf(bundled)}`,
  });
  const manifest = {
    name: 'deepseek-cost',
    version: version(),
    description:
      'The exact cost of DeepSeek API use: an element, an engine, a page. Nothing is sent anywhere.',
    license: 'MIT',
    type: 'module',
    // The first with process.getBuiltinModule, by which the modules are read.
    engines: {node: '>=20.16'},
    exports: {
      '.': leadsTo('deepseek-cost.d.ts', 'deepseek-cost', 'bundled'),
      './engine.js': leadsTo('engine.d.ts', 'engine', 'bundled-engine'),
      './embed.js': {types: './embed.d.ts', default: './embed.js'},
      ...Object.fromEntries(FRAMEWORKS.map((name) => [`./${name}`, {types: `./jsx/${name}.d.ts`}])),
      './*': './*',
    },
    types: './deepseek-cost.d.ts',
    sideEffects: ['./assets/*', './deepseek-cost.js', './embed.js'],
    customElements: './custom-elements.json',
    files: [
      '*.js',
      ...globSync('assets/*', {cwd: site}).filter(isWritten).sort(),
      '*.html',
      '*.d.ts',
      '*.webmanifest',
      '*.schema.json',
      'custom-elements.json',
      'CHANGELOG.md',
      'types',
      'jsx',
      'icons',
      'LICENSE',
      'NOTICES.txt',
    ],
  };
  write('package.json', JSON.stringify(manifest, null, 2) + '\n');
  for (const name of FRAMEWORKS) write(`jsx/${name}.d.ts`, readFileSync(inWeb(`jsx/${name}.d.ts`)));
  write('custom-elements.json', JSON.stringify(elementsManifest(), null, 2) + '\n');
  write('embed.d.ts', 'export {};\n');
  write('LICENSE', readFileSync(join(root, 'LICENSE')));
  for (const name of ['README.md', 'CHANGELOG.md']) write(name, readFileSync(inWeb(name)));
}
