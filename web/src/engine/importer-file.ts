// The importer's module as a page fetches it: compiled once, then handed to a worker.
import file from 'virtual:wasm/importer';

import {compile} from './load.js';

let compiling: Promise<WebAssembly.Module> | undefined;

/** After a failure the next call tries again. */
export function compiledImporter(): Promise<WebAssembly.Module> {
  compiling ??= compile('importer', file).catch((error: unknown) => {
    compiling = undefined;
    throw error;
  });
  return compiling;
}
