// What the built site costs and how fast it is, in a real browser, each figure as
// a ratio of its limit. Never part of the test run.
//
//   browser.mjs [sizes] [calls] [keys] [load] [lighthouse]     all by default
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {brotliCompressSync, constants} from 'node:zlib';

import {startServer} from '../../web/tools/server.ts';
import {FLAGS, PROGRAM, start as startChromium} from '../e2e/browsers/chromium.mjs';
import {findProgram} from '../e2e/browsers/programs.mjs';
import {fromWeb} from '../e2e/browsers/puppeteer.mjs';
import {DEFAULT_TOTALS, field, waitForTotals} from '../e2e/calculator.mjs';
import {live, SITE} from '../e2e/harness.mjs';

const GLUE = join(SITE, '../wasm/deepseek_cost_live.mjs');
const {minifySync} = await fromWeb('vite');

const SECTIONS = {sizes, calls, keys, load, lighthouse};
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

function sizes() {
  console.log('\nOn the wire (KiB, brotli)');
  const page = brotli('index.html');
  const script = brotli('deepseek-cost.js');
  const live = brotli('deepseek-cost-live.wasm');
  const others = [
    ...readFileSync(join(SITE, 'index.html'), 'utf8').matchAll(
      /<script[^>]* src="\.\/([\w-]+\.js)/g,
    ),
  ]
    .map((match) => match[1])
    .filter((file) => file !== 'deepseek-cost.js')
    .reduce((sum, file) => sum + brotli(file), 0);
  line('the page with its style sheet', page, 'KiB', 14);
  line('the module of a first view with its glue', live + glue(), 'KiB', 48);
  line('an embedded element (script and module)', script + live, 'KiB', 75);
  line('everything for live numbers on the page', script + live + others, 'KiB', 75);
  line('the whole first load of the page', page + script + live + others, 'KiB', 95);
  line('what a touch fetches: the script', brotli('deepseek-cost-rest.js'), 'KiB');
  line('what a touch fetches: the module', brotli('deepseek-cost.wasm'), 'KiB');
  line('Chinese', brotli('deepseek-cost-zh.js'), 'KiB');
  line('engine.js', brotli('engine.js'), 'KiB');
  line(
    'the single file, not compressed',
    statSync(join(SITE, 'deepseek-cost.html')).size / 1024,
    'KiB',
    350,
  );
}

/** What Emscripten's part of the script weighs alone. */
function glue() {
  const {code} = minifySync('glue.js', readFileSync(GLUE, 'utf8'), {module: true});
  return compressed(Buffer.from(code)) / 1024;
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

async function load() {
  console.log('\nOpening the page (ms)');
  for (const slow of [false, true]) {
    const runs = [];
    for (let run = 0; run < 5; run++) {
      runs.push(
        await withPage(
          '/',
          async (page) => {
            await page.waitFor(() => globalThis.liveAt !== undefined);
            return page.evaluate(() => ({
              paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
              live: globalThis.liveAt,
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
            await page.raw.evaluateOnNewDocument(() => {
              customElements.whenDefined('deepseek-cost').then(async () => {
                const element = document.querySelector('deepseek-cost');
                while (!element.estimate) await new Promise((resolve) => setTimeout(resolve, 2));
                await element.updateComplete;
                globalThis.liveAt = performance.now();
              });
            });
          },
        ),
      );
    }
    const what = slow ? 'slow 4G, CPU 4 × slower' : 'this machine';
    line(`first correct numbers painted, ${what}`, median(runs.map((run) => run.paint)), 'ms');
    line(`live, ${what}`, median(runs.map((run) => run.live)), 'ms', slow ? 1200 : undefined);
    if (!slow) {
      line('requests', runs[0].requests, '', 6);
      line('bytes of a first visit', runs[0].bytes / 1024, 'KiB');
    }
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
