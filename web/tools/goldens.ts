// The golden files, tests/golden/<call>[.<topic>].jsonl: lines alternate a request
// and the core's exact response. The native core and the WebAssembly modules, behind
// the built engine.js, must answer with the very bytes; the types of web/src/engine
// must describe them.
//
//   goldens.ts [--update] [FILE...]     --update writes what the native core answers
import {execFileSync} from 'node:child_process';
import {globSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {pathToFileURL} from 'node:url';

import type {Engine} from '../src/engine/engine.ts';
import {differences} from './json-diff.ts';
import {inWeb, root, site, web} from './site/paths.ts';

const native = join(root, 'build/native/deepseek_cost_call');

interface Golden {
  file: string;
  call: string;
  requests: string[];
  responses: string[];
}

function read(file: string): Golden {
  const lines = readFileSync(join(root, file), 'utf8').replace(/\n$/, '').split('\n');
  if (lines.length % 2 !== 0) lines.push('');
  return {
    file,
    call: basename(file).split('.')[0] ?? '',
    requests: lines.filter((_line, i) => i % 2 === 0),
    responses: lines.filter((_line, i) => i % 2 === 1),
  };
}

function answerNatively(golden: Golden): string[] {
  const input = golden.requests.join('\n') + '\n';
  const output = execFileSync(native, [golden.call], {input, maxBuffer: 1 << 28, encoding: 'utf8'});
  return output.replace(/\n$/, '').split('\n');
}

async function answerInWasm(goldens: Golden[]): Promise<Map<string, string[]>> {
  const {createEngine} = (await import(pathToFileURL(join(site, 'engine.js')).href)) as {
    createEngine: () => Promise<Engine>;
  };
  const engine = await createEngine();
  const loaded = await engine.loadVocabulary();
  if (!loaded.ok) throw new Error(JSON.stringify(loaded));
  return new Map(
    goldens.map((g) => [g.file, g.requests.map((request) => engine.callText(g.call, request))]),
  );
}

/** Writes every request and response as TypeScript literals of the published types. */
function checkTypes(goldens: Golden[]): boolean {
  const folder = join(root, 'build/golden_types');
  mkdirSync(folder, {recursive: true});
  const lines = [`import type {Calls, Failure} from '../site/engine.js';`];
  for (const golden of goldens) {
    for (const [i, request] of golden.requests.entries()) {
      const response = golden.responses[i] ?? '';
      const type = `Calls['${golden.call}']`;
      const at = `// ${golden.file}:${String(2 * i + 1)}`;
      if (response.startsWith('{"ok":true')) {
        lines.push(at, `(${request}) satisfies ${type}['request'];`);
        lines.push(at, `(${response}) satisfies ${type}['response'];`);
      } else {
        lines.push(at, `(${response}) satisfies Failure;`);
      }
    }
  }
  writeFileSync(join(folder, 'goldens.ts'), lines.join('\n') + '\n');
  const config = {
    extends: inWeb('tsconfig.json'),
    compilerOptions: {
      noUnusedLocals: false,
      typeRoots: [inWeb('node_modules/@types')],
    },
    include: [],
    files: ['goldens.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  try {
    const tsc = inWeb('node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [tsc, '-p', folder], {
      cwd: web,
      stdio: 'pipe',
      encoding: 'utf8',
    });
    return true;
  } catch (error) {
    const {stdout} = error as {stdout: string};
    const source = lines;
    for (const line of stdout.split('\n').slice(0, 20)) {
      const at = /goldens\.ts\((\d+),/.exec(line)?.[1];
      const place = source[Number(at) - 2];
      if (place?.startsWith('//')) console.log(place.slice(3));
      console.log(line.slice(0, 300));
    }
    return false;
  }
}

const args = process.argv.slice(2);
const update = args.includes('--update');
const named = args.filter((arg) => !arg.startsWith('-'));
const files = named.length > 0 ? named : globSync('tests/golden/*.jsonl', {cwd: root}).sort();
const goldens = files.map(read);

let passed = 0;
let failed = 0;

function compare(golden: Golden, answers: string[], where: string): void {
  for (const [i, expected] of golden.responses.entries()) {
    if (answers[i] === expected) {
      ++passed;
      continue;
    }
    if (++failed > 10) continue;
    console.log(`${golden.file}:${String(2 * i + 1)} (${where})`);
    console.log(`  request  ${golden.requests[i]?.slice(0, 400) ?? ''}`);
    for (const line of differences(expected, answers[i] ?? '')) console.log(`  ${line}`);
  }
}

if (update) {
  for (const golden of goldens) {
    const answers = answerNatively(golden);
    const text = golden.requests.flatMap((request, i) => [request, answers[i] ?? '']).join('\n');
    writeFileSync(join(root, golden.file), text + '\n');
    console.log(`${golden.file}: ${String(answers.length)} responses written`);
  }
} else {
  const wasm = await answerInWasm(goldens);
  for (const golden of goldens) {
    compare(golden, answerNatively(golden), 'native');
    compare(golden, wasm.get(golden.file) ?? [], 'WebAssembly');
  }
  if (checkTypes(goldens)) ++passed;
  else ++failed;
  console.log(`${String(passed)} passed, ${String(failed)} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
