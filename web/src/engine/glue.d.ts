// The module that Emscripten makes from wasm/bindings.cc.
declare module 'deepseek-cost-wasm' {
  export interface CoreModule {
    call(name: string, request: string): string;
    begin_usage_log(options: string): string;
    /** A view of `size` bytes to fill; dead after the next call of any kind. */
    usage_log_buffer(size: number): Uint8Array;
    append_usage_log(log: number): string;
    finish_usage_log(log: number): string;
  }
  export interface ModuleOptions {
    instantiateWasm(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance) => void,
    ): object;
    onAbort?(reason: unknown): void;
  }
  export default function createModule(options: ModuleOptions): Promise<CoreModule>;
}

/** Name of the .wasm beside the script, with its content's mark; set by the build. */
declare const __WASM_FILE__: string;

/** Name of the worker's script beside the page's; set by the build. */
declare const __WORKER_FILE__: string;
