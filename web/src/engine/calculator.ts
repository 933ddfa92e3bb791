// The module of prices, estimates, decisions and links, which a page needs at once.
import create from 'virtual:glue/calculator';
import file from 'virtual:wasm/calculator';

import {CallEngine, type CallModule, type Caller} from './call-engine.js';
import {compile, start} from './load.js';
import {once} from './once.js';
import type {EngineOptions} from './options.js';

export interface Started<Core> {
  core: Core;
  wasmModule: WebAssembly.Module;
}

/** Rejects with an `EngineLoadError` only. */
export async function startCalculator(options: EngineOptions = {}): Promise<Started<CallModule>> {
  const wasmModule = await compile('calculator', file, options);
  return {core: await start(create, wasmModule), wasmModule};
}

let running: Caller | undefined;

/** The calculator that all elements of a page share. */
export const pageCalculator = once(async (): Promise<Caller> => {
  const {core} = await startCalculator();
  return (running = new CallEngine(core));
});

/** The same, once it runs: a first render then needs no waiting. */
export function runningCalculator(): Caller | undefined {
  return running;
}
