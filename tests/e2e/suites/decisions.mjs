// The buyer's questions: repetition by shape, concurrency, failures, the verdict
// and the budget; all of it in the link, none of it in the way of the bill.
import assert from 'node:assert/strict';

import {open} from '../actions.mjs';
import {
  choose,
  DEFAULT_TOTALS,
  field,
  waitForChange,
  totals,
  waitForTotals,
} from '../calculator.mjs';
import {fillAndWait} from '../harness.mjs';

const BASE = '/workloads/0';
const input = (name) => field(`/decision/${name}`);

/** Opens one of the questions. */
async function ask(page, id) {
  await page.evaluate((question) => {
    deep(`details[data-question=${question}]`).open = true;
  }, id);
  await page.waitFor((question) => {
    const body = deep(`details[data-question=${question}] > .working`);
    return body.childElementCount > 0;
  }, id);
}

async function failures(page) {
  await ask(page, 'fail');
  await fillAndWait(page, input('fail_flash'), '8');
  await fillAndWait(page, input('fail_pro'), '3');
  await fillAndWait(page, input('human'), '2.50');
}

export default (test) => {
  test('a chat of eight turns: the share of hits follows, turn by turn', async (t) => {
    const page = await t.calculator();
    await waitForTotals(page, DEFAULT_TOTALS);
    await choose(page, `${BASE}/shape/kind`, 'chat');
    await waitForTotals(page, ['$10.06978', '$30.45670625']);
    assert.equal(await page.value(field(`${BASE}/shape/turns`)), '8');
    assert.match(await page.text('[part~=derived]'), /90%, at best 95%/);
    await open(page, `${BASE}/turns`);
    const rows = await page.waitFor(() => {
      const found = [
        ...deep('[data-opening="/workloads/0/turns"]').querySelectorAll(
          ':scope > .scroll:not(.bounds) tbody tr',
        ),
      ].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
      return found.length > 0 && found;
    });
    assert.equal(rows.length, 8);
    assert.deepEqual(rows[0].slice(0, 5), ['1', '600', '500', '475', '250']);
    await fillAndWait(page, field(`${BASE}/shape/turns`), 'many');
    await page.waitForTarget('[name$="/shape/turns"][aria-invalid=true]');
    assert.equal(await page.value(field(`${BASE}/shape/turns`)), 'many');
    await fillAndWait(page, field(`${BASE}/shape/turns`), '8');
    await open(page, `${BASE}/more`);
    await page.waitForTarget(`select[name="${BASE}/shape/case"]`);
    await choose(page, `${BASE}/shape/case`, 'none');
    await page.waitForText(/: 0%, at best 95%/, '[part~=derived]');
    await choose(page, `${BASE}/shape/kind`, 'direct');
    await waitForTotals(page, DEFAULT_TOTALS);
    t.record('the turns of a chat', rows);
  });

  test('every shape opens with numbers that work', async (t) => {
    const page = await t.calculator();
    let before = await totals(page);
    for (const kind of ['chat', 'agent', 'document', 'template', 'none']) {
      await choose(page, `${BASE}/shape/kind`, kind);
      before = await waitForChange(page, before);
      assert.ok(!(await page.exists('[aria-invalid=true]')), kind);
    }
  });

  test('concurrency: in flight at the peak hour against both limits', async (t) => {
    const page = await t.calculator();
    await ask(page, 'load');
    const text = await page.waitForText(/429/, 'details[data-question=load]');
    assert.match(text, /0\.7 of 2,500/);
    assert.match(text, /1\.65 of 500/);
    assert.match(text, /free of charge/);
    assert.equal(await page.value(input('first_token')), '1.1');
    await fillAndWait(page, field('requests'), '100M');
    await page.waitForText(/Pro exceeds its limit/, 'details[data-question=load]');
    await fillAndWait(page, input('peak_factor'), '1');
    await page.waitForText(/Pro is tight|Pro exceeds/, 'details[data-question=load]');
    t.record('concurrency', text);
  });

  test('the questions further below are one tap away, opened', async (t) => {
    const page = await t.open('/', {width: 360, height: 740});
    await page.waitFor(() => deep('deepseek-cost')?.estimate !== undefined);
    await page.evaluate(() => {
      deepAll('.questions button')
        .find((each) => /concurrency/.test(each.textContent))
        .click();
    });
    await page.waitForText(/Requests a minute that reach it/, 'details[data-question=load][open]');
    const top = await page.waitFor(() => {
      const {top} = deep('details[data-question=load]').getBoundingClientRect();
      return top > -2 && top < innerHeight && {top};
    });
    assert.ok(top);
  });

  test('the cost of a failure is typed in its sentence, key by key, from nothing on', async (t) => {
    const page = await t.calculator();
    await page.waitForTarget('#pays-from');
    for (const [text, said] of [
      ['', /prevents 13 failures/],
      ['0', /\$36\.96 more a month, which no prevented failure pays for at/],
      ['0.', /no prevented failure pays/],
      ['0.5', /prevents 74 failures/],
      // The sentence says nothing of a number that does not count.
      ['-2', /^\s*Cost of a failure to you\s+USD\s*$/],
      ['abc', /^\s*Cost of a failure to you\s+USD\s*$/],
    ]) {
      await page.fill('#pays-from', text);
      await page.waitForText(said, '[part~=break-even]');
      assert.equal(await page.value('#pays-from'), text);
    }
    await page.waitForTarget('#pays-from[aria-invalid=true]');
  });

  test('break-even in a sentence, the cost of each route, a verdict', async (t) => {
    const page = await t.calculator();
    assert.match(await page.text('[part~=verdict]'), /Open: /);
    await ask(page, 'fail');
    // $0.01737 ÷ $0.00036961625 = 46.99
    await fillAndWait(page, input('human'), '0.0174');
    await page.waitForText(
      /prevents at least 1 failure in every 47 requests\./,
      '[part~=break-even]',
    );
    assert.match(await page.text('[part~=verdict]'), /Open: /);
    await failures(page);
    await page.waitForText(/Take Pro/, '[part~=verdict]');
    await open(page, 'fail/working');
    const text = await page.waitForText(/on Flash/, 'details[data-question=fail]');
    assert.match(text, /Flash, then Pro/);
    assert.match(text, /\$0\.00017794 \+ \$0\.20 = \$0\.20017794/);
    t.record('the routes', text);
    t.record('the verdict', await page.text('[part~=verdict]'));
  });

  test('a bad field says so and marks the bill, which goes on beside it', async (t) => {
    const page = await t.calculator();
    await failures(page);
    await fillAndWait(page, input('human'), 'dear');
    await page.waitForTarget('[name="/decision/human"][aria-invalid=true]');
    await fillAndWait(page, field('input'), '12k');
    await waitForTotals(page, ['$63.952', '$194.445']);
    assert.equal(await page.value(input('human')), 'dear', 'what was typed stays');
    await page.waitForTarget('[part~=results].stale');
    await page.waitForText(/“Cost of a failure to you” cannot be used/, '.stale-note');
    const hash = await page.waitFor(() => location.hash.includes('12000') && location.hash);
    assert.match(hash, /fail_flash-8/, 'the link carries what can be read');
  });

  test('backwards: what a budget buys of each model', async (t) => {
    const page = await t.calculator();
    await ask(page, 'budget');
    await fillAndWait(page, input('budget'), '500');
    await page.waitForText(/2,809,935/, 'details[data-question=budget] > summary');
    assert.match(await page.text('details[data-question=budget] > summary'), /913,148/);
    await fillAndWait(page, input('budget'), '0');
    await page.waitForText(/\$0.*?\b0\b.*?\b0\b/s, 'details[data-question=budget] > summary');
    await fillAndWait(page, input('per_user'), '0');
    await page.waitForTarget('[name="/decision/per_user"][aria-invalid=true]');
  });

  test('output-heavy: the share of output and what shorter answers save', async (t) => {
    const page = await t.calculator();
    await ask(page, 'output');
    const text = await page.waitForText(/\$2\.24/, 'details[data-question=output]');
    assert.match(text, /63%/);
    assert.deepEqual(
      await page.evaluate(() => deepAll('.line[open]').map(({dataset}) => dataset.question)),
      ['output'],
      'the line of the statement with the same name stays closed',
    );
  });

  test('the link carries shape and answers to another reader', async (t) => {
    const page = await t.calculator();
    await choose(page, `${BASE}/shape/kind`, 'chat');
    await failures(page);
    await fillAndWait(page, field(`${BASE}/shape/turns`), '12');
    const hash = await page.waitFor(
      () => /turns-12/.test(location.hash) && /human-2\.5/.test(location.hash) && location.hash,
    );
    const verdict = await page.text('[part~=verdict]');
    const there = await totals(page);
    const other = await t.calculator(`/${hash}`);
    await waitForTotals(
      other,
      there.map((pair) => pair[1]),
    );
    assert.equal(await other.text('[part~=verdict]'), verdict);
    assert.equal(await other.value(field(`${BASE}/shape/turns`)), '12');
    await ask(other, 'fail');
    assert.equal(await other.value(input('fail_flash')), '8');
    t.record('a link with answers', hash);
  });
};
