// Finds, compiles and starts the WebAssembly module: in a window, a worker or
// Node, from a URL, from bytes or from an already compiled module.
import {EngineLoadError, type EngineOptions} from './options.js';

export interface ModuleOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): object;
  onAbort?(reason: unknown): void;
}

/** What Emscripten's script beside a module exports. */
export type ModuleFactory<Module> = (options: ModuleOptions) => Promise<Module>;

export interface Loaded<Module> {
  core: Module;
  wasmModule: WebAssembly.Module;
}

/** Starts the module of `factory`, which by default is `file` beside this script. */
export async function load<Module>(
  factory: ModuleFactory<Module>,
  file: string,
  options: EngineOptions,
): Promise<Loaded<Module>> {
  const wasmModule = await compile(file, options);
  return {core: await start(factory, wasmModule), wasmModule};
}

export async function compile(file: string, options: EngineOptions): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== 'object') {
    throw new EngineLoadError('unsupported', 'This browser has no WebAssembly.');
  }
  if (options.wasmModule) return options.wasmModule;
  if (options.wasmBinary) {
    const bytes = await options.wasmBinary;
    return explained(() => WebAssembly.compile(bytes));
  }
  const url = options.wasmUrl ? new URL(options.wasmUrl, baseAddress()) : besideThisScript(file);
  if (url.protocol === 'file:' && isNode()) return compileFile(url);
  const response = await fetched(url);
  const streams =
    typeof WebAssembly.compileStreaming === 'function' &&
    /^application\/wasm\b/.test(response.headers.get('content-type') ?? '');
  // A server that names the type wrongly only costs the streaming.
  return explained(async () =>
    streams
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer()),
  );
}

async function compileFile(url: URL): Promise<WebAssembly.Module> {
  const files = 'node:fs/promises' as string;
  const {readFile} = (await import(/* @vite-ignore */ files)) as typeof import('node:fs/promises');
  const bytes = await readFile(url).catch((cause: unknown) => {
    throw new EngineLoadError('not_found', `There is no ${url.href}.`, cause);
  });
  return explained(() => WebAssembly.compile(bytes));
}

async function fetched(url: URL): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, {credentials: 'same-origin'});
  } catch (cause) {
    throw new EngineLoadError('not_found', `${url.href} could not be fetched.`, cause);
  }
  if (!response.ok) {
    throw new EngineLoadError('not_found', `${url.href} answered ${String(response.status)}.`);
  }
  return response;
}

/** Turns the browsers' different refusals into one kind of error that says what to do. */
async function explained<T>(compileIt: () => Promise<T>): Promise<T> {
  try {
    return await compileIt();
  } catch (cause) {
    if (/content.security|unsafe-eval|CSP|blocked|Refused/i.test(String(cause))) {
      throw new EngineLoadError(
        'blocked_by_csp',
        "The page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src.",
        cause,
      );
    }
    throw new EngineLoadError(
      'not_wasm',
      `This is not the calculator's module: ${String(cause)}`,
      cause,
    );
  }
}

function start<Module>(
  factory: ModuleFactory<Module>,
  wasmModule: WebAssembly.Module,
): Promise<Module> {
  return new Promise((resolve, reject) => {
    factory({
      instantiateWasm(imports, done) {
        // Some browsers compile what their policy forbids, and refuse only here.
        explained(() => WebAssembly.instantiate(wasmModule, imports)).then(done, reject);
        return {};
      },
      onAbort: reject,
    }).then((core) => {
      resolve(core);
    }, reject);
  });
}

function besideThisScript(name: string): URL {
  const address = baseAddress();
  if (!address) {
    throw new EngineLoadError(
      'not_found',
      'Give `wasmUrl` or `wasmBinary`: this script has no address.',
    );
  }
  return new URL(name, address);
}

/** This script's own address; absent in a classic inline script. */
function baseAddress(): string | undefined {
  return (import.meta as {url?: string}).url;
}

function isNode(): boolean {
  const {process} = globalThis as {process?: {versions?: {node?: string}}};
  return process?.versions?.node !== undefined;
}
