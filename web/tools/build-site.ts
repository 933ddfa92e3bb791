// Assembles build/site/ from the WebAssembly module and web/. Called by
// scripts/build; does nothing when nothing changed.
import {createHash} from 'node:crypto';
import {existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import type {Plugin} from 'vite';

import {bundleAlone, bundleScripts, type Scripts} from './site/bundle.ts';
import {notices} from './site/notices.ts';
import {npmPackage, types} from './site/package.ts';
import {onlyNeeded, page, singlePage, type PageParts} from './site/pages.ts';
import {
  contentHash,
  integrityOf,
  inWasm,
  inWeb,
  removeOthers,
  isWritten,
  root,
  site,
  web,
  write,
} from './site/paths.ts';
import {drawnElements} from './site/prerender.ts';
import {EVERYTHING, MODULES, wasmModules, WORKERS, type ModuleName} from './site/wasm.ts';
import {VOCABULARY_FILE, VOCABULARY_NOTICE} from './vocabulary.ts';

/** Modules of web/src that pages and hosts begin with, by the name of their file. */
const ENTRIES = {
  'deepseek-cost': 'src/entry/deepseek-cost.ts',
  engine: 'src/engine/engine.ts',
  bundled: 'src/entry/bundled.ts',
  'bundled-engine': 'src/entry/bundled-engine.ts',
  page: 'src/entry/page.ts',
  'embed-frame': 'src/entry/embed-frame.ts',
};

/** For other sites and for programs; the page itself never asks for them. */
const NOT_OFFLINE = new Set([
  'sw.js',
  'deepseek-cost.html',
  'engine.js',
  'embed.js',
  'deepseek-cost.js',
]);
const FOR_BUNDLERS = /^assets[/](?:bundled|carried)-/;

const stamp = join(root, 'build/site.stamp');

function inputs(): string {
  const files = globSync(
    ['src/**/*', 'public/**/*', 'tools/**/*', 'jsx/*', '*.html', '*.md', 'package*.json'],
    {cwd: web},
  )
    .sort()
    .map(inWeb)
    .filter((path) => statSync(path).isFile());
  for (const name of [...MODULES, EVERYTHING])
    files.push(inWasm(`${name}.wasm`), inWasm(`${name}.mjs`));
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

interface Asset {
  file: string;
  integrity: string;
}

/** A file whose name carries its content's hash, under assets/. */
function asset(name: string, content: Uint8Array | string): Asset {
  const [stem, ending] = name.split('.');
  const file = `assets/${stem ?? ''}-${contentHash(content)}.${ending ?? ''}`;
  write(file, content);
  return {file, integrity: integrityOf(content)};
}

/** The literal form that bundlers follow; the script that holds it is under assets/, too. */
function besideScript({file}: Asset): string {
  return `new URL(/* @vite-ignore */ './${file.replace('assets/', '')}', import.meta.url)`;
}

const nowhere = (inOne?: typeof EVERYTHING): Plugin =>
  wasmModules(
    () => ({address: 'undefined', integrity: ''}),
    () => 'undefined',
    inOne,
  );

const now = inputs();
/** Goes into the names of elements that only this build uses. */
const TAGS = {__BUILD__: JSON.stringify(now.slice(0, 8))};

async function build(): Promise<void> {
  const modules = Object.fromEntries(
    MODULES.map((name) => [name, asset(`${name}.wasm`, readFileSync(inWasm(`${name}.wasm`)))]),
  ) as Record<ModuleName, Asset>;
  // The page hands them their module: they stand alone and fetch nothing.
  const worker = await bundleAlone(WORKERS.usage, 'es', [nowhere()]);
  const tokenWorker = await bundleAlone(WORKERS.tokens, 'es', [nowhere()]);
  const workers = {
    usage: asset('usage-worker.js', worker),
    tokens: asset('token-worker.js', tokenWorker),
  };
  const vocabulary = asset('deepseek-vocabulary.bin', readFileSync(VOCABULARY_FILE));
  write('assets/deepseek-vocabulary-notice.txt', readFileSync(VOCABULARY_NOTICE));
  const files = {...modules, vocabulary};
  const placed = wasmModules(
    (name) => ({address: besideScript(files[name]), integrity: files[name].integrity}),
    (name) => besideScript(workers[name]),
  );
  const scripts = await bundleScripts(ENTRIES, [placed], TAGS);
  for (const [file, code] of scripts.files) write(file, code);
  write('deepseek-cost.js', elementFacade(entry(scripts, 'deepseek-cost')));
  write('engine.js', `export * from './${entry(scripts, 'engine')}';\n`);
  write('embed.js', await bundleAlone('src/entry/embed.ts', 'es'));
  publicFiles();
  write('NOTICES.txt', notices());
  const {views, lateStyles} = await drawnElements([
    {language: 'en', view: 'full'},
    {language: 'zh', view: 'full'},
    {language: 'en', view: 'table'},
  ]);
  const [drawn = '', inChinese = '', table = ''] = views.map((view) =>
    onlyNeeded(view, lateStyles),
  );
  const firstPaint = (await bundleAlone('src/entry/first-paint.ts', 'iife')).trim();
  const parts: PageParts = {scripts, calculator: modules.calculator.file, firstPaint, drawn};
  write('index.html', page('index.html', parts));
  write('embed.html', page('embed.html', {...parts, framed: true}));
  const chinese = entry(scripts, 'src/strings/zh/index.ts');
  write('zh.html', page('index.html', {...parts, drawn: inChinese, chinese}));

  write('deepseek-cost.html', await singleFile(table));
  types();
  npmPackage((name) => entry(scripts, name));
  await serviceWorker();
  removeOthers();
}

async function singleFile(table: string): Promise<string> {
  return singlePage('index.html', table, {
    script: await bundleAlone('src/entry/single-file.ts', 'iife', [nowhere(EVERYTHING)], {
      // A classic script has no address of its own; what needs one says so.
      'import.meta': '{}',
      ...TAGS,
    }),
    worker: await bundleAlone(WORKERS.usage, 'es', [nowhere(EVERYTHING)]),
    'token-worker': await bundleAlone(WORKERS.tokens, 'es', [nowhere(EVERYTHING)]),
    modules: readFileSync(inWasm(`${EVERYTHING}.wasm`)),
  });
}

function entry(scripts: Scripts, name: string): string {
  const file = scripts.entries.get(name);
  if (file === undefined) throw new Error(`there is no script for ${name}`);
  return file;
}

/** What hosts write down. It tells the element where the site lies. */
function elementFacade(file: string): string {
  return `export {DeepSeekCost} from './${file}';
import {setScriptAddress} from './${file}';
setScriptAddress(new URL('./${file}', import.meta.url).href);
`;
}

function publicFiles(): void {
  for (const path of globSync('**/*', {cwd: inWeb('public')})) {
    const file = inWeb(`public/${path}`);
    if (statSync(file).isFile()) write(path, readFileSync(file));
  }
}

/**
 * What an offline visit needs. Each with its hash: a file of another build, as in the
 * middle of an upload, lets the installation fail, and the version before goes on.
 */
async function serviceWorker(): Promise<void> {
  const list = globSync('**/*.{html,js,wasm,css,png,svg,webmanifest}', {cwd: site})
    .filter((url) => !NOT_OFFLINE.has(url) && !FOR_BUNDLERS.test(url) && isWritten(url))
    .sort()
    .map((url) => {
      const content = readFileSync(join(site, url));
      const revision = url.startsWith('assets/') ? null : contentHash(content);
      return {url, revision, integrity: integrityOf(content)};
    });
  const define = {'self.__WB_MANIFEST': JSON.stringify(list)};
  write('sw.js', await bundleAlone('src/entry/service-worker.ts', 'iife', [], define));
}

if (
  !existsSync(stamp) ||
  readFileSync(stamp, 'utf8') !== now ||
  !existsSync(join(site, 'engine.js'))
) {
  rmSync(stamp, {force: true});
  await build();
  writeFileSync(stamp, now);
  console.log('Built build/site/');
}
