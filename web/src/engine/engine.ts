/**
 * The exact DeepSeek bill without a page: the calculator's core as an ES module
 * for browsers, workers and Node.
 *
 *     import {createEngine} from './engine.js';
 *     const engine = await createEngine();
 *     engine.call('price', {
 *       model: 'deepseek-v4-pro', card: '2026-06-28', currency: 'USD',
 *       usage: {hit: 0, miss: 11, output: 207},
 *     }).amount; // "0.000184875"
 *
 * No call throws: what cannot be answered comes back as
 * `{ok: false, errors: [{code, where, message}]}`.
 *
 * @module
 */
import createModule, {type CoreModule} from 'deepseek-cost-wasm';

import {CallEngine, describe, failure, guarded, toJson, type Caller} from './call-engine.js';
import type {Failure, UsageLogOptions, UsageProgress, UsageReport} from './types/calls.js';
import {load} from './load.js';
import type {EngineOptions} from './options.js';

export type * from './types/calls.js';
export {EngineLoadError, type EngineOptions, type LoadFailure} from './options.js';

/** A usage log that is being read. Feed it the file's bytes, cut anywhere; no bytes are nothing. */
export interface UsageLog {
  append(bytes: Uint8Array | ArrayBuffer): UsageProgress | Failure;
  /** Ends a file; what is appended next is another. Not needed after the last. */
  endFile(): UsageProgress | Failure;
  /** The report. The log is closed by it. */
  finish(): UsageReport | Failure;
}

export interface Engine extends Caller {
  openUsageLog(options?: UsageLogOptions): UsageLog;
  /** The compiled module, to start another engine in a worker without a second download. */
  readonly wasmModule: WebAssembly.Module;
}

/** Loads the core. Rejects with an `EngineLoadError` only. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const {core, wasmModule} = await load(createModule, __WASM_FILE__, options);
  return new CoreEngine(core, wasmModule);
}

/** More at once would only make the module's memory larger. */
const CHUNK = 4 << 20;

class CoreEngine extends CallEngine implements Engine {
  constructor(
    private readonly core: CoreModule,
    readonly wasmModule: WebAssembly.Module,
  ) {
    super(core);
  }

  openUsageLog(options: UsageLogOptions = {}): UsageLog {
    const {core} = this;
    const text = toJson(options);
    const begun =
      typeof text === 'string'
        ? (JSON.parse(guarded(() => core.begin_usage_log(text))) as
            {ok: true; log: number} | Failure)
        : text;
    if (!begun.ok) {
      return {append: () => begun, endFile: () => begun, finish: () => begun};
    }
    return {
      append: (bytes) => append(core, begun.log, bytes),
      endFile: () =>
        JSON.parse(guarded(() => core.end_usage_log_file(begun.log))) as UsageProgress | Failure,
      finish: () =>
        JSON.parse(guarded(() => core.finish_usage_log(begun.log))) as UsageReport | Failure,
    };
  }
}

function append(
  core: CoreModule,
  log: number,
  bytes: Uint8Array | ArrayBuffer,
): UsageProgress | Failure {
  const all = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
  if (!(all instanceof Uint8Array)) {
    return failure(
      'wrong_type',
      `Expected bytes (a Uint8Array), got ${describe(bytes)}.`,
      describe(bytes),
    );
  }
  let answer = '';
  for (let at = 0; at < all.length || at === 0; at += CHUNK) {
    answer = guarded(() => {
      const chunk = all.subarray(at, at + CHUNK);
      core.usage_log_buffer(chunk.length).set(chunk);
      return core.append_usage_log(log);
    });
    if (answer.startsWith('{"ok":false')) break;
  }
  return JSON.parse(answer) as UsageProgress | Failure;
}
