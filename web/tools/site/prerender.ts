// Draws the element's first view into the page at build time, by the same core
// and the same element that run in the browser.
import {readFile} from 'node:fs/promises';
import {createServer} from 'vite';

import {exists, glue, liveGlue, wasm, web} from './paths.ts';

interface DrawingModule {
  draw: (wasmBinary: Uint8Array, drawing: {language: string; view: string}) => Promise<string>;
}

/** Declarative shadow DOM of <deepseek-cost> in its default state. */
export async function drawnElement({language = 'en', view = 'full'} = {}): Promise<string> {
  if (!exists('src/deepseek-cost.ts')) return '';
  const server = await createServer({
    root: web,
    configFile: false,
    logLevel: 'warn',
    appType: 'custom',
    server: {middlewareMode: true, hmr: false, ws: false, watch: null},
    optimizeDeps: {noDiscovery: true},
    define: {__WASM_FILE__: '""', __LIVE_WASM_FILE__: '""', __WORKER_FILE__: '""'},
    resolve: {alias: {'deepseek-cost-wasm': glue, 'deepseek-cost-live-wasm': liveGlue}},
  });
  try {
    const {draw} = (await server.ssrLoadModule('/src/engine/draw.ts')) as DrawingModule;
    return await draw(await readFile(wasm), {language, view});
  } finally {
    await server.close();
  }
}
