// Installs the package that build/site is into real hosts, builds their pages, and
// uses the calculator in each as a reader does.
//
//   run.mjs [--all] [HOST...]
//
// One line per run, then "N passed, N failed, N skipped".
import assert from 'node:assert/strict';
import {copyFileSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {parseArgs} from 'node:util';

import {start as startChromium} from '../e2e/browsers/chromium.mjs';
import {DEFAULT_TOTALS, field, waitForTotals, working} from '../e2e/calculator.mjs';
import {ROOT, within} from '../e2e/harness.mjs';
import {serve} from '../e2e/serve.mjs';
import {HOSTS} from './hosts.mjs';
import {packed, prepare, run, start} from './workplace.mjs';

/** A first build of a framework's development server is slow. */
const SECONDS = 180;
/** A price, and the tokens of a text. */
const ANSWER = '0.000184875 3';
const axe = readFileSync(createRequire(join(ROOT, 'web/')).resolve('axe-core/axe.min.js'), 'utf8');
const DATA = {
  totals: ['$87.210666666667', '$267.27125'],
  typed: ['$169.9927', '$513.3725'],
};
const TYPED = {text: '12k', totals: ['$63.952', '$194.445']};

const {values: options, positionals} = parseArgs({
  allowPositionals: true,
  options: {all: {type: 'boolean', default: process.env.CI === 'true'}},
});
const unknown = positionals.filter((name) => HOSTS.every((host) => host.name !== name));
if (unknown.length > 0) {
  console.error(
    `no host is called ${unknown.join(', ')}; there are: ${HOSTS.map(({name}) => name).join(' ')}`,
  );
  process.exit(2);
}

let passed = 0;
let skipped = 0;
const failures = [];
const folders = new Map();
const tarball = packed();
const browser = await startChromium();

for (const host of HOSTS) {
  if (positionals.length > 0 && !positionals.includes(host.name)) continue;
  if (positionals.length === 0 && !host.always && !options.all) {
    console.log(`skipped: ${host.name}: takes minutes; scripts/test --all hosts runs it`);
    skipped += host.runs.length;
    continue;
  }
  for (const each of host.runs) {
    const name = `${host.name}, ${each.mode}`;
    const began = Date.now();
    try {
      if (!folders.has(host.folder)) folders.set(host.folder, prepare(host.folder, tarball));
      await rehearse(host, each, folders.get(host.folder));
      passed++;
      console.log(`ok      ${name} (${Math.round((Date.now() - began) / 1000)} s)`);
    } catch (error) {
      failures.push(name);
      console.log(`FAILED  ${name}\n${String(error.stack ?? error).replace(/^/gm, '    ')}`);
    }
  }
}

await browser.close();
console.log(`${passed} passed, ${failures.length} failed, ${skipped} skipped`);
process.exitCode = failures.length > 0 ? 1 : 0;

async function rehearse(host, each, folder) {
  if (each.program) {
    const output = run(each.program, folder);
    assert.match(output, each.prints);
    return;
  }
  if (each.build) {
    const output = run(each.build, folder);
    assert.doesNotMatch(
      output,
      /.*deepseek-cost.*warn.*|.*warn.*deepseek-cost.*/i,
      'a warning about us',
    );
    if (each.page) copyFileSync(join(folder, each.page), join(folder, each.site, each.page));
  }
  const server = each.server
    ? await start(each.server, folder)
    : await serve({folders: {'/': join(folder, each.site)}, cleanUrls: true});
  try {
    await within(SECONDS, () => visit(host, server.origin));
  } catch (error) {
    throw server.output ? new Error(`${error.stack}\n${server.output()}`) : error;
  } finally {
    await server.stop();
  }
}

/** Reads, types, opens the working, leaves and comes back. */
async function visit(host, origin) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const lines = consoleOf(page);
    await page.setViewport(1280, 900);
    await page.goto(`${origin}/`);
    await use(page);
    if (host.engine)
      await page.waitFor((answer) => document.body.dataset.answer === answer, ANSWER);
    await axeClean(page);
    if (host.router) {
      await page.evaluate(() => void (globalThis.sameDocument = true));
      await follow(page, 'Other');
      await page.waitFor(() => !document.querySelector('deepseek-cost'));
      await follow(page, 'Back');
      await use(page);
      assert.ok(await page.evaluate(() => globalThis.sameDocument), 'the router changed the page');
    }
    if (host.data) await useData(host, page, origin);
    await leaveAndReturn(page);
    const problems = [...(await page.problems()), ...lines];
    assert.deepEqual(
      problems.filter((line) => !host.ignore.test(line)),
      [],
      'in the console',
    );
  } finally {
    await context.close();
  }
}

/** What is written there that no problem is: information, logs, debugging. */
function consoleOf({raw}) {
  const lines = [];
  raw.on('console', (message) => {
    if (!['error', 'warn'].includes(message.type()))
      lines.push(`console.${message.type()}: ${message.text()}`);
  });
  return lines;
}

/** A scenario as an object, and the link of what the reader makes of it. */
async function useData(host, page, origin) {
  if (host.data === 'link') await follow(page, 'Data');
  else await page.goto(`${origin}/data`);
  await waitForTotals(page, DATA.totals);
  await page.fill(field('input'), TYPED.text);
  await waitForTotals(page, DATA.typed);
  await page.waitFor(() => /\bin=12000\b/.test(document.body.dataset.link));
}

/** To another document and back by the browser, which may have kept the page or not. */
async function leaveAndReturn(page) {
  await page.goto('about:blank');
  await page.raw.goBack();
  await page.waitFor(() => deep('deepseek-cost')?.estimate !== undefined);
  const typed = () => /\bin=1234\b/.test(deep('deepseek-cost')?.fragment ?? '');
  // A development server may load a page again that the browser had kept.
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    await page.fill(field('input'), '1,234').catch(() => undefined);
    await delay(300);
    if (await page.evaluate(typed).catch(() => false)) return;
  }
  assert.fail('after the return nothing can be typed');
}

/** axe finds nothing in the element; the page around it is the host's own. */
async function axeClean(page) {
  await page.evaluateText(`(() => { ${axe}; return true; })()`);
  const found = await page.evaluate(async () => {
    const {violations} = await globalThis.axe.run('deepseek-cost', {resultTypes: ['violations']});
    return violations.map(({help, nodes}) => `${help}: ${nodes[0].target.flat().join(' ')}`);
  });
  assert.deepEqual(found, [], 'axe');
}

async function follow(page, name) {
  const link = {role: 'link', name};
  await page.waitForTarget(link);
  await page.evaluate((target) => deep(target).click(), link);
}

async function use(page) {
  await page.waitFor(() => deep('deepseek-cost')?.estimate !== undefined);
  await waitForTotals(page, DEFAULT_TOTALS);
  await page.fill(field('input'), TYPED.text);
  await waitForTotals(page, TYPED.totals);
  // The working comes in chunks of its own.
  assert.ok((await working(page)).length >= 2, 'the working of both models');
}
