// The modules that Emscripten makes from wasm/bindings.cc and wasm/live_bindings.cc.
declare module 'deepseek-cost-wasm' {
  export interface CoreModule {
    call(name: string, request: string): string;
    begin_usage_log(options: string): string;
    /** A view of `size` bytes to fill; dead after the next call of any kind. */
    usage_log_buffer(size: number): Uint8Array;
    append_usage_log(log: number): string;
    end_usage_log_file(log: number): string;
    finish_usage_log(log: number): string;
  }
  const createModule: import('./load.js').ModuleFactory<CoreModule>;
  export default createModule;
}

declare module 'deepseek-cost-live-wasm' {
  const createModule: import('./load.js').ModuleFactory<import('./call-engine.js').CallModule>;
  export default createModule;
}

/** Names of the .wasm files beside the script, with their content's mark; set by the build. */
declare const __WASM_FILE__: string;
declare const __LIVE_WASM_FILE__: string;

/** Name of the worker's script beside the page's; set by the build. */
declare const __WORKER_FILE__: string;
