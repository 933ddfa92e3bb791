// Assembles build/site/ from the WebAssembly module and web/. Called by
// scripts/build; does nothing when nothing changed.
import {createHash} from 'node:crypto';
import {existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';

import {bundle} from './site/bundle.ts';
import {npmPackage, types} from './site/package.ts';
import {page, singlePage, type PageParts} from './site/pages.ts';
import {
  exists,
  inWeb,
  mark,
  removeOthers,
  root,
  site,
  wasm,
  WASM_FILE,
  web,
  WORKER_FILE,
  write,
} from './site/paths.ts';
import {drawnElement} from './site/prerender.ts';

/** Modules of web/src that become a script of the same name. */
const SCRIPTS = ['deepseek-cost', 'page', 'embed', 'embed-frame'];

/** For other sites and for programs; the page itself never asks for them. */
const NOT_OFFLINE = new Set(['sw.js', 'deepseek-cost.html', 'engine.js', 'embed.js']);

const stamp = join(root, 'build/site.stamp');

function inputs(): string {
  const files = globSync(['src/**/*', 'public/**/*', 'tools/**/*', '*.html', 'package-lock.json'], {
    cwd: web,
  })
    .sort()
    .map(inWeb)
    .filter((path) => statSync(path).isFile());
  files.push(wasm, wasm.replace('.wasm', '.mjs'));
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

async function build(): Promise<void> {
  const module = readFileSync(wasm);
  const wasmAddress = `${WASM_FILE}?v=${mark(module)}`;
  write(WASM_FILE, module);

  const worker = await bundle('src/engine/usage_worker.ts', {define: {__WASM_FILE__: '""'}});
  write(WORKER_FILE, worker);
  const define = {
    __WASM_FILE__: JSON.stringify(wasmAddress),
    __WORKER_FILE__: JSON.stringify(`${WORKER_FILE}?v=${mark(worker)}`),
  };

  const [engine, drawn, single, ...built] = await Promise.all([
    bundle('src/engine/engine.ts', {define}),
    drawnElement(),
    exists('src/deepseek-cost.ts') && exists('src/page.ts')
      ? bundle('src/single-file.ts', {define, format: 'iife'})
      : '',
    ...SCRIPTS.map((name) => bundleIfThere(`src/${name}.ts`, {define})),
  ]);
  write('engine.js', engine);
  const scripts = new Map<string, string>();
  for (const [i, name] of SCRIPTS.entries()) {
    const script = built[i];
    if (!script) continue;
    scripts.set(name, script);
    write(`${name}.js`, script);
  }

  for (const path of globSync('**/*', {cwd: inWeb('public')})) {
    const file = inWeb(`public/${path}`);
    if (statSync(file).isFile()) write(path, readFileSync(file));
  }

  const parts: PageParts = {scripts, wasmAddress, drawn};
  for (const name of ['index.html', 'embed.html']) {
    if (exists(name)) write(name, page(name, parts));
  }
  if (exists('index.html') && single) {
    const data = new Map([
      ['deepseek-cost-wasm', gzipSync(module, {level: 9}).toString('base64')],
      ['deepseek-cost-worker', Buffer.from(worker).toString('base64')],
    ]);
    write('deepseek-cost.html', singlePage('index.html', {...parts, single, data}));
  }
  types();
  npmPackage();
  await serviceWorker();
  removeOthers();
}

async function bundleIfThere(
  entry: string,
  options: Parameters<typeof bundle>[1],
): Promise<string> {
  return exists(entry) ? bundle(entry, options) : '';
}

/** What an offline visit needs, at the addresses by which the page asks for it. */
async function serviceWorker(): Promise<void> {
  if (!exists('src/sw.ts')) return;
  const marked = new Set([...SCRIPTS.map((name) => `${name}.js`), WASM_FILE, WORKER_FILE]);
  const list = globSync('**/*.{html,js,wasm,css,png,svg,webmanifest}', {cwd: site})
    .filter((url) => !NOT_OFFLINE.has(url))
    .sort()
    .map((url) => {
      const revision = mark(readFileSync(join(site, url)));
      return marked.has(url) ? {url: `${url}?v=${revision}`, revision: null} : {url, revision};
    });
  const define = {'self.__WB_MANIFEST': JSON.stringify(list)};
  write('sw.js', await bundle('src/sw.ts', {format: 'iife', define}));
}

const now = inputs();
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
