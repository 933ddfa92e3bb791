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
import {CallEngine, failure, MOST_TEXT_BYTES, type CallModule, type Caller} from './call-engine.js';
import {startImporter} from './importer.js';
import type {EngineOptions, ModuleName} from './options.js';
import {
  openText,
  startTokenizer,
  TOKEN_CALLS,
  VOCABULARY_REQUIRED,
  type TextLog,
  type TokenizerModule,
  type VocabularyLoaded,
  type VocabularySource,
} from './tokenizer.js';
import type {Failure, UsageLogOptions} from './types/calls.js';
import {openUsageLog, type ImporterModule, type UsageLog} from './usage-log.js';

export type * from './types/calls.js';
export type {UsageReport} from './types/usage.js';
export {EngineLoadError, type EngineOptions, type LoadFailure, type ModuleName} from './options.js';
export type {TextLog, VocabularyLoaded, VocabularySource} from './tokenizer.js';
export type {UsageLog} from './usage-log.js';

export interface Engine extends Caller {
  openUsageLog(options?: UsageLogOptions): UsageLog;
  /**
   * Fetches what counts tokens exactly: then `countText`, `encodeText`, `countRequest`,
   * `commonPrefix` and `openText` answer. A file that is not the vocabulary of this
   * version is refused. Rejects with an `EngineLoadError` only.
   */
  loadVocabulary(source?: VocabularySource): Promise<VocabularyLoaded | Failure>;
  /** Counts a text of any length, such as a file. */
  openText(): TextLog;
  /** The compiled modules, to start another engine in a worker without a second download. */
  readonly wasmModule: Readonly<Record<Exclude<ModuleName, 'tokenizer'>, WebAssembly.Module>>;
}

/** Loads the core. Rejects with an `EngineLoadError` only. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const [calculator, importer] = await Promise.all([
    startCalculator(options),
    startImporter(options),
  ]);
  const modules = {calculator: calculator.wasmModule, importer: importer.wasmModule};
  return new CoreEngine(calculator.core, importer.core, modules, options);
}

function vocabularyRequired(): Failure {
  return failure('vocabulary_required', VOCABULARY_REQUIRED);
}

class CoreEngine extends CallEngine implements Engine {
  private tokenizer: TokenizerModule | undefined;

  constructor(
    calculator: CallModule,
    private readonly importer: ImporterModule,
    readonly wasmModule: Engine['wasmModule'],
    private readonly options: EngineOptions,
  ) {
    super(routed(calculator, importer));
  }

  override callText(name: string, request: string): string {
    if (!(TOKEN_CALLS as readonly string[]).includes(name)) return super.callText(name, request);
    if (!this.tokenizer) return JSON.stringify(vocabularyRequired());
    return new CallEngine(this.tokenizer, MOST_TEXT_BYTES).callText(name, request);
  }

  async loadVocabulary(source?: VocabularySource): Promise<VocabularyLoaded | Failure> {
    const {core, loaded} = await startTokenizer(this.options, source);
    if (loaded.ok) this.tokenizer = core;
    return loaded;
  }

  openText(): TextLog {
    if (this.tokenizer) return openText(this.tokenizer);
    return {append: vocabularyRequired, finish: vocabularyRequired};
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
