// The scripts of the site, by Vite. What a page or a host names is an entry; what
// is fetched later is split off by `import()`. All of it lies under assets/ with
// its content's hash in its name.
import {relative} from 'node:path';

import {build, type InlineConfig, type Plugin, type Rolldown} from 'vite';

import {inWeb, web} from './paths.ts';

export interface Scripts {
  /** Every file, by its path in the site. */
  files: Map<string, string>;
  /** The file of an entry by its name, and of what is fetched later by its module's path. */
  entries: Map<string, string>;
  /** The file itself, and all that it imports at once. */
  needs: (file: string) => string[];
}

/** `entries`: modules of web/src, by the name that their file gets. */
export async function bundleScripts(
  entries: Record<string, string>,
  plugins: Plugin[],
  define: Record<string, string>,
): Promise<Scripts> {
  const chunks = await run(
    entries,
    {
      entryFileNames: 'assets/[name]-[hash].js',
      chunkFileNames: ({moduleIds}) =>
        moduleIds.some((id) => id.includes('virtual:bytes/'))
          ? 'assets/carried-[name]-[hash].js'
          : 'assets/[name]-[hash].js',
      // It changes less often than anything else.
      codeSplitting: {
        groups: [
          {name: 'lit', test: /\/node_modules\/(?:lit|@lit)/},
          {name: stageOf, debugName: 'stages', includeDependenciesRecursively: false},
        ],
      },
      // On a server there is no document; importing the element must not throw there.
      banner: ({moduleIds}) => (moduleIds.some((id) => id.includes('lit-html')) ? SERVER : ''),
    },
    plugins,
    define,
  );
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const needs = (file: string): string[] => {
    const found = new Set([file]);
    // A set hands out what is added while it is walked.
    for (const each of found)
      for (const needed of byName.get(each)?.imports ?? []) found.add(needed);
    return [...found];
  };
  return {
    files: new Map(chunks.map(({fileName, code}) => [fileName, code])),
    entries: new Map(
      chunks.map(({isEntry, name, facadeModuleId, fileName}) => [
        isEntry ? name : relative(web, facadeModuleId ?? fileName),
        fileName,
      ]),
    ),
    needs,
  };
}

/**
 * A first view, and what it needs as soon as it is touched, are a file each, whatever else
 * uses their modules. The engine is for programs, too, and stays apart.
 */
function stageOf(id: string, modules: Rolldown.ChunkingContext): string | null {
  const imports = (name: string): boolean => {
    const found = new Set([inWeb(name)]);
    for (const each of found)
      for (const next of modules.getModuleInfo(each)?.importedIds ?? []) found.add(next);
    return found.has(id);
  };
  if (imports('src/engine/calculator.ts')) return 'calculator';
  if (imports('src/entry/deepseek-cost.ts')) return 'view';
  return imports('src/element/lazy-bundle.ts') ? 'lazy-bundle' : null;
}

/** One script with everything that it imports inside. */
export async function bundleAlone(
  entry: string,
  format: 'es' | 'iife',
  plugins: Plugin[] = [],
  define: Record<string, string> = {},
): Promise<string> {
  const output = {codeSplitting: false, format, entryFileNames: 'out.js', name: 'deepseekCost'};
  const [chunk, ...others] = await run({out: entry}, output, plugins, define);
  if (!chunk || others.length > 0) throw new Error(`${entry}: expected one file`);
  return chunk.code;
}

async function run(
  entries: Record<string, string>,
  output: Rolldown.OutputOptions,
  plugins: Plugin[],
  define: Record<string, string> = {},
): Promise<Rolldown.OutputChunk[]> {
  const entry = Object.fromEntries(
    Object.entries(entries).map(([name, path]) => [name, inWeb(path)]),
  );
  const config: InlineConfig = {
    root: web,
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    define: {'process.env.NODE_ENV': '"production"', ...define},
    plugins: [litAsGuest(), ownMembersOnly(), ...plugins],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      lib: {entry, formats: [output.format === 'iife' ? 'iife' : 'es'], name: 'deepseekCost'},
      rolldownOptions: {
        // What later scripts share with an entry stays in the entry's own file.
        preserveEntrySignatures: 'allow-extension',
        output: {...output, minify: true, comments: false},
      },
    },
  };
  const result = await build(config);
  const built = Array.isArray(result) ? result[0] : result;
  if (!built || !('output' in built)) throw new Error('nothing was built');
  return built.output.map((each) => {
    if (each.type !== 'chunk') throw new Error(`${each.fileName} is no script`);
    return each;
  });
}

const SERVER =
  'const HTMLElement = globalThis.HTMLElement ?? class {}, ' +
  'document = globalThis.document ?? {createTreeWalker() {}};\n';

/**
 * Lit as a guest. A page's policy may allow each name of a Trusted Types policy once: with
 * Lit's own name the element and the page's own Lit would shut each other out. And what it
 * leaves on the page's globals (its versions, for warnings; metadata of decorators) stays
 * away from them.
 */
const AS_GUEST: readonly (readonly [file: string, found: RegExp, instead: string])[] = [
  ['/lit-html/lit-html.js', /createPolicy\((["'])lit-html\1/, 'createPolicy("deepseek-cost"'],
  ['/lit-html/lit-html.js', versions('litHtml'), '0'],
  ['/lit-element/lit-element.js', versions('litElement'), '0'],
  ['/reactive-element/reactive-element.js', versions('reactiveElement'), '0'],
  [
    '/reactive-element/reactive-element.js',
    /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap/,
    'const litPropertyMetadata=new WeakMap',
  ],
];

function versions(name: string): RegExp {
  return new RegExp(String.raw`\(\w+\.${name}Versions\?\?=\[\]\)\.push\("[^"]*"\)`);
}

function litAsGuest(): Plugin {
  return {
    name: 'lit-as-guest',
    enforce: 'pre',
    transform(code, id) {
      const changes = AS_GUEST.filter(([file]) => id.endsWith(file));
      if (changes.length === 0) return null;
      let own = code;
      for (const [, found, instead] of changes) {
        if (!found.test(own)) throw new Error(`${id}: there is no ${found.source}`);
        own = own.replace(found, instead);
      }
      return {code: own, map: null};
    },
  };
}

const INHERITED = 'for (var name in all)';

/**
 * The bundler's own helper walks with `for … in` over what modules export, and so over what
 * a page has added to every object.
 */
function ownMembersOnly(): Plugin {
  return {
    name: 'own-members-only',
    transform(code, id) {
      if (id !== '\0rolldown/runtime.js') return null;
      if (!code.includes(INHERITED)) throw new Error(`${id}: there is no ${INHERITED}`);
      return {code: code.replaceAll(INHERITED, 'for (var name of Object.keys(all))'), map: null};
    },
  };
}
