// Fails when a file uses what its place does not allow: the direction of
// dependency is web -> wasm -> core/api -> core, and inside the core each folder
// uses what core/README.md lists for it. (web/src: eslint.config.js.)
import {existsSync, globSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

import {root} from './site/paths.ts';

/** Headers no file of the core may use: clocks, files, locales, threads, the browser. */
const FORBIDDEN =
  /^(emscripten\/.*|chrono|ctime|time\.h|fstream|filesystem|iostream|sstream|locale|clocale|thread|random|regex|map|unordered_map|functional)$/;
/** The one file that knows the JSON library. */
const JSON_LIBRARY = {header: 'nlohmann/json.hpp', file: 'core/json/parse.cc'};

const faults: string[] = [];

/** The table of core/README.md: folder → folders that it may use, in the order of its lines. */
function readLayers(): Map<string, string[]> {
  const layers = new Map<string, string[]>();
  for (const line of readFileSync(join(root, 'core/README.md'), 'utf8').split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    const folder = /^`([a-z_/]+)`$/.exec(cells[1] ?? '')?.[1];
    if (cells.length !== 5 || folder === undefined || !cells[2]) continue;
    const list = cells[3] ?? '';
    const uses =
      list === 'all of the above'
        ? [...layers.keys()]
        : [...list.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    for (const used of uses) {
      if (!layers.has(used)) faults.push(`core/README.md: ${folder}: ${used} is not above it`);
    }
    layers.set(folder, uses);
  }
  return layers;
}

function includes(file: string): {name: string; line: number}[] {
  const text = readFileSync(join(root, file), 'utf8');
  return text.split('\n').flatMap((line, i) => {
    const name = /^\s*#\s*include\s*[<"]([^>"]+)[>"]/.exec(line)?.[1];
    return name === undefined ? [] : [{name, line: i + 1}];
  });
}

function checkCore(layers: Map<string, string[]>): void {
  const files = globSync('core/**/*.{h,cc}', {cwd: root}).sort();
  for (const folder of layers.keys()) {
    if (!files.some((file) => dirname(file) === `core/${folder}`)) {
      faults.push(`core/README.md: ${folder} holds no source`);
    }
  }
  for (const file of files) {
    const folder = dirname(file).replace(/^core\/?/, '');
    const uses = layers.get(folder);
    if (uses === undefined) {
      faults.push(`${file}: core/README.md has no line for the folder ${folder || 'core itself'}`);
      continue;
    }
    for (const {name, line} of includes(file)) {
      const fault = faultOf(file, folder, uses, name);
      if (fault !== undefined) faults.push(`${file}:${String(line)}: ${name}: ${fault}`);
    }
    // What a comment names may have moved.
    const text = readFileSync(join(root, file), 'utf8');
    for (const [name] of text.matchAll(
      /\b(?:core|wasm|web[/](?:src|tools)|tests)[/][\w/.-]+\.(?:h|cc|ts|json)\b/g,
    )) {
      if (!existsSync(join(root, name))) faults.push(`${file}: names ${name}, which is not there`);
    }
  }
}

function faultOf(file: string, folder: string, uses: string[], name: string): string | undefined {
  if (FORBIDDEN.test(name))
    return 'the core has no clock, file, locale, browser or heavy container';
  if (/^(wasm|web|tests|scripts)\//.test(name)) return 'the core stands below everything';
  if (name.startsWith('nlohmann/')) {
    const allowed = name === JSON_LIBRARY.header && file === JSON_LIBRARY.file;
    return allowed ? undefined : `only ${JSON_LIBRARY.file} knows the JSON library`;
  }
  if (!name.startsWith('core/')) return undefined;
  if (!existsSync(join(root, name))) return 'there is no such file';
  const used = dirname(name).replace(/^core\/?/, '');
  if (used === folder || uses.includes(used)) return undefined;
  return `core/${folder} does not use core/${used} (core/README.md)`;
}

function checkBindings(): void {
  for (const file of globSync('wasm/*.cc', {cwd: root}).sort()) {
    for (const {name, line} of includes(file)) {
      if (name.startsWith('core/') && dirname(name) !== 'core/api') {
        faults.push(`${file}:${String(line)}: ${name}: bindings know only core/api`);
      }
    }
  }
}

checkCore(readLayers());
checkBindings();
for (const fault of faults) console.log(fault);
console.log(`${faults.length === 0 ? 1 : 0} passed, ${String(faults.length)} failed`);
process.exitCode = faults.length === 0 ? 0 : 1;
