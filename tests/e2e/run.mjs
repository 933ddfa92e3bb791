// Runs the end-to-end suites in real browsers against build/site.
//
//   run.mjs [chromium] [firefox] [webkit] [SUITE...] [--grep TEXT] [--serial] [--verbose]
//
// $SITE names another built site, such as an older one: no-wrong-number-calls needs its engine.js alone.
//
// One line per test, then "N passed, N failed". All engines at once by default; the one that is
// ready first opens a second browser of the one that is behind. Chromium runs every suite, the
// others those that the engine matters to (suitesOf), unless they are named. A test that fails is
// tried once more in a new browser: some engines crash, or lose a key, on a machine that is busy.
// What was tried twice is listed at the end, with its first reason.
import {existsSync, globSync, mkdirSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {parseArgs} from 'node:util';

import {ENGINES, PAGE_HEADERS, ROOT, SITE, TestContext, within} from './harness.mjs';
import {serve} from './serve.mjs';

const {values: options, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    grep: {type: 'string', default: ''},
    serial: {type: 'boolean', default: false},
    verbose: {type: 'boolean', short: 'v', default: false},
    timeout: {type: 'string', default: '240'},
  },
});

/**
 * What hangs on the engine: layout, keys and focus, workers, storage, frames, policies, files,
 * and that all compute the same bytes. The other suites check what the core and the page's
 * state say, which these show to be the same everywhere.
 */
const ENGINE_SUITES = [
  ...['accessibility', 'calculator', 'deployment', 'embed', 'goldens', 'host-globals'],
  ...['host-places', 'host-policies', 'hostile', 'keyboard', 'no-wrong-number', 'offline'],
  ...['token-ids', 'tokens', 'usage'],
];
/** WebKit takes twice as long as the others: two engines show what these do. */
const NOT_IN_WEBKIT = ['deployment', 'hostile', 'tokens'];

const all = globSync('suites/*.mjs', {cwd: import.meta.dirname})
  .map((file) => basename(file, '.mjs'))
  .sort();
for (const name of positionals) {
  if (!ENGINES.includes(name) && !all.includes(name)) {
    console.error(
      `no engine and no suite is called ${name}; engines: ${ENGINES.join(' ')}; suites: ${all.join(' ')}`,
    );
    process.exit(2);
  }
}
const chosen = (list) =>
  positionals.some((name) => list.includes(name))
    ? list.filter((name) => positionals.includes(name))
    : list;
const engines = chosen(ENGINES);

if (!existsSync(join(SITE, 'engine.js'))) {
  console.error('there is no build/site/: run scripts/build first');
  process.exit(2);
}

const suites = await Promise.all(chosen(all).map(load));
const failures = [];
/** Tests that were tried twice. */
const again = [];
let passed = 0;
/** key → engine → value, as recorded by tests. */
const records = new Map();

async function load(name) {
  const tests = [];
  const {default: define} = await import(`./suites/${name}.mjs`);
  define((title, run, {only = ENGINES, seconds = Number(options.timeout)} = {}) =>
    tests.push({title, run, only, seconds}));
  return {name, tests};
}

function report(ok, engine, name, took, error) {
  const line = `${ok ? 'ok  ' : 'FAIL'} ${engine.padEnd(8)} ${name}`;
  console.log(
    `${line.padEnd(90)} ${took === undefined ? '' : `${(took / 1000).toFixed(1)} s`}`.trimEnd(),
  );
  if (ok) {
    passed++;
    return;
  }
  const text = options.verbose ? error?.stack : error?.message;
  const why = String(text ?? error)
    .slice(0, 3000)
    .replace(/^/gm, '       ');
  failures.push({name, engine, why});
  console.log(why);
}

function suitesOf(engine) {
  if (engine === 'chromium' || positionals.includes(engine)) return suites;
  const names =
    engine === 'webkit'
      ? ENGINE_SUITES.filter((name) => !NOT_IN_WEBKIT.includes(name))
      : ENGINE_SUITES;
  return suites.filter((suite) => names.includes(suite.name));
}

function testsOf(engine) {
  return suitesOf(engine).flatMap((suite) =>
    suite.tests
      .filter((test) => test.only.includes(engine))
      .map((test) => ({...test, name: `${suite.name}: ${test.title}`}))
      .filter((test) => test.name.includes(options.grep)),
  );
}

/** engine → its tests that nobody has begun. */
const queues = new Map(engines.map((engine) => [engine, testsOf(engine)]));

/** Runs an engine's tests, one after the other in a browser of its own. */
async function runIn(engine) {
  const tests = queues.get(engine);
  if (tests.length === 0) return;
  let browser;
  let site;
  const {start} = await import(`./browsers/${engine}.mjs`);
  try {
    browser = await start();
    site = await serve({
      folders: {'/': SITE},
      headers: {'access-control-allow-origin': '*'},
      pageHeaders: PAGE_HEADERS,
      recorder: !browser.seesConsole,
    });
  } catch (error) {
    await browser?.close();
    report(false, engine, 'the browser starts', undefined, error);
    tests.length = 0;
    return;
  }
  /** Nothing, or the error. */
  const attempt = async (test) => {
    const t = new TestContext(browser, site, (key, value) => {
      if (!records.has(key)) records.set(key, new Map());
      // Every engine has a server of its own.
      records.get(key).set(engine, JSON.stringify(value).replaceAll(site.origin, 'http://site'));
    });
    try {
      await within(test.seconds, async () => {
        await test.run(t);
        await t.checkPages();
      });
      return undefined;
    } catch (error) {
      return error ?? new Error('failed without a reason');
    } finally {
      await within(20, () => t.close()).catch(() => {});
    }
  };
  for (let test = tests.shift(); test; test = tests.shift()) {
    const began = performance.now();
    let failure = await attempt(test);
    if (failure) {
      again.push({engine, name: test.name, why: String(failure.message ?? failure)});
      await within(20, () => browser.close()).catch(() => {});
      try {
        browser = await start();
        failure = await attempt(test);
      } catch (error) {
        failure = error;
      }
    }
    report(failure === undefined, engine, test.name, performance.now() - began, failure);
  }
  await site.stop();
  await browser.close();
}

/** Runs an engine's tests, then helps with what the slower ones have left. */
async function runAndHelp(engine) {
  for (let next = engine; next; next = engineBehind()) await runIn(next);
}

/** The one with most left, if a further browser is worth its start. */
function engineBehind() {
  const [behind] = engines.toSorted((a, b) => queues.get(b).length - queues.get(a).length);
  return queues.get(behind).length > 2 ? behind : undefined;
}

function compareRecords() {
  for (const [key, values] of records) {
    if (values.size < 2) continue;
    const differ = new Set(values.values()).size > 1;
    const [first, ...others] = values.values();
    let at = 0;
    while (at < first.length && others.every((text) => text[at] === first[at])) at++;
    const seen = [...values]
      .map(([engine, text]) => `${engine}: …${text.slice(Math.max(0, at - 60), at + 120)}…`)
      .join('\n');
    report(!differ, 'all', `the same in ${[...values.keys()].join(', ')}: ${key}`, undefined, {
      message: seen,
    });
  }
}

const began = performance.now();
if (options.serial) for (const engine of engines) await runIn(engine);
else await Promise.all(engines.map((engine) => runAndHelp(engine)));
compareRecords();

mkdirSync(join(ROOT, 'build/test'), {recursive: true});
writeFileSync(
  join(ROOT, 'build/test/e2e.json'),
  JSON.stringify(
    {failures, records: [...records].map(([key, values]) => [key, [...values]])},
    null,
    1,
  ),
);
for (const engine of engines) {
  const own = suitesOf(engine);
  const leftOut = suites.filter((suite) => !own.includes(suite)).map(({name}) => name);
  if (leftOut.length > 0)
    console.log(`skipped: in ${engine}, unless it is named: ${leftOut.join(', ')}`);
}
for (const {engine, name, why} of again)
  console.log(`tried twice, ${engine}: ${name}\n       ${why.slice(0, 600)}`);
// Once more at the end: a log that is kept in part keeps its end.
for (const {engine, name, why} of failures) console.log(`FAILED ${engine}: ${name}\n${why}`);
console.log(`${((performance.now() - began) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 && passed > 0 ? 0 : 1);
