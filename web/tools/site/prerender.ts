// Draws the element's first view into the page at build time, by the same core
// and the same element that run in the browser.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';

import {createServer} from 'vite';

import {root, web} from './paths.ts';
import {localModules} from './wasm.ts';

const RATES = join(root, 'core/rates/deepseek.json');

interface Drawing {
  language: 'en' | 'zh';
  view: 'full' | 'table';
}

interface DrawingModule {
  draw: (drawing: Drawing) => Promise<string>;
  faultsOf: (rateBook: string) => Promise<string[]>;
  lateStyles: string;
}

export interface Drawn {
  /** For each drawing its HTML. */
  views: string[];
  /** The styles of the sections that come later: the drawings hold a little of these, too. */
  lateStyles: string;
}

/**
 * Declarative shadow DOM of <deepseek-cost> in its default state, once for each
 * drawing. All at once: an element can be defined only once in a process.
 */
export async function drawnElements(drawings: readonly Drawing[]): Promise<Drawn> {
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
    const {draw, faultsOf, lateStyles} = (await server.ssrLoadModule(
      '/src/entry/prerender.ts',
    )) as DrawingModule;
    const faults = await faultsOf(await readFile(RATES, 'utf8'));
    if (faults.length > 0) throw new Error(`core/rates/deepseek.json:\n${faults.join('\n')}`);
    const views: string[] = [];
    for (const drawing of drawings) views.push(await draw(drawing));
    return {views, lateStyles};
  } finally {
    await server.close();
  }
}
