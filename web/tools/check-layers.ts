// Fails when a file uses what its place does not allow: the direction of
// dependency is web -> wasm -> core/api -> core, and downwards inside the core.
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {root} from './site/paths.ts';

/** Modules of the core that use the C++ standard library and each other only. */
const EXACT = ['result', 'units', 'ratio', 'money', 'calendar', 'rate_book'];
/** Headers no file of the core may use: clocks, files, locales, threads, the browser. */
const FORBIDDEN =
  /^(emscripten\/.*|chrono|ctime|time\.h|fstream|filesystem|iostream|sstream|locale|clocale|thread|random|regex|map|unordered_map|functional)$/;

interface Use {
  file: string;
  line: number;
  name: string;
}

function uses(pattern: string, wanted: RegExp): Use[] {
  return globSync(pattern, {cwd: root, exclude: ['web/node_modules/**']}).flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((text, i) => {
        const name = wanted.exec(text)?.[1];
        return name === undefined || text.includes('typeof import(')
          ? []
          : [{file, line: i + 1, name}];
      }),
  );
}

const INCLUDE = /^\s*#\s*include\s*[<"]([^>"]+)[>"]/;
const IMPORT = /(?:^\s*(?:import|export)\b.*?from\s*|^\s*import\s*|\bimport\()['"]([^'"]+)['"]/;

const faults: string[] = [];

function forbid(use: Use, reason: string): void {
  faults.push(`${use.file}:${String(use.line)}: ${use.name}: ${reason}`);
}

for (const use of uses('core/**/*.{h,cc}', INCLUDE)) {
  const module = use.file.replace(/^core\/|\.(h|cc)$/g, '');
  if (FORBIDDEN.test(use.name))
    forbid(use, 'the core has no clock, file, locale, browser or heavy container');
  if (/^(wasm|web|tests|scripts)\//.test(use.name)) forbid(use, 'the core stands below everything');
  if (use.name.startsWith('nlohmann/') && module !== 'json') {
    forbid(use, 'only core/json/json.cc knows the JSON library');
  }
  if (
    EXACT.includes(module) &&
    /^core\/(json|json_writer|api|api_handlers|scenario_json|rate_book_json)\.h$/.test(use.name)
  ) {
    forbid(use, `${module} stands below the wire format`);
  }
  if (use.name === 'core/api/api.h' && !module.startsWith('api'))
    forbid(use, 'nothing of the core stands above its door');
}

for (const use of uses('wasm/*.cc', INCLUDE)) {
  if (use.name.startsWith('core/') && use.name !== 'core/api/api.h')
    forbid(use, 'bindings know only core/api/api.h');
}

for (const use of uses('web/src/**/*.ts', IMPORT)) {
  const engine = use.file.startsWith('web/src/engine/');
  if (
    engine &&
    /^lit|\/(importer|strings|format|state|export|ui|sections|element|entry)\//.test(use.name)
  ) {
    forbid(use, 'the engine knows nothing of the page');
  }
  if (!engine && use.name === 'deepseek-cost-wasm')
    forbid(use, 'only the engine talks to the module');
  if (
    /^web\/src\/(strings|format|ui|sections)\//.test(use.file) &&
    !/\.test\.ts$|\/controller\.ts$|\/reading\.ts$/.test(use.file) &&
    /\/(engine\/(engine|engines|load)|importer\/read-usage)\.js$/.test(use.name)
  ) {
    const line = readFileSync(join(root, use.file), 'utf8').split('\n')[use.line - 1] ?? '';
    if (!line.includes('import type')) forbid(use, 'views are pure: they get what they draw');
  }
  if (use.name.startsWith('node:') && !use.file.endsWith('.test.ts'))
    forbid(use, 'the site runs in browsers');
}

for (const fault of faults) console.log(fault);
console.log(`${faults.length === 0 ? 1 : 0} passed, ${String(faults.length)} failed`);
process.exitCode = faults.length === 0 ? 0 : 1;
