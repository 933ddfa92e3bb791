// A keyboard through each section: every stop has a name and can be seen, what opens keeps the
// focus, and nothing that goes away drops it.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {field, fragment} from '../calculator.mjs';
import {asset, ENGINES, idle, live, PAGE_HEADERS, SITE} from '../harness.mjs';

const SECTIONS = [
  ...['doors', 'questions', 'results', 'contract', 'hours', 'decision'],
  ...['chart', 'year', 'usage', 'tokens', 'cards'],
];
/** More than any section has with its first disclosures open. */
const MOST = 140;

async function chat() {
  const shape = {kind: 'chat', turns: 8, system: 2000, user: 100, answer: 250};
  return `/#${await fragment({card: '2026-11-13', workloads: [{shape}]})}`;
}

/** The element with the focus, in the innermost shadow root; and what may be wrong with it. */
function stop(part) {
  const root = deep('deepseek-cost').shadowRoot;
  const active = root.activeElement;
  if (!active) return {where: document.activeElement === document.body ? 'body' : 'elsewhere'};
  const section = deep({css: `[part~=${part}]`, hidden: true});
  if (!section.contains(active)) return {where: 'elsewhere'};
  const name = accessibleName(active).replace(/\s+/g, ' ').trim();
  const box = (
    active.matches('.vh, [type=radio]') ? active.parentElement : active
  ).getBoundingClientRect();
  // The first line of what goes over several.
  const [x, y] = [box.left + Math.min(box.width / 2, 12), box.top + Math.min(box.height / 2, 12)];
  const top = root.elementFromPoint(x, y);
  const bar = deep({css: '[part~=pinned]', hidden: true});
  const covered = Boolean(top?.closest('[part~=pinned]')) && top !== bar.parentElement;
  const before = getComputedStyle(active, '::before').content;
  return {
    where: 'inside',
    name,
    covered,
    inSight: y >= 0 && y <= innerHeight && x >= -1 && x <= innerWidth,
    // A sign of its own must have no words.
    spoken: /[+−]/.test(before) && !before.includes('/'),
    closed: active.matches('summary') && !active.parentElement.open,
    slider: active.matches('[role=slider]') && active.getAttribute('aria-valuetext'),
  };
}

async function walk(page, part) {
  await page.evaluate((name) => {
    const section = deep({css: `[part~=${name}]`, hidden: true});
    section.scrollIntoView();
    const first = [
      ...section.querySelectorAll(
        'summary, input, select, textarea, button, a[href], [tabindex="0"]',
      ),
    ];
    first.find((each) => each.checkVisibility?.() ?? each.offsetParent)?.focus();
  }, part);
  const names = [];
  for (let i = 0; i < MOST; i++) {
    await idle(page);
    const at = await page.evaluate(stop, part);
    if (at.where === 'elsewhere' && i > 0) break;
    const what = `stop ${i} of ${part}, “${at.name}”`;
    assert.equal(at.where, 'inside', `the focus at ${what}`);
    assert.ok(at.name, `a name for ${what}`);
    assert.ok(!/^(?:\+|plus\b)/i.test(at.name) && !at.spoken, `${what} begins with a sign`);
    assert.ok(!at.covered, `${what} is covered`);
    assert.ok(at.inSight, `${what} is out of sight`);
    names.push(at.name);
    if (at.closed && i < 40) {
      await page.press('Enter');
      await idle(page);
      const opened = await page.evaluate(stop, part);
      assert.deepEqual(
        [opened.where, opened.name, opened.closed],
        ['inside', at.name, false],
        `${what} is opened`,
      );
    }
    if (at.slider) {
      // At its end it moves back.
      for (const key of ['ArrowRight', 'ArrowLeft']) {
        if (at.slider !== (await page.evaluate(stop, part)).slider) break;
        await page.press(key);
        await idle(page);
      }
      const moved = await page.evaluate(stop, part);
      assert.equal(moved.where, 'inside', `the focus after a key at ${what}`);
      assert.notEqual(moved.slider, at.slider, `a key moves ${what}`);
    }
    await page.press('Tab');
  }
  assert.ok(names.length > 0 && names.length < MOST, `${names.length} stops in ${part}`);
  return names;
}

/** Presses a button by the keyboard; then the focus is on something that can be seen. */
async function pressAndKeep(page, text) {
  await page.waitFor((wanted) => {
    const found = deepAll('button').find((each) => each.textContent.trim() === wanted);
    found?.focus();
    return found !== undefined;
  }, text);
  await page.press('Enter');
  await idle(page);
  await idle(page);
  const kept = await page.waitFor((pressed) => {
    const active = deep('deepseek-cost').shadowRoot.activeElement;
    if (!active) return false;
    const {top, bottom} = active.getBoundingClientRect();
    return bottom > 0 && top < innerHeight && {text: active.textContent.trim(), pressed};
  }, text);
  return kept.text;
}

export default (test) => {
  for (const [width, height, only] of [
    [1280, 720, ENGINES],
    // The order of stops is the engine's, what the width changes is the page's own.
    [360, 740, ['chromium', 'firefox']],
  ]) {
    for (const part of SECTIONS) {
      test(
        `through ${part} at ${width} px`,
        async (t) => {
          const page = await t.calculator(await chat(), {width, height});
          await walk(page, part);
        },
        {only},
      );
    }
  }

  test('the first stop skips to the totals', async (t) => {
    const page = await t.calculator(await chat());
    await page.evaluate(() => deep('[part~=skip-button]').focus());
    assert.ok((await page.evaluate(stop, 'doors')).inSight);
    await page.press('Enter');
    await idle(page);
    assert.ok(
      await page.evaluate(() =>
        deep('deepseek-cost').shadowRoot.activeElement.matches('.month > summary'),
      ),
    );
  });

  test('it does so before the element is live, which leaves the focus there', async (t) => {
    const name = asset('deepseek-cost.js');
    const late = `await new Promise((resolve) => (globalThis.come = resolve));\n`;
    const server = await t.serve({
      folders: {'/': SITE},
      scripts: {[`/${name}`]: late + readFileSync(join(SITE, name), 'utf8')},
      pageHeaders: PAGE_HEADERS,
    });
    const page = await t.open(`${server.origin}/?lang=en`);
    await page.waitFor(() => Boolean(globalThis.come));
    await page.evaluate(() => deep('[part~=skip-button]').focus());
    await page.press('Enter');
    const there = () =>
      Boolean(deep('deepseek-cost').shadowRoot.activeElement?.matches('.month > summary'));
    await page.waitFor(there);
    await page.evaluate(() => void globalThis.come());
    await live(page);
    assert.ok(await page.evaluate(there));
  });

  test('a button that goes away hands the focus on', async (t) => {
    const page = await t.calculator();
    for (const text of [
      'Use today’s prices',
      'Back to the prices of June 28, 2026',
      'Support chat',
      'Add another workload',
      'Start over',
    ])
      await pressAndKeep(page, text);
    await page.fill(field('input'), '2k');
    await pressAndKeep(page, 'Undo: Tokens in, per request');
  });

  test('a table is a stop only where it scrolls', async (t) => {
    const stops = async (width) => {
      const page = await t.calculator(await chat(), {width, height: 900});
      return page.evaluate(async () => {
        for (let depth = 0; depth < 3; depth++) {
          for (const details of deepAll({css: 'details', hidden: true})) details.open = true;
          await new Promise((resolve) => setTimeout(resolve, 120));
        }
        const tables = () =>
          deepAll('.scroll')
            .filter((each) => each.querySelector('table') && !each.querySelector('[role=grid]'))
            .map((each) => [
              each.getAttribute('aria-label'),
              each.tabIndex === 0,
              each.scrollWidth > each.clientWidth,
            ]);
        // A browser says a little later how large a table has become.
        for (let wait = 0; wait < 20 && tables().some(([, stop, wide]) => stop !== wide); wait++)
          await new Promise((resolve) => setTimeout(resolve, 100));
        return tables();
      });
    };
    for (const width of [1280, 360]) {
      const all = await stops(width);
      assert.ok(all.length >= 8, `${all.length} tables`);
      for (const [label, isStop, scrolls] of all)
        assert.equal(isStop, scrolls, `${label} at ${width} px`);
    }
  });
};
