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
import {startCalculator} from './calculator.js';
import {CallEngine, type CallModule, type Caller} from './call-engine.js';
import {startImporter} from './importer.js';
import type {EngineOptions, ModuleName} from './options.js';
import type {UsageLogOptions} from './types/calls.js';
import {openUsageLog, type ImporterModule, type UsageLog} from './usage-log.js';

export type * from './types/calls.js';
export {EngineLoadError, type EngineOptions, type LoadFailure, type ModuleName} from './options.js';
export type {UsageLog} from './usage-log.js';

export interface Engine extends Caller {
  openUsageLog(options?: UsageLogOptions): UsageLog;
  /** The compiled modules, to start another engine in a worker without a second download. */
  readonly wasmModule: Readonly<Record<ModuleName, WebAssembly.Module>>;
}

/** Loads the core. Rejects with an `EngineLoadError` only. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const [calculator, importer] = await Promise.all([
    startCalculator(options),
    startImporter(options),
  ]);
  return new CoreEngine(calculator.core, importer.core, {
    calculator: calculator.wasmModule,
    importer: importer.wasmModule,
  });
}

class CoreEngine extends CallEngine implements Engine {
  constructor(
    calculator: CallModule,
    private readonly importer: ImporterModule,
    readonly wasmModule: Engine['wasmModule'],
  ) {
    super(routed(calculator, importer));
  }

  openUsageLog(options: UsageLogOptions = {}): UsageLog {
    return openUsageLog(this.importer, options);
  }
}

/** Each module says which calls it has; any other goes to the calculator, which refuses it. */
function routed(calculator: CallModule, importer: CallModule): Pick<CallModule, 'call'> {
  const imported = new Set(importer.calls().split(' '));
  return {
    call: (name, request) => (imported.has(name) ? importer : calculator).call(name, request),
  };
}
