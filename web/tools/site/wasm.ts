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

/** The names of wasm/*.cc. */
export const MODULES = ['calculator', 'importer', 'tokenizer'] as const;
export type ModuleName = (typeof MODULES)[number];

const WORKER = 'virtual:usage-worker';
const VOCABULARY = 'virtual:vocabulary';

export function wasmModules(
  place: (name: ModuleName | 'vocabulary') => Placed,
  workerAddress: () => string,
): Plugin {
  return {
    name: 'wasm-modules',
    enforce: 'pre',
    resolveId(id) {
      if ([WORKER, VOCABULARY].includes(id) || /^virtual:(?:wasm|bytes)[/]/.test(id)) return `\0${id}`;
      const glue = /^virtual:glue\/(\w+)$/.exec(id)?.[1];
      // It does nothing but define a function.
      return glue ? {id: inWasm(`${glue}.mjs`), moduleSideEffects: false} : null;
    },
    load(id) {
      if (id === `\0${WORKER}`) return `export const url = () => ${workerAddress()};`;
      const carried = MODULES.find((each) => id === `\0virtual:bytes/${each}`);
      if (carried) {
        const base64 = readFileSync(inWasm(`${carried}.wasm`)).toString('base64');
        return `export default '${base64}';`;
      }
      const name =
        id === `\0${VOCABULARY}`
          ? 'vocabulary'
          : MODULES.find((each) => id === `\0virtual:wasm/${each}`);
      if (!name) return null;
      const {address, integrity} = place(name);
      return `export const url = () => ${address};\nexport const integrity = '${integrity}';`;
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
    () => local(inWeb('src/importer/usage-worker.ts')),
  );
}
