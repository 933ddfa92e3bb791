// Draws the element's first view into the page at build time, by the same core
// and the same element that run in the browser.
import {createServer} from 'vite';

import {web} from './paths.ts';
import {localModules} from './wasm.ts';

interface Drawing {
  language: 'en' | 'zh';
  view: 'full' | 'table';
}

interface DrawingModule {
  draw: (drawing: Drawing) => Promise<string>;
}

/**
 * Declarative shadow DOM of <deepseek-cost> in its default state, once for each
 * drawing. All at once: an element can be defined only once in a process.
 */
export async function drawnElements(drawings: readonly Drawing[]): Promise<string[]> {
  const server = await createServer({
    root: web,
    configFile: false,
    logLevel: 'warn',
    appType: 'custom',
    server: {middlewareMode: true, hmr: false, ws: false, watch: null},
    optimizeDeps: {noDiscovery: true},
    plugins: [localModules()],
  });
  try {
    const {draw} = (await server.ssrLoadModule('/src/entry/prerender.ts')) as DrawingModule;
    const drawn: string[] = [];
    for (const drawing of drawings) drawn.push(await draw(drawing));
    return drawn;
  } finally {
    await server.close();
  }
}
