// Where hosts put the element: in forms, dialogs, folds and other components, copied and
// moved, beside another version, behind servers that know little of types or want a word.
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {DEFAULT_TOTALS, field, fragment, waitForTotals} from '../calculator.mjs';
import {live, SITE} from '../harness.mjs';
import {hostHtml, openOwnHost, scriptTag, serveElement} from '../hosts.mjs';
import {makeOtherBuild} from '../other-build.mjs';

const SET = ['$63.952', '$194.445']; // 12k of input

export default (test) => {
  test('what is folded away or hidden at first is whole when it is shown', async (t) => {
    const page = await openOwnHost(
      t,
      `<details id="fold"><summary>Cost</summary><deepseek-cost></deepseek-cost></details>
       <div id="tab" hidden><deepseek-cost></deepseek-cost></div>`,
    );
    await page.waitFor(() =>
      deepAll({css: 'deepseek-cost', hidden: true}).every((each) => each.estimate),
    );
    await page.evaluate(() => {
      document.querySelector('#fold').open = true;
      document.querySelector('#tab').hidden = false;
    });
    for (const nth of [0, 1]) {
      await waitForTotals(page, DEFAULT_TOTALS, nth);
      const fits = await page.evaluate((at) => {
        const {width, height} = deepAll('deepseek-cost')[at].getBoundingClientRect();
        return width > 300 && height > 300;
      }, nth);
      assert.ok(fits);
    }
    await page.fill(field('input', 1), '12k');
    await waitForTotals(page, SET, 1);
    await waitForTotals(page, DEFAULT_TOTALS, 0);
  });

  test('where a place asks for its width it has one, and shrinks with the place', async (t) => {
    const page = await openOwnHost(
      t,
      `<div style="display: flex"><deepseek-cost></deepseek-cost><p>Beside it.</p></div>
       <div style="display: grid; grid-template-columns: 1fr 1fr">
         <deepseek-cost></deepseek-cost><p>Beside it.</p></div>
       <table><tr><td><deepseek-cost></deepseek-cost></td></tr></table>
       <div><deepseek-cost style="float: inline-start"></deepseek-cost></div>
       <div><deepseek-cost style="display: inline-block"></deepseek-cost></div>`,
    );
    for (const width of [1280, 390]) {
      await page.setViewport(width, 900);
      await page.waitFor(() => deepAll('deepseek-cost').every((each) => each.estimate));
      const seen = await page.evaluate(() => ({
        widths: deepAll('deepseek-cost').map((each) => each.getBoundingClientRect().width),
        page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }));
      assert.ok(
        seen.widths.every((each) => each >= (width < 400 ? 150 : 480)),
        seen.widths.join(' '),
      );
      assert.equal(seen.page, 0, `nothing sticks out at ${width} px`);
    }
  });

  test('in a form it is no part of it: nothing to send, and Enter sends nothing', async (t) => {
    const page = await openOwnHost(t, '<form id="form"><deepseek-cost></deepseek-cost></form>');
    await live(page);
    await page.evaluate(() => {
      globalThis.sent = 0;
      document.querySelector('#form').addEventListener('submit', (event) => {
        event.preventDefault();
        globalThis.sent++;
      });
    });
    await page.fill(field('input'), '12k');
    await page.press('Enter');
    await waitForTotals(page, SET);
    const form = () => {
      const element = document.querySelector('#form');
      return [[...new FormData(element)].length, element.elements.length, globalThis.sent];
    };
    assert.deepEqual(await page.evaluate(form), [0, 0, 0]);
  });

  test('in a modal dialog, Escape closes its own dialog first', async (t) => {
    const page = await openOwnHost(
      t,
      '<dialog id="outer"><deepseek-cost></deepseek-cost></dialog><button id="show">Cost</button>',
    );
    await page.waitFor(() => deep({css: 'deepseek-cost', hidden: true})?.estimate);
    await page.evaluate(() => document.querySelector('#outer').showModal());
    await waitForTotals(page, DEFAULT_TOTALS);
    await page.evaluate(() => deep('deepseek-cost').load());
    await page.focus({css: '.actions button', text: '/Share, embed, export/'});
    await page.press('Enter');
    const open = () => deepAll({css: 'dialog', hidden: true}).map((each) => each.open);
    await page.waitFor(() => deepAll({css: 'dialog', hidden: true}).every((each) => each.open));
    assert.deepEqual(await page.evaluate(open), [true, true]);
    await page.press('Escape');
    await page.waitFor(() => deepAll({css: 'dialog', hidden: true}).some((each) => !each.open));
    assert.ok(await page.evaluate(() => document.querySelector('#outer').open), 'the outer stays');
    await page.press('Escape');
    await page.waitFor(() => !document.querySelector('#outer').open);
  });

  test('under another base address and a root of 62.5 %', async (t) => {
    const page = await openOwnHost(t, '<deepseek-cost></deepseek-cost>', {
      head: '<base href="/elsewhere/deep/"><style>html { font-size: 62.5% }</style>',
    });
    await live(page);
    await page.fill(field('input'), '12k');
    await waitForTotals(page, SET);
    const size = await page.evaluate(() => getComputedStyle(deep('[part~=root]')).fontSize);
    assert.equal(size, '16px');
    assert.ok(new URL(await page.url()).pathname.endsWith('/page'));
  });

  test('a copy is a calculator of its own, and what is moved keeps what was typed', async (t) => {
    const page = await openOwnHost(
      t,
      '<div id="one"><deepseek-cost view="compact"></deepseek-cost></div><div id="two"></div>',
    );
    await live(page);
    await page.fill(field('input'), '12k');
    await waitForTotals(page, SET);
    await page.evaluate(() => {
      const first = document.querySelector('deepseek-cost');
      document.querySelector('#two').append(first.cloneNode(true), first);
    });
    await waitForTotals(page, DEFAULT_TOTALS, 0);
    await waitForTotals(page, SET, 1);
    const views = await page.evaluate(() =>
      deepAll('deepseek-cost').map((each) => each.getAttribute('view')),
    );
    assert.deepEqual(views, ['compact', 'compact']);
  });

  test('out of a template, into the shadow root of another component', async (t) => {
    const page = await openOwnHost(
      t,
      '<template id="cut"><deepseek-cost view="compact"></deepseek-cost></template><div id="other"></div>',
    );
    await page.evaluate(() => {
      const copy = document.querySelector('#cut').content.cloneNode(true);
      document.querySelector('#other').attachShadow({mode: 'open'}).append(copy);
    });
    await live(page);
    await waitForTotals(page, DEFAULT_TOTALS);
    await page.fill(field('input'), '12k');
    await waitForTotals(page, SET);
  });

  for (const sandbox of ['', ' sandbox="allow-scripts"'])
    test(`in the srcdoc of a frame${sandbox && ', sandboxed'}; its links lead to its own page`, async (t) => {
      const {base, src} = await serveElement(t);
      const inner = `<!doctype html><html lang=en><title>Inner</title><deepseek-cost></deepseek-cost>
        <script type=module src=${src}></script>`;
      const body = `<iframe title="Cost"${sandbox} width="800" height="700" srcdoc="${inner}"></iframe>`;
      const server = await t.serve({pages: {'/page': hostHtml({body})}});
      const page = await t.open(`${server.origin}/page`);
      await page.waitForIn('srcdoc', () => Boolean(deep('deepseek-cost')?.estimate));
      const link = await fragment({workloads: [{input: 12000}]});
      const seen = await page.evaluateIn(
        'srcdoc',
        async (text) => {
          const cost = deep('deepseek-cost');
          cost.open(text);
          await cost.load();
          await cost.updateComplete;
          return [
            cost.shadowRoot.querySelector('#share-link').value,
            deepText(deep('[part~=total]')),
          ];
        },
        link,
      );
      assert.equal(seen[0], `${base}/#${link}`);
      assert.match(seen[1], /63\.952/);
    });

  for (const reset of ['unset', 'initial', 'revert'])
    test(`on a page that resets everything: all: ${reset}`, async (t) => {
      const page = await openOwnHost(t, '<div><deepseek-cost></deepseek-cost></div>', {
        head: `<style>* { all: ${reset}; box-sizing: border-box } head, style, script { display: none } div, body { display: block }</style>`,
      });
      await live(page);
      await page.fill(field('input'), '12k');
      await waitForTotals(page, SET);
      const seen = await page.evaluate(() => {
        const root = deep('[part~=root]').getBoundingClientRect();
        return {
          width: Math.round(root.width),
          page: document.documentElement.clientWidth,
          out: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          columns: deep('.figure > span').getBoundingClientRect().width > 40,
        };
      });
      assert.ok(seen.width > seen.page - 40, JSON.stringify(seen));
      assert.deepEqual([seen.out, seen.columns], [0, true]);
    });

  test(
    'zoomed by the page, at several widths and from right to left',
    async (t) => {
      const page = await openOwnHost(
        t,
        '<div id="box" style="zoom: 1.5"><deepseek-cost currency="CNY"></deepseek-cost></div>',
        {head: '<style>html { font-size: 62.5% } body { margin: 0 }</style>'},
      );
      await live(page);
      for (const dir of ['ltr', 'rtl'])
        for (const width of [360, 800, 1110, 1440]) {
          await page.setViewport(width, 900);
          const out = await page.evaluate(async (direction) => {
            document.documentElement.dir = direction;
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
            const [flash, pro] = deepAll('.figure > span').map((each) =>
              each.getBoundingClientRect(),
            );
            return [
              document.documentElement.scrollWidth - document.documentElement.clientWidth,
              flash.bottom > pro.top && pro.bottom > flash.top && flash.right > pro.left,
            ];
          }, dir);
          assert.deepEqual(out, [0, false], `${dir}, ${width} px`);
        }
    },
    // WebKit asks containers as if nothing were zoomed.
    {only: ['chromium', 'firefox']},
  );

  test('two versions on one page: the first that comes is the element', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'deepseek-cost-'));
    try {
      const server = await t.serve({
        folders: {'/first/': SITE, '/second/': makeOtherBuild(folder)},
        pages: {
          '/page': hostHtml({
            head: scriptTag('/first/deepseek-cost.js') + scriptTag('/second/deepseek-cost.js'),
          }),
        },
      });
      const page = await t.open(`${server.origin}/page`);
      const usual = await page.evaluate(() => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        const names = Object.getOwnPropertyNames(frame.contentWindow);
        frame.remove();
        return names;
      });
      await live(page);
      await page.fill(field('input'), '12k');
      await waitForTotals(page, SET);
      const modules = (await page.requests()).filter((address) => address.endsWith('.wasm'));
      assert.ok(modules.length > 0 && modules.every((each) => each.includes('/first/')));
      const added = await page.evaluate(
        (names) => Object.getOwnPropertyNames(globalThis).filter((name) => !names.includes(name)),
        usual,
      );
      assert.deepEqual(
        added.filter((name) => /deepseek|cost|lit/i.test(name)),
        [],
        'no globals',
      );
    } finally {
      rmSync(folder, {recursive: true});
    }
  });

  test('modules of WebAssembly as bytes of no type, and nobody may sniff', async (t) => {
    const page = await openOwnHost(t, '<deepseek-cost></deepseek-cost>', {
      headers: {'x-content-type-options': 'nosniff'},
      types: {'.wasm': 'application/octet-stream'},
    });
    await live(page);
    await page.fill(field('input'), '12k');
    await waitForTotals(page, SET);
  });

  test(
    'on a site that asks for a password, its parts and its worker too',
    async (t) => {
      const server = await t.serve({folders: {'/': SITE}, password: 'reader:secret'});
      const page = await t.newPage();
      await page.raw.authenticate({username: 'reader', password: 'secret'});
      await page.goto(`${server.origin}/`);
      await live(page);
      await page.fill(field('input'), '12k');
      await waitForTotals(page, SET);
      await page.evaluate(() => deep('[part~=tokens] summary').click());
      await page.waitForTarget({css: '#tokens-text'});
      await page.fill({css: '#tokens-text'}, 'Hello world');
      await page.waitForText(/2 tokens/, '[part~=tokens-count]');
    },
    {only: ['chromium']},
  );
};
