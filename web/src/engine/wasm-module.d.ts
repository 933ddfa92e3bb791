// What Emscripten makes from wasm/*.cc, and where the build puts it
// (web/tools/site/wasm.ts).
declare module 'virtual:wasm/*' {
  const file: import('./load.js').ModuleFile;
  export default file;
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
  const file: import('./load.js').ModuleFile;
  export default file;
}

/** Addresses of the workers' scripts; set by the build. */
declare module 'virtual:worker/usage' {
  export const url: () => URL | undefined;
}
declare module 'virtual:worker/tokens' {
  export const url: () => URL | undefined;
}
