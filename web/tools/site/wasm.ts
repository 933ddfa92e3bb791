// The WebAssembly modules as the sources import them: `virtual:glue/NAME` is the
// script that Emscripten made, `virtual:wasm/NAME` says where the module lies and
// what its bytes must be, and `virtual:bytes/NAME` is the module as a text.
import {readFileSync} from 'node:fs';

import type {Plugin} from 'vite';

import {VOCABULARY_FILE} from '../vocabulary.ts';
import {inWasm, inWeb} from './paths.ts';

export interface Placed {
  /** A JavaScript expression of its address, "undefined" where it has none. */
  address: string;
  integrity: string;
}

/** The modules by purpose (CMakeLists.txt). */
export const MODULES = ['calculator', 'importer', 'tokenizer'] as const;
export type ModuleName = (typeof MODULES)[number];
/** All of them in one. */
export const EVERYTHING = 'everything';

/** The scripts of the workers, by what they are for. */
export const WORKERS = {
  usage: 'src/importer/usage-worker.ts',
  tokens: 'src/counter/token-worker.ts',
} as const;
export type WorkerName = keyof typeof WORKERS;

const VOCABULARY = 'virtual:vocabulary';
const OWN = /^virtual:(?:vocabulary$|worker[/]|wasm[/]|bytes[/])/;

export function wasmModules(
  place: (name: ModuleName | 'vocabulary') => Placed,
  workerAddress: (name: WorkerName) => string,
  /** One module that does what all do, in place of each. */
  inOne?: typeof EVERYTHING,
): Plugin {
  return {
    name: 'wasm-modules',
    enforce: 'pre',
    resolveId(id) {
      if (OWN.test(id)) return `\0${id}`;
      const glue = /^virtual:glue\/(\w+)$/.exec(id)?.[1];
      // It does nothing but define a function.
      return glue ? {id: inWasm(`${inOne ?? glue}.mjs`), moduleSideEffects: false} : null;
    },
    load(id) {
      const worker = /^\0virtual:worker[/](\w+)$/.exec(id)?.[1];
      if (worker) return `export const url = () => ${workerAddress(worker as WorkerName)};`;
      const carried = /^\0virtual:bytes[/](\w+)$/.exec(id)?.[1];
      if (carried) {
        const file = carried === 'vocabulary' ? VOCABULARY_FILE : inWasm(`${carried}.wasm`);
        return `export default '${readFileSync(file).toString('base64')}';`;
      }
      const name =
        id === `\0${VOCABULARY}`
          ? 'vocabulary'
          : MODULES.find((each) => id === `\0virtual:wasm/${each}`);
      if (!name) return null;
      const {address, integrity} = place(name);
      return `export default {url: () => ${address}, integrity: '${integrity}'};`;
    },
  };
}

/** For unit tests, the development server and drawing: straight from the build's folder. */
export function localModules(): Plugin {
  const local = (path: string): string =>
    `new URL(typeof window === 'undefined' ? ${JSON.stringify(`file://${path}`)} : ` +
    `${JSON.stringify(`/@fs${path}`)}, globalThis.location?.href)`;
  return wasmModules(
    (name) => ({
      address: local(name === 'vocabulary' ? VOCABULARY_FILE : inWasm(`${name}.wasm`)),
      integrity: '',
    }),
    (name) => local(inWeb(WORKERS[name])),
  );
}
