// Every number can be opened to its working, and the working comes to the number.
import assert from 'node:assert/strict';

import {chooseAndWait} from '../actions.mjs';
import {sumOf, wrong} from '../arithmetic.mjs';
import {fragment} from '../calculator.mjs';
import {idle} from '../harness.mjs';

const DECISION = {
  ...{fail_flash: '6', fail_pro: '3', human: '0.5', retries: '2', pro_share: '20'},
  ...{budget: '500', per_user: '1.5', target: '0.0002', peak_factor: '4'},
};
const CHAT = {kind: 'chat', turns: 8, system: 800, user: 120, answer: 250, reasoning: 90};
const AGENT = {
  ...{kind: 'agent', steps: 12, prefix: 9000, task: 400, tool_result: 1500, answer: 300},
  ...{compact_at: 14000, summary: 700, gap_minutes: 400, available: '91.5'},
};
const SCENARIOS = {
  'one workload': {decision: {...DECISION, retries: ''}},
  'chats and requests': {
    workloads: [
      {name: 'Chat', requests: 5000, per: 'day', shape: CHAT},
      {name: 'Labels', input: 901, hit: '33.3', output: 40, when: {kind: 'office_china'}},
    ],
    decision: {
      ...DECISION,
      ranges: [
        {field: '/workloads/0/requests', low: '3000', high: '9000'},
        {field: '/decision/human', low: '0.1', high: '2'},
      ],
    },
  },
  'an agent at peak prices in yuan': {
    card: '2026-11-13',
    currency: 'CNY',
    month: '2026-12',
    workloads: [{requests: 333, per: 'hour', shape: AGENT}],
    decision: {
      ...{...DECISION, noticed: '40', fail_escalated: '50'},
      ranges: [{field: '/workloads/0/shape/steps', low: '5', high: '20'}],
    },
  },
};

const RUNS = {
  chat: CHAT,
  'a chat of pupils, hours apart': {
    ...{kind: 'chat', turns: 6, system: 1500, user: 80, answer: 300},
    ...{shared: false, gap_minutes: 180},
  },
  'an agent that compacts': AGENT,
  'an agent of its own that leaves thinking out': {
    ...{kind: 'agent', steps: 14, prefix: 3000, task: 700, tool_result: 900, answer: 200},
    ...{reasoning: 300, keep_reasoning: false, shared: false, compact_at: 8000, summary: 500},
  },
  'questions one by one': {
    ...{kind: 'document', questions: 5, system: 200, document: 30000, question: 60, answer: 300},
    available: '90',
  },
  'questions in a row, nothing shared': {
    ...{kind: 'document', questions: 5, system: 200, document: 30000, question: 60, answer: 300},
    ...{mode: 'follow_up', shared: false, measured_hit: '61.5'},
  },
  'questions at once': {
    ...{kind: 'document', questions: 5, system: 200, document: 30000, question: 60, answer: 300},
    ...{mode: 'parallel', case: 'best'},
  },
  template: {
    kind: 'template',
    requests: 70,
    prefix: 2600,
    variable: 380,
    answer: 160,
    shared: false,
  },
  'nothing that repeats': {kind: 'none', requests: 3, input: 1800, answer: 1900},
};

/** Opens everything, and what is only there once something else is open. */
async function openAll(page) {
  for (let depth = 0; depth < 5; ++depth) {
    await page.evaluate(() => {
      for (const details of deepAll({css: 'details', hidden: true})) details.open = true;
    });
    await idle(page);
  }
}

const lines = (page) =>
  page.evaluate(() =>
    deepAll('.sum, .working-lines p').map((line) => {
      const copy = line.cloneNode(true);
      for (const label of copy.querySelectorAll('.fine')) label.remove();
      return copy.textContent;
    }),
  );

/** Every line of the tables "tokens × price = amount". */
const products = (page) =>
  page.evaluate(() =>
    deepAll('table.lines').flatMap((table) =>
      [...table.tBodies[0].rows]
        .filter((row) => row.cells.length === 4)
        .map((row) => [...row.cells].slice(1).map((cell) => cell.textContent.trim())),
    ),
  );

const number = (text) => Number(text.replace(/[^\d.]/g, ''));

export default (test) => {
  for (const [name, scenario] of Object.entries(SCENARIOS))
    for (const lang of ['en', 'zh'])
      test(`every sum comes to what it says: ${name}, in ${lang}`, async (t) => {
        const page = await t.calculator(`/?lang=${lang}#${await fragment(scenario)}`);
        await openAll(page);
        const sums = (await lines(page)).flatMap((line) => sumOf(line) ?? []);
        assert.ok(sums.length > 60, `only ${sums.length} sums`);
        assert.deepEqual(
          sums.flatMap((sum) => wrong(sum) ?? []),
          [],
        );
        const rows = await products(page);
        assert.ok(rows.length >= 12, `only ${rows.length} lines`);
        for (const [tokens, price, amount] of rows) {
          const came = (number(tokens) * number(price)) / 1e6;
          assert.ok(
            Math.abs(came - number(amount)) <= 1e-9 * (1 + came),
            `${tokens} × ${price} is not ${amount}`,
          );
        }
      });

  for (const [name, shape] of Object.entries(RUNS))
    test(`any request of a run is worked out to its line in the table: ${name}`, async (t) => {
      const page = await t.calculator(`/#${await fragment({workloads: [{shape, requests: 9}]})}`);
      await openAll(page);
      const rows = await page.evaluate(() =>
        [...deep('[data-opening="/workloads/0/turns"] .data-table:has(tfoot)').tBodies[0].rows].map(
          (row) => [...row.cells].map((cell) => cell.textContent.trim()),
        ),
      );
      assert.ok(rows.length > 1);
      for (const i of new Set([0, 1, 2, 3, rows.length - 2, rows.length - 1])) {
        if (!rows[i]) continue;
        await chooseAndWait(page, '/workloads/0/turn', String(i));
        const sums = await page.evaluate(() => {
          const chooser = deep('select[name="/workloads/0/turn"]').closest('.field');
          const list = [];
          for (let next = chooser.nextElementSibling; next?.matches('.working-line');)
            [list[list.length], next] = [
              next.querySelector('.sum').textContent,
              next.nextElementSibling,
            ];
          return list;
        });
        assert.deepEqual(
          sums.flatMap(
            (line) =>
              wrong(sumOf(line) ?? {text: line, left: line, value: number(line), unit: 1}) ?? [],
          ),
          [],
        );
        const came = sums.map((line) => line.split(' = ').at(-1).trim());
        const [, prompt, ...rest] = rows[i];
        const [best, hit] = rest.length === 5 ? rest : ['', rest[0]];
        assert.equal(came[0], prompt, `request ${i + 1}`);
        if (best !== '') assert.equal(came[1], best, `request ${i + 1}`);
        assert.equal(came.at(-3), hit, `request ${i + 1}`);
      }
    });

  test('what another scenario comes to is worked out to the same amount', async (t) => {
    const page = await t.calculator(`/#${await fragment(SCENARIOS['chats and requests'])}`);
    await openAll(page);
    const text = (css) => page.text(css);
    // The month without hits, and one request or run of it, to which a wanted price is compared.
    const all = /with all hits: (\$[\d.]+)/.exec(await text('[data-question=budget]'))[1];
    await page.waitFor(
      (sum) => deepText(deep('[data-opening="budget/all"]')).replace(/\s+/g, ' ').includes(sum),
      `= ${all}`,
    );
    const output = await text('[data-question=output]');
    const shorter = / − (\$[\d.,]+) = /.exec(output)[1];
    assert.ok((await text('[data-opening="output/shorter"]')).includes(shorter), shorter);
    const none = /(\$[\d.,]+) without hits/.exec(await text('[part~=results]'))[1];
    assert.ok((await text('[data-opening="cache-saves/none"]')).includes(none), none);
    // What the notice says of the prices in force.
    const there = /(\$[\d.,]+\d)/.exec(
      /Today this traffic.*/s.exec(await text('[part~=notice]'))[0],
    )[1];
    const inForce = await text('[data-opening="changes/bill"]');
    const total = number(/Total (\$[\d.,]+)/.exec(inForce)[1]);
    assert.equal(total.toFixed(2), number(there).toFixed(2));
    // Any end of a range, with what failures make of it.
    await chooseAndWait(page, 'range/case', '0/high');
    const range = await text('[data-opening="range/table"]');
    const high = await page.evaluate(
      () => deep('[data-opening="range/table"] table').tBodies[1].rows[2].cells[1].textContent,
    );
    assert.ok(range.includes(`in the month = ${high.trim()}`), high);
    // Any point of the curve.
    await chooseAndWait(page, 'chart/point', '50');
    const chart = await text('[part~=chart]');
    const half = await page.evaluate(() =>
      [...deep('[part~=chart] table').tBodies[0].rows]
        .find((row) => row.cells[0].textContent.startsWith('50'))
        .cells[1].textContent.trim(),
    );
    assert.ok(chart.includes(`Total ${half}`), half);
  });
};
