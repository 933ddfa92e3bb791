// How an engine is started, and why it may not start.

/** The WebAssembly modules of an engine, by what they are for. */
export type ModuleName = 'calculator' | 'importer' | 'tokenizer';

type ForModules<T> = Partial<Record<ModuleName, T>>;

/** Where the modules come from; one that is not named here lies beside this script. */
export interface EngineOptions {
  /** Their bytes, when they are at hand or on their way. */
  wasmBinary?: ForModules<BufferSource | Promise<BufferSource>>;
  /** Already compiled, such as `wasmModule` of another engine, passed to a worker. */
  wasmModule?: ForModules<WebAssembly.Module>;
  /** Other addresses. */
  wasmUrl?: ForModules<string | URL>;
}

export type LoadFailure = 'blocked_by_csp' | 'not_found' | 'not_wasm' | 'unsupported';

/** Why the engine could not start. `code` is for programs, `message` for people. */
export class EngineLoadError extends Error {
  readonly code: LoadFailure;

  constructor(code: LoadFailure, message: string, cause?: unknown) {
    super(message, {cause});
    this.name = 'EngineLoadError';
    this.code = code;
  }
}
