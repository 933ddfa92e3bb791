// A good guest: the host's rules about showing, colours, keys, room and addresses win,
// and what the host says is obeyed whenever it says it.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {DEFAULT_TOTALS, field, fragment, totals, waitForTotals} from '../calculator.mjs';
import {live, ROOT} from '../harness.mjs';
import {addScript, openHost} from '../hosts.mjs';

const SET = ['$63.952', '$194.445']; // 12k of input

export default (test) => {
  test("the host's rules about showing it win", async (t) => {
    const {page} = await openHost(
      t,
      `<deepseek-cost class="gone"></deepseek-cost>
       <deepseek-cost style="display: none"></deepseek-cost>
       <deepseek-cost hidden></deepseek-cost>
       <deepseek-cost></deepseek-cost>`,
      {head: '<style>.gone { display: none }</style>'},
    );
    await live(page);
    const heights = await page.evaluate(() =>
      [...document.querySelectorAll('deepseek-cost')].map((each) => each.offsetHeight > 0),
    );
    assert.deepEqual(heights, [false, false, false, true]);
    if (!page.raw) return;
    // On paper: the host's own rule, on the element or on what it stands in.
    const paper = await openHost(
      t,
      '<deepseek-cost></deepseek-cost><div><deepseek-cost></deepseek-cost></div>',
      {
        head: '<style>@media print { body > deepseek-cost, div { display: none } }</style>',
      },
    );
    await live(paper.page);
    const drawn = () =>
      paper.page.evaluate(() =>
        [...document.querySelectorAll('deepseek-cost')].map((each) => each.offsetHeight > 0),
      );
    assert.deepEqual(await drawn(), [true, true]);
    await paper.page.raw.emulateMediaType('print');
    assert.deepEqual(await drawn(), [false, false]);
  });

  test('it has no paper of its own and takes the colours of its place', async (t) => {
    const {page} = await openHost(
      t,
      `<div style="color-scheme: dark; background: #000"><deepseek-cost></deepseek-cost></div>
       <div style="color-scheme: light"><deepseek-cost></deepseek-cost></div>
       <div style="color-scheme: light"><deepseek-cost theme="dark"></deepseek-cost></div>
       <div style="color-scheme: dark"><deepseek-cost theme="dark"></deepseek-cost></div>
       <div style="color-scheme: dark"><deepseek-cost theme="light"></deepseek-cost></div>`,
    );
    await live(page);
    const seen = await page.evaluate(() =>
      deepAll('[part~=root]').map((root) => {
        const {backgroundColor, color} = getComputedStyle(root);
        const light = color
          .match(/[\d.]+/g)
          .slice(0, 3)
          .map(Number)
          .some((each) => each > 128);
        const paper = getComputedStyle(root.getRootNode().host).backgroundColor;
        return [backgroundColor, paper, light ? 'light text' : 'dark text'];
      }),
    );
    const none = 'rgba(0, 0, 0, 0)';
    assert.deepEqual(seen, [
      [none, none, 'light text'],
      [none, none, 'dark text'],
      // Against the scheme of its place a theme brings its paper.
      [none, 'rgb(21, 23, 26)', 'light text'],
      [none, none, 'light text'],
      [none, 'rgb(255, 255, 255)', 'dark text'],
    ]);
  });

  test("the frame's canvas goes with its theme", async (t) => {
    for (const theme of ['light', 'dark']) {
      const page = await t.calculator(`/embed.html?theme=${theme}&view=table`);
      const scheme = await page.evaluate(
        () => getComputedStyle(document.documentElement).colorScheme,
      );
      assert.equal(scheme, theme);
    }
  });

  test('keys typed in a field do not reach the page, unless it asks', async (t) => {
    const {page} = await openHost(t, '<deepseek-cost></deepseek-cost>');
    await live(page);
    await page.evaluate(() => {
      globalThis.keys = [];
      addEventListener('keydown', (event) => globalThis.keys.push(event.key));
    });
    await page.focus(field('input'));
    for (const key of ['/', 'ArrowRight', 's', 'Escape', 'Control+k']) await page.press(key);
    assert.deepEqual(
      (await page.evaluate(() => globalThis.keys)).filter((key) => key !== 'Control'),
      ['Escape', 'k'],
    );
    await page.evaluate(() => {
      globalThis.keys.length = 0;
      deep('deepseek-cost').setAttribute('host-keys', '');
    });
    await page.press('x');
    assert.deepEqual(await page.evaluate(() => globalThis.keys), ['x']);
  });

  test('nothing is wider than its box from 240 px up, and the totals stand apart', async (t) => {
    const {page} = await openHost(
      t,
      '<div id="box"><deepseek-cost currency="CNY"></deepseek-cost></div>',
      {head: '<style>body { margin: 0 } #box { overflow: hidden }</style>'},
    );
    await live(page);
    for (const requests of [100_000, 1_000_000_000]) {
      const wrong = await page.evaluate(async (count) => {
        const found = [];
        const box = document.querySelector('#box');
        const workloads = [{input: 1500, hit: '70', output: 400, requests: count, per: 'month'}];
        deep('deepseek-cost').data = {currency: 'CNY', workloads};
        await deep('deepseek-cost').updateComplete;
        for (let width = 240; width <= 1080; width += 24) {
          box.style.width = `${width}px`;
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)));
          const edge = box.getBoundingClientRect().right + 0.5;
          const out = deepAll('input,select,button,[part~=total] span,h2,p,summary').filter(
            (each) =>
              !each.closest('.vh,.scroll') &&
              each.getBoundingClientRect().right > edge &&
              getComputedStyle(each).position !== 'absolute',
          );
          if (box.scrollWidth > box.clientWidth)
            found.push(`${width}: ${box.scrollWidth - box.clientWidth} px stick out unseen`);
          if (out.length > 0)
            found.push(`${width}: ${out[0].tagName}.${out[0].className} ${out[0].name ?? ''}`);
          const [flash, pro] = deepAll('.figure > span').map((each) =>
            each.getBoundingClientRect(),
          );
          if (flash.bottom > pro.top && pro.bottom > flash.top && flash.right > pro.left - 4)
            found.push(`${width}: the totals overlap`);
        }
        return found;
      }, requests);
      assert.deepEqual(wrong, [], `${requests} requests`);
    }
  });

  test(
    'in the room that the README reserves nothing below moves',
    async (t) => {
      const readme = readFileSync(join(ROOT, 'web/README.md'), 'utf8');
      const room = /```css\n(deepseek-cost:not\(\[hidden\]\)[^`]*)```/.exec(readme)?.[1];
      assert.ok(room, 'the README says how to reserve room');
      for (const width of [360, 800, 1280]) {
        const {page, src} = await openHost(
          t,
          '<deepseek-cost></deepseek-cost><p id="below">An article goes on.</p>',
          {head: `<style>body { margin: 0 } ${room}</style>`, late: true},
        );
        await page.setViewport(width, 900);
        const top = () => page.evaluate(() => document.querySelector('#below').offsetTop);
        const before = await top();
        await addScript(page, src);
        await page.waitFor(() => deep('deepseek-cost')?.estimate);
        await page.evaluate(() => deep('deepseek-cost').updateComplete);
        assert.equal(await top(), before, `at ${width} px`);
        const shifts = await page.evaluate(
          () =>
            new Promise((resolve) => {
              new PerformanceObserver((list) =>
                resolve(list.getEntries().reduce((sum, {value}) => sum + value, 0)),
              ).observe({type: 'layout-shift', buffered: true});
              setTimeout(() => resolve(0), 500);
            }),
        );
        assert.equal(shifts, 0, `at ${width} px`);
      }
    },
    {only: ['chromium']},
  );

  test('what is set before the script arrives counts', async (t) => {
    const {page, src} = await openHost(t, '<deepseek-cost></deepseek-cost>', {late: true});
    await page.evaluate(() => {
      document.querySelector('deepseek-cost').data = {
        workloads: [{input: '12,000', hit: '70', output: '400', requests: '100000', per: 'month'}],
      };
    });
    await addScript(page, src);
    await live(page);
    await waitForTotals(page, SET);
    await page.evaluate(() => {
      deep('deepseek-cost').data = {
        workloads: [{input: 1500, hit: '70', output: 400, requests: 100000, per: 'month'}],
      };
    });
    await waitForTotals(page, DEFAULT_TOTALS);
  });

  test('card and currency hold whatever the scenario says, early or late', async (t) => {
    const {page} = await openHost(
      t,
      `<deepseek-cost scenario="v=1&amp;in=12k" card="2026-11-13" currency="CNY"></deepseek-cost>
       <deepseek-cost></deepseek-cost><deepseek-cost scenario="v=1&amp;in=12k"></deepseek-cost>`,
    );
    await live(page);
    await page.evaluate(async () => {
      const [, byData, byAttribute] = document.querySelectorAll('deepseek-cost');
      for (const each of [byData, byAttribute]) {
        each.setAttribute('card', '2026-11-13');
        each.setAttribute('currency', 'CNY');
      }
      await byData.updateComplete;
      byData.data = {
        workloads: [{input: 12000, hit: '70', output: 400, requests: 100000, per: 'month'}],
      };
    });
    const [first] = [await totals(page, 0)];
    assert.match(first[0][0], /^[¥￥]/);
    for (const nth of [1, 2])
      await waitForTotals(
        page,
        first.map((pair) => pair[1]),
        nth,
      );
    // A link brings its own.
    const link = await fragment({workloads: [{input: 12000}]});
    await page.evaluate((text) => deep('deepseek-cost').open(text), link);
    await waitForTotals(page, SET, 0);
  });

  test('another currency keeps what was typed, and can be undone', async (t) => {
    const {page} = await openHost(t, '<deepseek-cost></deepseek-cost>');
    await live(page);
    await page.fill(field('input'), '12k');
    await waitForTotals(page, SET);
    await page.evaluate(() => deep('deepseek-cost').setAttribute('currency', 'CNY'));
    await page.waitFor(() => /[¥￥]/.test(deepText(deep('[part~=total]'))));
    assert.equal(await page.value(field('input')), '12k');
    await page.click({css: 'button', text: '/Undo/'});
    await waitForTotals(page, SET);
  });

  test('what cannot be used is refused in a sentence', async (t) => {
    const {page} = await openHost(
      t,
      '<deepseek-cost now="9999-12-31T23:59:59-14:00"></deepseek-cost>',
    );
    await live(page);
    await waitForTotals(page, DEFAULT_TOTALS);
    await page.waitForText(/not a time between the years 0000 and 9999/, '[role=alert]');
    for (const data of [
      {workloads: [{shape: 5}]},
      {workloads: [{}], decision: {ranges: 5}},
      {workloads: [{}], decision: {ranges: [{}]}},
      5,
      {workloads: 'x'},
    ]) {
      await page.evaluate((value) => void (deep('deepseek-cost').data = value), data);
      await page.waitForText(/cannot be used|cannot be read/, '[part~=root]');
      assert.deepEqual(await totals(page), [], 'and no total stands for it');
    }
    const book = await page.evaluate(() => {
      deep('deepseek-cost').rateBook = {id: 'nonsense'};
      return deep('deepseek-cost').rateBook ?? null;
    });
    assert.equal(book, null, 'the official prices are in use');
  });

  test('the language of the place, through shadow roots, and when it changes', async (t) => {
    const {page} = await openHost(
      t,
      '<div id="outer" lang="zh-CN"></div><deepseek-cost></deepseek-cost>',
    );
    await page.evaluate(() => {
      document.querySelector('#outer').attachShadow({mode: 'open'}).innerHTML =
        '<deepseek-cost></deepseek-cost>';
    });
    await live(page);
    const languages = () => page.evaluate(() => deepAll('[part~=root]').map((root) => root.lang));
    await page.waitFor(() => deepAll('[part~=root]').length === 2);
    assert.deepEqual(await languages(), ['zh-CN', 'en']);
    await page.evaluate(() => void (document.documentElement.lang = 'zh'));
    await page.waitFor(() => deepAll('[part~=root]').every((root) => root.lang === 'zh-CN'));
  });

  test('guide links only where there is a guide; share links where the host says', async (t) => {
    const {page, server, site} = await openHost(
      t,
      `<deepseek-cost></deepseek-cost><deepseek-cost guide-base="/en"></deepseek-cost>
       <deepseek-cost share-base="https://example.com/guide"></deepseek-cost>`,
    );
    await live(page);
    const links = await page.evaluate(() =>
      [...document.querySelectorAll('deepseek-cost')].map((each) =>
        [...each.shadowRoot.querySelectorAll('a')]
          .map((link) => link.getAttribute('href'))
          .filter((href) => /^\/(en\/)?(guides|pricing)/.test(href)),
      ),
    );
    assert.deepEqual(links[0], []);
    assert.ok(links[1].includes('/en/pricing') && links[1].length === 4, String(links[1]));
    const shared = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('deepseek-cost')].map(
          (each) => each.shadowRoot.querySelector('#share-link').value.split('#')[0],
        ),
      );
    assert.deepEqual(await shared(), [
      `${site.origin}/cdn/`,
      `${site.origin}/cdn/`,
      'https://example.com/guide',
    ]);
    await page.evaluate(() => deep('deepseek-cost').open(''));
    await page.waitFor(
      (address) =>
        deep('deepseek-cost').shadowRoot.querySelector('#share-link').value.startsWith(address),
      `${server.origin}/page#`,
    );
  });

  test('opened by itself the frame lets nobody lead its links away', async (t) => {
    const away = 'share-base=https://evil.example&guide-base=https://evil.example';
    const page = await t.calculator(`/embed.html?${away}`);
    assert.doesNotMatch(
      await page.evaluate(() => deep('deepseek-cost').shadowRoot.innerHTML),
      /evil\.example/,
    );
  });

  test('beside another Lit under Trusted Types', async (t) => {
    const policy = "require-trusted-types-for 'script'; trusted-types lit-html deepseek-cost";
    const {page} = await openHost(
      t,
      `<script>
        globalThis.hosts = globalThis.trustedTypes?.createPolicy('lit-html', {createHTML: (text) => text});
      </script><deepseek-cost></deepseek-cost>`,
      {headers: () => ({'content-security-policy': policy})},
    );
    await live(page);
    await waitForTotals(page, DEFAULT_TOTALS);
  });

  test('a link whose # became ? opens; any other query is left alone', async (t) => {
    const link = await fragment({workloads: [{input: 12000}]});
    const page = await t.calculator(`/?${link}&utm_source=mail`);
    await waitForTotals(page, SET);
    for (const query of ['?v=3', '?v=1&utm_source=x', '?lang=en']) {
      const plain = await t.calculator(`/${query}`);
      await waitForTotals(plain, DEFAULT_TOTALS);
      assert.equal(await plain.exists('[role=alert].notice'), false);
    }
    const broken = await t.open(`/?${link.replace('12000', '13000')}`);
    await broken.waitForText(/checksum does not match/, '[role=alert]');
  });
};
