// What readers come for, from the first screen to the answer, with their actions counted. A
// press, a choice from a list, or what is typed into one field, is one action.
import assert from 'node:assert/strict';
import {join} from 'node:path';

import {
  choose as chooseOption,
  field,
  fragment,
  give as giveFiles,
  totals,
  waitForTotals,
} from '../calculator.mjs';
import {ROOT, idle} from '../harness.mjs';

/** The chat of these journeys at the prices in force. */
const CHAT =
  '#v=1&card=2026-11-13&shape=chat~turns-8~system-2000~user-100~answer-250&req=30000/month&k=ddjb';

/** A request an hour, all through October in China. */
const OCTOBER = Array.from({length: 31 * 24}, (_, hour) =>
  JSON.stringify({
    id: `o${hour}`,
    object: 'chat.completion',
    created: Date.UTC(2026, 9, 1, hour - 8, 5) / 1000,
    model: 'deepseek-flash',
    usage: {
      prompt_tokens: 1000,
      prompt_cache_hit_tokens: 600,
      prompt_cache_miss_tokens: 400,
      completion_tokens: 2000,
      total_tokens: 3000,
    },
  }),
).join('\n');

/** A reader at a page: does one thing at a time, only what is in sight, and knows how many they were. */
function reader(page) {
  let actions = 0;
  const act = async (what, selector, doIt) => {
    actions++;
    await page.waitFor(
      (text, css) =>
        deepAll(css).some(
          (each) =>
            (text === '' || each.textContent.trim() === text) &&
            each.getClientRects().length > 0 &&
            getComputedStyle(each).visibility === 'visible',
        ),
      what,
      selector,
    );
    await doIt();
    await idle(page);
  };
  const press = (text) =>
    act(text, 'button, summary', () =>
      page.evaluate((wanted) => {
        const found = deepAll('button, summary').filter(
          (each) => each.textContent.trim() === wanted && each.getClientRects().length > 0,
        );
        found[0].click();
      }, text),
    );
  const enter = (name, text) =>
    act('', field(name).css, async () => {
      await page.fill(field(name), text);
      assert.equal(await page.value(field(name)), text, `what stands in ${name}`);
    });
  const choose = (name, value) =>
    act('', `select[name="${name}"]`, () => chooseOption(page, name, value));
  const give = (files) => act('', '.drop label, .drop button', () => giveFiles(page, files));
  /** A key of the browser, such as the one that prints. */
  const key = (doIt) => act('', 'body', doIt);
  return {press, enter, choose, give, key, count: () => actions};
}

/** The bottom edge of what a selector names, from the top of the page. */
const bottomOf = (page, css) =>
  page.evaluate((selector) => deep(selector).getBoundingClientRect().bottom + scrollY, css);

/** How many sheets the page takes on paper. */
async function sheets(page, format) {
  const margin = {top: '12mm', bottom: '12mm', left: '14mm', right: '14mm'};
  const pdf = Buffer.from(await page.raw.pdf({format, margin})).toString('latin1');
  return pdf.match(/\/Type \/Page\b/g).length;
}

export default (test) => {
  test('a developer: from the first screen to today’s bill and a verdict', async (t) => {
    const page = await t.calculator('/', {width: 1280, height: 720});
    const developer = reader(page);
    await developer.press('Support chat');
    await developer.enter('/workloads/0/requests', '30k');
    await developer.enter('/workloads/0/shape/system', '2k');
    await developer.press('Use today’s prices');
    // 30,000 chats of 8 turns at the prices in force, reckoned by hand.
    const [[flash], [pro]] = await totals(page);
    assert.deepEqual([flash, pro], ['$57.54', '$213.15']);
    assert.match(
      await page.text('[part~=assumed]'),
      /30,000 chats of 8 turns a month, 92\.1% from the cache, evenly over the week \(without public holidays\) ?, prices since September 10, 2026/,
    );
    await developer.press('What does a weaker answer cost?');
    await developer.enter('/decision/fail_flash', '10');
    await developer.enter('/decision/fail_pro', '2');
    await developer.enter('/decision/human', '3');
    await page.waitForText(/Take (Flash|Pro)/, '[part~=verdict]');
    assert.ok(developer.count() <= 12, `${developer.count()} actions`);
    t.record('actions of the developer', developer.count());
  });

  test('on a phone, in Chinese: is a batch at night cheaper', async (t) => {
    const page = await t.calculator('/?lang=zh', {width: 360, height: 740});
    const first = await bottomOf(page, '.questions select');
    assert.ok(first < 740, `the first field ends at ${first} px`);
    const reading = reader(page);
    const today = await page.evaluate(() => {
      const button = deepAll('button').find((each) => each.textContent.trim() === '改用现行价格');
      return button.getBoundingClientRect().bottom + scrollY;
    });
    assert.ok(today < 2 * 740, `today’s prices are offered at ${today} px`);
    await reading.press('改用现行价格');
    await reading.choose('/workloads/0/shape/kind', 'template');
    await reading.enter('/workloads/0/shape/requests', '20000');
    await reading.enter('/workloads/0/requests', '30');
    const [[before]] = await totals(page);
    const hint = await page.text('.field:has([name="/workloads/0/when/kind"])');
    assert.match(hint, /全在空闲时段：Flash −17%/);
    const answer = await bottomOf(page, '.field:has([name="/workloads/0/when/kind"])');
    assert.ok(answer < 2 * 740, `the answer ends at ${answer} px`);
    await reading.choose('/workloads/0/when/kind', 'off_peak');
    const pinned = await page.evaluate(
      () => deep({css: '[part~=pinned]', hidden: true}).textContent,
    );
    const [[after]] = await totals(page);
    assert.ok(pinned.replaceAll(',', '').includes(after), 'the bar says the new total');
    assert.ok(Number(after.slice(1)) < Number(before.slice(1)), `${after} is less than ${before}`);
    assert.ok(reading.count() <= 5, `${reading.count()} actions`);
  });

  test(
    'finance: from an opened link to one sheet that stands alone',
    async (t) => {
      const page = await t.open(`/${CHAT}`);
      await waitForTotals(page, ['$57.540495', '$213.14623']);
      // What a reader needs to find the key for printing.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const finance = reader(page);
      await finance.key(async () => assert.equal(await sheets(page, 'A4'), 1, 'A4'));
      assert.equal(finance.count(), 1);
      assert.equal(await sheets(page, 'Letter'), 1, 'Letter');
      await page.raw.emulateMediaType('print');
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await idle(page);
      const sheet = await page.text('[part~=root]');
      for (const said of [
        /DeepSeek API cost estimate — .*printed/,
        /One chat = 24,508 cache-hit \+ 2,092 cache-miss \+ 2,000 output tokens; × 30,000/,
        /exactly \$57\.540495/,
        /2026-11-13, checked/,
        /#v=1/,
      ])
        assert.match(sheet, said);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await idle(page);
      assert.equal(await page.evaluate(() => deep('.month').open), false, 'closed again');
    },
    {only: ['chromium']},
  );

  test(
    'several workloads: two sheets, with the inputs of each',
    async (t) => {
      const chat = {kind: 'chat', turns: 8, system: 2000, user: 100, answer: 250};
      const agent = {
        kind: 'agent',
        steps: 20,
        prefix: 3000,
        task: 400,
        tool_result: 1200,
        answer: 500,
      };
      const link = await fragment({
        card: '2026-11-13',
        workloads: [
          {name: 'Support chat', shape: chat, requests: 30000, model: 'flash'},
          {name: 'Agents', shape: agent, requests: 2000},
          {name: 'Labels', input: 900, output: 40, when: {kind: 'office_china'}},
          {name: 'Reports', input: 30000, hit: '50', requests: 500, per: 'day'},
        ],
      });
      for (const language of ['en', 'zh']) {
        const page = await t.calculator(`/?lang=${language}#${link}`);
        for (const format of ['A4', 'Letter'])
          assert.equal(await sheets(page, format), 2, `${language}, ${format}`);
        await page.raw.emulateMediaType('print');
        const inputs = await page.text('.inputs');
        for (const said of [
          'Support chat',
          '30,000',
          '2,000',
          'Agents',
          '1,200',
          'Labels',
          '900',
          'Reports',
        ])
          assert.ok(inputs.includes(said), `${said} in ${inputs}`);
      }
    },
    {only: ['chromium']},
  );

  test('a blog owner: three clicks to a snippet that can be read on a dark page', async (t) => {
    const page = await t.calculator(`/${CHAT}`);
    const owner = reader(page);
    await owner.press('Share, embed, export');
    await page.waitForTarget('dialog[open]');
    await owner.choose('share-theme', 'dark');
    const snippet = await page.value('#share-snippet');
    await owner.press('Copy snippet');
    assert.equal(owner.count(), 3);
    assert.match(snippet, / theme="dark"/);
    const dark = `<!doctype html><html lang="en" style="color-scheme:dark;background:#111"><title>Blog</title><link rel="icon" href="data:,">`;
    const blog = await t.serve({
      folders: {'/': join(ROOT, 'build/site')},
      pages: {'/blog': `${dark}<main><h1>Blog</h1>${snippet.replaceAll(t.site.origin, '')}</main>`},
    });
    const other = await t.newPage();
    await other.goto(`${blog.origin}/blog`);
    await waitForTotals(other, ['$57.540495', '$213.14623']);
    const [ink, paper] = await other.evaluate(() => {
      const {color, backgroundColor} = getComputedStyle(deep('[part~=root]'));
      return [color, backgroundColor];
    });
    const lightness = (text) =>
      Math.max(
        ...text
          .match(/[\d.]+/g)
          .slice(0, 3)
          .map(Number),
      );
    assert.ok(lightness(ink) > 150, `${ink} on a dark page`);
    assert.ok(/, 0\)$/.test(paper) || lightness(paper) < 60, `${paper} on a dark page`);
  });

  test('a door leads to its section, and the keyboard goes along', async (t) => {
    const page = await t.calculator();
    const walker = reader(page);
    for (const [door, part] of [
      ['Check a bill you have', 'usage'],
      ['Count tokens', 'tokens'],
      ['Plan a bill', 'questions'],
    ]) {
      await walker.press(door);
      const there = await page.waitFor((name) => {
        const section = deep(`[part~=${name}]`);
        const {top} = section.getBoundingClientRect();
        return section.contains(section.getRootNode().activeElement) && top < innerHeight && {top};
      }, part);
      assert.ok(there.top > -20, part);
    }
  });

  test('the totals are in sight wherever the reader types, at every width', async (t) => {
    const chat = {kind: 'chat', turns: 8, system: 2000, user: 100, answer: 250};
    const link = await fragment({card: '2026-11-13', workloads: [{shape: chat}, {shape: chat}]});
    for (const [width, height] of [
      [360, 740],
      [744, 1000],
      [1280, 720],
      [1920, 1000],
    ]) {
      const page = await t.calculator(`/#${link}`, {width, height});
      await page.focus(field('/workloads/0/requests'));
      for (let stop = 0; stop < 12; stop++) {
        await page.press('Tab');
        // The page scrolls, and knows what is in sight, a frame or two after the focus has moved.
        const seen = await page.waitFor(
          (last) => {
            const active = deep('deepseek-cost').shadowRoot.activeElement;
            if (!active?.closest('.questions')) return 'elsewhere';
            const inside = ({top, bottom}) => top >= 0 && bottom <= innerHeight + 1;
            const bar = deep({css: '[part~=pinned]', hidden: true});
            const barShown = getComputedStyle(bar).visibility === 'visible';
            const own = active.getBoundingClientRect();
            const total = inside(deep('[part~=total]').getBoundingClientRect());
            const covered = barShown && own.bottom > bar.getBoundingClientRect().top + 1;
            if (!covered && (total || barShown)) return 'seen';
            return performance.now() > last && (covered ? 'covered' : 'no totals');
          },
          (await page.evaluate(() => performance.now())) + 2000,
        );
        if (seen === 'elsewhere') break;
        assert.equal(seen, 'seen', `stop ${stop} at ${width} px`);
      }
    }
  });

  test('an engineer: two clicks to the sentence about the bill', async (t) => {
    const page = await t.calculator();
    const engineer = reader(page);
    await engineer.press('Check a bill you have');
    await engineer.give([['requests.jsonl', OCTOBER]]);
    await page.waitForText(
      /October 1 – 31, 2026.*\$[\d.]+.*in peak hours/,
      '[part~=usage-finding]',
    );
    assert.equal(engineer.count(), 2);
    const inSight = await page.evaluate(() => {
      const {top, bottom} = deep('[part~=usage-finding]').getBoundingClientRect();
      return [top >= 0 && bottom <= innerHeight, top, bottom];
    });
    assert.ok(inSight[0], `the sentence is at ${inSight.slice(1)}`);
  });

  for (const [language, months, count, error] of [
    [
      'en',
      ['$17.794', '$54.755625'],
      /^2,000 requests a month/,
      /not a number.*100,000 is counted, as before/,
    ],
    ['zh', ['¥127.10', '¥377.625'], /^每月 2,000 次请求/, /数字.*仍按修改前的 100,000 计算/],
  ]) {
    test(`a number of the sentence is edited in its place (${language})`, async (t) => {
      const page = await t.calculator(`/?lang=${language}`);
      await waitForTotals(page, months);
      const shape = () =>
        page.evaluate(() => {
          const {top, height} = deep('[part~=assumed]').getBoundingClientRect();
          return [
            top,
            height,
            deep({css: '[part~=assumed] + .verdict', hidden: true}).getBoundingClientRect().top,
          ];
        });
      const before = await shape();
      const reading = reader(page);
      const place = '[part~=assumed] input';
      const open = async () => {
        await reading.press('100,000');
        await page.waitFor(
          (css) => deep('deepseek-cost').shadowRoot.activeElement?.matches(css),
          place,
        );
      };
      await open();
      assert.deepEqual(await shape(), before, 'nothing has moved');
      await page.type('much');
      await idle(page);
      assert.match(await page.text('[part~=assumed] .error'), error);
      assert.deepEqual(await shape(), before, 'nor for the error');
      await waitForTotals(page, months);
      await page.press('Escape');
      await waitForTotals(page, months);
      await page.waitFor(
        () => deep('deepseek-cost').shadowRoot.activeElement?.textContent.trim() === '100,000',
      );
      await open();
      await page.type('2k');
      await page.press('Enter');
      await page.waitForText(count, '[part~=assumed]');

      assert.equal(await page.value(field('requests')), '2k');
      await page.evaluate(() => deep('[part~=undo-button]').click());
      await waitForTotals(page, months);
    });
  }

  test('the hours move by keys, with the bill of each, and are taken on request', async (t) => {
    const page = await t.calculator(`/#${await fragment({card: '2026-11-13'})}`);
    const [[even]] = await totals(page);
    await page.evaluate(() => deep('[part~=hours] [role=slider]').focus());
    await page.press('ArrowRight');
    await idle(page);
    const said = await page.evaluate(() =>
      deep('[part~=hours] [role=slider]').getAttribute('aria-valuetext'),
    );
    assert.match(said, /^From \d\d:00 your time: Flash \$[\d.]+ \(−\d+%\), Pro/);
    assert.deepEqual((await totals(page))[0][0], even, 'nothing is taken yet');
    const reading = reader(page);
    await reading.press('Send at these hours');
    await page.waitFor(() => /when=grid/.test(location.hash));
    const [, amount] = /Flash (\$[\d.]+)/.exec(said);
    assert.equal((await totals(page))[0][0], amount, 'the bill is the one that was named');
    await reading.press('only off-peak hours (nights, weekends)');
    await page.waitFor(() => deep('select[name="/workloads/0/when/kind"]').value === 'off_peak');
    // The form's own list says the bill of each choice, too.
    const [, listed] = await page.waitFor(() => {
      const list = deep('select[name="/workloads/0/when/kind"]');
      const option = list.querySelector('[value=office_china]');
      return / · Flash (\$[\d.]+), Pro \$[\d.]+$/.exec(option.textContent.trim());
    });
    await reading.choose('/workloads/0/when/kind', 'office_china');
    assert.equal((await totals(page))[0][0], listed, 'the bill is the one that was listed');
  });

  test('the bill through the year: a step read by keys, its bill worked out', async (t) => {
    const page = await t.calculator();
    const rows = await page.evaluate(() =>
      deepAll('[part~=year] tbody tr').map((row) => deepText(row).replace(/\s+/g, ' ').trim()),
    );
    assert.ok(rows.length >= 7, `${rows.length} steps`);
    assert.match(rows[0], /V4 launch prices .*\$20\.44 \$232\.73/);
    assert.match(rows.join(), /in force/);
    await page.evaluate(() => deep('[part~=year] [role=slider]').focus());
    await page.press('Home');
    await page.waitFor(() =>
      /1\. V4 launch prices, .*Flash \$20\.44/.test(deep('[part~=year] .reading').textContent),
    );
    await reader(page).choose('year/working', '2026-04-24');
    await page.waitForText(/\$232\.725/, '[part~=year]');
  });
};
