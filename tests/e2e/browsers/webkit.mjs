// WebKit through the W3C WebDriver protocol: WebKitWebDriver in a virtual display.
import {spawn} from 'node:child_process';
import {globSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';

import {Page} from './page.mjs';
import {findProgram} from './programs.mjs';

const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

export async function start({lang = 'en-US'} = {}) {
  const display = await startDisplay();
  const contexts = new Set();
  return {
    name: 'webkit',
    version: 'WebKit',
    // The driver sees no console: the test server puts a recorder into the pages.
    seesConsole: false,
    async newContext() {
      const context = await startSession(display.name, lang);
      contexts.add(context);
      this.version = `WebKitGTK/${context.version}`;
      return context;
    },
    async close() {
      for (const context of contexts) await context.close();
      display.process.kill();
    },
  };
}

async function startDisplay() {
  const process = spawn(
    findProgram('XVFB', 'Xvfb'),
    ['-displayfd', '3', '-screen', '0', '2000x1400x24', '-nolisten', 'tcp'],
    {stdio: ['ignore', 'ignore', 'ignore', 'pipe']},
  );
  const name = await new Promise((resolve, reject) => {
    process.once('exit', () => reject(new Error('Xvfb does not start')));
    process.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`));
  });
  return {process, name};
}

/** A fresh browser with an empty profile. */
async function startSession(display, lang) {
  const port = await freePort();
  const driver = spawn(findProgram('WEBKIT_WEBDRIVER', 'WebKitWebDriver'), [`--port=${port}`], {
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      LANGUAGE: lang.replace('-', '_'),
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
    stdio: 'ignore',
  });
  const session = new Session(`http://127.0.0.1:${port}`);
  try {
    const {capabilities} = await session.begin();
    let pages = 0;
    let closed = false;
    return {
      version: capabilities.browserVersion,
      async newPage() {
        const handle =
          pages++ === 0
            ? await session.get('/window')
            : (await session.post('/window/new', {type: 'window'})).handle;
        return new WebKitPage(session, handle);
      },
      async close() {
        if (closed) return;
        closed = true;
        await session.end().catch(() => {});
        driver.kill();
      },
    };
  } catch (error) {
    driver.kill();
    throw error;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const {port} = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function miniBrowser() {
  const found =
    process.env.WEBKIT_BROWSER ?? globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').sort().at(-1);
  if (!found)
    throw new Error(
      'there is no MiniBrowser of webkit2gtk: install webkit2gtk-driver (scripts/test does)',
    );
  return found;
}

class Session {
  #base;
  #path = '';
  #window = '';
  /** Commands of one session run one after the other. */
  #last = Promise.resolve();

  constructor(base) {
    this.#base = base;
  }

  async begin() {
    const browser = {binary: miniBrowser(), args: ['--automation']};
    const request = {capabilities: {alwaysMatch: {'webkitgtk:browserOptions': browser}}};
    for (let attempt = 0; ; attempt++) {
      try {
        const value = await this.#send('POST', '/session', request);
        this.#path = `/session/${value.sessionId}`;
        await this.post('/timeouts', {script: 60_000, pageLoad: 60_000, implicit: 0});
        return value;
      } catch (error) {
        if (attempt > 100 || error.protocol) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50)); // it starts
      }
    }
  }

  end() {
    return this.#send('DELETE', this.#path);
  }

  get(path) {
    return this.#send('GET', this.#path + path);
  }

  post(path, body = {}) {
    return this.#send('POST', this.#path + path, body);
  }

  delete(path) {
    return this.#send('DELETE', this.#path + path);
  }

  /** Runs `work` with `window` in front. */
  in(window, work) {
    const next = this.#last.then(async () => {
      if (this.#window !== window) {
        await this.post('/window', {handle: window});
        this.#window = window;
      }
      return work();
    });
    this.#last = next.catch(() => {});
    return next;
  }

  forget(window) {
    if (this.#window === window) this.#window = '';
  }

  async #send(method, path, body) {
    const response = await fetch(this.#base + path, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    const {value} = await response.json();
    if (!response.ok) {
      throw Object.assign(new Error(`${value.error}: ${value.message}`), {protocol: true});
    }
    return value;
  }
}

class WebKitPage extends Page {
  engine = 'webkit';
  #session;
  #handle;

  constructor(session, handle) {
    super();
    this.#session = session;
    this.#handle = handle;
  }

  #do(work) {
    return this.#session.in(this.#handle, () => work(this.#session));
  }

  goto(url) {
    return this.#do((session) => session.post('/url', {url}));
  }

  url() {
    return this.evaluateText('location.href');
  }

  reload() {
    return this.#do((session) => session.post('/refresh'));
  }

  back() {
    return this.evaluateText('void history.back()');
  }

  forward() {
    return this.evaluateText('void history.forward()');
  }

  evaluateText(expression) {
    return this.#do((session) => this.#run(session, expression));
  }

  evaluateTextIn(part, expression) {
    return this.#do(async (session) => {
      const script =
        'return [...document.querySelectorAll("iframe")].find((frame) => (frame.src || "about:srcdoc").includes(arguments[0]))';
      const frame = await session.post('/execute/sync', {script, args: [part]});
      if (!frame) throw new Error(`no frame ${part}`);
      await session.post('/frame', {id: frame});
      try {
        return await this.#run(session, expression);
      } finally {
        await session.post('/frame', {id: null});
      }
    });
  }

  async #run(session, expression) {
    const script = `const done = arguments[arguments.length - 1];
      (async () => (${expression}))().then(
        (value) => done({value: JSON.stringify(value === undefined ? null : value)}),
        (error) => done({error: String(error) + ' ' + (error && error.stack || '')}));`;
    const answer = await session.post('/execute/async', {script, args: []});
    if (answer.error) throw new Error(answer.error);
    return JSON.parse(answer.value);
  }

  #keys(actions) {
    return this.#do((session) =>
      session.post('/actions', {actions: [{type: 'key', id: 'keyboard', actions}]}),
    );
  }

  press(keys) {
    const codes = keys.split('+').map((key) => KEYS[key] ?? key);
    const down = codes.map((value) => ({type: 'keyDown', value}));
    const up = codes.reverse().map((value) => ({type: 'keyUp', value}));
    return this.#keys([...down, ...up]);
  }

  type(text) {
    return this.#keys(
      [...text].flatMap((value) => [
        {type: 'keyDown', value},
        {type: 'keyUp', value},
      ]),
    );
  }

  clickAt(x, y) {
    const actions = [
      {type: 'pointerMove', duration: 0, x, y, origin: 'viewport'},
      {type: 'pointerDown', button: 0},
      {type: 'pointerUp', button: 0},
    ];
    const mouse = {type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'}, actions};
    return this.#do((session) => session.post('/actions', {actions: [mouse]}));
  }

  /** Sets the window so that the page gets this size; the width it got (there is a least one). */
  async setViewport(width, height) {
    let outer = [width, height];
    let size;
    // A page hears of its window's new size a moment later: what it says at once may be the old one.
    for (let attempt = 0; attempt < 4; attempt++) {
      const [w, h] = outer;
      await this.#do((session) => session.post('/window/rect', {width: w, height: h}));
      await delay(100);
      size = await this.evaluateText('[innerWidth, innerHeight]');
      if (size[0] === width && size[1] === height) break;
      // What the window's own frame takes is added; it takes nothing away.
      outer = [Math.max(width, w + width - size[0]), Math.max(height, h + height - size[1])];
    }
    return size[0];
  }

  async media() {
    return false;
  }

  async screenshot(path) {
    const data = await this.#do((session) => session.get('/screenshot'));
    await writeFile(path, Buffer.from(data, 'base64'));
  }

  async close() {
    // The last window would take the session with it.
    await this.#do(async (session) => {
      const open = await session.get('/window/handles');
      if (open.length > 1) {
        await session.delete('/window');
        session.forget(this.#handle);
      }
    });
  }
}
