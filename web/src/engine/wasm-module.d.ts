// What Emscripten makes from wasm/*.cc, and where the build puts it
// (web/tools/site/wasm.ts).
declare module 'virtual:wasm/*' {
  /** The address of the module; undefined where the page carries it inside. */
  export const url: () => URL | undefined;
  /** Of its bytes, as `fetch` checks it; "" where nothing is to be checked. */
  export const integrity: string;
}

/** Its bytes in base 64. */
declare module 'virtual:bytes/*' {
  const base64: string;
  export default base64;
}

declare module 'virtual:glue/calculator' {
  const create: import('./load.js').ModuleFactory<import('./call-engine.js').CallModule>;
  export default create;
}

declare module 'virtual:glue/importer' {
  const create: import('./load.js').ModuleFactory<import('./usage-log.js').ImporterModule>;
  export default create;
}

declare module 'virtual:glue/tokenizer' {
  const create: import('./load.js').ModuleFactory<import('./tokenizer.js').TokenizerModule>;
  export default create;
}

/** The vocabulary file, as `virtual:wasm` says of a module. */
declare module 'virtual:vocabulary' {
  export const url: () => URL | undefined;
  export const integrity: string;
}

/** Addresses of the workers' scripts; set by the build. */
declare module 'virtual:worker/usage' {
  export const url: () => URL | undefined;
}
declare module 'virtual:worker/tokens' {
  export const url: () => URL | undefined;
}
