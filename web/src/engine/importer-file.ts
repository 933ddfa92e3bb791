// The importer's module as a page fetches it: compiled once, then handed to a worker.
import * as file from 'virtual:wasm/importer';

import {compile} from './load.js';
import type {EngineOptions} from './options.js';

let options: EngineOptions = {};
let compiling: Promise<WebAssembly.Module> | undefined;

/** Says where it comes from, where it is not beside the script. */
export function configureImporter(chosen: EngineOptions): void {
  options = chosen;
}

/** After a failure the next call tries again. */
export function compiledImporter(): Promise<WebAssembly.Module> {
  compiling ??= compile('importer', file, options).catch((error: unknown) => {
    compiling = undefined;
    throw error;
  });
  return compiling;
}
