// The small engine of a first view (core/live): the price table, the cards and
// the numbers of a scenario. Any other call to it is an unknown call.
import createModule from 'deepseek-cost-live-wasm';

import {CallEngine, type Caller} from './call-engine.js';
import {load} from './load.js';

/** Rejects with an `EngineLoadError` only. */
export async function createLiveEngine(): Promise<Caller> {
  const {core} = await load(createModule, __LIVE_WASM_FILE__, {});
  return new CallEngine(core);
}
