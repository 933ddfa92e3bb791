// Finds, compiles and starts a WebAssembly module: in a window, a worker or Node,
// from its address, from bytes or from an already compiled module.
import {EngineLoadError, type EngineOptions, type ModuleName} from './options.js';

export interface ModuleOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): object;
  onAbort?(reason: unknown): void;
}

/** What Emscripten's script of a module exports. */
export type ModuleFactory<Module> = (options: ModuleOptions) => Promise<Module>;

/** Where the build put a module, or the vocabulary. */
export interface ModuleFile {
  /** Undefined where the page carries it inside. */
  url: () => URL | undefined;
  /** Of its bytes, as `fetch` checks it; "" where nothing is to be checked. */
  integrity: string;
}

type Carrier = (name: ModuleName | 'vocabulary') => Promise<ArrayBuffer> | undefined;
let carrier: Carrier = () => undefined;

/** Where this script brings the modules' bytes along: in a single page, in a bundle. */
export function carryModules(bytesOf: Carrier): void {
  carrier = bytesOf;
}

export async function compile(
  name: ModuleName,
  {url, integrity}: ModuleFile,
  {wasmBinary, wasmModule, wasmUrl}: EngineOptions = {},
): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== 'object') {
    throw new EngineLoadError('unsupported', 'This browser has no WebAssembly.');
  }
  const compiled = wasmModule?.[name];
  if (compiled) return compiled;
  const other = wasmUrl?.[name];
  const binary = wasmBinary?.[name] ?? (other === undefined ? carrier(name) : undefined);
  if (binary) {
    const bytes = await binary;
    return explained(() => WebAssembly.compile(bytes));
  }
  const address = other === undefined ? url() : new URL(other, pageAddress());
  if (!address) {
    throw new EngineLoadError(
      'not_found',
      `Give \`wasmBinary.${name}\` or \`wasmUrl.${name}\`: this script has no address.`,
    );
  }
  if (address.protocol === 'file:') return compileFile(address);
  // What another build put at that address is refused: it may have other prices.
  const response = await fetched(address, other === undefined ? integrity : '');
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

export function start<Module>(
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

/** The vocabulary, by default the file that lies beside this script. */
export async function fetchBytes(
  {url, integrity}: ModuleFile,
  other?: string | URL,
): Promise<Uint8Array> {
  const carried = other === undefined ? carrier('vocabulary') : undefined;
  if (carried) return new Uint8Array(await carried);
  const address = other === undefined ? url() : new URL(other, pageAddress());
  if (!address) {
    throw new EngineLoadError('not_found', 'Give the file: this script has no address.');
  }
  if (address.protocol === 'file:') return readFile(address);
  const response = await fetched(address, other === undefined ? integrity : '');
  return new Uint8Array(await response.arrayBuffer());
}

async function compileFile(url: URL): Promise<WebAssembly.Module> {
  const bytes = await readFile(url);
  return explained(() => WebAssembly.compile(bytes));
}

/** Node, Deno and Bun hand out their file system without an import that a bundler would follow. */
async function readFile(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const {process} = globalThis as {process?: Partial<NodeJS.Process>};
  const files = process?.getBuiltinModule?.('node:fs/promises');
  if (!files) {
    throw new EngineLoadError('not_found', `${url.href} cannot be read here: give \`wasmBinary\`.`);
  }
  return files.readFile(url).catch((cause: unknown) => {
    throw new EngineLoadError('not_found', `There is no ${url.href}.`, cause);
  });
}

async function fetched(url: URL, integrity: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, {credentials: 'same-origin', integrity});
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

/** What a relative address of a caller is relative to. */
function pageAddress(): string | undefined {
  return (globalThis as {location?: {href: string}}).location?.href;
}
