// What a host gives, in any order and of any kind: one outcome, or a sentence and no amount.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {field} from '../calculator.mjs';
import {idle, live, ROOT} from '../harness.mjs';
import {addScript, openHost} from '../hosts.mjs';

const WORKLOAD = {input: '3,000', hit: '80', output: '700', requests: '10,000', per: 'day'};
const prices = (...three) => ({USD: {flat: three}});
const BOOK = {
  ...{format: 1, id: 'mine', name: 'Mine'},
  cards: [
    {
      ...{id: 'own', effective_from: '2026-01-01T00:00:00Z', label: 'Mine'},
      models: [
        {name: 'deepseek-flash', family: 'flash', prices: prices('0.01', '0.2', '0.3')},
        {name: 'deepseek-v4-pro', family: 'pro', prices: prices('0.02', '0.4', '0.9')},
      ],
    },
  ],
};

/** Runs a host's code, and answers what it threw. */
function hostDoes(page, code) {
  return page.evaluate(
    async (text, workload, book) => {
      const element = document.querySelector('deepseek-cost');
      const AsyncFunction = (async () => {}).constructor;
      try {
        await new AsyncFunction('e', 'GOOD', 'BOOK', text)(element, {workloads: [workload]}, book);
        return '';
      } catch (error) {
        return String(error);
      }
    },
    code,
    WORKLOAD,
    BOOK,
  );
}

/** What is shown after the host has done `early`, the script has come, and it has done `late`. */
async function shown(t, body, {early = '', late = ''} = {}) {
  const {page, src} = await openHost(t, body, {late: true});
  const threwEarly = await hostDoes(page, early);
  await addScript(page, src);
  await page.waitFor(() =>
    Boolean(document.querySelector('deepseek-cost')?.shadowRoot?.querySelector('[part~=results]')),
  );
  await page.evaluate(() => document.querySelector('deepseek-cost').load());
  const threw = threwEarly + (await hostDoes(page, late));
  await idle(page);
  return page.evaluate(async (thrown) => {
    const e = document.querySelector('deepseek-cost');
    await e.updateComplete;
    const text = (css) =>
      [...e.shadowRoot.querySelectorAll(css)].map((each) => each.textContent.trim()).join(' ');
    return {
      thrown,
      month: e.estimate?.models[0].month.amount ?? '',
      book: e.rateBook?.name ?? '',
      figures: text('[part~=total] .figure'),
      prices: text('[part~=prices-of]'),
      notices: text('.notice, [part~=notice], [part~=unpriced]'),
    };
  }, threw);
}

const CARDS = JSON.parse(readFileSync(join(ROOT, 'core/rates/deepseek.json'), 'utf8')).cards.map(
  ({id}) => id,
);
const SCENARIO = '<deepseek-cost scenario="v=1&amp;in=12k"></deepseek-cost>';
const PLAIN = '<deepseek-cost></deepseek-cost>';

export default (test) => {
  const long = {seconds: 240};

  test(
    'the host’s prices hold beside its scenario, whenever they come',
    async (t) => {
      const orders = [
        [SCENARIO, {late: 'e.rateBook = BOOK'}],
        [SCENARIO, {early: 'e.rateBook = BOOK'}],
        [PLAIN, {late: 'e.rateBook = BOOK; e.scenario = "v=1&in=12k"'}],
        [PLAIN, {late: 'e.scenario = "v=1&in=12k"; e.rateBook = BOOK'}],
      ];
      for (const [body, host] of orders) {
        const {month, book} = await shown(t, body, host);
        assert.deepEqual([month, book], ['92.4', 'Mine'], JSON.stringify(host));
      }
    },
    long,
  );

  test('the book that is read back is the one whose prices are shown', async (t) => {
    const official = '"v=1&card=2026-06-28&in=12000&k=bnm7"';
    for (const late of [
      `e.rateBook = BOOK; await e.updateComplete; e.open(${official})`,
      `e.open(${official}); await e.updateComplete; e.rateBook = BOOK`,
      'e.rateBook = BOOK; await e.updateComplete; e.rateBook = {cards: 1}',
    ]) {
      const {month, book} = await shown(t, PLAIN, {late});
      assert.notEqual(month, '', late);
      assert.equal(book, month === '63.952' ? '' : 'Mine', `${late}: ${month}`);
    }
  });

  test(
    'data with a card of another book comes out alike in either order',
    async (t) => {
      const given = 'e.data = {...GOOD, card: "2026-11-13"}';
      const one = await shown(t, PLAIN, {
        late: `${given}; await e.updateComplete; e.rateBook = BOOK`,
      });
      const two = await shown(t, PLAIN, {
        late: `e.rateBook = BOOK; await e.updateComplete; ${given}`,
      });
      assert.notEqual(one.month, '');
      assert.deepEqual(one, two);
    },
    long,
  );

  test(
    'data that is no scenario is refused in a sentence, neither thrown nor the default',
    async (t) => {
      for (const given of [
        'Promise.resolve(GOOD)',
        'new Map()',
        'new Date()',
        '{workloads: [{shape: {kind: "batch", requests: 5}, requests: 1}]}',
        '(GOOD.self = GOOD)',
      ]) {
        const {thrown, figures, notices} = await shown(t, PLAIN, {late: `e.data = ${given}`});
        assert.deepEqual([thrown, figures], ['', ''], given);
        assert.notEqual(notices, '', given);
      }
    },
    long,
  );

  test(
    'the order in which a host gives counts, whether the element is live or not',
    async (t) => {
      const {page, src} = await openHost(t, PLAIN, {late: true});
      await page.evaluate((address) => import(address).then(() => undefined), src);
      await page.waitFor(() => Boolean(document.querySelector('deepseek-cost').estimate));
      const differing = await page.evaluate(async (workload) => {
        const steps = {
          data: (e) => (e.data = {workloads: [workload]}),
          scenario: (e) => e.setAttribute('scenario', 'v=1&card=2026-08-16&in=12000'),
          open: (e) => e.open('v=1&card=2026-09-10&in=9000'),
          card: (e) => e.setAttribute('card', '2026-11-13'),
          currency: (e) => e.setAttribute('currency', 'CNY'),
        };
        const orders = (left, done = []) =>
          done.length === 3
            ? [done]
            : left.flatMap((name) =>
                orders(
                  left.filter((other) => other !== name),
                  [...done, name],
                ),
              );
        const until = async (e) => {
          while (!e.estimate) await new Promise((resolve) => setTimeout(resolve, 5));
          await e.updateComplete;
        };
        const shown = async (order, moment) => {
          const e = document.createElement('deepseek-cost');
          if (moment !== 'detached') document.body.append(e);
          if (moment === 'live') await until(e);
          for (const name of order) {
            steps[name](e);
            if (moment === 'live') await e.updateComplete;
          }
          if (moment === 'detached') document.body.append(e);
          await e.updateComplete;
          await until(e);
          const {card, currency, models} = e.estimate;
          e.remove();
          return [card.id, currency, models[0].month.amount].join(' ');
        };
        const wrong = [];
        for (const order of orders(Object.keys(steps))) {
          const live = await shown(order, 'live');
          for (const moment of ['detached', 'appended']) {
            const there = await shown(order, moment);
            if (there !== live) wrong.push(`${order} ${moment}: ${there}, live: ${live}`);
          }
        }
        return wrong;
      }, WORKLOAD);
      assert.deepEqual(differing, []);
    },
    long,
  );

  test(
    'a host that takes its data away is back at what else it has given',
    async (t) => {
      for (const nothing of ['null', 'undefined']) {
        const late = `e.data = GOOD; await e.updateComplete; e.data = ${nothing}`;
        assert.equal((await shown(t, PLAIN, {late})).month, '17.794', nothing);
        assert.equal((await shown(t, SCENARIO, {late})).month, '63.952', nothing);
        const reader = `e.open('v=1&in=9000'); await e.updateComplete; e.data = ${nothing}`;
        assert.equal((await shown(t, PLAIN, {late: reader})).month, '50.764', nothing);
      }
    },
    long,
  );

  test('a scenario that a host takes away leaves its data', async (t) => {
    const given = 'e.data = GOOD; await e.updateComplete;';
    const {month} = await shown(t, SCENARIO, {late: given});
    const late = `${given} e.removeAttribute('scenario')`;
    assert.equal((await shown(t, SCENARIO, {late})).month, month);
    // And from before it, gives way to it.
    const before = `${given} e.scenario = "v=1&in=12k"; await e.updateComplete; e.scenario = null`;
    assert.equal((await shown(t, PLAIN, {late: before})).month, month);
  });

  test('a host that writes into what it was given changes nothing', async (t) => {
    const {page, src} = await openHost(t, PLAIN, {late: true});
    await page.evaluate((address) => import(address).then(() => undefined), src);
    await page.waitFor(() => Boolean(document.querySelector('deepseek-cost').estimate));
    const amounts = await page.evaluate(async () => {
      const e = document.querySelector('deepseek-cost');
      const amount = () => e.estimate.models[0].month.amount;
      const before = amount();
      e.data.workloads[0].input = '9,000';
      e.estimate.models[0].month.amount = '1';
      e.addEventListener('deepseek-cost-change', ({detail}) => {
        detail.estimate.models[0].month.amount = '2';
        detail.scenario.workloads[0].input = '9,000';
      });
      e.open('');
      e.now = '2026-05-01T00:00:00Z';
      await e.updateComplete;
      return [before, amount(), e.data.workloads[0].input === '9,000'];
    });
    assert.deepEqual(amounts, ['17.794', '17.794', false]);
  });

  test(
    '`now` that is no time of the calendar is refused in a sentence',
    async (t) => {
      for (const now of ['2026-02-29T00:00:00Z', '2026-11-31T00:00:00Z', '5', '09/08/2026']) {
        const {notices, prices} = await shown(t, `<deepseek-cost now="${now}"></deepseek-cost>`);
        assert.match(notices, /“now”/, now);
        assert.match(prices, /replaced/, now);
      }
    },
    long,
  );

  test('the beginning of the epoch is a moment like any other', async (t) => {
    const {prices, notices} = await shown(
      t,
      '<deepseek-cost now="1970-01-01T00:00:00Z"></deepseek-cost>',
    );
    assert.doesNotMatch(notices, /“now”/);
    assert.match(prices, /not in force before/);
  });

  test('an embed’s address that names two cards has neither’s amounts', async (t) => {
    const page = await t.open('/embed.html?card=2026-06-28&card=2026-11-13');
    await page.waitForText(/2026-06-28, 2026-11-13/, '[part~=unpriced]');
    const link = await t.open('/embed.html?view=compact&v=1&card=2026-06-28&in=12000&k=bnm7');
    await link.waitForText(/\$63\.95/, '[part~=total]');
  });

  test('the title, which becomes a bookmark, has the date of its totals', async (t) => {
    const page = await t.open('/#v=1&card=2026-06-28&in=12000&k=bnm7');
    await live(page);
    await page.waitFor(() => document.title.includes('$'));
    assert.match(await page.evaluate(() => document.title), /2026/);
    // A field that is wrong leaves no amounts in it: it is printed, and names the file.
    await page.fill(field('/workloads/0/input'), 'abc');
    await page.waitFor(() => !document.title.includes('$'));
    await page.fill(field('/workloads/0/input'), '2000');
    await page.waitFor(() => document.title.includes('$'));
  });

  test('what is pasted over a grouped count is not grouped into another number', async (t) => {
    const page = await t.calculator('/');
    for (const pasted of ['1,5', '12,34', '2,50', '0,5']) {
      await page.fill(field('/workloads/0/input'), '1,500');
      await idle(page);
      const got = await page.evaluate((text) => {
        const {shadowRoot} = document.querySelector('deepseek-cost');
        const input = [...shadowRoot.querySelectorAll('input')].find(
          (each) => each.value === '1,500',
        );
        input.focus();
        input.select();
        document.execCommand('insertText', false, text);
        return input.value;
      }, pasted);
      assert.equal(got, pasted);
    }
  });

  test(
    'the list of prices shows the prices that count, whichever were chosen before',
    async (t) => {
      const {page, src} = await openHost(t, PLAIN, {late: true});
      await page.evaluate((address) => import(address), src);
      await live(page);
      // Neighbours in both directions, and each with the next but one.
      const [odd, even] = [1, 0].map((rest) => CARDS.filter((_, i) => i % 2 === rest));
      const walk = [...CARDS, ...CARDS.toReversed(), ...odd, ...even];
      assert.ok(CARDS.length > 10);
      for (const card of walk) {
        const chosen = await page.evaluate(async (id) => {
          const e = document.querySelector('deepseek-cost');
          e.card = id;
          await e.updateComplete;
          const [shown] = deep('select[name="/card"]').selectedOptions;
          return [shown?.value, e.estimate?.card.id];
        }, card);
        assert.deepEqual(chosen, [card, card]);
      }
    },
    long,
  );
};
