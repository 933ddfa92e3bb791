// Reading a log of a busy service in headless Chromium: the site's own worker
// and real files, against plain JavaScript and against reading alone, as ratios
// of one run. Never part of the test run.
//
//   usage.mjs LOG [speed] [formats] [memory] [workers] [long] [OTHER...]
//
// All sections but `long` by default. LOG is a file of tests/support/make_log, and
// so are the others, in other formats, that `formats` reads. `long` takes 4 GB through the engine and
// 4 GB through the site's worker; it is for who asks for it.
import assert from 'node:assert/strict';
import {existsSync, globSync, readFileSync, writeFileSync} from 'node:fs';
import {basename, resolve} from 'node:path';

import {start as startChromium} from '../e2e/browsers/chromium.mjs';
import {live, SITE} from '../e2e/harness.mjs';
import {serve} from '../e2e/serve.mjs';

const SECTIONS = {speed, formats, memory, workers, long};
const ROUNDS = Number(process.env.ROUNDS ?? 7);
const [log, ...rest] = process.argv.slice(2);
const chosen = rest.filter((name) => name in SECTIONS);
const OTHERS = rest.filter((name) => !(name in SECTIONS)).map((name) => resolve(name));
if (!log || ![log, ...OTHERS].every(existsSync)) {
  console.error(`usage.mjs LOG [${Object.keys(SECTIONS).join('] [')}] [OTHER...]`);
  process.exit(2);
}
const LOG = resolve(log);
const MB = 1e6;
let missed = 0;

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** A figure, and what was wanted of it. */
function line(what, value, unit, target, atLeast = true) {
  const shown = `  ${what.padEnd(64)} ${value.toFixed(value < 20 ? 2 : 0).padStart(8)} ${unit}`;
  if (target === undefined) return console.log(shown);
  const bad = atLeast ? value < target : value > target;
  if (bad) missed++;
  console.log(`${shown}   ${atLeast ? 'at least' : 'at most'} ${target}${bad ? '  MISSED' : ''}`);
}

/** The one file of the built site whose name but for its hash is `stem`. */
function asset(stem, ending) {
  const found = globSync(`assets/${stem}-*.${ending}`, {cwd: SITE}).map((name) => `/${name}`);
  assert.equal(found.length, 1, `one ${stem}.${ending} in the site, not ${found.length}`);
  return found[0];
}

/** A page of the bench with a log chosen, in a fresh browser. */
async function withBench(work, file = LOG) {
  const browser = await startChromium();
  try {
    const {raw} = await (await browser.newContext()).newPage();
    await raw.goto(`${server.origin}/bench/usage_page.html?worker=${WORKER}&module=${MODULE}`);
    await raw.waitForFunction(() => globalThis.ready);
    await (await raw.$('#file')).uploadFile(file);
    return await work(raw, browser);
  } finally {
    await browser.close();
  }
}

/** Each way in turn, round after round; the speeds of every round by way. */
async function race(ways, {file = LOG, rounds = ROUNDS} = {}) {
  return withBench(async (page) => {
    const speeds = Object.fromEntries(ways.map((way) => [way, []]));
    const requests = new Set();
    // The first round fills the page cache and warms the browser up.
    for (let round = -1; round < rounds; round++) {
      // Forth and back: what disturbs one way for a while shall not be its place.
      for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
        const got = await page.evaluate((name) => globalThis.timeReading(name), way);
        requests.add(Number(got.requests));
        if (round >= 0) speeds[way].push(got.bytes / MB / (got.ms / 1000));
      }
    }
    assert.equal(requests.size, 1, `all ways count the same requests: ${[...requests]}`);
    return speeds;
  }, file);
}

/** The median of the rounds' ratios: what disturbs a round disturbs both. */
function ratio(ours, others) {
  return median(ours.map((speed, round) => speed / others[round]));
}

async function speed() {
  console.log('\nThe log in a worker of Chromium (medians)');
  const reading = ['newlinesOfStream', 'newlinesOfSlices', 'newlinesInPlace'];
  const speeds = await race(['ours', 'parse', ...reading]);
  line('read and billed', median(speeds.ours), 'MB/s');
  line('decoded, split, JSON.parse', median(speeds.parse), 'MB/s');
  line('newlines of the stream', median(speeds.newlinesOfStream), 'MB/s');
  line('newlines of new slices', median(speeds.newlinesOfSlices), 'MB/s');
  line('newlines of slices in place', median(speeds.newlinesInPlace), 'MB/s');
  const fastest = reading.toSorted((a, b) => median(speeds[b]) - median(speeds[a]))[0];
  line('billed / JSON.parse', ratio(speeds.ours, speeds.parse), '×', 5);
  line(`billed / ${fastest}, the fastest`, ratio(speeds.ours, speeds[fastest]), '×', 0.8);
}

/** Against the API's own lines: each in a browser of its own, so medians only. */
async function formats() {
  console.log('\nOther formats in a worker of Chromium (medians)');
  const api = median((await race(['ours'])).ours);
  line('API lines', api, 'MB/s');
  for (const file of OTHERS) {
    const {ours} = await race(['ours'], {file});
    line(basename(file), median(ours), 'MB/s');
    line('  / API lines', median(ours) / api, '×', 0.6);
  }
}

async function workers() {
  console.log('\nTwo workers, half a file each (medians)');
  const speeds = await race(['ours', 'two']);
  line('one worker', median(speeds.ours), 'MB/s');
  line('two workers', median(speeds.two), 'MB/s');
  line('two / one', ratio(speeds.two, speeds.ours), '×');
}

/** Processes of a browser by type, with the memory that each holds. */
async function processes(browser) {
  const cdp = await browser.raw.target().createCDPSession();
  const {processInfo} = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  return processInfo.map(({id, type}) => ({id, type}));
}

function kilobytes(id, name) {
  const status = readFileSync(`/proc/${id}/status`, 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)[1]);
}

/**
 * MiB that the pages' processes take on top of what they held before `work`, at
 * the worst moment. The kernel's own high-water mark of resident memory, set
 * back before; shared buffers through which a file arrives are in it.
 */
async function peakOf(browser, work) {
  const renderers = (await processes(browser)).filter(({type}) => type === 'renderer');
  const before = renderers.map(({id}) => {
    writeFileSync(`/proc/${id}/clear_refs`, '5');
    return kilobytes(id, 'VmRSS');
  });
  await work();
  const peaks = renderers.map(({id}, i) => (kilobytes(id, 'VmHWM') - before[i]) / 1024);
  const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
  return {base: sum(before) / 1024, peak: sum(peaks)};
}

/** Lets the page take files as a reader does, and waits for its total. */
async function withSite(work) {
  const browser = await startChromium();
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${server.origin}/`);
    await live(page);
    const input = await page.raw.waitForSelector('deepseek-cost >>> #usage-files');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return await work(page, input, browser);
  } finally {
    await browser.close();
  }
}

async function memory() {
  console.log('\nMemory of the page, log chosen by its picker (resident, MiB)');
  const peaks = [];
  for (let round = 0; round < 3; round++) {
    await withSite(async (page, input, browser) => {
      const {base, peak} = await peakOf(browser, async () => {
        await input.uploadFile(LOG);
        await page.waitFor(() => deep('[part~=usage-total]'), [], {seconds: 300});
      });
      peaks.push(peak);
      if (round === 0) line('the page before', base, 'MiB');
    });
  }
  line('peak above it', median(peaks), 'MiB', 96, false);
}

async function long() {
  console.log('\n4 GB made up as it is read, new request ids throughout');
  await withBench(async (page, browser) => {
    const got = {};
    for (const gigabytes of [1, 4]) {
      const {peak} = await peakOf(browser, async () => {
        got[gigabytes] = await page.evaluate(
          (bytes) => globalThis.readStream(bytes),
          gigabytes * 1e9,
        );
      });
      const {ms, bytes, requests, repeated} = got[gigabytes];
      assert.equal(repeated, '0', 'no id came twice');
      line(`${gigabytes} GB, ${requests} requests`, bytes / MB / (ms / 1000), 'MB/s');
      line(`${gigabytes} GB, peak above the page`, peak, 'MiB', 96, false);
    }
    console.log('\nThe file fifteen times over, read from the disk by the site’s worker');
    let copies;
    const {peak} = await peakOf(browser, async () => {
      copies = await page.evaluate((name) => globalThis.timeReading(name), 'copies');
    });
    line(`${copies.requests} requests`, copies.bytes / MB / (copies.ms / 1000), 'MB/s');
    line('peak above the page', peak, 'MiB', 96, false);
  });
}

const WORKER = asset('usage-worker', 'js');
const MODULE = asset('importer', 'wasm');
const server = await serve({folders: {'/': SITE, '/bench/': import.meta.dirname}});
try {
  for (const [name, section] of Object.entries(SECTIONS)) {
    if (chosen.length === 0 ? name !== 'long' : chosen.includes(name)) await section();
  }
} finally {
  await server.stop();
}
console.log(missed === 0 ? 'every target is met' : `${missed} missed`);
