// Assembles build/site/ from the WebAssembly module and web/. Called by
// scripts/build; does nothing when nothing changed.
import {createHash} from 'node:crypto';
import {existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {bundle} from './site/bundle.ts';
import {inParts, type Part} from './site/parts.ts';
import {npmPackage, types} from './site/package.ts';
import {page, singlePage, type PageParts} from './site/pages.ts';
import {
  inWeb,
  LIVE_WASM_FILE,
  liveWasm,
  contentHash,
  removeOthers,
  root,
  site,
  wasm,
  WASM_FILE,
  web,
  WORKER_FILE,
  write,
} from './site/paths.ts';
import {drawnElements} from './site/prerender.ts';

/** Modules of web/src/entry that become a script of the same name. */
const SCRIPTS = ['page', 'embed', 'embed-frame'];

/** What the element's script fetches when it is needed. */
const PARTS: readonly Part[] = [
  {
    loader: 'src/element/load-rest.ts',
    loads: 'loadRest',
    entry: 'src/element/rest.ts',
    file: 'deepseek-cost-rest.js',
  },
  {
    loader: 'src/strings/load-zh.ts',
    loads: 'loadChinese',
    entry: 'src/strings/zh/index.ts',
    file: 'deepseek-cost-zh.js',
  },
];

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
  for (const module of [wasm, liveWasm]) files.push(module, module.replace('.wasm', '.mjs'));
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

async function build(): Promise<void> {
  const module = readFileSync(wasm);
  const liveModule = readFileSync(liveWasm);
  const address = (file: string, content: string | Uint8Array): string =>
    `${file}?v=${contentHash(content)}`;
  const liveAddress = address(LIVE_WASM_FILE, liveModule);
  write(WASM_FILE, module);
  write(LIVE_WASM_FILE, liveModule);

  const worker = await bundle('src/importer/usage-worker.ts', {define: {__WASM_FILE__: '""'}});
  write(WORKER_FILE, worker);
  const define = {
    __WASM_FILE__: JSON.stringify(address(WASM_FILE, module)),
    __LIVE_WASM_FILE__: JSON.stringify(liveAddress),
    __WORKER_FILE__: JSON.stringify(address(WORKER_FILE, worker)),
  };

  write('engine.js', await bundle('src/engine/engine.ts', {define}));
  const {first, others} = await inParts('src/entry/deepseek-cost.ts', PARTS, {define});
  for (const [name, script] of others) write(name, script);
  const scripts = new Map([['deepseek-cost', first]]);
  for (const name of SCRIPTS) scripts.set(name, await bundle(`src/entry/${name}.ts`, {define}));
  for (const [name, script] of scripts) write(`${name}.js`, script);

  for (const path of globSync('**/*', {cwd: inWeb('public')})) {
    const file = inWeb(`public/${path}`);
    if (statSync(file).isFile()) write(path, readFileSync(file));
  }

  const [drawn = '', inChinese = '', table = ''] = await drawnElements([
    {language: 'en', view: 'full'},
    {language: 'zh', view: 'full'},
    {language: 'en', view: 'table'},
  ]);
  const parts: PageParts = {scripts, wasmAddress: liveAddress, drawn};
  write('index.html', page('index.html', parts));
  write('embed.html', page('embed.html', {...parts, framed: true}));
  const chinese = address('deepseek-cost-zh.js', others.get('deepseek-cost-zh.js') ?? '');
  write('zh.html', page('index.html', {...parts, drawn: inChinese, chinese}));
  const single = await bundle('src/entry/single-file.ts', {
    define: {...define, __LIVE_WASM_FILE__: '""'},
    format: 'iife',
  });
  const carried = {script: single, worker, wasm: module};
  write('deepseek-cost.html', singlePage('index.html', table, carried));
  types();
  npmPackage();
  await serviceWorker();
  removeOthers();
}

/** What an offline visit needs, at the addresses by which the page asks for it. */
async function serviceWorker(): Promise<void> {
  const hashed = new Set([
    'deepseek-cost.js',
    ...SCRIPTS.map((name) => `${name}.js`),
    ...PARTS.map(({file}) => file),
    WASM_FILE,
    LIVE_WASM_FILE,
    WORKER_FILE,
  ]);
  const list = globSync('**/*.{html,js,wasm,css,png,svg,webmanifest}', {cwd: site})
    .filter((url) => !NOT_OFFLINE.has(url))
    .sort()
    .map((url) => {
      const revision = contentHash(readFileSync(join(site, url)));
      return hashed.has(url) ? {url: `${url}?v=${revision}`, revision: null} : {url, revision};
    });
  const define = {'self.__WB_MANIFEST': JSON.stringify(list)};
  write('sw.js', await bundle('src/entry/service-worker.ts', {format: 'iife', define}));
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
