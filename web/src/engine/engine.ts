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
import type {
  CallName,
  Calls,
  CoreError,
  Failure,
  UsageLogOptions,
  UsageProgress,
  UsageReport,
} from './calls.js';
import {load, type Loaded} from './load.js';
import type {EngineOptions} from './options.js';

export type * from './calls.js';
export {EngineLoadError, type EngineOptions, type LoadFailure} from './options.js';

/** A usage log that is being read. Feed it the file's bytes, cut anywhere. */
export interface UsageLog {
  append(bytes: Uint8Array | ArrayBuffer): UsageProgress | Failure;
  /** The report. The log is closed by it. */
  finish(): UsageReport | Failure;
}

export interface Engine {
  /** Answers a request. Token counts may be numbers, bigints or text. */
  call<N extends CallName>(name: N, request: Calls[N]['request']): Calls[N]['response'] | Failure;
  call(name: string, request?: unknown): {ok: true} | Failure;
  /** The same in JSON text, unparsed. */
  callText(name: string, request: string): string;
  openUsageLog(options?: UsageLogOptions): UsageLog;
  /** The compiled module, to start another engine in a worker without a second download. */
  readonly wasmModule: WebAssembly.Module;
}

/** Loads the core. Rejects with an `EngineLoadError` only. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  return new CoreEngine(await load(options));
}

/** More at once would only make the module's memory larger. */
const CHUNK = 4 << 20;

class CoreEngine implements Engine {
  readonly wasmModule: WebAssembly.Module;
  readonly #core: Loaded['core'];

  constructor(loaded: Loaded) {
    this.#core = loaded.core;
    this.wasmModule = loaded.wasmModule;
  }

  // One signature for the compiler's overloads above.
  call(name: string, request: unknown = {}): never {
    const text = toJson(request);
    if (typeof text !== 'string') return text as never;
    return JSON.parse(this.callText(name, text)) as never;
  }

  callText(name: string, request: string): string {
    if (typeof name !== 'string') {
      return JSON.stringify(
        failure('unknown_call', `There is no call named “${describe(name)}”.`, describe(name)),
      );
    }
    if (typeof request !== 'string') {
      return JSON.stringify(
        failure('wrong_type', `Expected JSON text, got ${describe(request)}.`, describe(request)),
      );
    }
    return guarded(() => this.#core.call(wellFormed(name), wellFormed(request)));
  }

  openUsageLog(options: UsageLogOptions = {}): UsageLog {
    const core = this.#core;
    const text = toJson(options);
    const begun =
      typeof text === 'string'
        ? (JSON.parse(guarded(() => core.begin_usage_log(text))) as
            {ok: true; log: number} | Failure)
        : text;
    if (!begun.ok) return {append: () => begun, finish: () => begun};
    return {
      append: (bytes) => append(core, begun.log, bytes),
      finish: () =>
        JSON.parse(guarded(() => core.finish_usage_log(begun.log))) as UsageReport | Failure,
    };
  }
}

function append(
  core: Loaded['core'],
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

/** JSON text of a request; bigints become decimal strings, as the core reads them. */
function toJson(request: unknown): string | Failure {
  try {
    return (
      written(request) ??
      failure('wrong_type', `Expected an object, got ${describe(request)}.`, describe(request))
    );
  } catch (error) {
    const reason =
      error instanceof Error
        ? (error.message.split('\n')[0] ?? '')
        : 'it cannot be written as text';
    return failure('invalid_json', `This is not valid JSON: ${reason}.`);
  }
}

/** Undefined for what JSON has no text for, such as a function. */
function written(request: unknown): string | undefined {
  try {
    return JSON.stringify(request);
  } catch {
    // A replacer makes every call slower, so only a request that needs it pays.
    return JSON.stringify(request, (_key, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
  }
}

/** A trap in the module is a fault of ours; the caller still gets an answer. */
function guarded(work: () => string): string {
  try {
    return work();
  } catch (error) {
    return JSON.stringify(
      failure('internal', `The calculator failed: ${String(error)}. Reload to go on.`),
    );
  }
}

function failure(code: CoreError['code'], message: string, value = ''): Failure {
  return {ok: false, errors: [{code, where: '', value, message}]};
}

function describe(value: unknown): string {
  try {
    return String(value).slice(0, 60);
  } catch {
    return typeof value;
  }
}

/** Half a surrogate pair has no UTF-8; it becomes U+FFFD. */
function wellFormed(text: string): string {
  return /\p{Surrogate}/u.test(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text;
}
