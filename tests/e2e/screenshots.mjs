// Pictures of the page in its states, into build/screenshots/, to be looked at.
//
//   screenshots.mjs [NAME...]
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {start} from './browsers/chromium.mjs';
import {DEFAULT_TOTALS, field, fragment, waitForTotals} from './calculator.mjs';
import {live, PAGE_HEADERS, ROOT, idle, SITE} from './harness.mjs';
import {serve} from './serve.mjs';

const folder = join(ROOT, 'build/screenshots');
mkdirSync(folder, {recursive: true});

const openAll = (page) =>
  page.evaluate(() => {
    for (const details of deepAll('details')) details.open = true;
  });
/** Opens the section that counts, and gives it a text. */
const count = (text) => async (page) => {
  await page.evaluate(() => deep('[part~=tokens] summary').click());
  await page.waitFor(() => deep('#tokens-text'));
  await page.evaluate((given) => {
    const area = deep('#tokens-text');
    area.value = given;
    area.dispatchEvent(new Event('input', {bubbles: true}));
  }, text);
  await page.waitFor(() => deep('[part~=tokens-count], [part~=tokens-request]'));
  await page.evaluate(() => {
    for (const details of deepAll('deepseek-cost-tokens details')) details.open = true;
    deep('[part~=tokens]').scrollIntoView();
  });
};
const prompt = (date) =>
  JSON.stringify({
    model: 'deepseek-flash',
    messages: [
      {role: 'system', content: `Today is ${date}. ${'Answer in full sentences. '.repeat(60)}`},
      {role: 'user', content: 'How do I reset it?'},
    ],
  });
const TEXT = count('The quick brown fox: 快速的棕色狐狸 🤖\n\tjumps 12345 times.');
const COMPARED = count(`${prompt('26 November')}\n${prompt('27 November')}`);
const narrow = {width: 360, height: 1800, fullPage: false};

/** Also what is only there once something else is open. */
async function openDeep(page) {
  for (let depth = 0; depth < 4; ++depth) {
    await openAll(page);
    await idle(page);
  }
}
const link = async (values) => `/#${await fragment(values)}`;
const BANDED = await link({card: '2026-11-13'});
const DECISION = await link({
  workloads: [
    {
      name: 'Chat',
      requests: 5000,
      per: 'day',
      shape: {kind: 'chat', turns: 8, system: 800, user: 120, answer: 250, reasoning: 100},
    },
    {name: 'Labels', input: 900, output: 40, requests: 200000, when: {kind: 'office_china'}},
  ],
  decision: {
    ...{fail_flash: '6', fail_pro: '3', human: '0.5', retries: '1', pro_share: '20'},
    ...{budget: '500', per_user: '12', target: '0.0001'},
    ranges: [
      {field: '/workloads/0/requests', low: '3000', high: '9000'},
      {field: '/decision/human', low: '0.1', high: '2'},
    ],
  },
});

const SHOTS = {
  wide: {},
  'first-screen': {fullPage: false},
  // The picture of the README: web/docs/calculator.png.
  readme: {width: 1200, height: 1120, fullPage: false},
  768: {width: 768},
  360: {width: 360, height: 740},
  '360-first-screen': {width: 360, height: 740, fullPage: false},
  dark: {dark: true},
  '360-dark': {width: 360, height: 740, dark: true},
  zh: {path: '/?lang=zh'},
  '360-zh': {path: '/?lang=zh', width: 360, height: 740},
  working: {
    async act(page) {
      await page.evaluate(() => (deep('[part~=total]').closest('details').open = true));
    },
  },
  'everything-open': {act: openAll},
  error: {
    async act(page) {
      await waitForTotals(page, DEFAULT_TOTALS);
      await page.fill(field('input'), 'twelve');
      await page.waitFor(() => deep('[aria-invalid=true]') !== null);
    },
  },
  banded: {path: BANDED},
  'banded-grid': {
    path: await link({
      card: '2026-11-13',
      workloads: [
        {when: {kind: 'grid', grid: '007fc0007fc0007fc0007fc0007fc0000000000000', utc_offset: 480}},
      ],
    }),
    act: openAll,
  },
  'banded-360': {path: BANDED, width: 360, height: 740},
  cny: {path: await link({currency: 'CNY'})},
  workloads: {
    path: await link({
      workloads: [
        {name: 'Chat'},
        {name: 'Agents', input: 30000, hit: '90', requests: 500, per: 'hour'},
      ],
    }),
  },
  tokens: {act: TEXT, height: 1100, fullPage: false},
  'tokens-360-dark': {act: TEXT, ...narrow, dark: true},
  'tokens-compared': {act: COMPARED, height: 1400, fullPage: false},
  'tokens-compared-360': {path: '/?lang=zh', act: COMPARED, ...narrow},
  decision: {path: DECISION, act: openDeep},
  'decision-360': {path: DECISION, act: openDeep, width: 360, height: 740},
  'decision-zh': {path: DECISION.replace('/', '/?lang=zh'), act: openDeep},
  'future-link': {path: '/#v=99&card=2031-01-01'},
  print: {print: true},
  'print-dark': {print: true, dark: true},
  compact: {element: 'view="compact"'},
  table: {element: 'view="table"'},
  focus: {
    async act(page) {
      await page.focus(field('input'));
      await page.press('Tab');
    },
    fullPage: false,
  },
};

const names = process.argv.slice(2);
for (const name of names) {
  if (!(name in SHOTS)) {
    console.error(`no picture called ${name}; there are: ${Object.keys(SHOTS).join(' ')}`);
    process.exit(2);
  }
}

const browser = await start();
const hosts = Object.fromEntries(
  Object.entries(SHOTS)
    .filter(([, shot]) => shot.element)
    .map(([name, {element}]) => [
      `/host-${name}`,
      `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title><link rel="icon" href="data:,">
       <script type="module" src="/deepseek-cost.js"></script><body><h1>Host</h1><p>A paragraph of the host.</p><deepseek-cost ${element}></deepseek-cost>`,
    ]),
);
const server = await serve({folders: {'/': SITE}, pages: hosts, pageHeaders: PAGE_HEADERS});
try {
  for (const [name, shot] of Object.entries(SHOTS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.setViewport(shot.width ?? 1280, shot.height ?? 900);
    if (shot.dark) await page.media({'prefers-color-scheme': 'dark'});
    await page.goto(server.origin + (shot.element ? `/host-${name}` : (shot.path ?? '/')));
    await live(page);
    await shot.act?.(page);
    await new Promise((resolve) => setTimeout(resolve, 250));
    if (shot.print) {
      writeFileSync(
        join(folder, `${name}.pdf`),
        await page.raw.pdf({format: 'A4', printBackground: false}),
      );
      // The same layout as a picture: A4 at 96 px an inch.
      await page.raw.emulateMediaType('print');
      await page.setViewport(794, 1123);
    }
    const path = join(folder, `${name}.png`);
    await page.screenshot(path, {fullPage: shot.fullPage ?? true});
    console.log(path);
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
