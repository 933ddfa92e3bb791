// One script of the site from one entry: everything it imports is inside, so each
// public file stands alone.
import {build, minifySync, type Plugin} from 'vite';

import {glue, inWeb, liveGlue, web} from './paths.ts';

export interface BundleOptions {
  format?: 'es' | 'iife';
  define?: Record<string, string>;
  plugins?: Plugin[];
}

export interface Bundle {
  code: string;
  /** The modules that are in it, by their absolute paths. */
  modules: string[];
}

/** The text of the bundle, without a trailing source map. */
export async function bundle(entry: string, options: BundleOptions = {}): Promise<string> {
  const {format = 'es'} = options;
  const {code} = await bundled(entry, options);
  // On a server there is no document; importing the element must not throw there.
  const whole = entry.endsWith('/deepseek-cost.ts') && format === 'es' ? SERVER + code : code;
  // A library keeps its white space for other bundlers; this is the end of the line.
  return minified(entry, whole, format === 'es');
}

export function minified(name: string, code: string, module: boolean): string {
  return minifySync(`${name}.js`, code, {module}).code.trim() + '\n';
}

export async function bundled(entry: string, options: BundleOptions = {}): Promise<Bundle> {
  const {format = 'es', define = {}, plugins = []} = options;
  const result = await build({
    root: web,
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    resolve: {alias: {'deepseek-cost-wasm': glue, 'deepseek-cost-live-wasm': liveGlue}},
    define: {
      'process.env.NODE_ENV': '"production"',
      // A classic script has no address of its own; what needs one says so.
      ...(format === 'iife' ? {'import.meta': '{}'} : {}),
      ...define,
    },
    plugins: [smallTemplates(), ...plugins],
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      lib: {entry: inWeb(entry), formats: [format], name: 'deepseekCost', fileName: () => 'out.js'},
      rolldownOptions: {output: {codeSplitting: false}},
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (!output || !('output' in output)) throw new Error(`${entry}: nothing was built`);
  const [chunk, ...others] = output.output;
  if (others.length > 0) {
    throw new Error(
      `${entry}: expected one file, also got ${others.map((o) => o.fileName).join(', ')}`,
    );
  }
  return {code: chunk.code, modules: Object.keys(chunk.modules)};
}

const SERVER =
  'const HTMLElement = globalThis.HTMLElement ?? class {}, ' +
  'document = globalThis.document ?? {createTreeWalker() {}};\n';

/** Drops the indentation of html`` and css`` templates; nobody sees it. */
function smallTemplates(): Plugin {
  return {
    name: 'small-templates',
    transform(code, id) {
      if (!id.endsWith('.ts') || !id.includes('/web/src/')) return null;
      const small = code.replace(/\b(?:html|svg|css)`(?:[^`\\]|\\.)*?`/gs, (template) =>
        template.replace(/\s*\n\s*/g, '\n'),
      );
      return small === code ? null : {code: small, map: null};
    },
  };
}
