// The buyer's questions to the last disclosure: sample texts, the bill of a run, prices wanted,
// mixes, and what is no answer.
import assert from 'node:assert/strict';

import {chooseAndWait, complaint, open, press} from '../actions.mjs';
import {
  DEFAULT_TOTALS,
  field,
  fragment,
  totals,
  waitForChange,
  waitForTotals,
} from '../calculator.mjs';
import {fillAndWait} from '../harness.mjs';

const BASE = '/workloads/0';
const input = (name) => field(`/decision/${name}`);

export default (test) => {
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
    await chooseAndWait(page, `${BASE}/shape/kind`, 'chat');
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
      await chooseAndWait(page, `${BASE}/shape/kind`, kind);
      await open(page, `${BASE}/more`);
      await fillAndWait(page, field(`${BASE}/shape/measured_hit`), '50');
      await page.waitForText(/50%, as you measured\.$/, '[part~=derived]');
    }
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
    await chooseAndWait(page, '/decision/ranges/add', `${BASE}/shape/turns`);
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
      await chooseAndWait(page, `${BASE}/shape/kind`, 'chat');
      await fillAndWait(page, field(`${BASE}/shape/turns`), '1000');
      await fillAndWait(page, field(`${BASE}/shape/answer`), '5000');
      assert.match(await complaint(page, `${BASE}/shape/turns`, '1000'), said.context);
      await fillAndWait(page, field(`${BASE}/shape/turns`), '1001');
      assert.match(await complaint(page, `${BASE}/shape/turns`, '1001'), said.turns);
      await chooseAndWait(page, `${BASE}/shape/kind`, 'agent');
      await open(page, `${BASE}/more`);
      await fillAndWait(page, field(`${BASE}/shape/compact_at`), '9000');
      assert.match(await complaint(page, `${BASE}/shape/compact_at`, '9000'), said.compaction);
      await page.evaluate(() => {
        deep('[data-opening="/workloads/0/more"]').open = false;
      });
      await page.waitForText(said.compaction, '.workload > .error');
      await chooseAndWait(page, `${BASE}/shape/kind`, 'direct');
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
