// Every golden request gets its golden answer, byte for byte, from the wasm
// module inside each engine, under a policy without any "unsafe" but wasm's.
import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';

import {ROOT, SITE} from '../harness.mjs';

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";

/** tests/golden/<call>[.<topic>].jsonl: lines alternate request and response. */
function goldens() {
  return globSync('tests/golden/*.jsonl', {cwd: ROOT})
    .sort()
    .map((file) => {
      const lines = readFileSync(join(ROOT, file), 'utf8').replace(/\n$/, '').split('\n');
      return {
        file,
        call: basename(file).split('.')[0],
        requests: lines.filter((_line, i) => i % 2 === 0),
        responses: lines.filter((_line, i) => i % 2 === 1),
      };
    });
}

async function engineOn(t) {
  const server = await t.serve({
    folders: {'/': SITE},
    pages: {'/blank': '<!doctype html><title>blank</title>'},
    pageHeaders: {'content-security-policy': POLICY},
  });
  const page = await t.newPage();
  await page.goto(`${server.origin}/blank`);
  return {server, page};
}

export default (test) => {
  test('every golden response, byte for byte, under a strict policy', async (t) => {
    const {page} = await engineOn(t);
    const files = goldens();
    assert.ok(files.length > 0, 'there are golden files');
    for (const golden of files) {
      const answers = await page.evaluate(
        async (call, requests) => {
          const {createEngine} = await import(new URL('/engine.js', location.href).href);
          if (!globalThis.engine) {
            globalThis.engine = await createEngine();
            await globalThis.engine.loadVocabulary();
          }
          return requests.map((request) => globalThis.engine.callText(call, request));
        },
        golden.call,
        golden.requests,
      );
      assert.equal(
        answers.length,
        golden.responses.length,
        `${golden.file}: a response for every request`,
      );
      golden.responses.forEach((expected, i) =>
        assert.equal(answers[i], expected, `${golden.file}:${2 * i + 1}`),
      );
    }
    t.record(
      'golden requests answered',
      files.reduce((sum, golden) => sum + golden.requests.length, 0),
    );
  });

  test('the engine answers in a worker too', async (t) => {
    const server = await t.serve({
      folders: {'/': SITE},
      pages: {'/blank': '<!doctype html><title>blank</title>'},
      scripts: {
        '/worker.js': `import {createEngine} from '/engine.js';
          const engine = await createEngine();
          postMessage(engine.callText('version', '{}'));`,
      },
      headers: {'content-security-policy': POLICY},
    });
    const page = await t.newPage();
    await page.goto(`${server.origin}/blank`);
    const answer = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker(new URL('/worker.js', location.href), {type: 'module'});
          worker.onmessage = (event) => resolve(event.data);
          worker.onerror = (event) => reject(new Error(event.message || 'the worker failed'));
        }),
    );
    assert.match(answer, /^\{"ok":true/);
  });

  test('without wasm-unsafe-eval the engine says what to add', async (t) => {
    t.expectProblem(/./);
    const server = await t.serve({
      folders: {'/': SITE},
      pages: {'/blank': '<!doctype html><title>blank</title>'},
      pageHeaders: {
        'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
      },
    });
    const page = await t.newPage();
    await page.goto(`${server.origin}/blank`);
    const failure = await page.evaluate(async () => {
      const {createEngine} = await import(new URL('/engine.js', location.href).href);
      return createEngine().then(
        () => null,
        (error) => ({code: error.code, message: error.message}),
      );
    });
    assert.equal(failure?.code, 'blocked_by_csp');
    assert.match(failure.message, /wasm-unsafe-eval/);
  });
};
