// What a suite gets: fresh browsers, servers that go away by themselves, and the
// checks that hold for every test (nothing in the console, nothing on the network).
import assert from 'node:assert/strict';
import {existsSync, globSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {SECURITY_HEADERS, serve} from './serve.mjs';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** $SITE may name another build to test. */
export const SITE = process.env.SITE ?? join(ROOT, 'build/site');

export const ENGINES = ['chromium', 'firefox', 'webkit'];

/** The page's inline script, by its hash in the page's own policy. */
const [INLINE = ''] =
  /'sha256-[^']+'/.exec(
    existsSync(`${SITE}/index.html`) ? readFileSync(`${SITE}/index.html`, 'utf8') : '',
  ) ?? [];

/** Policies that the page's own <meta> cannot state, and the rest once more. */
export const PAGE_HEADERS = {
  ...SECURITY_HEADERS,
  'content-security-policy': `script-src 'self' ${INLINE} 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'`,
};

/** The path of a file under assets/ by its name without the hash, e.g. "lazy-bundle.js". */
export function asset(name) {
  const [stem, ending] = name.split('.');
  const found = globSync(`assets/${stem}-*.${ending}`, {cwd: SITE}).filter(
    (path) => path.length === `assets/${stem}-12345678.${ending}`.length,
  );
  assert.equal(found.length, 1, `one file called ${name}: ${found}`);
  return found[0];
}

export class TestContext {
  #contexts = [];
  #servers = [];
  #pages = [];
  #expected = [];
  /** The test itself asks other places, to see that it is stopped. */
  expectStrangers = false;

  /**
   * @param browser  a started engine
   * @param site     the server of build/site that all tests of the engine share
   * @param record   (key, value): values that all engines must agree on
   */
  constructor(browser, site, record) {
    this.browser = browser;
    this.engine = browser.name;
    this.site = site;
    this.record = record;
  }

  async newContext() {
    const context = await this.browser.newContext();
    this.#contexts.push(context);
    return context;
  }

  /** A page of `context`, or of a browser that has never been anywhere. */
  async newPage(context) {
    const page = await (context ?? (await this.newContext())).newPage();
    this.#pages.push(page);
    await page.setViewport(1280, 900);
    return page;
  }

  /** A new page at `address`, which may be relative to the site. */
  async open(address = '/', {context, width, height = 900} = {}) {
    const page = await this.newPage(context);
    if (width) await page.setViewport(width, height);
    await page.goto(new URL(address, this.site.origin).href);
    return page;
  }

  /** The calculator, ready for input. */
  async calculator(address = '/', options = {}) {
    const page = await this.open(address, options);
    await live(page);
    return page;
  }

  async serve(options) {
    const server = await serve({recorder: !this.browser.seesConsole, ...options});
    this.#servers.push(server);
    return server;
  }

  /** Problems that match are part of the test. */
  expectProblem(pattern) {
    this.#expected.push(pattern);
  }

  /** Asserts that no page has met a problem or spoken to a stranger. */
  async checkPages() {
    const origins = [this.site.origin, ...this.#servers.map((server) => server.origin)];
    for (const page of this.#pages) {
      const unexpected = (await page.problems()).filter(
        (text) => !this.#expected.some((one) => one.test(text)),
      );
      assert.deepEqual(unexpected, [], 'problems in the page');
      if (this.expectStrangers) continue;
      const strangers = (await page.requests()).filter((address) => {
        const {protocol, origin} = new URL(address);
        return /^https?:$/.test(protocol) && !origins.includes(origin);
      });
      assert.deepEqual(strangers, [], 'requests to other places');
    }
  }

  async close() {
    for (const context of this.#contexts) await context.close().catch(() => {});
    for (const server of this.#servers) await server.stop().catch(() => {});
  }
}

/** Waits until every element of the page is live and all of it is there: it knows its own link. */
export function live(page) {
  return page.waitFor(async () => {
    const elements = deepAll({css: 'deepseek-cost', hidden: true});
    if (
      elements.length === 0 ||
      elements.some(
        (element) => !element.estimate && !deep({css: '[part~=unpriced]', hidden: true}),
      )
    )
      return false;
    await Promise.all(elements.map((element) => element.load()));
    if (elements.some((element) => element.estimate && !element.fragment)) return false;
    await Promise.all(elements.map((element) => element.updateComplete));
    return true;
  });
}

/** Waits until the page's service worker is at work. */
export function workerActive(page) {
  return page.waitFor(async () => {
    const registration = await Promise.race([
      navigator.serviceWorker.ready,
      new Promise((resolve) => setTimeout(resolve, 500)),
    ]);
    return registration?.active?.state === 'activated';
  });
}

/** Waits until the sections below the totals, which follow a frame later, have followed. */
export function idle(page) {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      await deep('deepseek-cost').updateComplete;
    }
  });
}

/** Types into a field, and waits for what follows from it everywhere. */
export async function fillAndWait(page, target, text) {
  await page.fill(target, text);
  await idle(page);
}

/** Runs `fn` with a limit of time. */
export function within(seconds, fn) {
  let timer;
  const limit = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([fn(), limit]).finally(() => clearTimeout(timer));
}
