// The element's script in parts: the first with all that a first view needs, the
// others fetched by it later.
//
// A part must not bring the modules of the first once more, and cannot import
// them either: the address of the first script is the host's to choose, and under
// another address a browser would run it a second time. So a part is a function
// that is handed what it uses of the first.
import type {Plugin} from 'vite';

import {bundle, bundled, minified, type BundleOptions} from './bundle.ts';
import {inWeb, contentHash} from './paths.ts';

export interface Part {
  /** The module by which the first part asks for it, and what that exports. */
  loader: string;
  loads: string;
  /** The module that it is made of. */
  entry: string;
  /** Its name in the site. */
  file: string;
}

export interface Parts {
  first: string;
  /** By name. */
  others: Map<string, string>;
}

type Imported = Map<string, Set<string>>;

export async function inParts(
  entry: string,
  parts: readonly Part[],
  options: BundleOptions,
): Promise<Parts> {
  const alone = await bundled(entry, {
    ...options,
    plugins: [sharing(new Map()), loaders(parts, () => '')],
  });
  const imported: Imported = new Map();
  const others = new Map<string, string>();
  for (const {entry, file} of parts) {
    const {code} = await bundled(entry, {...options, plugins: [without(alone.modules)]});
    others.set(file, minified(file, asFunction(file, code, imported), true));
  }
  const fetching = ({file}: Part): string => {
    const address = JSON.stringify(`${file}?v=${contentHash(others.get(file) ?? '')}`);
    // Some browsers remember an address that failed: another try is another address.
    return `
  const url = new URL(/* @vite-ignore */ ${address}, import.meta.url);
  if (tries++ > 0) url.searchParams.set('try', String(tries));
  return (await import(/* @vite-ignore */ url.href)).default(shared);`;
  };
  const first = await bundle(entry, {
    ...options,
    plugins: [sharing(imported), loaders(parts, fetching)],
  });
  return {first, others};
}

const SHARED = 'virtual:shared';
const OF_FIRST = 'of-first:';

/** Puts `fetching` in the place of each part's loader. */
function loaders(parts: readonly Part[], fetching: (part: Part) => string): Plugin {
  const byPath = new Map(parts.map((part) => [inWeb(part.loader), part]));
  return {
    name: 'part-loaders',
    enforce: 'pre',
    load(id) {
      const part = byPath.get(id);
      if (!part) return null;
      return (
        `import {shared} from '${SHARED}';\nlet tries = 0;\n` +
        `export async function ${part.loads}() {${fetching(part)}\n}\n`
      );
    },
    resolveId: (id) => (id === SHARED ? `\0${SHARED}` : null),
  };
}

/** The table of what the parts use of the first. */
function sharing(imported: Imported): Plugin {
  return {
    name: 'shared-with-parts',
    load(id) {
      if (id !== `\0${SHARED}`) return null;
      const imports = [...imported].map(
        ([module, names], i) =>
          `import {${[...names].map((name) => `${name} as ${name}${String(i)}`).join(', ')}} from ${JSON.stringify(module)};`,
      );
      const table = [...imported].map(
        ([module, names], i) =>
          `${JSON.stringify(key(module))}: {${[...names].map((name) => `get ${name}() { return ${name}${String(i)}; }`).join(', ')}}`,
      );
      return `${imports.join('\n')}\nexport const shared = {${table.join(',\n')}};\n`;
    },
  };
}

/** Leaves what the first part has as imports from it. */
function without(modules: readonly string[]): Plugin {
  const inFirst = new Set(modules);
  return {
    name: 'without-first',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!importer) return null;
      const found = await this.resolve(source, importer, {...options, skipSelf: true});
      if (!found || !inFirst.has(found.id)) return null;
      return {id: OF_FIRST + found.id, external: true};
    },
  };
}

function key(module: string): string {
  return module.replace(/^.*\/web\/(?:node_modules|src)\//, '');
}

/** The module as a function from what it imports to what it exports. */
function asFunction(file: string, code: string, imported: Imported): string {
  const heads: string[] = [];
  let body = code.replace(
    /import\s*\{([^}]*)\}\s*from\s*["']of-first:([^"']+)["'];?/g,
    (_all, list: string, module: string) => {
      const names = imported.get(module) ?? new Set();
      imported.set(module, names);
      const bindings = pairs(list).map(([name, local]) => {
        names.add(name);
        return `${name}: ${local}`;
      });
      heads.push(`const {${bindings.join(', ')}} = shared[${JSON.stringify(key(module))}];`);
      return '';
    },
  );
  // It has run: the first part is there before any other.
  body = body.replace(/import\s*["']of-first:[^"']+["'];?/g, '');
  let returned = '';
  body = body.replace(/export\s*\{([^}]*)\};?\s*$/, (_all, list: string) => {
    returned = `return {${pairs(list)
      .map(([local, name]) => `${name}: ${local}`)
      .join(', ')}};`;
    return '';
  });
  const left = /^\s*(?:import|export)\s*(?:[{*"']|(?:default|const|function|class)\b)/m.exec(body);
  if (returned === '' || left || body.includes(OF_FIRST))
    throw new Error(`${file}: parts do not know this import or export: ${left?.[0] ?? OF_FIRST}`);
  return `export default function (shared) {\n${heads.join('\n')}\n${body}\n${returned}\n}\n`;
}

/** "a as b, c" → [["a", "b"], ["c", "c"]] */
function pairs(list: string): [string, string][] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) => {
      const [from = '', to = from] = item.split(/\s+as\s+/);
      return [from, to];
    });
}
