// For everyone: axe in every view, language and theme; keyboard alone; one polite
// sentence; narrow and enlarged; forced colours; nothing that jumps.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';

import {DEFAULT_TOTALS, field, fragment, waitForTotals} from '../calculator.mjs';
import {ENGINES, live, ROOT, SITE} from '../harness.mjs';
import {hostHtml, scriptTag} from '../hosts.mjs';

const axe = readFileSync(createRequire(join(ROOT, 'web/')).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What the colours alone decide: all that differs between the light and the dark page. */
const COLOURS = {type: 'rule', values: ['color-contrast', 'link-in-text-block']};

/** Asserts that axe finds nothing, with every disclosure closed and then open. */
async function axeClean(page, what, runOnly = TAGS) {
  await page.evaluateText(`(() => { ${axe}; return true; })()`);
  for (const open of [false, true]) {
    await page.evaluate(async (all) => {
      // Three deep: what is within a disclosure is made when that opens.
      for (let depth = 0; depth < 3; depth++) {
        for (const details of deepAll({css: 'details', hidden: true})) details.open = all;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }, open);
    const found = await page.evaluate(async (rules) => {
      const {violations} = await globalThis.axe.run(document, {
        runOnly: rules,
        resultTypes: ['violations'],
      });
      return violations.map(
        ({id, help, nodes}) =>
          `${id}: ${help}: ${nodes
            .map(
              (node) =>
                `${node.target.flat().join(' ')} (${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''})`,
            )
            .slice(0, 4)
            .join('; ')}`,
      );
    }, runOnly);
    assert.deepEqual(found, [], `axe, ${what}${open ? ', everything open' : ''}`);
  }
}

/** A plain host page with one element. */
function hostPage(attributes) {
  return hostHtml({
    head: `<meta name="viewport" content="width=device-width">${scriptTag('/deepseek-cost.js')}`,
    body: `<main><h1>Host</h1><deepseek-cost ${attributes}></deepseek-cost></main>`,
  });
}

/** A page in an iframe of the given width, for engines whose windows cannot be so narrow. */
async function narrow(t, width, height, address) {
  const page = await t.newPage();
  if ((await page.setViewport(width, height)) === width) {
    await page.goto(`${t.site.origin}${address}`);
    await live(page);
    return page;
  }
  const outer = await t.serve({
    folders: {'/': SITE},
    pages: {
      '/narrow': `<!doctype html><title>Narrow</title><link rel="icon" href="data:,"><iframe src="${address}" style="border:0;width:${width}px;height:${height}px"></iframe>`,
    },
  });
  await page.setViewport(800, height + 60);
  await page.goto(`${outer.origin}/narrow`);
  return {
    evaluate: (fn, ...args) => page.evaluateIn(address, fn, ...args),
    waitFor: (fn, ...args) => page.waitForIn(address, fn, ...args),
  };
}

/** Two workloads, large amounts, hours to paint, two bands. */
function banded(requests = 20_000) {
  const when = {kind: 'grid', grid: '007fc0007fc0007fc0007fc0007fc0000000000000', utc_offset: 480};
  return fragment({
    card: '2026-11-13',
    currency: 'CNY',
    workloads: [
      {name: 'A', requests, per: 'minute'},
      {name: 'B', input: 9000, when},
    ],
  });
}

/** What sticks out to the right although it is not in a region of its own that scrolls. */
function overflow() {
  const wide = document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 0) return [];
  const contained = (element) => {
    for (let up = element; up; up = up.parentNode ?? up.host) {
      if (up.nodeType === 1 && /auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX))
        return true;
    }
    return false;
  };
  let guilty = deepAll({css: '*'}).filter(
    (element) =>
      element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5 &&
      !contained(element),
  );
  // What overflows without a box of its own shows when it is taken away.
  if (guilty.length === 0) {
    guilty = deepAll('select, input, button, p, td, th, span, svg, caption').filter((element) => {
      const before = element.style.display;
      element.style.setProperty('display', 'none', 'important');
      const without = document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
      element.style.display = before;
      return without < wide;
    });
  }
  return [
    `${wide} px too wide`,
    ...guilty
      .slice(-8)
      .map(
        (e) =>
          `${e.tagName}.${e.getAttribute('class')}: ${deepText(e).replace(/\s+/g, ' ').trim().slice(0, 40)}`,
      ),
  ];
}

export default (test) => {
  // What axe looks at hardly differs between engines, and takes long in some.
  for (const lang of ['en', 'zh']) {
    test(
      `axe finds nothing on the page, in ${lang}, light and dark`,
      async (t) => {
        const page = await t.calculator(`/?lang=${lang}`);
        await axeClean(page, `${lang}, light`);
        if (await page.media({'prefers-color-scheme': 'dark'}))
          await axeClean(page, `${lang}, dark`, COLOURS);
      },
      {only: lang === 'en' ? ENGINES : ['chromium']},
    );
  }

  for (const view of ['full', 'compact', 'table']) {
    test(
      `axe finds nothing in the ${view} view as a guest, light and dark`,
      async (t) => {
        const themes = ['light', 'dark'];
        const pages = Object.fromEntries(
          themes.map((theme) => [`/${theme}`, hostPage(`view="${view}" theme="${theme}"`)]),
        );
        const server = await t.serve({folders: {'/': SITE}, pages});
        const page = await t.newPage();
        for (const theme of themes) {
          await page.goto(`${server.origin}/${theme}`);
          await live(page);
          await axeClean(page, `${view}, ${theme}`, theme === 'dark' ? COLOURS : TAGS);
        }
      },
      {only: ['chromium']},
    );
  }

  test(
    'axe finds nothing in the questions in depth, with ranges, shapes and mixes',
    async (t) => {
      const shape = {kind: 'chat', turns: 8, system: 500, user: 100, answer: 250};
      const range = (path, low, high) => ({field: path, low, high});
      const decision = {
        fail_flash: '8',
        fail_pro: '3',
        human: '2.5',
        pro_share: '10',
        budget: '500',
        per_user: '4',
        target: '0.0008',
        ranges: [
          range('/workloads/0/shape/turns', '4', '16'),
          range('/workloads/1/output', '100', '900'),
          range('/decision/human', '1', '5'),
        ],
      };
      const link = await fragment({workloads: [{shape, name: 'Chat'}, {}], decision});
      const page = await t.calculator(`/#${link}`);
      await axeClean(page, 'the questions in depth');
    },
    {only: ['chromium']},
  );

  test(
    'axe finds nothing in the share dialog, with a file that was refused',
    async (t) => {
      const page = await t.calculator();
      await page.click({css: '.actions button', text: '/Share, embed/'});
      await axeClean(page, 'the share dialog');
      // The calculator of the preview would take the file.
      await page.evaluate(() => {
        for (const details of deepAll({css: 'dialog details', hidden: true})) details.open = false;
      });
      await page.waitFor(() => deepAll({css: 'deepseek-cost', hidden: true}).length === 1);
      await page.evaluate(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(['no'], 'no.txt'));
        const picker = deep({css: '#open-file', hidden: true});
        picker.files = transfer.files;
        picker.dispatchEvent(new Event('change', {bubbles: true}));
      });
      await page.waitForText(/not JSON/, '#open-file-note');
      await axeClean(page, 'a refused file');
    },
    {only: ['chromium']},
  );

  test(
    'axe finds nothing in the error state, with a banded card and two workloads',
    async (t) => {
      const page = await t.calculator();
      await page.fill(field('input'), 'twelve');
      await page.waitFor(() => deep('[aria-invalid=true]') !== null);
      await axeClean(page, 'an error');
      const second = await t.calculator(`/#${await banded()}`);
      await axeClean(second, 'a banded card');
    },
    {only: ['chromium']},
  );

  test(
    'by keyboard alone: every control in order, visibly, and out again',
    async (t) => {
      const page = await t.calculator();
      const seen = [];
      const all = await page.evaluate(
        () =>
          deepAll('input, select, textarea, button, summary, a[href], [tabindex="0"]').filter(
            (e) => !e.disabled && e.tabIndex >= 0,
          ).length,
      );
      for (let i = 0; i < all + 5; i++) {
        await page.press('Tab');
        const focused = await page.focused();
        if (!focused) break;
        seen.push(focused);
        const what = `${focused.tag} ${focused.type} "${focused.name}"`;
        assert.ok(focused.name, `a name for ${what}`);
        assert.ok(focused.outline || focused.shadow, `visible focus on ${what}`);
      }
      assert.ok(seen.length >= 10, `many stops, not ${seen.length}`);
      assert.ok(
        seen.length >= all * 0.6,
        `most of ${all} controls are reached, not ${seen.length}`,
      );
      const names = seen.map((stop) => stop.name);
      assert.ok(new Set(names).size > 8, 'not caught in one place');
      const label = names.findIndex((name) => /tokens in/i.test(name));
      assert.ok(
        label >= 0 && names.findIndex((name) => /tokens out/i.test(name)) > label,
        'questions in their order',
      );
    },
    {only: ['chromium', 'firefox']},
  );

  test('targets are at least 24 by 24 pixels, or in a sentence', async (t) => {
    const page = await t.calculator();
    const small = await page.evaluate(() =>
      deepAll('input:not([type=radio]), select, button, summary, [role=button]')
        .filter((element) => {
          const box = element.getBoundingClientRect();
          return (
            (box.width < 24 || box.height < 24) &&
            getComputedStyle(element).display !== 'inline' &&
            box.width > 2
          );
        })
        .map(
          (element) =>
            `${element.tagName} ${accessibleName(element)} ${JSON.stringify(element.getBoundingClientRect())}`,
        ),
    );
    assert.deepEqual(small, []);
  });

  test('one polite sentence some time after a change, not at every key', async (t) => {
    const page = await t.calculator();
    const regions = await page.evaluate(
      () =>
        deepAll({css: 'output, [role=status], [aria-live]', hidden: true}).filter(
          (e) => e.getAttribute('aria-live') !== 'off',
        ).length,
    );
    assert.equal(regions, 1, 'one live region');
    await page.evaluate(() => {
      const region = deepAll({css: 'output, [role=status], [aria-live]', hidden: true})[0];
      globalThis.said = [];
      new MutationObserver(() => {
        const text = deepText(region).replace(/\s+/g, ' ').trim();
        if (text && text !== globalThis.said.at(-1)) globalThis.said.push(text);
      }).observe(region, {childList: true, characterData: true, subtree: true, attributes: true});
    });
    await page.fill(field('input'), '12000');
    await waitForTotals(page, ['$63.952', '$194.445']);
    const sentence = await page.waitFor(() => globalThis.said.at(-1));
    await new Promise((resolve) => setTimeout(resolve, 1200));
    const said = await page.evaluate(() => globalThis.said);
    assert.equal(said.length, 1, `one sentence: ${said.join(' | ')}`);
    assert.match(sentence, /\$63\.95/);
    assert.match(sentence, /\$194\.4[45]/);
    assert.doesNotMatch(sentence, /dollars/i, 'the currency once');
    assert.match(sentence, /^At the prices .*2026/, 'the date of the prices');
    t.record('the live sentence', sentence);
  });

  for (const [what, width, height] of [
    ['320 px wide', 320, 700],
    ['400 % zoom of 1280 × 1024', 320, 256],
    ['200 % zoom of 1280 × 1024', 640, 512],
  ]) {
    test(`no sideways scrolling at ${what}`, async (t) => {
      for (const address of ['/', '/?lang=zh', `/#${await banded()}`]) {
        const page = await narrow(t, width, height, address);
        await page.waitFor(() => deepAll({css: '[part~=total]'}).length >= 2);
        assert.deepEqual(await page.evaluate(overflow), [], address);
        await page.evaluate(() => {
          for (const details of deepAll({css: 'details', hidden: true})) details.open = true;
        });
        assert.deepEqual(await page.evaluate(overflow), [], `${address}, everything open`);
      }
    });
  }

  test(
    'amounts of billions fit a screen of 320 px',
    async (t) => {
      const page = await narrow(t, 320, 700, `/#${await banded(2_000_000)}`);
      await page.waitFor(() => deepAll({css: '[part~=total]'}).length >= 2);
      assert.deepEqual(await page.evaluate(overflow), []);
    },
    {only: ['chromium']},
  );

  test('wider text spacing cuts nothing off', async (t) => {
    const page = await t.calculator('/', {width: 640});
    const cut = await page.evaluate(() => {
      const style = new CSSStyleSheet();
      style.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
      );
      const root = deep('deepseek-cost').shadowRoot;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
      return deepAll('label, p, th, td, summary, button, h1, h2, h3')
        .filter(
          (e) =>
            e.scrollWidth > e.clientWidth + 1 &&
            e.clientWidth > 2 &&
            /hidden|clip/.test(getComputedStyle(e).overflowX),
        )
        .map((e) => `${e.tagName} ${deepText(e).trim().slice(0, 60)}`);
    });
    assert.deepEqual(cut, []);
  });

  test(
    'forced colours: fields keep their edges, bars and the chart stay',
    async (t) => {
      const page = await t.newPage();
      await page.media({'forced-colors': 'active'});
      await page.goto(`${t.site.origin}/`);
      await live(page);
      const state = await page.evaluate(() => {
        const input = getComputedStyle(deep('input[name$="/input"]'));
        const edges = ['Top', 'Right', 'Bottom', 'Left'].map((side) =>
          parseFloat(input[`border${side}Width`]),
        );
        return {active: matchMedia('(forced-colors: active)').matches, edge: Math.max(...edges)};
      });
      assert.ok(state.active);
      assert.ok(state.edge > 0, 'a field has an edge');
      await axeClean(page, 'forced colours');
    },
    {only: ['chromium']},
  );

  test(
    'nothing moves while it loads',
    async (t) => {
      const page = await t.newPage();
      await page.goto(`${t.site.origin}/`);
      await live(page);
      await waitForTotals(page, DEFAULT_TOTALS);
      const shifts = await page.evaluate(
        () =>
          new Promise((resolve) => {
            const seen = [];
            const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
            observer.observe({type: 'layout-shift', buffered: true});
            setTimeout(() => {
              observer.disconnect();
              const where = (box) => `${box.x},${box.y} ${box.width}×${box.height}`;
              resolve(
                seen.map(
                  (entry) =>
                    `${entry.value.toFixed(5)} at ${Math.round(entry.startTime)} ms: ${entry.sources.map((source) => `${source.node?.nodeName ?? ''} ${where(source.previousRect)} → ${where(source.currentRect)}`).join(', ')}`,
                ),
              );
            }, 300);
          }),
      );
      assert.deepEqual(shifts, []);
    },
    {only: ['chromium']},
  );

  test('no box moves or grows when a digit is added', async (t) => {
    const page = await t.calculator();
    await page.fill(field('requests'), '100000');
    await waitForTotals(page, DEFAULT_TOTALS);
    // Numbers are set flush right and may begin further left; the boxes that hold them stay.
    const boxes = () =>
      page.evaluate(() =>
        deepAll(
          'section, div, p, h2, h3, table, tr, details, summary, input, select, button, label, [part~=total]',
        )
          .filter(
            (element) =>
              !element.closest('svg, [role=status]') &&
              getComputedStyle(element).display !== 'inline',
          )
          .map((element) => {
            const {x, y, width, height} = element.getBoundingClientRect();
            const name =
              `${element.tagName}.${element.getAttribute('class') ?? ''} ${element.getAttribute('part') ?? ''}`.trim();
            return `${name} ${[x, y + scrollY, width, height].map(Math.round)}`;
          }),
      );
    const before = await boxes();
    await page.press('End');
    await page.type('0');
    await waitForTotals(page, ['$177.94', '$547.55625']);
    const after = await boxes();
    const moved = before.flatMap((box, i) => (box === after[i] ? [] : [`${box} → ${after[i]}`]));
    assert.deepEqual(moved.slice(0, 12), [], `${moved.length} boxes moved`);
  });

  test('headings go down one step at a time, the chart has its table', async (t) => {
    const page = await t.calculator();
    const levels = await page.evaluate(() =>
      deepAll('h1,h2,h3,h4,h5,h6').map((h) => Number(h.tagName[1])),
    );
    assert.equal(levels.filter((level) => level === 1).length, 1, 'one h1');
    levels.reduce((before, level) => {
      assert.ok(level <= before + 1, `h${level} after h${before}`);
      return level;
    }, 0);
    for (const section of ['contract', 'chart'])
      assert.ok(await page.exists({css: `[part~=${section}] table`, hidden: true}), section);
  });
};
