// The element and the iframe as guests on somebody else's page: another origin,
// a hostile style sheet, a strict policy, several at once.
import assert from 'node:assert/strict';

import {
  DEFAULT_TOTALS,
  field,
  fragment,
  readTotals,
  totals,
  waitForChange,
  waitForNoTotals,
  waitForTotals,
} from '../calculator.mjs';
import {asset, idle, live} from '../harness.mjs';
import {hostHtml, scriptTag, serveElement} from '../hosts.mjs';

const HOSTILE_CSS = `
  html { font-size: 20px; }
  * { font: italic 900 31px/3 cursive !important; color: rgb(255, 0, 0) !important; letter-spacing: 9px !important;
      text-transform: uppercase !important; text-align: right !important; float: none; }
  button, input, select, summary { all: unset !important; }
  table, td, th { display: block !important; border: 9px solid !important; }
  section, div, span { padding: 77px !important; }
`;

/** A host page on its own origin; the calculator comes from `site`. */
async function host(t, {body, css = '', script = true, policy, dir = 'ltr'}) {
  const {site, base, src} = await serveElement(t, {folder: '/cdn/deepseek-cost@1/'});
  const html = hostHtml({
    attributes: `lang="en" dir="${dir}"`,
    head: `<link rel="stylesheet" href="/host.css">${script ? scriptTag(src) : ''}`,
    body: `<h1>Pricing guide</h1>${body.replaceAll('{base}', base)}`,
  });
  const server = await t.serve({
    pages: {'/guide': html},
    styles: {'/host.css': css},
    pageHeaders: {
      'content-security-policy':
        policy?.(base) ??
        `default-src 'none'; script-src 'self' ${site.origin} 'wasm-unsafe-eval'; connect-src ${site.origin}; style-src 'self'; frame-src ${site.origin}; img-src data:`,
    },
  });
  const page = await t.newPage();
  return {page, site, base, address: `${server.origin}/guide`, origin: server.origin};
}

/** What a reader sees of the element's text: size, slant, spacing, colour, alignment. */
function looks(page) {
  return page.evaluate(() =>
    [
      '[part~=total]',
      '[part~=contract] td',
      '[part~=contract] th',
      'input[name$="/input"]',
      'summary',
      'label',
    ].map((css) => {
      const element = deep({css, host: 'deepseek-cost'});
      if (!element) return `no ${css}`;
      const style = getComputedStyle(element);
      const properties = [
        'fontSize',
        'fontStyle',
        'fontWeight',
        'lineHeight',
        'letterSpacing',
        'textTransform',
        'textAlign',
        'color',
        'display',
        'paddingTop',
        'borderTopWidth',
      ];
      return `${css} ${properties.map((name) => style[name]).join(' ')}`;
    }),
  );
}

export default (test) => {
  test('from another origin, under a strict policy, three on one page', async (t) => {
    const {page, address, site} = await host(t, {
      body: `<deepseek-cost>Prices: Flash $0.14, Pro $0.435.</deepseek-cost>
        <deepseek-cost currency="CNY" lang="zh"></deepseek-cost>
        <deepseek-cost view="table"></deepseek-cost>`,
    });
    await page.goto(address);
    await live(page);
    await waitForTotals(page, DEFAULT_TOTALS, 0);
    const first = await totals(page, 0);
    assert.equal((await totals(page, 1)).length, 2, 'the second has its own totals');
    assert.match((await totals(page, 1))[0][0], /[¥￥]/, 'in yuan');
    assert.match(
      await page.text({css: '[part~=contract]', host: 'deepseek-cost', hostNth: 2}),
      /\$0\.003625/,
    );
    const before = await totals(page, 1);
    await page.fill(field('requests', 1), '1,000');
    await waitForChange(page, before, 1);
    assert.deepEqual(await totals(page, 0), first, 'the first is not touched by the second');
    assert.deepEqual(
      site.requests
        .filter((path) => path.endsWith('.wasm'))
        .map((path) => path.replace(/^.*\//, ''))
        .sort(),
      [asset('calculator.wasm').replace('assets/', '')],
      'one download of the module for all',
    );
    t.record('totals of two elements on one page', [await totals(page, 0), await totals(page, 1)]);
  });

  test('a hostile style sheet changes nothing inside', async (t) => {
    const body = '<deepseek-cost theme="light"></deepseek-cost>';
    const plain = await host(t, {body});
    await plain.page.goto(plain.address);
    await live(plain.page);
    await waitForTotals(plain.page, DEFAULT_TOTALS);
    const hostile = await host(t, {body, css: HOSTILE_CSS});
    await hostile.page.goto(hostile.address);
    await live(hostile.page);
    await waitForTotals(hostile.page, DEFAULT_TOTALS);
    assert.deepEqual(await looks(hostile.page), await looks(plain.page));
  });

  test('on a right-to-left page numbers keep their order', async (t) => {
    const {page, address} = await host(t, {dir: 'rtl', body: '<deepseek-cost></deepseek-cost>'});
    await page.goto(address);
    await live(page);
    await waitForTotals(page, DEFAULT_TOTALS);
    assert.equal(
      await page.evaluate(
        () => getComputedStyle(deep({css: '[part~=total]', host: 'deepseek-cost'})).direction,
      ),
      'ltr',
    );
  });

  test('it never touches the address, the history, storage or the title', async (t) => {
    const {page, address} = await host(t, {body: '<deepseek-cost></deepseek-cost>'});
    await page.goto(`${address}#host-state`);
    await live(page);
    const state = () =>
      page.evaluate(async () => ({
        href: location.href,
        entries: history.length,
        title: document.title,
        local: localStorage.length,
        session: sessionStorage.length,
        cookies: document.cookie,
        globals: Object.keys(globalThis).filter((name) => /deepseek|lit(?!any)/i.test(name)),
        workers: (await navigator.serviceWorker?.getRegistrations?.())?.length ?? 0,
        databases: (await globalThis.indexedDB?.databases?.())?.length ?? 0,
      }));
    const before = await state();
    await page.fill(field('input'), '12k');
    await waitForTotals(page, ['$63.952', '$194.445']);
    assert.deepEqual(await state(), before);
    assert.equal(before.href, `${address}#host-state`);
  });

  test('a change event reports to the host, and a scenario attribute is obeyed', async (t) => {
    const {page, address} = await host(t, {body: '<deepseek-cost></deepseek-cost>'});
    await page.goto(address);
    await live(page);
    await page.evaluate(() => {
      globalThis.seen = [];
      document.addEventListener('deepseek-cost-change', (event) => {
        const {fragment, valid, scenario} = event.detail;
        globalThis.seen.push({fragment, valid, scenario});
      });
    });
    await page.fill(field('input'), '12k');
    await page.waitFor(() => globalThis.seen.length > 0);
    const seen = await page.evaluate(() => globalThis.seen.at(-1));
    assert.equal(seen.valid, true);
    assert.equal(seen.fragment, await fragment({workloads: [{input: 12000}]}));
    t.record('the change event', seen);
    const again = await host(t, {
      body: `<deepseek-cost scenario="${seen.fragment.replaceAll('&', '&amp;')}"></deepseek-cost>`,
    });
    await again.page.goto(again.address);
    await live(again.page);
    await waitForTotals(again.page, ['$63.952', '$194.445']);
  });

  test('a scenario written by hand needs no checksum; a wrong one is refused', async (t) => {
    const {page, address} = await host(t, {
      body: `<deepseek-cost scenario="v=1&amp;in=12k"></deepseek-cost>
        <deepseek-cost scenario="v=1&amp;in=12k&amp;k=0000"></deepseek-cost>
        <iframe title="DeepSeek cost" src="{base}/embed.html#v=1&amp;in=12k" width="100%" height="400"></iframe>`,
    });
    await page.goto(address);
    await live(page);
    await waitForTotals(page, ['$63.952', '$194.445']);
    assert.equal(await page.count({css: '[role=alert].notice', host: 'deepseek-cost'}), 0);
    await page.waitForText(/checksum does not match/, {
      css: '[role=alert]',
      host: 'deepseek-cost',
      hostNth: 1,
    });
    assert.deepEqual(await totals(page, 1), [], 'no total stands for it');
    await page.waitForIn('embed.html', () => deepText(deep('deepseek-cost')).includes('63.952'));
  });

  test('what a page gives and cannot be used is reported; the official prices stay, no amounts', async (t) => {
    const {page, address} = await host(t, {body: '<deepseek-cost></deepseek-cost>'});
    await page.goto(address);
    await live(page);
    await page.evaluate(() => {
      deep('deepseek-cost').rateBook = {id: 'x', cards: []};
    });
    const notice = await page.waitForText(
      /prices that this page supplies cannot be used/,
      '.notice',
    );
    assert.match(notice, /missing/, 'with what is wrong about them');
    await waitForTotals(page, DEFAULT_TOTALS);
    assert.equal(await page.evaluate(() => deep('deepseek-cost').rateBook === undefined), true);
    await page.evaluate(() => {
      deep('deepseek-cost').rateBook = undefined;
      deep('deepseek-cost').data = {workloads: 'many'};
    });
    await page.waitForText(/numbers that this page supplies cannot be used/, '.notice');
    assert.ok(!/link/.test(await page.text('.notice')), 'no word of a link');
    await waitForNoTotals(page);
    assert.equal(await page.evaluate(() => deep('deepseek-cost').fragment), '');
  });

  test('properties set before the element is defined are kept; so is its own text', async (t) => {
    const {page, address, base} = await host(t, {
      script: false,
      body: '<deepseek-cost>Flash $0.14</deepseek-cost>',
    });
    await page.goto(address);
    assert.match(await page.text(), /Flash \$0\.14/, 'readable without the script');
    await page.evaluate(
      (at, text) => {
        document.querySelector('deepseek-cost').scenario = text;
        return import(`${at}/deepseek-cost.js`).then(() => {});
      },
      base,
      await fragment({workloads: [{input: 12000}]}),
    );
    await live(page);
    await waitForTotals(page, ['$63.952', '$194.445']);
  });

  test('what one element has fetched is there for all of them', async (t) => {
    const {page, address} = await host(t, {
      body: '<deepseek-cost></deepseek-cost><deepseek-cost currency="CNY"></deepseek-cost>',
    });
    await page.goto(address);
    await page.waitFor(() =>
      deepAll({css: 'deepseek-cost', hidden: true}).every((element) => element.estimate),
    );
    const copied = await page.evaluate(async () => {
      const [first, second] = deepAll({css: 'deepseek-cost', hidden: true});
      await first.load();
      const links = [];
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: {writeText: (text) => Promise.resolve(links.push(text))},
      });
      const shared = new Promise((resolve) => {
        second.addEventListener('deepseek-cost-share', resolve, {once: true});
      });
      second.shadowRoot.querySelector('.actions button').click();
      await shared;
      return links;
    });
    assert.match(String(copied), /#v=1&card=2026-06-28&cur=CNY&k=/);
    await page.evaluate(() => deepAll('deepseek-cost')[1].scrollIntoView({block: 'end'}));
    await page.waitFor(() =>
      Boolean(deepAll({css: 'deepseek-cost', hidden: true})[1].shadowRoot.querySelector('.chart')),
    );
  });

  test('an attribute that makes no sense is named, or the default holds', async (t) => {
    const {page, address} = await host(t, {
      body: `<deepseek-cost now="soon" view="?" heading-level="x"></deepseek-cost>
        <deepseek-cost now="2026-07-01"></deepseek-cost><deepseek-cost card="nonsense"></deepseek-cost>
        <deepseek-cost currency="EUR"></deepseek-cost>`,
    });
    await page.goto(address);
    await waitForTotals(page, DEFAULT_TOTALS);
    await waitForTotals(page, DEFAULT_TOTALS, 1);
    for (const [nth, name] of [
      [2, /nonsense/],
      [3, /EUR/],
    ]) {
      await page.waitForText(name, {css: '.error', host: 'deepseek-cost', hostNth: nth});
      assert.deepEqual(await totals(page, nth), [], 'no total stands for it');
    }
  });

  test('what a host sets wrongly is refused in a sentence, and nothing is thrown', async (t) => {
    const {page, address} = await host(t, {body: '<deepseek-cost></deepseek-cost>'});
    await page.goto(address);
    await live(page);
    await page.evaluate(() => {
      deep('deepseek-cost').data = {workloads: 'x'};
    });
    await page.waitForText(/workloads|list/, '[role=alert]');
    assert.deepEqual(await totals(page), [], 'no total stands for it');
  });

  test('a host styles parts of sections that come later, under tags of their own build', async (t) => {
    const {page, address} = await host(t, {
      body: '<deepseek-cost></deepseek-cost>',
      css: 'deepseek-cost::part(verdict) { color: rgb(1, 2, 3); } deepseek-cost::part(cards) { color: rgb(4, 5, 6); }',
    });
    await page.goto(address);
    await live(page);
    await page.evaluate(() => deep('deepseek-cost').load());
    const seen = await page.evaluate(() => ({
      verdict: getComputedStyle(deep('[part=verdict]')).color,
      cards: getComputedStyle(deep('[part=cards]')).color,
      tags: deepAll('.late').map(({localName}) => localName),
    }));
    assert.equal(seen.verdict, 'rgb(1, 2, 3)');
    assert.equal(seen.cards, 'rgb(4, 5, 6)');
    assert.ok(seen.tags.length >= 4);
    for (const tag of seen.tags) assert.match(tag, /^deepseek-cost-[a-z]+-[0-9a-f]{8}$/);
  });

  test('the element can go and come back, and be imported twice', async (t) => {
    const {page, address, base} = await host(t, {
      body: '<div id="place"><deepseek-cost></deepseek-cost></div>',
    });
    await page.goto(address);
    await live(page);
    await page.fill(field('input'), '12k');
    await waitForTotals(page, ['$63.952', '$194.445']);
    await page.evaluate(async (at) => {
      const element = document.querySelector('deepseek-cost');
      element.remove();
      await import(`${at}/deepseek-cost.js?again`);
      document.querySelector('#place').append(element);
    }, base);
    await waitForTotals(page, ['$63.952', '$194.445']);
  });

  test(
    'trusted types: nothing is written as markup',
    async (t) => {
      const {page, address} = await host(t, {
        body: '<deepseek-cost></deepseek-cost>',
        policy: (base) => {
          const {origin} = new URL(base);
          return `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; style-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types deepseek-cost`;
        },
      });
      await page.goto(address);
      await live(page);
      await waitForTotals(page, DEFAULT_TOTALS);
    },
    {only: ['chromium']},
  );

  test('without wasm-unsafe-eval the element says so and the price table stays', async (t) => {
    t.expectProblem(/./);
    const {page, address} = await host(t, {
      body: '<deepseek-cost></deepseek-cost>',
      policy: (base) => {
        const {origin} = new URL(base);
        return `default-src 'none'; script-src ${origin}; connect-src ${origin}; style-src 'self'; img-src data:`;
      },
    });
    await page.goto(address);
    await page.waitForText(/wasm-unsafe-eval/, 'body');
  });

  for (const sandboxed of [false, true]) {
    test(`an iframe sized by embed.js${sandboxed ? ', sandboxed' : ''}`, async (t) => {
      const sandbox = sandboxed
        ? ' sandbox="allow-scripts allow-popups allow-downloads allow-forms"'
        : '';
      const link = (await fragment({workloads: [{input: 12000}]})).replaceAll('&', '&amp;');
      const {page, address} = await host(t, {
        script: false,
        body: `<iframe title="DeepSeek cost" src="{base}/embed.html#${link}" width="100%" height="400"${sandbox} referrerpolicy="no-referrer"></iframe>
          <script type="module" src="{base}/embed.js"></script>`,
      });
      await page.goto(address);
      await page.waitForIn(
        'embed.html',
        () => deepAll({css: '[part~=total]', host: 'deepseek-cost'}).length === 2,
      );
      await page.waitForIn('embed.html', () => deepText(deep('deepseek-cost')).includes('63.952'));
      const inside = () =>
        page.evaluateIn('embed.html', () => document.documentElement.scrollHeight);
      const outside = () =>
        page.evaluate(() => document.querySelector('iframe').getBoundingClientRect().height);
      // The content goes on growing while its parts come.
      let height;
      let content;
      for (let tries = 0; tries < 40; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        [height, content] = [await outside(), await inside()];
        if (height > 450 && Math.abs(height - content) <= 8) break;
      }
      assert.ok(
        height > 450 && Math.abs(height - content) <= 8,
        `the iframe (${height}) fits its content (${content})`,
      );
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(await outside(), height, 'it does not go on growing');
      // A stranger's message must not size it.
      await page.evaluate(() => {
        for (const data of [
          {type: 'deepseek-cost:resize', height: 9999},
          {type: 'dc:resize', v: 1, height: 9999},
          {type: 'deepseek-cost-resize', height: 9999},
        ]) {
          postMessage(data, '*');
        }
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.equal(await outside(), height, 'only the iframe itself is listened to');
      t.record(
        `totals in an iframe${sandboxed ? ' (sandboxed)' : ''}`,
        await page.evaluateIn('embed.html', readTotals, 0),
      );
    });
  }

  test('an iframe works without any script on the host', async (t) => {
    const {page, address} = await host(t, {
      script: false,
      body: '<iframe title="DeepSeek cost" src="{base}/embed.html" width="100%" height="700"></iframe>',
    });
    await page.goto(address);
    await page.waitForIn('embed.html', () => deepText(deep('deepseek-cost')).includes('54.755625'));
  });

  for (const lang of ['en', 'zh'])
    test(`a compact view is no taller than 520 px at 680 px, whatever the job (${lang})`, async (t) => {
      const {page, address, base} = await host(t, {
        body: `<deepseek-cost view="compact" lang="${lang}"></deepseek-cost>`,
        css: 'deepseek-cost { width: 680px; }',
      });
      await page.goto(address);
      await live(page);
      const {shapes} = await page.evaluate(async (at) => {
        const {createEngine} = await import(`${at}/engine.js`);
        return (await createEngine()).call('cacheModel', {});
      }, base);
      for (const card of ['2026-06-28', '2026-11-13'])
        for (const shape of [undefined, ...shapes]) {
          const link = await fragment({card, workloads: [shape ? {shape} : {}]});
          await page.evaluate((text) => deep('deepseek-cost').open(text), link);
          await idle(page);
          const [height, kind] = await page.evaluate(() => [
            deep('deepseek-cost').getBoundingClientRect().height,
            deep('select[name="/workloads/0/shape/kind"]').value,
          ]);
          assert.equal(kind, shape?.kind ?? 'direct');
          assert.ok(height <= 520, `${kind}, prices of ${card}: ${height} px`);
        }
    });
};
