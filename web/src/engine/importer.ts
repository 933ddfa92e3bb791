// The module that reads usage logs and writes the queries that bill them.
import create from 'virtual:glue/importer';
import file from 'virtual:wasm/importer';

import type {Started} from './calculator.js';
import {compile, start} from './load.js';
import type {EngineOptions} from './options.js';
import {openUsageLog, type ImporterModule, type LogOpener} from './usage-log.js';

/** Rejects with an `EngineLoadError` only. */
export async function startImporter(options: EngineOptions = {}): Promise<Started<ImporterModule>> {
  const wasmModule = await compile('importer', file, options);
  return {core: await start(create, wasmModule), wasmModule};
}

export async function createImporter(wasmModule: WebAssembly.Module): Promise<LogOpener> {
  const {core} = await startImporter({wasmModule: {importer: wasmModule}});
  return {openUsageLog: (options = {}) => openUsageLog(core, options)};
}
