// Without a network: the second visit with the server gone, under a sub-path;
// and the one file from the disk.
import assert from 'node:assert/strict';
import {copyFileSync, cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {DEFAULT_TOTALS, field, fragment, totals, waitForTotals} from '../calculator.mjs';
import {asset, live, PAGE_HEADERS, SITE, workerActive} from '../harness.mjs';

export default (test) => {
  for (const path of ['/', '/tools/deepseek/cost/']) {
    test(`the second visit at ${path} needs no server`, async (t) => {
      const server = await t.serve({folders: {[path]: SITE}, pageHeaders: PAGE_HEADERS});
      const context = await t.newContext();
      const first = await t.newPage(context);
      await first.goto(`${server.origin}${path}`);
      await live(first);
      await workerActive(first);
      // The browser itself looks for a newer worker, and may say that it can't.
      t.expectProblem(/Failed to load resource: net::ERR_CONNECTION_REFUSED/);
      await server.stop();
      const count = server.requests.length;
      const second = await t.newPage(context);
      await second.goto(`${server.origin}${path}`);
      await live(second);
      await waitForTotals(second, DEFAULT_TOTALS);
      await second.fill(field('input'), '12k');
      await waitForTotals(second, ['$63.952', '$194.445']);
      assert.equal(server.requests.length, count);
      const caches = await second.evaluate(async () => globalThis.caches.keys());
      assert.ok(
        caches.every((name) => name.includes('deepseek-cost')),
        `only its own caches: ${caches}`,
      );
      t.record(`totals offline at ${path}`, await totals(second));
      await server.start();
    });
  }

  test('without a network the page opens with any query', async (t) => {
    const server = await t.serve({folders: {'/': SITE}, pageHeaders: PAGE_HEADERS});
    const context = await t.newContext();
    const first = await t.newPage(context);
    await first.goto(`${server.origin}/`);
    await live(first);
    await workerActive(first);
    t.expectProblem(/Failed to load resource: net::ERR_CONNECTION_REFUSED/);
    await server.stop();
    for (const [address, language] of [
      ['?lang=en', 'en'],
      ['?lang=zh', 'zh-CN'],
      ['?utm_source=mail&ref=x', 'en'],
      ['embed.html?view=table', 'en'],
    ]) {
      const page = await t.newPage(context);
      await page.goto(`${server.origin}/${address}`);
      await live(page);
      assert.equal(await page.evaluate(() => deep('[part~=root]').lang), language, address);
    }
    const link = await fragment({workloads: [{input: 12000}]});
    const page = await t.newPage(context);
    await page.goto(`${server.origin}/%23${link}`);
    await live(page);
    await waitForTotals(page, ['$63.952', '$194.445']);
    await server.start();
  });

  test("other applications' caches on the same host are left alone", async (t) => {
    const server = await t.serve({folders: {'/': SITE}, pageHeaders: PAGE_HEADERS});
    const context = await t.newContext();
    const page = await t.newPage(context);
    await page.goto(`${server.origin}/engine.d.ts`);
    await page.evaluate(
      async () => void (await (await caches.open('somebody-else-v1')).put('/x', new Response('x'))),
    );
    await page.goto(`${server.origin}/`);
    await live(page);
    await workerActive(page);
    assert.ok(
      await page.evaluate(async () =>
        Boolean(await caches.match('/x', {cacheName: 'somebody-else-v1'})),
      ),
    );
  });

  test(
    'an application that can be installed: manifest and icons',
    async (t) => {
      const html = await (await fetch(`${t.site.origin}/`)).text();
      const href = /<link rel="manifest" href="([^"]+)"/.exec(html)?.[1];
      assert.ok(href, 'index.html names a manifest');
      const manifestUrl = new URL(href, `${t.site.origin}/`);
      const manifest = await (await fetch(manifestUrl)).json();
      for (const key of [
        'name',
        'short_name',
        'start_url',
        'scope',
        'display',
        'theme_color',
        'background_color',
      ])
        assert.ok(manifest[key], key);
      for (const key of ['start_url', 'scope'])
        assert.ok(!manifest[key].startsWith('/'), `${key} is relative`);
      const sizes = manifest.icons.map((icon) => `${icon.sizes} ${icon.purpose ?? 'any'}`);
      assert.ok(
        sizes.some((size) => size.startsWith('192x192')) &&
          sizes.some((size) => size.startsWith('512x512')),
        String(sizes),
      );
      assert.ok(
        sizes.some((size) => size.includes('maskable')),
        'a maskable icon',
      );
      for (const icon of manifest.icons) {
        const response = await fetch(new URL(icon.src, manifestUrl));
        const bytes = Buffer.from(await response.arrayBuffer());
        assert.equal(response.status, 200, icon.src);
        if (icon.type === 'image/png')
          assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, icon.sizes, icon.src);
      }
    },
    {only: ['chromium']},
  );

  test('the single file from the disk: numbers, links, no request at all', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'deepseek-cost-'));
    try {
      const file = join(folder, 'DeepSeek cost (1).html');
      copyFileSync(join(SITE, 'deepseek-cost.html'), file);
      const address = pathToFileURL(file).href;
      const page = await t.newPage();
      await page.goto(address);
      await live(page);
      await waitForTotals(page, DEFAULT_TOTALS);
      await page.fill(field('input'), '12k');
      await waitForTotals(page, ['$63.952', '$194.445']);
      await page.waitFor(() => location.hash.includes('12000'));
      const link = await page.url();
      const other = await t.newPage();
      await other.goto(link);
      await live(other);
      await waitForTotals(other, ['$63.952', '$194.445']);
      // Nobody else can follow its address, and no host can take a script from it.
      await other.click({css: '.actions button', text: '/Share, embed/'});
      await other.waitForText(/its link opens only here/, 'dialog');
      assert.equal(await other.count('#share-snippet'), 0);
      assert.match(await other.text(), /2026/, 'it says which date its prices are of');
      const loaded = (await page.requests()).filter(
        (request) => /^(https?|file):/.test(request) && !request.startsWith(address),
      );
      assert.deepEqual(loaded, []);
      t.record('totals of the single file', await totals(page));
    } finally {
      rmSync(folder, {recursive: true});
    }
  });

  for (const name of ['calculator.wasm', 'lazy-bundle.js']) {
    test(`without ${name} the page says so, keeps what it has, and tries again`, async (t) => {
      t.expectProblem(
        /Failed to load|load:|MIME|404|could not be (?:fetched|loaded)|NetworkError|Importing a module|integrity/i,
      );
      const missing = asset(name);
      const folder = mkdtempSync(join(tmpdir(), 'deepseek-cost-'));
      try {
        cpSync(SITE, folder, {recursive: true});
        for (const name of [missing, 'sw.js']) rmSync(join(folder, name));
        const server = await t.serve({folders: {'/': folder}, pageHeaders: PAGE_HEADERS});
        const page = await t.open(`${server.origin}/`);
        if (missing.endsWith('.wasm')) {
          await page.waitForText(/could not start/, '[role=alert]');
          assert.match(await page.text('[part~=contract]'), /\$0\.003625/, 'the prices stay');
          copyFileSync(join(SITE, missing), join(folder, missing));
          await page.click({css: '[role=alert] button'});
        } else {
          await waitForTotals(page, DEFAULT_TOTALS);
          await page.fill(field('input'), '2000');
          await waitForTotals(page, ['$19.992', '$61.4075']);
          await page.waitForText(/Part of the calculator could not be loaded/, '[role=alert]');
          copyFileSync(join(SITE, missing), join(folder, missing));
          if (t.engine === 'chromium') {
            // The next key asks again.
            await page.fill(field('input'), '1500');
          } else {
            // Others remember that a script failed: a reload helps, and keeps what was typed.
            await page.waitFor(() => /in=2000/.test(location.hash));
            await page.evaluate(() => {
              location.reload();
            });
            await page.waitFor(() => !deepText(document.body).includes('could not be loaded'));
            await waitForTotals(page, ['$19.992', '$61.4075']);
            await page.fill(field('input'), '1500');
          }
        }
        await live(page);
        await waitForTotals(page, DEFAULT_TOTALS);
        assert.equal(await page.exists('[role=alert]'), false, 'and then all is well');
      } finally {
        rmSync(folder, {recursive: true, force: true});
      }
    });
  }
};
