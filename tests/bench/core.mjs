// The core alone: native against WebAssembly, and reading a usage log against
// what plain JavaScript takes for the same bytes. Ratios of one run.
//
//   core.mjs NATIVE     NATIVE is an optimised deepseek_cost_call
import {execFileSync} from 'node:child_process';
import {pathToFileURL} from 'node:url';
import {join, resolve} from 'node:path';

const SITE = resolve(import.meta.dirname, '../../build/site');
const [native] = process.argv.slice(2);
const {createEngine} = await import(pathToFileURL(join(SITE, 'engine.js')).href);
const engine = await createEngine();

const scenario = {workloads: [{input: '1500', hit: '70', output: '400', requests: '100000'}]};
const CALLS = {
  estimate: JSON.stringify({scenario}),
  hitCurve: JSON.stringify({scenario}),
  rateTable: '{}',
  price: JSON.stringify({
    model: 'deepseek-v4-pro',
    card: '2026-06-28',
    currency: 'USD',
    usage: {hit: 1000, miss: 200, output: 300},
  }),
  encodeLink: JSON.stringify({scenario}),
};

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function inWasm(name, request) {
  for (let i = 0; i < 500; ++i) engine.callText(name, request);
  return median(
    Array.from({length: 2000}, () => {
      const began = performance.now();
      engine.callText(name, request);
      return performance.now() - began;
    }),
  );
}

// Two lengths of input, so that starting the program does not count.
function natively(name, request) {
  const run = (count) => {
    const input = `${request}\n`.repeat(count);
    const began = performance.now();
    execFileSync(native, [name], {input, maxBuffer: 1 << 30});
    return performance.now() - began;
  };
  const [few, many] = [500, 10_500];
  return median(Array.from({length: 3}, () => (run(many) - run(few)) / (many - few)));
}

console.log('Calls, median: native, WebAssembly in Node, ratio');
for (const [name, request] of Object.entries(CALLS)) {
  if (!engine.callText(name, request).startsWith('{"ok":true'))
    throw new Error(`${name} is refused`);
  const wasm = inWasm(name, request) * 1000;
  const times = [wasm];
  if (native) times.unshift(natively(name, request) * 1000);
  const shown = times.map((time) => `${time.toFixed(1).padStart(8)} µs`).join('');
  console.log(`  ${name.padEnd(12)}${shown}   ${native ? (times[1] / times[0]).toFixed(2) : ''}`);
}

// A log as the API's answers make one: a line of JSON for each request.
const line = (i) =>
  JSON.stringify({
    id: `request-${i}`,
    object: 'chat.completion',
    created: 1782604800 + i,
    model: i % 3 === 0 ? 'deepseek-v4-pro' : 'deepseek-v4-flash',
    choices: [
      {
        index: 0,
        message: {role: 'assistant', content: 'x'.repeat(200 + (i % 400))},
        finish_reason: 'stop',
      },
    ],
    usage: {
      prompt_tokens: 1500,
      completion_tokens: 400 + (i % 50),
      total_tokens: 1900 + (i % 50),
      prompt_cache_hit_tokens: 1024,
      prompt_cache_miss_tokens: 476,
    },
  });
const bytes = new TextEncoder().encode(
  Array.from({length: 100_000}, (_, i) => line(i)).join('\n') + '\n',
);

function timed(work) {
  const began = performance.now();
  work();
  return performance.now() - began;
}

const core = median(
  Array.from({length: 3}, () =>
    timed(() => {
      const log = engine.openUsageLog({});
      log.append(bytes);
      const report = log.finish();
      if (!report.ok) throw new Error(report.errors[0].message);
    }),
  ),
);
const plain = median(
  Array.from({length: 3}, () =>
    timed(() => {
      let sum = 0;
      for (const text of new TextDecoder().decode(bytes).split('\n')) {
        if (text) sum += JSON.parse(text).usage.total_tokens;
      }
      return sum;
    }),
  ),
);
const speed = (time) => `${(bytes.length / 1000 / time).toFixed(0).padStart(6)} MB/s`;
console.log(`Reading a log of ${(bytes.length / 1e6).toFixed(0)} MB`);
console.log(`  decode, split, JSON.parse ${speed(plain)}`);
console.log(`  the core, billed          ${speed(core)}   ratio ${(plain / core).toFixed(2)}`);
