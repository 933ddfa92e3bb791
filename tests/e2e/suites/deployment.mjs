// A deployment in the middle of a visit: whatever is replaced under an open page, its
// price table and its bill are of one version, and what cannot be had is said.
import assert from 'node:assert/strict';
import {globSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {field, totals} from '../calculator.mjs';
import {asset, live, PAGE_HEADERS, SITE, workerActive} from '../harness.mjs';
import {ELEMENT, hostHtml, scriptTag} from '../hosts.mjs';
import {BUILDS, deploy, makeOtherBuild} from '../other-build.mjs';
import {CORS_HEADERS} from '../serve.mjs';

const PROBLEMS =
  /Failed to load|load:|404|MIME|NetworkError|Importing a module|TypeError|integrity|bad-precaching|Service ?Worker|script/i;

/** Removes the folders of one test when it ends. */
async function withFolders(work) {
  const made = [];
  const folder = (name) => {
    made.push(mkdtempSync(join(tmpdir(), `deepseek-cost-${name}-`)));
    return made.at(-1);
  };
  try {
    await work(folder('site'), makeOtherBuild(folder('other')));
  } finally {
    for (const each of made) rmSync(each, {recursive: true, force: true});
  }
}

/** The version that table and bill are of. One of each is what no reader may see. */
async function version(page) {
  const table = await page.evaluate(() => deepText(deep('table.prices')));
  const months = Object.values(BUILDS).map((build) => build.month);
  const month = await page.until(async () => {
    const [[, seen] = []] = await totals(page);
    return months.includes(seen) && seen;
  }, `a month of ${months}`);
  const found = Object.entries(BUILDS).filter(
    ([, build]) => table.includes(build.price) && month === build.month,
  );
  assert.equal(found.length, 1, `one version: ${table} with ${month}`);
  return found[0][0];
}

/** Of the scenario whose months are known. */
async function defaultRequests() {
  const {createEngine} = await import(pathToFileURL(join(SITE, 'engine.js')).href);
  const [workload] = (await createEngine()).call('defaults').scenario.workloads;
  return String(workload.requests);
}

const ready = (page) => page.waitFor(() => Boolean(deep('deepseek-cost').estimate));

const press = (page, words) =>
  page.evaluate((text) => {
    const button = [...deepAll('.notice button'), ...deepAll('p button')].find((each) =>
      deepText(each).includes(text),
    );
    button.click();
  }, words);

export default (test) => {
  for (const [from, to] of [
    ['here', 'other'],
    ['other', 'here'],
  ]) {
    test(`the folder is replaced under an open page, from ${from} to ${to}`, async (t) => {
      t.expectProblem(PROBLEMS);
      await withFolders(async (site, other) => {
        const builds = {here: SITE, other};
        // Without its service worker: a first visit is such a one.
        const only = (name) => name !== 'sw.js';
        deploy(builds[from], site, {only});
        const server = await t.serve({folders: {'/': site}, pageHeaders: PAGE_HEADERS});
        const page = await t.open(`${server.origin}/?lang=en`, {width: 1280, height: 500});
        await ready(page);
        assert.equal(await version(page), from);
        deploy(builds[to], site, {only});
        await page.fill(field('requests'), '20,000');
        await page.waitForText(/newer version of this page is published/, '[role=alert]');
        await page.fill(field('requests'), await defaultRequests());
        assert.equal(await version(page), from, 'all of it is still of the old version');
        await page.fill(field('requests'), '20,000');
        await page.waitFor(() => location.hash.includes('req=20000'));
        await press(page, 'Reload');
        await page.waitFor(
          () => !deep('.notice[role=alert] button') && deep('deepseek-cost').estimate,
        );
        await live(page);
        const typed = await page.evaluate(
          (name) => deep({css: `[name="${name}"]`, host: 'deepseek-cost'}).value,
          '/workloads/0/requests',
        );
        assert.match(typed, /^20,?000$/, 'what was typed is there');
        await page.fill(field('requests'), await defaultRequests());
        assert.equal(await version(page), to);
      });
    });
  }

  test('where the files of the version before are kept, an open page goes on whole', async (t) => {
    t.expectProblem(PROBLEMS);
    await withFolders(async (site, other) => {
      const only = (name) => name !== 'sw.js';
      deploy(SITE, site, {only});
      const server = await t.serve({folders: {'/': site}, pageHeaders: PAGE_HEADERS});
      const page = await t.open(`${server.origin}/?lang=en`, {width: 1280, height: 500});
      await ready(page);
      deploy(other, site, {only, keep: true});
      await live(page);
      assert.equal(await version(page), 'here');
      assert.equal(await page.evaluate(() => deepAll('[role=alert] button').length), 0);
    });
  });

  // A page of somebody else's; the element's folder is replaced between two visits.
  for (const [server, caching, remembers] of [
    ['nginx as installed', {'last-modified': 'Mon, 01 Jun 2026 00:00:00 GMT'}],
    ['max-age=600', {'cache-control': 'max-age=600'}],
    ['immutable on everything', {'cache-control': 'max-age=31536000, immutable'}],
    ['no-cache', {'cache-control': 'no-cache'}],
    ['a CDN that ignores queries', {'cache-control': 'no-cache'}, true],
  ]) {
    for (const keep of [false, true]) {
      const rest = keep ? 'the old assets kept' : 'nothing kept';
      test(`a host's page comes back after a deployment: ${server}, ${rest}`, async (t) => {
        t.expectProblem(PROBLEMS);
        await withFolders(async (site, other) => {
          deploy(SITE, site);
          const cdn = await t.serve({
            folders: {'/': site},
            headers: CORS_HEADERS,
            caching,
            remembers,
          });
          const head = `<style>body { margin-top: 2000px }</style>${scriptTag(`${cdn.origin}/deepseek-cost.js?utm_source=x`)}`;
          const host = await t.serve({pages: {'/': hostHtml({head})}});
          const context = await t.newContext();
          for (const visit of ['before', 'after']) {
            const tab = await t.newPage(context);
            await tab.goto(`${host.origin}/`);
            // A script that is gone leaves the element empty: no number is no wrong number.
            const shown = await tab
              .waitFor(() => deep('deepseek-cost')?.estimate !== undefined)
              .catch(() => false);
            if (visit === 'before') assert.ok(shown);
            if (shown) {
              await version(tab);
              await tab.fill(field('requests'), '20,000');
              await tab.fill(field('requests'), await defaultRequests());
              await version(tab);
            }
            if (visit === 'before') deploy(other, site, {keep});
            else assert.ok(shown || !keep, 'with the old assets kept it is always there');
          }
        });
      });
    }
  }

  test('two builds on one page: the first is the element, and the second disturbs nothing', async (t) => {
    await withFolders(async (_site, other) => {
      const sites = [];
      for (const folder of [SITE, other])
        sites.push(await t.serve({folders: {'/': folder}, headers: CORS_HEADERS}));
      const html = hostHtml({
        head: sites.map(({origin}) => scriptTag(`${origin}/deepseek-cost.js`)).join(''),
        body: `${ELEMENT}<other-cost></other-cost>`,
      });
      const host = await t.serve({pages: {'/': html}});
      const page = await t.open(`${host.origin}/`);
      await ready(page);
      assert.equal(await version(page), 'here');
      // A host may give the second one a name of its own: then both work, to the last section.
      const shown = await page.evaluate(async (address) => {
        const {DeepSeekCost} = await import(address);
        const isSecond = DeepSeekCost !== customElements.get('deepseek-cost');
        customElements.define('other-cost', DeepSeekCost);
        const both = [...document.querySelectorAll('deepseek-cost, other-cost')];
        await Promise.all(both.map((each) => each.load()));
        return [
          isSecond,
          ...both.map(({shadowRoot}) => {
            const late = [...shadowRoot.querySelectorAll('.late')];
            const [total] = shadowRoot.querySelectorAll('[part~=total]');
            return {
              total: /\$[\d.]*\d/.exec(total.textContent)?.[0],
              tags: new Set(late.map(({localName}) => localName.split('-').at(-1))).size,
              undrawn: late.filter((each) => !each.matches(':defined')).length,
              sections: late.length > 3,
            };
          }),
        ];
      }, `${sites[1].origin}/deepseek-cost.js`);
      const drawn = {tags: 1, undrawn: 0, sections: true};
      const inCents = ({month}) => month.slice(0, -1);
      assert.deepEqual(shown, [
        true,
        {total: inCents(BUILDS.here), ...drawn},
        {total: inCents(BUILDS.other), ...drawn},
      ]);
      assert.equal(await version(page), 'here');
    });
  });

  test('half-way through an upload: new pages, not all of their files', async (t) => {
    t.expectProblem(PROBLEMS);
    await withFolders(async (site, other) => {
      deploy(SITE, site, {only: (name) => name !== 'sw.js'});
      deploy(other, site, {keep: true, only: (name) => /^[\w-]+\.html$/.test(name)});
      const server = await t.serve({folders: {'/': site}, pageHeaders: PAGE_HEADERS});
      const page = await t.open(`${server.origin}/?lang=en`);
      await page.waitForText(/newer version of this page is published/, '#incomplete');
      assert.equal(await version(page), 'other', 'what was drawn at build time');
      deploy(other, site, {only: (name) => name !== 'sw.js'});
      await page.evaluate(() => document.querySelector('#incomplete button').click());
      await page.waitFor(() => !document.documentElement.classList.contains('incomplete'));
      await live(page);
      assert.equal(await version(page), 'other');
    });
  });

  test('a file of another build under the right name is refused', async (t) => {
    t.expectProblem(PROBLEMS);
    await withFolders(async (site, other) => {
      deploy(SITE, site, {only: (name) => name !== 'sw.js'});
      const [strange] = globSync('assets/calculator-*.wasm', {cwd: other});
      writeFileSync(join(site, asset('calculator.wasm')), readFileSync(join(other, strange)));
      const server = await t.serve({folders: {'/': site}, pageHeaders: PAGE_HEADERS});
      const page = await t.open(`${server.origin}/?lang=en`);
      await page.waitForText(/could not start/, '[role=alert]');
      assert.equal(await version(page), 'here');
    });
  });

  test(
    'with the service worker: the old version stays whole until the reader takes the new one',
    async (t) => {
      t.expectProblem(PROBLEMS);
      await withFolders(async (site, other) => {
        deploy(SITE, site);
        const server = await t.serve({folders: {'/': site}, pageHeaders: PAGE_HEADERS});
        const context = await t.newContext();
        const first = await t.newPage(context);
        await first.goto(`${server.origin}/?lang=en`);
        await ready(first);
        await workerActive(first);
        // Half-way through the upload: the new worker cannot be installed.
        deploy(other, site, {only: (name) => !name.endsWith('.wasm')});
        const second = await t.newPage(context);
        await second.goto(`${server.origin}/`);
        await ready(second);
        await second.evaluate(async () => {
          const registration = await navigator.serviceWorker.ready;
          await registration.update().catch(() => undefined);
          while (registration.installing) await new Promise((resolve) => setTimeout(resolve, 50));
        });
        await live(second);
        assert.equal(await version(second), 'here');
        assert.equal(await second.evaluate(() => document.querySelector('#update').hidden), true);
        // The upload is complete: now it is offered, and taken.
        deploy(other, site);
        await second.evaluate(
          async () => void (await (await navigator.serviceWorker.ready).update()),
        );
        await second.waitFor(() => !document.querySelector('#update').hidden);
        assert.equal(await version(second), 'here');
        const third = await t.newPage(context);
        await third.goto(`${server.origin}/`);
        await live(third);
        await second.evaluate(() => document.querySelector('#update button').click());
        await second.waitFor(() => deepText(deep('table.prices')).includes('$0.27'));
        await live(second);
        assert.equal(await version(second), 'other');
        // Another tab still shows the version before, offers the new one, and takes it.
        assert.equal(await version(third), 'here');
        await third.waitFor(() => !document.querySelector('#update').hidden);
        await third.evaluate(() => document.querySelector('#update button').click());
        await third.waitFor(() => deepText(deep('table.prices')).includes('$0.27'));
        // The first page has only its first view, and its files are gone.
        await first.fill(field('requests'), '20,000');
        await first.waitForText(/newer version of this page is published/, '[role=alert]');
        await first.fill(field('requests'), await defaultRequests());
        assert.equal(await version(first), 'here');
      });
    },
    {only: ['chromium']},
  );
};
