// The policies that the README for owners of sites promises to work under: each host
// sends one, and the element or its frame starts, computes and opens a working.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {DEFAULT_TOTALS, field, waitForTotals, working} from '../calculator.mjs';
import {live, SITE} from '../harness.mjs';
import {ELEMENT, openHost, scriptTag} from '../hosts.mjs';
import {CORS_HEADERS} from '../serve.mjs';

const EDITED = {text: '12k', totals: ['$63.952', '$194.445']};
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const TEXT = '<deepseek-cost>Flash costs $0.14.</deepseek-cost>';

/** A tag with attributes for openHost. */
const tagged =
  (attributes = '') =>
  (src) =>
    scriptTag(src, ` crossorigin${attributes}`);

async function useElement(page) {
  await live(page);
  await waitForTotals(page, DEFAULT_TOTALS);
  await page.fill(field('input'), EDITED.text);
  await waitForTotals(page, EDITED.totals);
  assert.ok((await working(page)).length >= 2);
}

export default (test) => {
  for (const dynamic of ['', " 'strict-dynamic'"]) {
    test(`a nonce on the tag is enough${dynamic && ', with strict-dynamic'}`, async (t) => {
      const {page} = await openHost(t, ELEMENT, {
        script: tagged(' nonce="once"'),
        headers: (origin) => ({
          'content-security-policy': `default-src 'none'; script-src 'nonce-once'${dynamic} 'wasm-unsafe-eval'; connect-src ${origin}; img-src data:`,
        }),
      });
      await useElement(page);
    });
  }

  test('a nonced loader adds the element under strict-dynamic', async (t) => {
    const {page} = await openHost(t, ELEMENT, {
      script: (src) => `<script nonce="once">
        const script = document.createElement('script');
        script.type = 'module';
        script.src = '${src}';
        document.head.append(script);
      </script>`,
      headers: (origin) => ({
        'content-security-policy': `default-src 'none'; script-src 'nonce-once' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src ${origin}; img-src data:`,
      }),
    });
    await useElement(page);
  });

  test('Trusted Types with the policy of the README', async (t) => {
    const {page} = await openHost(t, ELEMENT, {
      script: tagged(),
      headers: () => ({
        'content-security-policy':
          "require-trusted-types-for 'script'; trusted-types deepseek-cost",
      }),
    });
    await useElement(page);
  });

  test('integrity on the tag, under COEP', async (t) => {
    const bytes = readFileSync(join(SITE, 'deepseek-cost.js'));
    const hash = createHash('sha384').update(bytes).digest('base64');
    const {page} = await openHost(t, ELEMENT, {
      script: tagged(` integrity="sha384-${hash}"`),
      headers: () => ISOLATED,
    });
    await useElement(page);
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
  });

  test('integrity of another file on the tag: nothing starts, the text inside stays', async (t) => {
    t.expectProblem(/integrity|load:/i);
    const {page} = await openHost(t, TEXT, {
      script: tagged(
        ` integrity="sha384-${createHash('sha384').update('other').digest('base64')}"`,
      ),
    });
    await page.waitFor(() => document.readyState === 'complete');
    assert.equal(await page.text('deepseek-cost'), 'Flash costs $0.14.');
  });

  test(
    'an Integrity-Policy for scripts: the parts are blocked, and nothing false is shown',
    async (t) => {
      t.expectProblem(/./);
      const hash = createHash('sha384')
        .update(readFileSync(join(SITE, 'deepseek-cost.js')))
        .digest('base64');
      const {page} = await openHost(t, TEXT, {
        script: tagged(` integrity="sha384-${hash}"`),
        headers: () => ({'integrity-policy': 'blocked-destinations=(script)'}),
      });
      await page.waitFor(() => document.readyState === 'complete');
      await new Promise((resolve) => setTimeout(resolve, 1000));
      assert.equal(await page.text('deepseek-cost'), 'Flash costs $0.14.');
    },
    {only: ['chromium']},
  );

  test('a frame under COEP, with the two headers on embed.html', async (t) => {
    const {page} = await openHost(
      t,
      (origin) =>
        `<iframe title="DeepSeek cost" src="${origin}/cdn/embed.html" width="700" height="700"></iframe>`,
      {
        late: true,
        headers: () => ISOLATED,
        siteHeaders: {...CORS_HEADERS, 'cross-origin-embedder-policy': 'require-corp'},
      },
    );
    await page.waitForIn('embed.html', () => deepText(deep('deepseek-cost')).includes('54.755625'));
  });
};
