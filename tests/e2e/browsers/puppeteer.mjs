// Chromium and Firefox share a client; only how they start differs.
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

import {Page, RECORDER_CALL} from './page.mjs';

const web = join(dirname(fileURLToPath(import.meta.url)), '../../../web/');

/** A package of web/node_modules. */
export async function fromWeb(name) {
  return import(pathToFileURL(createRequire(web).resolve(name)).href);
}

export async function launch(name, options) {
  const {default: puppeteer} = await fromWeb('puppeteer-core');
  const browser = await puppeteer.launch({
    headless: true,
    timeout: 60_000,
    protocolTimeout: 60_000,
    ...options,
  });
  return {
    name,
    version: await browser.version(),
    seesConsole: true,
    async newContext() {
      const context = await browser.createBrowserContext();
      return {
        newPage: async () => new PuppeteerPage(await context.newPage(), name).ready(),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
    raw: browser,
  };
}

class PuppeteerPage extends Page {
  #requests = [];
  #problems = [];
  #cdp;

  constructor(raw, engine) {
    super();
    this.raw = raw;
    this.engine = engine;
    raw.setDefaultTimeout(60_000);
    raw.on('request', (request) => this.#requests.push(request.url()));
    raw.on('pageerror', (error) => this.#problems.push(`exception: ${error?.message ?? error}`));
    raw.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) {
        const {url = ''} = message.location();
        this.#problems.push(`console.${message.type()}: ${message.text()} ${url}`.trim());
      }
    });
  }

  async ready() {
    await this.raw.evaluateOnNewDocument(RECORDER_CALL);
    return this;
  }

  async goto(url) {
    // Only the fragment differs: no load event will come.
    const here = this.raw.url();
    if (url.includes('#') && url.split('#')[0] === here.split('#')[0]) {
      await this.raw.evaluate((to) => void (location.href = to), url);
      return;
    }
    await this.raw.goto(url, {waitUntil: 'load'});
  }

  url() {
    return this.evaluateText('location.href');
  }

  async reload() {
    await this.raw.reload({waitUntil: 'load'});
  }

  // Moves within one document fire no load event that a client could wait for.
  back() {
    return this.evaluateText('void history.back()');
  }

  forward() {
    return this.evaluateText('void history.forward()');
  }

  evaluateText(expression) {
    return this.raw.evaluate(expression);
  }

  /** Like evaluateText, in the first frame whose address contains `part`. */
  async evaluateTextIn(part, expression) {
    const frame = this.raw.frames().find((candidate) => candidate.url().includes(part));
    if (!frame) throw new Error(`no frame ${part}`);
    return frame.evaluate(expression);
  }

  async press(keys) {
    const all = keys.split('+');
    const last = all.pop();
    for (const key of all) await this.raw.keyboard.down(key);
    await this.raw.keyboard.press(last);
    for (const key of all.reverse()) await this.raw.keyboard.up(key);
  }

  type(text) {
    // Firefox's driver loses keys that follow each other faster than the page is laid out.
    return this.raw.keyboard.type(text, {delay: this.engine === 'firefox' ? 25 : 0});
  }

  clickAt(x, y) {
    return this.raw.mouse.click(x, y);
  }

  async setViewport(width, height) {
    await this.raw.setViewport({width, height, deviceScaleFactor: 1});
    return width;
  }

  /** {'prefers-color-scheme': 'dark'} …; false where the engine cannot. */
  async media(features) {
    if (this.engine !== 'chromium') return false;
    this.#cdp ??= await this.raw.createCDPSession();
    await this.#cdp.send('Emulation.setEmulatedMedia', {
      features: Object.entries(features).map(([name, value]) => ({name, value})),
    });
    return true;
  }

  async screenshot(path, {fullPage = true} = {}) {
    await this.raw.screenshot({path, fullPage});
  }

  driverProblems() {
    return this.#problems;
  }

  async requests() {
    return [...this.#requests];
  }

  close() {
    return this.raw.close();
  }
}
