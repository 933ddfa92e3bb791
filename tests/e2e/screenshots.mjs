// Pictures of the page in its states, into build/screenshots/, to be looked at.
//
//   screenshots.mjs [NAME...]
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {start} from './browsers/chromium.mjs';
import {DEFAULT_TOTALS, field, fragment, give, waitForTotals} from './calculator.mjs';
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

/** October in Beijing: the cache serves less from the 12th on; lines that are not billed, too. */
function october() {
  const lines = Array.from({length: 31 * 24 * 2}, (_, i) => {
    const at = Date.UTC(2026, 8, 30, 16 + (i >> 1), (i % 2) * 30, 5);
    const input = 3000 + ((i * 37) % 900);
    const hit = Math.round((input * (i < 11 * 48 ? 71 : 55) + (i % 11) * 800) / 100 / 128) * 128;
    return {
      id: `c${i - (i % 97 === 1 ? 1 : 0)}`,
      object: 'chat.completion',
      created: at / 1000,
      model: i % 151 === 7 ? 'gpt-9' : i % 5 === 2 ? 'deepseek-v4-pro' : 'deepseek-flash',
      usage: {
        prompt_tokens: input,
        prompt_cache_hit_tokens: hit,
        prompt_cache_miss_tokens: input - hit,
        completion_tokens: 200 + ((i * 53) % 400),
        total_tokens: input + 200 + ((i * 53) % 400),
      },
    };
  });
  for (const [i, line] of lines.entries()) if (i % 97 === 1) Object.assign(line, lines[i - 1]);
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot a request\n`;
}
const LOG = october();
const files = (name, text) => async (page) => {
  await give(page, [[name, Buffer.from(text)]]);
  await page.waitFor(() => deep('[part~=usage-status], .usage .error'));
  await idle(page);
  await page.evaluate(() => deep('[part~=usage]').scrollIntoView());
};
const reported = files('october.jsonl', LOG);
/** The report with everything in it open, and the query for warehouses. */
async function reportOpen(page) {
  await reported(page);
  await page.evaluate(() => {
    for (const details of deepAll('[part~=usage] details')) details.open = true;
  });
  await page.waitFor(() => deep('deepseek-cost-warehouse textarea, deepseek-cost-warehouse pre'));
  await idle(page);
}
const usage = '[part~=usage]';
/** Where an element stands on the page, with a margin. */
const placeOf = (page, css) =>
  page.evaluate((selector) => {
    const {left, top, width, height} = deep(selector).getBoundingClientRect();
    const margin = Math.min(16, left);
    return {
      x: left + scrollX - margin,
      y: top + scrollY - margin,
      width: width + 2 * margin,
      height: height + 2 * margin,
    };
  }, css);
const shareDialog = async (page) => {
  await page.evaluate(() => deepAll('.actions button').at(-1).click());
  await page.waitFor(() => deep('dialog[open]'));
};

const SHOTS = {
  wide: {},
  320: {width: 320, height: 740},
  744: {width: 744, height: 1000},
  900: {width: 900},
  1920: {width: 1920, height: 1080},
  // At twice and four times the size a window of 1280 px has half and a quarter of them.
  '200-percent': {width: 640, height: 450},
  '400-percent': {width: 320, height: 225},
  'forced-colors': {media: {'forced-colors': 'active', 'prefers-color-scheme': 'dark'}},
  usage: {act: reported, of: usage},
  'usage-360': {act: reported, of: usage, width: 360, height: 740},
  'usage-744': {act: reported, of: usage, width: 744, height: 1000},
  'usage-zh': {path: '/?lang=zh', act: reported, of: usage},
  'usage-zh-360': {path: '/?lang=zh', act: reported, of: usage, width: 360, height: 740},
  'usage-open': {act: reportOpen, of: usage},
  'usage-open-360': {act: reportOpen, of: usage, width: 360, height: 740},
  'usage-open-zh': {path: '/?lang=zh', act: reportOpen, of: usage},
  'usage-dark': {act: reported, of: usage, dark: true},
  'usage-forced-colors': {act: reported, of: usage, media: {'forced-colors': 'active'}},
  'usage-error': {act: files('picture.png', '\u0089PNG\r\n'), of: usage},
  'usage-print': {act: reported, print: true},
  share: {act: shareDialog, fullPage: false},
  'share-360': {act: shareDialog, width: 360, height: 740, fullPage: false},
  'share-zh': {path: '/?lang=zh', act: shareDialog, fullPage: false},
  'share-dark': {act: shareDialog, dark: true, fullPage: false},
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
    const media = {...(shot.dark ? {'prefers-color-scheme': 'dark'} : {}), ...shot.media};
    if (Object.keys(media).length > 0) await page.media(media);
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
    if (shot.of) await page.raw.screenshot({path, clip: await placeOf(page, shot.of)});
    else await page.screenshot(path, {fullPage: shot.fullPage ?? true});
    console.log(path);
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
