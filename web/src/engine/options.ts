// How an engine is started, and why it may not start.

export interface EngineOptions {
  /** The bytes of deepseek-cost.wasm, when they are at hand or on their way. */
  wasmBinary?: BufferSource | Promise<BufferSource>;
  /** An already compiled module (as passed to a worker). */
  wasmModule?: WebAssembly.Module;
  /** Where deepseek-cost.wasm is; by default beside this script. */
  wasmUrl?: string | URL;
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
