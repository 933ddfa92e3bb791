// The buyer's questions in depth: ranges, sample texts, charts with their tables,
// workloads moved about and taken back, prices wanted, and what is no answer.
import assert from 'node:assert/strict';

import {
  choose as chooseOption,
  DEFAULT_TOTALS,
  field,
  fragment,
  totals,
  waitForChange,
  waitForTotals,
} from '../calculator.mjs';
import {fillAndWait, idle} from '../harness.mjs';

const BASE = '/workloads/0';
const input = (name) => field(`/decision/${name}`);
const CHAT = {kind: 'chat', turns: 8, system: 500, user: 100, answer: 250};

/** Opens a question, or a disclosure within one, by its id. */
async function open(page, id) {
  const css = `[data-question="${id}"], [data-opening="${id}"]`;
  await page.waitForTarget(css);
  await page.evaluate((wanted) => {
    deep(wanted).open = true;
  }, css);
}

async function choose(page, name, value) {
  await chooseOption(page, name, value);
  await idle(page);
}

/** Presses the n-th button of the calculator that says so. */
/** Takes the last change back; the button says which. */
async function undo(page) {
  await page.waitFor(() => {
    const button = deep('[part=undo-button]');
    button?.click();
    return button !== undefined && button !== null;
  });
}

async function press(page, text, nth = 0) {
  await page.waitFor(
    (wanted, n) => {
      const found = deepAll('button').filter((each) => each.textContent.trim() === wanted);
      found[n]?.click();
      return found.length > n;
    },
    text,
    nth,
  );
}

/** The message at a field, once what was typed there is marked as bad. */
async function complaint(page, path, value) {
  await idle(page);
  return page.waitFor(
    (name, typed) => {
      const input = deep(`[name="${name}"]`);
      if (input?.value !== typed || input.getAttribute('aria-invalid') !== 'true') return false;
      const note = input.getRootNode().getElementById(input.getAttribute('aria-describedby'));
      return note.textContent.trim();
    },
    path,
    value,
  );
}

/** Waits until the workloads have these names, in this order. */
const named = (page, names) =>
  page.waitFor(
    (wanted) =>
      deepAll('.workload-line .fold')
        .map((each) => deepText(each).trim())
        .join() === wanted,
    names.join(),
  );

/** Unfolds a workload, which folds the one that was being edited. */
async function unfold(page, nth) {
  await page.evaluate((n) => {
    const fold = deepAll('.workload-line .fold')[n];
    if (fold.getAttribute('aria-expanded') === 'false') fold.click();
  }, nth);
  await page.waitForTarget(field(`/workloads/${nth}/requests`));
}

export default (test) => {
  test('a range: the span of the month, what moves it most, and the link', async (t) => {
    const page = await t.calculator(`/#${await fragment({workloads: [{shape: CHAT}]})}`);
    await open(page, 'range');
    await choose(page, '/decision/ranges/add', `${BASE}/shape/turns`);
    assert.equal(await page.value(field('/decision/ranges/0/low')), '6');
    await fillAndWait(page, field('/decision/ranges/0/low'), '4');
    await fillAndWait(page, field('/decision/ranges/0/high'), '16');
    await choose(page, '/decision/ranges/add', `${BASE}/shape/user`);
    const said = await page.waitForText(/most is “Turns in a chat”/, '[part~=range-summary]');
    assert.match(
      said,
      /With Flash, the month comes to between \$36\.04 and \$191\.28 \(\$80\.56 as entered\)/,
    );
    assert.equal(await page.text('[part~=month-range]'), said, 'beside the totals as well');
    const drawn = await page.evaluate(() => ({
      bars: deepAll('.tornado').map((svg) => svg.querySelectorAll('rect.swing').length),
      named: deepAll('.tornados [role=slider]').every((slider) =>
        slider.getRootNode().getElementById(slider.getAttribute('aria-describedby')),
      ),
    }));
    assert.deepEqual(drawn, {bars: [3, 3], named: true}, 'each range, and all together');
    // Each bar is read by keys, and by the pointer over it.
    await page.focus('.tornados [role=slider]');
    await page.press('ArrowDown');
    const read = () =>
      page.waitFor(() => {
        const slider = deep('.tornados [role=slider]');
        const said = slider.getAttribute('aria-valuetext');
        const seen = slider.closest('.flash').querySelector('.reading').textContent;
        return slider.querySelector('rect.read') !== null && seen === said && said;
      });
    assert.match(await read(), /^Turns in a chat: \$[\d.]+ at 4, \$[\d.]+ at 16$/);
    await page.press('End');
    await page.waitFor(() =>
      Boolean(
        /^All of them together: \$36\.04 to \$191\.28$/.test(
          deep('.tornados .reading').textContent,
        ),
      ),
    );
    const over = await page.evaluate(() => {
      const {left, top} = deep('.tornados svg rect.swing').getBoundingClientRect();
      return {x: left + 1, y: top + 2};
    });
    await page.evaluate(({x, y}) => {
      deep('.tornados [role=slider]').dispatchEvent(
        new PointerEvent('pointermove', {bubbles: true, clientX: x, clientY: y}),
      );
    }, over);
    await page.waitFor(() =>
      Boolean(/^Turns in a chat/.test(deep('.tornados .reading').textContent)),
    );
    await open(page, 'range/table');
    await page.waitForText(/at the dearer ends/, '[data-opening="range/table"]');
    t.record('the table of ranges', await page.text('[data-opening="range/table"]'));
    const hash = await page.waitFor(
      () => /range-\/workloads\/0\/shape\/user/.test(location.hash) && location.hash,
    );
    const other = await t.calculator(`/${hash}`);
    await open(other, 'range');
    assert.equal(await other.waitForText(/Turns in a chat/, '[part~=range-summary]'), said);
    t.record('the summary of ranges', said);
  });

  test('a bad end of a range says so at its field, and nothing leaves the page until it is right', async (t) => {
    const page = await t.calculator(`/#${await fragment({workloads: [{shape: CHAT}]})}`);
    await open(page, 'range');
    await choose(page, '/decision/ranges/add', `${BASE}/shape/turns`);
    await choose(page, '/decision/ranges/add', `${BASE}/shape/answer`);
    await fillAndWait(page, field('/decision/ranges/0/high'), '5000');
    assert.match(await complaint(page, '/decision/ranges/0/high', '5000'), /5000 are too many/);
    await fillAndWait(page, field('/decision/ranges/0/high'), 'lots');
    assert.match(await complaint(page, '/decision/ranges/0/high', 'lots'), /lots/);
    await fillAndWait(page, field('requests'), '1000');
    const hash = await page.waitFor(() => /req=1000\/month/.test(location.hash) && location.hash);
    assert.match(hash, /range-\/workloads\/0\/shape\/answer/);
    assert.match(hash, /range-\/workloads\/0\/shape\/turns/, 'the last good end counts');
    assert.ok(!/lots/.test(hash), 'what cannot be read is not in the link');
    await page.waitForTarget('[part~=results].stale');
    await page.waitForText(/Turns in a chat, at most cannot be used: 10 is counted/, '.stale-note');
    await page.click({css: '.actions button', text: 'Copy link'});
    await page.waitForText(
      /Turns in a chat, at most: “lots” is not a number/,
      'dialog .error.list',
    );
    assert.equal(await page.count('#share-link'), 0);
    await page.press('Escape');
    await press(page, 'Remove');
    await page.waitForText(/Tokens per answer/, '[part~=range-summary]');
    await page.waitFor(() => deep('[part~=results].stale') === null);
  });

  test('a range the wrong way round says so; beside a wrong number the questions go on', async (t) => {
    const page = await t.calculator();
    await open(page, 'range');
    await choose(page, '/decision/ranges/add', `${BASE}/requests`);
    await fillAndWait(page, field('/decision/ranges/0/low'), '900k');
    assert.match(await complaint(page, '/decision/ranges/0/low', '900k'), /above the other end/);
    await fillAndWait(page, field('/decision/ranges/0/low'), '900');
    await page.waitFor(() => deep('[aria-invalid=true]') === null);
    await choose(page, `${BASE}/shape/kind`, 'chat');
    await fillAndWait(page, field(`${BASE}/shape/turns`), '100000');
    await open(page, 'fail');
    await fillAndWait(page, input('fail_flash'), '6');
    await page.waitForText(/Turns in a chat cannot be used: 8 is counted/, '[part~=verdict]');
    assert.match(await page.text('[data-question=fail]'), /Flash chats that fail/);
    await fillAndWait(page, input('fail_pro'), '2');
    await fillAndWait(page, input('human'), '30');
    await page.waitForText(/Take Pro/, '[part~=verdict]');
    await fillAndWait(page, input('human'), 'dear');
    await page.waitForTarget('[name="/decision/human"][aria-invalid=true]');
    // Nothing stood there when the reader came in.
    await page.waitFor(() => !/Take Pro/.test(deepText(deep('[part~=verdict]'))));
    assert.equal(await page.value(field(`${BASE}/shape/turns`)), '100000', 'it stays');
    const before = await totals(page);
    await fillAndWait(page, field('requests'), '200k');
    await waitForChange(page, before);
  });

  test('what was never known and cannot be read is not said to be unknown', async (t) => {
    const page = await t.calculator();
    await open(page, 'fail');
    await fillAndWait(page, input('fail_flash'), 'often');
    const verdict = await page.waitForText(
      /Flash answers that fail cannot be used: it is not counted/,
      '[part~=verdict]',
    );
    assert.match(verdict, /Pro costs 3\.1× as much as Flash/);
    assert.ok(!/Open: how often/.test(verdict));
  });

  test('a range of what is not there leaves the verdict and the bill standing, marked', async (t) => {
    const gone = {field: '/workloads/7/input', low: '1', high: '2'};
    const decision = {fail_flash: '8', fail_pro: '3', human: '2.5', ranges: [gone]};
    const page = await t.calculator(`/#${await fragment({decision})}`);
    await waitForTotals(page, DEFAULT_TOTALS);
    await page.waitForTarget('[part~=results].stale');
    await page.waitForText(/workloads\/7\/input cannot be used: it is not counted/, '.stale-note');
    await page.waitForText(/Take Pro/, '[part~=verdict]');
    await page.waitForText(
      /“\/workloads\/7\/input” is named here/,
      '.decisions > .ledger > .error',
    );
    await open(page, 'range');
    await page.waitForText(/\/workloads\/7\/input/, '.range .error');
    await press(page, 'Remove');
    await page.waitFor(() => deep('.range') === null && !/range-/.test(location.hash));
    await page.waitFor(() => deep('[part~=results].stale') === null);
  });

  test('a sample text is counted by the rule, used on request, and stays in the page', async (t) => {
    const page = await t.calculator();
    await waitForTotals(page, DEFAULT_TOTALS);
    await open(page, `${BASE}/sample`);
    await fillAndWait(
      page,
      {css: `textarea[name="${BASE}/sample"]`, host: 'deepseek-cost'},
      'Hello, world!',
    );
    await page.waitForText(/^About 4 tokens$/, '[part~=token-count]');
    const help = await page.text('[part~=token-help]');
    assert.match(help, /13 characters × 0\.3 \+ 0 Chinese × 0\.6 = 3\.9/);
    assert.match(help, /estimate/);
    assert.ok(await page.exists('[part~=token-help] a[href*="token_usage"]'));
    assert.equal(await page.value(field('input')), '1,500', 'nothing changes unasked');
    await press(page, 'Use for “Tokens in, per request”');
    await page.waitFor((target) => deep(target).value === '4', field('input'));
    const hash = await page.waitFor(() => /in=4&/.test(location.hash) && location.hash);
    assert.ok(!/Hello/i.test(hash));
    await choose(page, `${BASE}/shape/kind`, 'chat');
    await press(page, 'Use for “System prompt”');
    await page.waitFor((target) => deep(target).value === '4', field(`${BASE}/shape/system`));
  });

  test('the bill of a run: three curves for each model, all turns, its assumptions', async (t) => {
    const agent = {
      kind: 'agent',
      steps: 80,
      prefix: 9000,
      task: 400,
      tool_result: 1500,
      answer: 300,
    };
    const page = await t.calculator(`/#${await fragment({workloads: [{shape: agent}]})}`);
    await page.waitForText(/Assumed: .*best-effort.*DeepSeek’s cache rules/, '[part~=assumptions]');
    await open(page, `${BASE}/turns`);
    await page.waitForTarget('[data-opening="/workloads/0/turns"] svg');
    const drawn = await page.evaluate(() =>
      [...deep('[data-opening="/workloads/0/turns"]').querySelectorAll('svg')].map((svg) =>
        [...svg.querySelectorAll('.curve')].map((path) => path.getAttribute('d').split('L').length),
      ),
    );
    assert.deepEqual(drawn, [
      [81, 81, 81],
      [81, 81, 81],
    ]);
    const rows = () =>
      page.evaluate(
        () =>
          deep('[data-opening="/workloads/0/turns"]').querySelectorAll(
            ':scope > .scroll:not(.bounds) tbody tr',
          ).length,
      );
    assert.equal(await rows(), 60);
    await press(page, 'Show all 80 requests');
    await page.waitFor(
      () =>
        deep('[data-opening="/workloads/0/turns"]').querySelectorAll(
          ':scope > .scroll:not(.bounds) tbody tr',
        ).length === 80,
    );
    await open(page, `${BASE}/so-far`);
    const text = await page.waitForText(/no cache/, `[data-opening="${BASE}/so-far"]`);
    t.record('the bill of a run so far', text);
  });

  test('a measured share of hits takes the place of the model in every shape', async (t) => {
    const page = await t.calculator();
    for (const kind of ['chat', 'agent', 'document', 'template']) {
      await choose(page, `${BASE}/shape/kind`, kind);
      await open(page, `${BASE}/more`);
      await fillAndWait(page, field(`${BASE}/shape/measured_hit`), '50');
      await page.waitForText(/50%, as you measured\.$/, '[part~=derived]');
    }
  });

  test('workloads: copied, moved, removed and taken back, in the link as they stand', async (t) => {
    const page = await t.calculator();
    await press(page, 'Add another workload');
    await unfold(page, 0);
    await fillAndWait(page, field('/workloads/0/name'), 'Chat');
    await unfold(page, 1);
    await fillAndWait(page, field('/workloads/1/name'), 'Batch');
    await fillAndWait(page, field('/workloads/1/input'), '9k');
    await unfold(page, 0);
    const before = await totals(page);
    await press(page, 'Move down');
    await named(page, ['Batch', 'Chat']);
    assert.deepEqual(await totals(page), before, 'the order costs nothing');
    await page.waitFor(() => /w=Batch.*w=Chat/.test(location.hash));
    const focused = await page.focused();
    assert.match(focused.name, /Name of this workload/, 'the focus goes with the workload');
    await press(page, 'Duplicate');
    await named(page, ['Batch', 'Chat', 'Chat']);
    await press(page, 'Remove');
    await named(page, ['Batch', 'Chat']);
    await undo(page);
    await named(page, ['Batch', 'Chat', 'Chat']);
    await undo(page);
    await undo(page);
    await named(page, ['Chat', 'Batch']);
    await unfold(page, 1);
    assert.equal(await page.value(field('/workloads/1/input')), '9k');
    await undo(page);
    await page.waitFor((target) => deep(target).value === '1,500', field('/workloads/1/input'));
    await page.waitFor(() => /w=Chat.*w=Batch/.test(location.hash));
  });

  test('workloads: all but one are a line, with name, model, count and amount', async (t) => {
    const page = await t.calculator();
    await press(page, 'Support chat');
    await press(page, 'Add another workload');
    const [chat] = await page.waitFor(() => {
      const lines = deepAll('[part~=workload]').map((line) => deepText(line).replace(/\s+/g, ' '));
      return lines.length === 2 && lines;
    });
    assert.match(chat, /Support chat Flash \$[\d.]+ Pro \$[\d.]+ .*20,000 chats a month/);
    assert.ok(!(await page.exists(field('/workloads/0/requests'))), 'the chat is folded');
    await choose(page, '/workloads/0/model', 'flash');
    await page.waitFor(() => !/Pro \$/.test(deepText(deep('[part~=workload] .amounts'))));
    // What cannot be used is in sight, whatever is being edited.
    await fillAndWait(page, field('/workloads/1/requests'), 'x');
    await unfold(page, 0);
    assert.ok(await page.exists(field('/workloads/1/requests')), 'the wrong one stays open');
  });

  test('workloads: each on its own model, what they come to then, and the link', async (t) => {
    const page = await t.calculator();
    await press(page, 'Add another workload');
    await unfold(page, 0);
    await fillAndWait(page, field('/workloads/0/name'), 'Chat');
    assert.ok(!(await page.exists('[part~=chosen]')), 'nothing is chosen yet');
    await choose(page, '/workloads/1/model', 'pro');
    // $17.794 on Flash and $54.755625 on Pro.
    const line = await page.waitForText(/As you chose/, '[part~=chosen]');
    assert.match(line, /Chat on Flash, Workload 2 on Pro \$72\.55/);
    await page.evaluate(() => {
      deep('[part~=chosen]').open = true;
    });
    await page.waitForText(/\$17\.794 \+ \$54\.755625 = \$72\.549625/, '[part~=chosen]');
    await choose(page, '/workloads/0/model', 'pro');
    await page.waitForText(/\$109\.51/, '[part~=chosen]');
    const hash = await page.waitFor(
      () => /w=Chat.*model=pro.*model=pro/.test(location.hash) && location.hash,
    );
    const other = await t.calculator(`/${hash}`);
    await other.waitForText(/Chat on Pro, Workload 2 on Pro \$109\.51/, '[part~=chosen]');
    await choose(other, '/workloads/0/model', '');
    await choose(other, '/workloads/1/model', '');
    await other.waitFor(() => deep('[part~=chosen]') === null);
    t.record('a link with chosen models', hash);
  });

  test('a wanted price: the share of hits that it needs, or that none reaches it', async (t) => {
    const page = await t.calculator();
    await open(page, 'budget');
    await fillAndWait(page, input('target'), '0.0002');
    const text = await page.waitForText(/reached at/, 'details[data-question=budget]');
    assert.match(text, /\(\$0\.000322 − \$0\.0002\) ÷ \(\$0\.000322 − \$0\.0001162\) = 59\.2\d*%/);
    assert.match(text, /out of reach: \$0\.000353 even with all input cached/);
    await fillAndWait(page, input('budget'), '500');
    await fillAndWait(page, input('per_user'), '20');
    const served = await page.waitForText(/Users it serves/, 'details[data-question=budget]');
    assert.match(served, /\$500\.00 ÷ \(\$0\.00017794 × 20\), rounded down = 140,496/);
    t.record('the budget', served);
  });

  test('mixes stand beside Flash and Pro; the curve over failure costs has its table', async (t) => {
    const page = await t.calculator();
    await open(page, 'fail');
    await open(page, 'fail/more');
    for (const [name, value] of Object.entries({
      fail_flash: 8,
      fail_pro: 3,
      human: '2.5',
      pro_share: 10,
    }))
      await fillAndWait(page, input(name), String(value));
    await page.waitFor(() => deepAll('.routes thead th').length === 4);
    const heads = await page.evaluate(() =>
      deepAll('.routes thead th').map((th) => th.textContent),
    );
    assert.deepEqual(heads, ['Flash', 'Pro', 'Flash, then Pro', 'Part to Pro']);
    await open(page, 'fail/curve');
    await page.waitFor(() => deep('[data-opening="fail/curve"] svg .curve') !== null);
    await open(page, 'fail/curve/table');
    const text = await page.waitForText(/\$5\.00/, '[data-opening="fail/curve/table"]');
    t.record('the curve over failure costs', text);
    await open(page, 'verdict');
    const working = await page.waitForText(/lowest total/, '[data-opening="verdict"]');
    assert.match(working, /\$0\.00054755625 ÷ \$0\.00017794 = 3\.1×/);
    t.record('the working of the verdict', working);
  });

  test('on a phone: from the empty page to a verdict for a chat of eight turns', async (t) => {
    const page = await t.calculator('/', {width: 360, height: 740});
    await press(page, 'Support chat');
    await page.waitFor((name) => deep(`[name="${name}"]`)?.value === '8', `${BASE}/shape/turns`);
    await page.waitForText(/Open: /, '[part~=verdict]');
    await press(page, 'Answer “What does a weaker answer cost?”');
    await page.waitFor(
      () => deep('deepseek-cost').shadowRoot.activeElement?.name === '/decision/fail_flash',
    );
    for (const [name, value] of Object.entries({fail_flash: 8, fail_pro: 3, human: '2.50'}))
      await fillAndWait(page, input(name), String(value));
    const verdict = await page.waitForText(/Take Pro/, '[part~=verdict]');
    assert.match(verdict, /with Flash alone it costs \$0\.201/);
    assert.ok(!/Answer “/.test(verdict));
    await waitForTotals(page, ['$16.111648', '$48.73073']);
    for (const id of [
      `${BASE}/turns`,
      `${BASE}/so-far`,
      `${BASE}/sample`,
      'fail/curve',
      'range',
      'verdict',
    ])
      await open(page, id);
    await choose(page, '/decision/ranges/add', `${BASE}/shape/turns`);
    await page.waitForTarget('.tornado');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px wider than the phone`);
  });

  const COMPLAINTS = {
    en: {
      context: /^Turn 206 outgrows the context/,
      turns: /^1001 are too many/,
      compaction: /Compaction at 9000 tokens can't work/,
      share: /“101”/,
      perUser: /must be more than 0/,
      budget: {1000000000000000: /at most 1,000,000,000,000\./},
    },
    zh: {
      context: /^第 206 轮超出上下文长度/,
      turns: /^1001 超过数量上限/,
      compaction: /在 9000 token 处压缩不可行/,
      share: /“101”超出允许范围/,
      perUser: /应大于 0/,
      budget: {
        1000000000000000: /“1000000000000000”超出允许范围：最大为 1,000,000,000,000/,
      },
    },
  };
  for (const [lang, said] of Object.entries(COMPLAINTS))
    test(`what is no answer says so at its field, in ${lang}`, async (t) => {
      const page = await t.calculator(`/?lang=${lang}`);
      const before = (await totals(page)).map((pair) => pair[1]);
      await choose(page, `${BASE}/shape/kind`, 'chat');
      await fillAndWait(page, field(`${BASE}/shape/turns`), '1000');
      await fillAndWait(page, field(`${BASE}/shape/answer`), '5000');
      assert.match(await complaint(page, `${BASE}/shape/turns`, '1000'), said.context);
      await fillAndWait(page, field(`${BASE}/shape/turns`), '1001');
      assert.match(await complaint(page, `${BASE}/shape/turns`, '1001'), said.turns);
      await choose(page, `${BASE}/shape/kind`, 'agent');
      await open(page, `${BASE}/more`);
      await fillAndWait(page, field(`${BASE}/shape/compact_at`), '9000');
      assert.match(await complaint(page, `${BASE}/shape/compact_at`, '9000'), said.compaction);
      await page.evaluate(() => {
        deep('[data-opening="/workloads/0/more"]').open = false;
      });
      await page.waitForText(said.compaction, '.workload > .error');
      await choose(page, `${BASE}/shape/kind`, 'direct');
      await fillAndWait(page, field('requests'), '100000');
      await waitForTotals(page, before);
      await open(page, 'fail');
      await fillAndWait(page, input('fail_flash'), '101');
      assert.match(await complaint(page, '/decision/fail_flash', '101'), said.share);
      await open(page, 'budget');
      for (const [budget, sentence] of Object.entries(said.budget)) {
        await fillAndWait(page, input('budget'), budget);
        assert.match(await complaint(page, '/decision/budget', budget), sentence);
      }
      await fillAndWait(page, input('per_user'), '0');
      assert.match(await complaint(page, '/decision/per_user', '0'), said.perUser);
      await page.waitForTarget('[part~=results].stale');
      const bill = await totals(page);
      await fillAndWait(page, field('hit'), '100');
      await waitForChange(page, bill);
    });
};
