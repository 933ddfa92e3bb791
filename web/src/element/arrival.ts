// What of the calculator is here. A first view needs the small engine and this
// script; the rest is fetched once for all elements of a page.
import {compile} from '../engine/load.js';
import {EngineLoadError, type EngineOptions} from '../engine/options.js';
import {firstEngine, setWholeEngine} from '../engine/engines.js';
import {loadRest} from './load-rest.js';
import {useStrings} from '../strings/index.js';
import type {Rest} from '../state/types.js';

let options: EngineOptions = {};
let coming: Promise<Rest> | undefined;
let here: Rest | undefined;

/** Says where the whole module comes from; before the first element is connected. */
export function configureEngine(chosen: EngineOptions): void {
  options = chosen;
}

/** What a first view needs; where there is no small module, everything. */
export function fetchFirst(): Promise<unknown> {
  return __LIVE_WASM_FILE__ === '' ? fetchRest() : firstEngine();
}

/** Fetches the rest and starts the whole engine. After a failure the next call tries again. */
export function fetchRest(): Promise<Rest> {
  coming ??= fetchAll().catch((error: unknown) => {
    coming = undefined;
    throw error;
  });
  return coming;
}

/** The rest, if it is here. */
export function restHere(): Rest | undefined {
  return here;
}

async function fetchAll(): Promise<Rest> {
  const script = loadRest().catch((cause: unknown) => {
    throw new EngineLoadError('not_found', 'A part of the calculator could not be fetched.', cause);
  });
  const [rest, wasmModule] = await Promise.all([script, compile(__WASM_FILE__, options)]);
  setWholeEngine(await rest.createEngine({wasmModule}));
  useStrings('en', rest.en);
  here = rest;
  return rest;
}
