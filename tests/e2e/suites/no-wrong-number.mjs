// No wrong number leaves the page: what cannot be priced has no amounts, what is half
// typed does not count, and nothing is copied, linked or exported meanwhile.
import assert from 'node:assert/strict';

import {
  DEFAULT_TOTALS,
  field,
  fragment,
  monthsOf,
  totals,
  waitForNoTotals,
  waitForTotals,
} from '../calculator.mjs';

const open = {css: '.actions button', text: '/Share, embed, export/'};

/** Keeps the last change event of the element in the page. */
function watch(page) {
  return page.evaluate(() => {
    const element = deep('deepseek-cost');
    element.addEventListener('deepseek-cost-change', ({detail}) => {
      globalThis.lastChange = {
        fragment: detail.fragment,
        valid: detail.valid,
        estimate: detail.estimate?.models.map(({month}) => month.amount),
        errors: detail.errors.map(({code, where}) => `${code} ${where}`),
      };
    });
  });
}

const lastChange = (page) => page.evaluate(() => globalThis.lastChange);

/** Types key by key, as a reader does. */
async function type(page, name, text) {
  await page.fill(field(name), '');
  for (let end = 1; end <= text.length; end++)
    await page.evaluate(
      (target, value) => {
        const input = deep(target);
        if (input.getRootNode().activeElement !== input) input.focus();
        input.value = value;
        input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      },
      field(name),
      text.slice(0, end),
    );
}

export default (test) => {
  for (const [what, link] of [
    ['a card of the future', 'v=1&card=2026-12-01&in=12000&req=3000/day&k=7v7v'],
    ['over the context, in yuan', 'v=1&card=2026-06-28&cur=CNY&in=1500000&k=3aqj'],
  ])
    test(`a link that cannot be priced shows no amount: ${what}`, async (t) => {
      const page = await t.calculator(`/#${link}`);
      await waitForNoTotals(page);
      assert.match(
        await page.value(field('input')),
        /^(12,000|1,500,000)$/,
        'its fields are there',
      );
      assert.equal(await page.evaluate(() => deep('deepseek-cost').fragment), '');
      assert.ok(await page.evaluate(() => deep('deepseek-cost').estimate === undefined));
      assert.equal(
        await page.evaluate(() => location.hash),
        `#${link}`,
        'the address is as it was',
      );
      await page.click(open);
      await page.waitForTarget('dialog[open]');
      assert.equal(await page.count('#share-link'), 0);
      assert.equal(await page.count({css: 'dialog button', text: /CSV|JSON|Markdown/}), 0);
      t.record(`why nothing is shared: ${what}`, await page.text('dialog .error.list'));
    });

  test('an attribute that cannot be used leaves no amounts', async (t) => {
    for (const [name, value] of [
      ['card', '2026-12-01'],
      ['currency', 'EUR'],
    ]) {
      const page = await t.calculator();
      await waitForTotals(page, DEFAULT_TOTALS);
      await page.evaluate(
        (attribute, text) => deep('deepseek-cost').setAttribute(attribute, text),
        name,
        value,
      );
      await waitForNoTotals(page);
      await page.evaluate((attribute) => deep('deepseek-cost').removeAttribute(attribute), name);
      await waitForTotals(page, DEFAULT_TOTALS);
    }
  });

  test('a damaged link is not calculated until the reader says so', async (t) => {
    const page = await t.calculator('/#v=1&card=2026-06-28&in=12000&k=0000');
    await waitForNoTotals(page);
    await page.click({css: '[part~=unpriced] button'});
    await waitForTotals(page, DEFAULT_TOTALS);
  });

  test('a link at prices of the sender’s own has no amounts until prices are chosen', async (t) => {
    const link = 'v=1&card=2026-06-28&book=My/aaaaaaaa&in=1000&hit=0&out=100&req=1000/month&k=dn48';
    const page = await t.calculator(`/#${link}`);
    await waitForNoTotals(page);
    assert.match(await page.text('[part~=unpriced]'), /sender.s own prices \(“My”\)/);
    await page.fill(field('input'), '2000');
    await waitForNoTotals(page);
    assert.equal(await page.evaluate(() => deep('deepseek-cost').fragment), '');
    await page.click({css: '[part~=unpriced] button', text: '/official prices/'});
    await waitForTotals(page, ['$0.308', '$0.957']);
    await page.waitFor(() => location.hash.includes('in=2000') && !location.hash.includes('book='));
  });

  test('a half-typed number never counts, and nothing leaves the page meanwhile', async (t) => {
    const page = await t.calculator();
    await page.fill(field('input'), '12k');
    await waitForTotals(page, ['$63.952', '$194.445']);
    await page.waitFor(() => location.hash.includes('in=12000'));
    const hash = await page.evaluate(() => location.hash);
    await watch(page);
    await type(page, 'output', '500000');
    await page.waitForTarget('[name="/workloads/0/output"][aria-invalid=true]');
    await waitForTotals(page, ['$63.952', '$194.445']);
    const {valid, errors, fragment: link} = await lastChange(page);
    assert.equal(valid, false);
    assert.deepEqual(errors, ['output_over_limit /scenario/workloads/0/output']);
    assert.equal(`#${link}`, hash);
    await page.waitForText(/Tokens out.*400 is counted, as before/, '[part~=results] .stale-note');
    const pinned = await page.evaluate(
      () => deep({css: '[part~=pinned]', hidden: true}).textContent,
    );
    assert.match(pinned, /Check “Tokens out/);
    assert.ok(!/\d/.test(pinned), 'no amount in the pinned bar');
    await page.waitForText(/Tokens out.*amounts count what stood there before/s, '[role=status]');
    await page.click({css: '.actions button', text: 'Copy link'});
    await page.waitForText(/Tokens out, per request: /, 'dialog .error.list');
    assert.equal(await page.count('#share-link'), 0);
    await page.press('Escape');
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(await page.evaluate(() => location.hash), hash, 'the address waits');
    await type(page, 'output', '500');
    await page.waitFor(() => location.hash.includes('out=500'));
    assert.equal((await lastChange(page)).valid, true);
  });

  test('own prices that this browser keeps and nobody can read any more are said to be so', async (t) => {
    const page = await t.calculator();
    for (const kept of ['{"id": "mine", ', '7', '{"id": "mine", "cards": []}']) {
      await page.evaluate((text) => {
        localStorage.setItem('deepseek-cost.rate-book', text);
      }, kept);
      await page.reload();
      await page.waitForText(/Your own prices.*can no longer be read/, '.notice');
      await waitForTotals(page, DEFAULT_TOTALS);
      // Nothing is lost: what is kept stays until the reader gives other prices.
      assert.equal(
        await page.evaluate(() => localStorage.getItem('deepseek-cost.rate-book')),
        kept,
      );
    }
  });

  test('a hundred thousand digits are refused where they were pasted, and the page goes on', async (t) => {
    const page = await t.calculator();
    await page.evaluate((target) => {
      const input = deep(target);
      input.focus();
      input.value = '1'.repeat(100000);
      input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    }, field('input'));
    await page.waitForTarget('[name="/workloads/0/input"][aria-invalid=true]');
    await waitForTotals(page, DEFAULT_TOTALS);
    assert.equal(
      await page.evaluate((target) => deep(target).value.length, field('input')),
      100000,
    );
    await page.fill(field('input'), '12k');
    await waitForTotals(page, ['$63.952', '$194.445']);
  });

  test('what was read out of one scenario is taken back with it', async (t) => {
    const page = await t.calculator();
    for (const change of [
      () => deep('deepseek-cost').open('v=1&card=2026-06-28&cur=CNY&k=yf6y'),
      () => deep('deepseek-cost').setAttribute('card', '2026-12-01'),
      () => {
        deep('deepseek-cost').data = {workloads: [{input: 7, hit: '0', output: 7, requests: 7}]};
      },
    ]) {
      await page.evaluate(() => {
        deep('deepseek-cost').open('');
      });
      await waitForTotals(page, DEFAULT_TOTALS);
      await page.fill(field('input'), '4000');
      await page.waitForText(/28\.78/, '[role=status]');
      await page.evaluate(change);
      await page.waitFor(
        () => !deep({css: '[role=status]', hidden: true}).textContent.includes('28.78'),
      );
      await page.evaluate(() => deep('deepseek-cost').removeAttribute('card'));
    }
  });

  test('of a scenario and data set at once, the last one counts', async (t) => {
    const page = await t.calculator();
    const data = {
      workloads: [{input: '3,000', hit: '80', output: '700', requests: '10,000', per: 'day'}],
    };
    await page.evaluate((given) => {
      const element = deep('deepseek-cost');
      element.scenario = 'v=1&card=2026-06-28&in=12000&k=bnm7';
      element.data = given;
    }, data);
    await waitForTotals(page, ['$87.210666666667', '$267.27125']);
    await page.evaluate((given) => {
      const element = deep('deepseek-cost');
      element.data = given;
      element.scenario = 'v=1&card=2026-06-28&in=12000&k=bnm7';
    }, data);
    await waitForTotals(page, ['$63.952', '$194.445']);
    await page.evaluate((given) => {
      const element = deep('deepseek-cost');
      element.card = '2026-11-13';
      element.open('v=1&card=2026-06-28&k=yej5');
      element.data = given;
    }, data);
    await page.waitFor(() => deep('deepseek-cost').estimate.card.id === '2026-11-13');
    // Another moment, while it is shown.
    await page.evaluate(() => {
      const element = deep('deepseek-cost');
      element.card = null;
      element.open('');
      element.now = '2026-07-01T00:00:00Z';
    });
    await page.waitFor(() => deep('deepseek-cost').estimate.in_force.same === true);
    await page.evaluate(() => {
      deep('deepseek-cost').now = '2026-11-20T00:00:00Z';
    });
    await page.waitFor(
      () => deep('deepseek-cost').estimate.in_force.models[0].month.amount === '37.536875',
    );
  });

  test('what no link holds has none, and survives a reload', async (t) => {
    const page = await t.calculator();
    await waitForTotals(page, DEFAULT_TOTALS);
    await watch(page);
    await page.evaluate(async () => {
      const element = deep('deepseek-cost');
      const [first] = element.data.workloads;
      element.data = {
        ...element.data,
        workloads: Array.from({length: 20}, (_none, i) => ({
          ...first,
          name: `${'客'.repeat(57)}${i}`,
        })),
      };
      await element.updateComplete;
    });
    await page.fill(field('input'), '12k');
    const before = await page.waitFor(
      () => globalThis.lastChange?.estimate && globalThis.lastChange,
    );
    assert.equal(before.fragment, '');
    assert.equal(before.valid, true);
    assert.deepEqual(before.errors, ['link_too_long /scenario']);
    // Written when typing has paused.
    await page.waitFor(() => history.state?.scenario?.workloads[0]?.input === '12k');
    assert.equal(await page.evaluate(() => location.hash), '');
    const there = await totals(page);
    await page.reload();
    await waitForTotals(
      page,
      there.map((pair) => pair[1]),
    );
    assert.equal(await page.value(field('input')), '12k');
    // The page in the other language shows it too, and what was typed last.
    await page.fill(field('input'), '13k');
    await page.evaluate(() => document.querySelector('nav a:not([hidden])').click());
    await page.waitFor(() => document.documentElement.lang === 'zh-CN');
    await page.waitFor(() => deep('[name="/workloads/0/input"]')?.value === '13k');
    assert.equal(await page.evaluate(() => deep('deepseek-cost').data.workloads.length), 20);
    // A link opened afterwards is that link's.
    await page.goto(`${t.site.origin}/#${await fragment({workloads: [{input: 12000}]})}`);
    await waitForTotals(page, ['$63.952', '$194.445']);
  });

  test(
    'a random walk: what is shown, linked and sent out is one scenario, or nothing',
    async (t) => {
      const page = await t.calculator();
      await page.evaluate(() => deep('deepseek-cost').load());
      for (const id of ['range', 'fail', 'budget'])
        await page.evaluate((question) => {
          deep({css: `[data-question=${question}]`, host: 'deepseek-cost'}).open = true;
        }, id);
      await watch(page);
      const walk = walker(page, 20261126);
      for (let step = 0; step < 60; step++) {
        // What a host does is no change by the reader, and fires none.
        await page.evaluate(() => {
          globalThis.lastChange = undefined;
        });
        const what = await walk();
        const seen = await page.evaluate(stateOf);
        await checkOne(seen, `step ${step}, ${what}: ${JSON.stringify(seen)}`);
      }
    },
    {seconds: 240},
  );
};

/** What the page shows, says and gives away now. */
async function stateOf() {
  const element = deep('deepseek-cost');
  await element.updateComplete;
  const all = {css: '[part~=total]', host: 'deepseek-cost'};
  const {faults, errors, decisionErrors} = element.calculator;
  return {
    shown: deepAll(all).map((total) => deepText(total).replaceAll(',', '')),
    pinned: deep({css: '[part~=pinned]', hidden: true})?.textContent ?? '',
    stale: deep('[part~=results].stale') !== null,
    today: deepAll({css: '[part~=today] .amount', host: 'deepseek-cost'}).map(deepText),
    inForce: element.estimate?.in_force,
    months: element.estimate?.models.map(({month}) => month.amount) ?? [],
    fragment: element.fragment,
    wrong: [...errors, ...decisionErrors].map(({where}) => where),
    faults: faults.length,
    said: element.shadowRoot.querySelector('[role=status]').textContent,
    last: globalThis.lastChange,
  };
}

/** Amounts, marks and link belong to one scenario that can be read, or there are none. */
async function checkOne(seen, said) {
  const {shown, pinned, months, fragment: link, today, inForce, stale, faults, last} = seen;
  assert.equal(shown.length, months.length, said);
  assert.equal(link === '', months.length === 0, said);
  if (last) {
    assert.equal(last.valid, faults === 0, said);
    assert.equal(last.fragment, link, said);
    assert.deepEqual(last.estimate ?? [], months, said);
  }
  if (link === '') {
    assert.doesNotMatch(pinned, /[$¥]/, said);
    assert.ok(faults > 0, said);
    return;
  }
  assert.equal(stale, faults > 0, said);
  if (stale) assert.doesNotMatch(pinned, /[$¥]/, said);
  const whole = await monthsOf(link);
  assert.deepEqual(months, whole, said);
  for (const [i, text] of shown.entries())
    assert.ok(text.includes(months[i]) || text.includes(Number(months[i]).toFixed(2)), said);
  assert.equal(today.length, inForce.same ? 0 : inForce.models.length, said);
}

/** Steps of a reader and a host, drawn one after the other. */
function walker(page, seed) {
  let state = seed;
  const below = (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const pick = (list) => list[below(list.length)];
  const choose = (name, value) =>
    page.evaluate(
      (css, text) => {
        const select = deep({css, host: 'deepseek-cost'});
        if (!select) return;
        select.value = text;
        select.dispatchEvent(new Event('change', {bubbles: true}));
      },
      `select[name="${name}"]`,
      value,
    );
  /** In one stroke, as a paste: where there is such a field. */
  const paste = (name, text) =>
    page.evaluate(
      (css, value) => {
        const input = deep({css, host: 'deepseek-cost'});
        if (!input) return;
        input.focus();
        input.value = value;
        input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      },
      `input[name="${name}"]`,
      text,
    );
  const wrong = ['12k', '-3', '1,5', '2000000', '', 'x', '0'];
  const steps = {
    typed: () => type(page, 'requests', pick(wrong)),
    pasted: () => paste(`/workloads/0/${pick(['input', 'output', 'hit'])}`, pick(wrong)),
    shape: () => choose('/workloads/0/shape/kind', pick(['direct', 'chat', 'template'])),
    turns: () => paste('/workloads/0/shape/turns', pick(wrong)),
    card: () => choose('/card', pick(['2026-06-28', '2026-11-13'])),
    preset: () =>
      page.evaluate(
        (n) => deepAll({css: '.presets button', host: 'deepseek-cost'})[n]?.click(),
        below(4),
      ),
    undo: () => page.evaluate(() => deep('deepseek-cost').act((each) => each.undo())),
    redo: () => page.evaluate(() => deep('deepseek-cost').act((each) => each.redo())),
    pin: () =>
      page.evaluate(
        (card) => deep('deepseek-cost').setAttribute('card', card),
        pick(['2026-12-01', '2026-09-10']),
      ),
    currency: () =>
      page.evaluate(
        (currency) => deep('deepseek-cost').setAttribute('currency', currency),
        pick(['USD', 'CNY', 'EUR']),
      ),
    link: () =>
      page.evaluate(
        (link) => deep('deepseek-cost').open(link),
        pick(['v=1&in=5', '', 'v=1&card=2026-06-28&in=12000&k=bnm7']),
      ),
    data: () =>
      page.evaluate(
        (data) => {
          deep('deepseek-cost').data = data;
        },
        {
          workloads: [{input: '3,000', hit: '80', output: '700', requests: '10,000'}],
          decision: {ranges: [{field: pick(['/workloads/0/input', '/w/7']), low: '1', high: '9'}]},
        },
      ),
    addRange: () =>
      choose('/decision/ranges/add', `/workloads/0/${pick(['input', 'requests', 'shape/turns'])}`),
    range: () => paste(`/decision/ranges/0/${pick(['low', 'high'])}`, pick(wrong)),
    inputs: () =>
      paste(`/decision/${pick(['human', 'fail_flash', 'budget', 'per_user'])}`, pick(wrong)),
  };
  return async () => {
    const name = pick(Object.keys(steps));
    await steps[name]();
    return name;
  };
}
