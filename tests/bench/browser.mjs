// What the built site costs and how fast it is, in a real browser, each figure as
// a ratio of its limit. Never part of the test run.
//
//   browser.mjs [sizes] [calls] [keys] [load] [links] [lighthouse]     all by default
import {execFileSync} from 'node:child_process';
import {existsSync, globSync, readFileSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {brotliCompressSync, constants} from 'node:zlib';

import {startServer} from '../../web/tools/server.ts';
import {FLAGS, PROGRAM, start as startChromium} from '../e2e/browsers/chromium.mjs';
import {findProgram} from '../e2e/browsers/programs.mjs';
import {DEFAULT_TOTALS, field, fragment, waitForTotals} from '../e2e/calculator.mjs';
import {live, SITE} from '../e2e/harness.mjs';

const SECTIONS = {sizes, calls, keys, load, links, lighthouse};
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  console.error(
    `no section called ${unknown.join(', ')}; there are: ${Object.keys(SECTIONS).join(' ')}`,
  );
  process.exit(2);
}
if (!existsSync(join(SITE, 'index.html'))) {
  console.error('there is no build/site/index.html: run scripts/build first');
  process.exit(2);
}
let over = 0;

/** One line: what, how much, the limit and the ratio of the two. */
function line(what, value, unit, limit, least = false) {
  const shown = `${what.padEnd(58)} ${format(value).padStart(9)} ${unit.padEnd(5)}`;
  if (limit === undefined) return console.log(shown);
  const bad = least ? value < limit : value > limit;
  if (bad) over++;
  console.log(
    `${shown} ${least ? 'at least' : 'at most '} ${format(limit).padStart(7)}  ratio ${(value / limit).toFixed(2)}${bad ? '  OVER' : ''}`,
  );
}

function format(value) {
  return Math.abs(value) >= 100 || Number.isInteger(value)
    ? String(Math.round(value))
    : value.toPrecision(3);
}

function median(values, share = 0.5) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function brotli(file) {
  return compressed(readFileSync(join(SITE, file))) / 1024;
}

function compressed(bytes) {
  return brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length;
}

/** The files under assets/ that the page asks for before anybody touches it. */
function firstView() {
  const html = readFileSync(join(SITE, 'index.html'), 'utf8');
  return [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map((match) => match[1]);
}

function sizes() {
  console.log('\nOn the wire (KiB, brotli)');
  const page = brotli('index.html');
  const sum = (files) => files.reduce((total, file) => total + brotli(file), 0);
  const first = firstView();
  const all = globSync('assets/*', {cwd: SITE});
  const named = (pattern) => all.filter((file) => pattern.test(file));
  line('the page with its style sheet', page, 'KiB', 14);
  line('everything live on a first view', sum(first), 'KiB', 150);
  // What only bundlers, other languages, frames, programs and those who count tokens ask for.
  const others = named(
    /\/(?:carried|bundled|zh|engine|embed-frame|tokenizer|token-worker|deepseek-vocabulary)[-.]/,
  );
  line(
    'all of the page, every section opened',
    page + sum(all.filter((file) => !others.includes(file))),
    'KiB',
    240,
  );
  for (const file of all) line(`  ${file}`, brotli(file), 'KiB');
  line(
    'the single file, not compressed',
    statSync(join(SITE, 'deepseek-cost.html')).size / 1024,
    'KiB',
    450,
  );
}

/** Median µs of each call, in blocks so that a coarse clock does not matter. */
function timeCalls(engine, names) {
  const {scenario} = engine.call('defaults', {});
  const {fragment} = engine.call('encodeLink', {scenario});
  const requests = {
    estimate: {scenario},
    hitCurve: {scenario},
    rateTable: {},
    encodeLink: {scenario},
    decodeLink: {fragment},
    price: {
      model: 'deepseek-v4-pro',
      card: '2026-06-28',
      currency: 'USD',
      usage: {hit: 0, miss: 11, output: 207},
    },
  };
  // Ten workloads of 200 turns each: the bill, and everything that the page asks
  // again after a key.
  const shape = {kind: 'chat', turns: 200, system: 500, user: 100, answer: 250};
  const long = {
    workloads: Array.from({length: 10}, (_, i) => ({shape, requests: 1000 + i})),
    decision: {fail_flash: '8', fail_pro: '3', human: '2.5'},
  };
  const queries = [
    'estimate',
    'hitCurve',
    'encodeLink',
    'outputShare',
    'concurrency',
    'decision',
    'verdict',
  ];
  const steps = {
    'estimate of 10 shapes of 200 turns': [['estimate', {scenario: long}]],
    'everything after a key, 10 shapes of 200 turns': queries.map((name) => [
      name,
      {scenario: long},
    ]),
  };
  return names.map((name) => {
    const list = steps[name] ?? [[name, requests[name]]];
    const rounds = steps[name] ? 4 : 40;
    const blocks = [];
    for (let block = 0; block < 60; block++) {
      const began = performance.now();
      for (let i = 0; i < rounds; i++)
        for (const [call, request] of list) engine.call(call, request);
      blocks.push(((performance.now() - began) / rounds) * 1000);
    }
    return blocks.sort((a, b) => a - b)[30];
  });
}

const CALLS = [
  ['estimate', 60],
  ['hitCurve'],
  ['rateTable'],
  ['encodeLink'],
  ['decodeLink'],
  ['price'],
  ['estimate of 10 shapes of 200 turns', 2000],
  ['everything after a key, 10 shapes of 200 turns', 2000],
];

async function calls() {
  console.log('\nOne call (median µs)');
  const names = CALLS.map(([name]) => name);
  const {createEngine} = await import(pathToFileURL(join(SITE, 'engine.js')).href);
  const inNode = timeCalls(await createEngine(), names);
  const inChromium = await withPage('/', (page) =>
    page.evaluateText(`(async () => {
      const {createEngine} = await import(new URL('./engine.js', location.href).href);
      return (${timeCalls})(await createEngine(), ${JSON.stringify(names)});
    })()`),
  );
  CALLS.forEach(([name, limit], i) => {
    line(`${name} in Node`, inNode[i], 'µs', limit);
    line(`${name} in Chromium`, inChromium[i], 'µs', limit);
  });
}

async function withPage(path, work, prepare = async () => {}) {
  const browser = await startChromium();
  try {
    const page = await (await browser.newContext()).newPage();
    await page.setViewport(1280, 900);
    const cdp = await page.raw.createCDPSession();
    await prepare(cdp, page);
    await page.goto(new URL(path, server.address).href);
    return await work(page, cdp);
  } finally {
    await browser.close();
  }
}

/** Real key presses; in the page, from the event to the changed total. */
async function typing(page, count, pause = 30) {
  await page.focus(field('requests'));
  await page.press('End');
  await page.evaluate(() => {
    const root = deep({css: '[part~=total]', host: 'deepseek-cost'}).getRootNode();
    globalThis.measured = {changed: [], painted: []};
    let began = 0;
    root.addEventListener('beforeinput', () => (began = performance.now()), true);
    new MutationObserver(() => {
      if (!began) return;
      const at = began;
      began = 0;
      globalThis.measured.changed.push(performance.now() - at);
      // The start of the frame that shows it: past one frame's time, one was missed.
      requestAnimationFrame((frame) => globalThis.measured.painted.push(frame - at));
    }).observe(root, {subtree: true, childList: true, characterData: true});
  });
  for (let i = 0; i < count; i++) {
    await page.press(i % 2 === 0 ? '0' : 'Backspace');
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return page.evaluate(() => globalThis.measured);
}

async function keys() {
  console.log('\nFrom a key to the changed numbers (ms)');
  for (const [rate, limit, painted] of [
    [1, 5, 16.7],
    [4, 20, 50],
  ]) {
    const measured = await withPage('/', async (page, cdp) => {
      await live(page);
      await waitForTotals(page, DEFAULT_TOTALS);
      await typing(page, 20);
      await cdp.send('Emulation.setCPUThrottlingRate', {rate});
      // Slower than anybody's repeat rate is fast: keys must not queue up.
      return typing(page, 100, rate === 1 ? 30 : 200);
    });
    const slow = rate === 1 ? '' : `, CPU ${rate} × slower`;
    line(`in the DOM, median${slow}`, median(measured.changed), 'ms');
    line(`in the DOM, 95 of 100${slow}`, median(measured.changed, 0.95), 'ms', limit);
    line(
      `in the frame that starts after, 95 of 100${slow}`,
      median(measured.painted, 0.95),
      'ms',
      painted,
    );
  }
  const three = await withPage('/', async (page) => {
    await live(page);
    await page.evaluate(() => {
      for (let i = 0; i < 2; i++)
        document.querySelector('main').append(document.createElement('deepseek-cost'));
    });
    await live(page);
    await waitForTotals(page, DEFAULT_TOTALS);
    return typing(page, 200);
  });
  line('in the DOM, three on one page, 95 of 100', median(three.changed, 0.95), 'ms', 16);
}

/** Lighthouse's "slow 4G": 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

/** How a page opens: when it is painted, when its own numbers are there, when it is live. */
async function opening(address, slow, month) {
  return withPage(
    address,
    async (page) => {
      await page.waitFor(() => globalThis.liveAt !== undefined && globalThis.ownAt !== undefined);
      return page.evaluate(() => ({
        paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
        own: globalThis.ownAt,
        live: globalThis.liveAt,
        foreign: globalThis.foreign,
        requests: performance.getEntriesByType('resource').length + 1,
        bytes: [
          ...performance.getEntriesByType('resource'),
          ...performance.getEntriesByType('navigation'),
        ].reduce((sum, entry) => sum + entry.transferSize, 0),
      }));
    },
    async (cdp, page) => {
      if (slow) {
        await cdp.send('Network.enable');
        await cdp.send('Network.emulateNetworkConditions', SLOW_4G);
        await cdp.send('Emulation.setCPUThrottlingRate', {rate: 4});
      }
      await page.raw.evaluateOnNewDocument((expected) => {
        globalThis.foreign = 0;
        // What a reader can see of the totals, in each frame.
        const look = () => {
          const total = document
            .querySelector('deepseek-cost')
            ?.shadowRoot?.querySelector('[part=total]');
          if (total && getComputedStyle(total).visibility === 'visible') {
            if (total.textContent.includes(expected)) globalThis.ownAt ??= performance.now();
            else if (globalThis.ownAt === undefined) globalThis.foreign++;
          }
          if (globalThis.ownAt === undefined) requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        customElements.whenDefined('deepseek-cost').then(async () => {
          const element = document.querySelector('deepseek-cost');
          while (!element.fragment) await new Promise((resolve) => setTimeout(resolve, 2));
          await element.updateComplete;
          globalThis.liveAt = performance.now();
        });
      }, month);
    },
  );
}

async function measured(address, slow, month) {
  const runs = [];
  for (let run = 0; run < 5; run++) runs.push(await opening(address, slow, month));
  return (name) => median(runs.map((run) => run[name]));
}

async function load() {
  console.log('\nOpening the page (ms)');
  for (const slow of [false, true]) {
    const of = await measured('/', slow, '17.79');
    const what = slow ? 'slow 4G, CPU 4 × slower' : 'this machine';
    line(`first correct numbers painted, ${what}`, of('paint'), 'ms', slow ? 500 : undefined);
    line(`live, ${what}`, of('live'), 'ms', slow ? 1250 : undefined);
    if (!slow) {
      line('requests', of('requests'), '', 8);
      line('bytes of a first visit', of('bytes') / 1024, 'KiB');
    }
  }
}

async function links() {
  console.log('\nOpening a link, beside the default page (ms)');
  const link = await fragment({workloads: [{input: 12000}]});
  for (const slow of [false, true]) {
    const what = slow ? 'slow 4G, CPU 4 × slower' : 'this machine';
    const own = await measured(`/#${link}`, slow, '63.95');
    const plain = await measured('/', slow, '17.79');
    line(`the link’s own numbers, ${what}`, own('own'), 'ms', slow ? 1250 : 250);
    line(`live, ${what}`, own('live'), 'ms', slow ? 1250 : undefined);
    line(`frames with another scenario’s totals, ${what}`, own('foreign'), '', 0);
    line(`the default page live, ${what}`, plain('live'), 'ms');
  }
}

async function lighthouse() {
  console.log('\nLighthouse');
  const here = import.meta.dirname;
  if (!existsSync(join(here, 'node_modules/lighthouse'))) {
    const env = {...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}`};
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: here,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const {default: run, desktopConfig} = await import('lighthouse');
  const {launch} = await import('chrome-launcher');
  for (const [device, config] of [
    ['mobile', undefined],
    ['desktop', desktopConfig],
  ]) {
    const chrome = await launch({
      chromePath: findProgram(...PROGRAM),
      chromeFlags: ['--headless=new', ...FLAGS],
      logLevel: 'silent',
    });
    try {
      const {lhr} = await run(
        server.address,
        {
          port: chrome.port,
          logLevel: 'silent',
          onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
        },
        config,
      );
      for (const category of Object.values(lhr.categories)) {
        line(`${category.title}, ${device}`, Math.round(category.score * 100), '', 100, true);
        for (const {id} of category.auditRefs) {
          const audit = lhr.audits[id];
          if (audit.score !== null && audit.score < 0.9 && category.score < 1)
            console.log(`    ${id}: ${audit.title} ${audit.displayValue ?? ''}`);
        }
      }
      line(
        `largest contentful paint, ${device}`,
        lhr.audits['largest-contentful-paint'].numericValue,
        'ms',
        device === 'mobile' ? 1500 : undefined,
      );
      line(`total blocking time, ${device}`, lhr.audits['total-blocking-time'].numericValue, 'ms');
      line(`layout shift, ${device}`, lhr.audits['cumulative-layout-shift'].numericValue, '');
    } finally {
      chrome.kill();
    }
  }
}

const server = await startServer({folder: SITE});
for (const [name, section] of Object.entries(SECTIONS)) {
  if (chosen.length === 0 || chosen.includes(name)) await section();
}
await server.close();
console.log(over === 0 ? 'everything within its limits' : `${over} over the limit`);
