// Inputs that are given as ranges: the span of the bill, what moves it most, and what is no range.
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
const CHAT = {kind: 'chat', turns: 8, system: 500, user: 100, answer: 250};

export default (test) => {
  test('a range: the span of the month, what moves it most, and the link', async (t) => {
    const page = await t.calculator(`/#${await fragment({workloads: [{shape: CHAT}]})}`);
    await open(page, 'range');
    await chooseAndWait(page, '/decision/ranges/add', `${BASE}/shape/turns`);
    assert.equal(await page.value(field('/decision/ranges/0/low')), '6');
    await fillAndWait(page, field('/decision/ranges/0/low'), '4');
    await fillAndWait(page, field('/decision/ranges/0/high'), '16');
    await chooseAndWait(page, '/decision/ranges/add', `${BASE}/shape/user`);
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
    await chooseAndWait(page, '/decision/ranges/add', `${BASE}/shape/turns`);
    await chooseAndWait(page, '/decision/ranges/add', `${BASE}/shape/answer`);
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
    await page.waitForText(
      /“Turns in a chat, at most” cannot be used: 10 is counted/,
      '.stale-note',
    );
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
    await chooseAndWait(page, '/decision/ranges/add', `${BASE}/requests`);
    await fillAndWait(page, field('/decision/ranges/0/low'), '900k');
    assert.match(await complaint(page, '/decision/ranges/0/low', '900k'), /above the other end/);
    await fillAndWait(page, field('/decision/ranges/0/low'), '900');
    await page.waitFor(() => deep('[aria-invalid=true]') === null);
    await chooseAndWait(page, `${BASE}/shape/kind`, 'chat');
    await fillAndWait(page, field(`${BASE}/shape/turns`), '100000');
    await open(page, 'fail');
    await fillAndWait(page, input('fail_flash'), '6');
    await page.waitForText(/“Turns in a chat” cannot be used: 8 is counted/, '[part~=verdict]');
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
      /“Flash answers that fail” cannot be used: it is not counted/,
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
    await page.waitForText(/workloads\/7\/input” cannot be used: it is not counted/, '.stale-note');
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
};
