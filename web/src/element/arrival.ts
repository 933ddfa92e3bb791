// What of the calculator is loaded. A first view needs the small engine and this
// script; the lazy bundle is fetched once for all elements of a page.
import {compile} from '../engine/load.js';
import {EngineLoadError, type EngineOptions} from '../engine/options.js';
import {firstEngine, setFullEngine} from '../engine/engines.js';
import {loadRest} from './load-rest.js';
import {useStrings} from '../strings/index.js';
import type {LazyBundle} from '../state/types.js';

let options: EngineOptions = {};
let loading: Promise<LazyBundle> | undefined;
let loaded: LazyBundle | undefined;

/** Says where the full module comes from; before the first element is connected. */
export function configureEngine(given: EngineOptions): void {
  options = given;
}

/** What a first view needs; where there is no small module, everything. */
export function fetchFirst(): Promise<unknown> {
  return __LIVE_WASM_FILE__ === '' ? fetchBundle() : firstEngine();
}

/** Fetches the bundle and starts the full engine. After a failure the next call tries again. */
export function fetchBundle(): Promise<LazyBundle> {
  loading ??= fetchAll().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** The bundle, if it is loaded. */
export function loadedBundle(): LazyBundle | undefined {
  return loaded;
}

async function fetchAll(): Promise<LazyBundle> {
  const script = loadRest().catch((cause: unknown) => {
    throw new EngineLoadError('not_found', 'A part of the calculator could not be fetched.', cause);
  });
  const [bundle, wasmModule] = await Promise.all([script, compile(__WASM_FILE__, options)]);
  setFullEngine(await bundle.createEngine({wasmModule}));
  useStrings('en', bundle.en);
  loaded = bundle;
  return bundle;
}
