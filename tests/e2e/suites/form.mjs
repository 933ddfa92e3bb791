// The form and the statement under a reader's hands: the way back beside the examples, another
// month, hints that have done their work, and numbers of any size.
import assert from 'node:assert/strict';

import {choose, field, fragment, totals, waitForTotals} from '../calculator.mjs';
import {idle} from '../harness.mjs';

/** Where the first fields stand, from the top of the page. */
const places = (page) =>
  page.evaluate(() =>
    deepAll('.questions .field')
      .slice(0, 2)
      .map((each) => each.getBoundingClientRect().top + scrollY),
  );

const press = (page, css) => page.evaluate((wanted) => deep(wanted).click(), css);

export default (test) => {
  test('an example is undone and done again beside the examples, and nothing moves', async (t) => {
    for (const width of [320, 1280]) {
      const page = await t.calculator('/', {width, height: 740});
      const before = await places(page);
      const [[flash]] = await totals(page);
      await press(page, '.presets button');
      const undo = '.questions > .bar [part~=undo-button]';
      const text = await page.waitForText(/^Undo: Support chat$/, undo);
      assert.equal(text, 'Undo: Support chat');
      assert.deepEqual(await places(page), before, `at ${width} px`);
      assert.notEqual((await totals(page))[0][0], flash);
      const fits = await page.evaluate((css) => {
        const {right} = deep(css).getBoundingClientRect();
        return right <= deep('.questions').getBoundingClientRect().right + 1;
      }, undo);
      assert.ok(fits, `the button is within the form at ${width} px`);
      await page.focus(undo);
      await press(page, undo);
      const redo = '.questions > .bar [part~=redo-button]';
      await page.waitForText(/^Redo: Support chat$/, redo);
      await page.waitFor(() => {
        const {activeElement} = deep('deepseek-cost').shadowRoot;
        return activeElement?.getAttribute('part') === 'redo-button';
      });
      assert.equal((await totals(page))[0][0], flash);
      assert.deepEqual(await places(page), before);
      // What is typed later is undone below the form.
      await page.fill(field('requests'), '5000');
      await page.waitForText(/Undo: Requests/, '.questions > .choices:last-of-type');
      assert.equal(await page.exists('.questions > .bar button'), false);
    }
  });

  test('what a change of the job did to the count stands under the count', async (t) => {
    const page = await t.calculator();
    await choose(page, '/workloads/0/shape/kind', 'chat');
    await page.waitForText(
      /100,000 requests are now 12,500 chats of 8\./,
      '.field:has([name="/workloads/0/requests"])',
    );
    await page.waitForText(/Undo: kind of job/, '.questions > .bar');
    await press(page, '.questions > .bar [part~=undo-button]');
    await page.waitForText(
      /= 100,000 requests a month/,
      '.field:has([name="/workloads/0/requests"])',
    );
  });

  test('another month is chosen behind the name of the average one', async (t) => {
    const page = await t.calculator(`/#${await fragment({card: '2026-11-13'})}`);
    const months = '.months > summary';
    assert.equal(await page.text(months), 'An average month (365 ÷ 12 days)');
    await page.click(months);
    await choose(page, '/month', '2026-12');
    await page.waitForText(/^December 2026$/, months);
    await waitForTotals(page, ['$37.787399193548', '$135.27560483871']);
    // The sentence leads to the choice, folded or not.
    await page.click(months);
    await page.waitFor(() => !deep('.months').open);
    await page.evaluate(() =>
      deepAll('[part~=assumed] button')
        .find((each) => each.textContent.trim() === 'December 2026')
        .click(),
    );
    await page.waitFor(() => {
      const {activeElement} = deep('deepseek-cost').shadowRoot;
      return deep('.months').open && activeElement?.name === '/month';
    });
  });

  test('no line of the assumption sentence begins with a mark that closes', async (t) => {
    const chat = {kind: 'chat', turns: 8, system: 2000, user: 100, answer: 250};
    const page = await t.calculator(
      `/?lang=zh#${await fragment({card: '2026-11-13', workloads: [{shape: chat}]})}`,
    );
    for (let width = 320; width <= 480; width += 4) {
      await page.setViewport(width, 800);
      const torn = await page.evaluate(() => {
        const walker = document.createTreeWalker(deep('[part~=assumed]'), NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        const found = [];
        for (let last = 0; walker.nextNode();) {
          const {currentNode: node} = walker;
          if (node.data.trim() === '') continue;
          range.setStart(node, 0);
          range.setEnd(node, 1);
          const {left} = range.getBoundingClientRect();
          if (/^[，。、；：）]/.test(node.data) && left < last) found.push(node.data);
          range.selectNodeContents(node);
          last = [...range.getClientRects()].at(-1).right - 2;
        }
        return found;
      });
      assert.deepEqual(torn, [], `at ${width} px`);
    }
  });

  test('the hint to open a line goes once one was opened, and nothing moves', async (t) => {
    const page = await t.calculator();
    const seen = () =>
      page.evaluate(() => [
        getComputedStyle(deep({css: '.results .bar .fine', hidden: true})).visibility,
        deep('.figure').getBoundingClientRect().top + scrollY,
      ]);
    const [before, at] = await seen();
    assert.equal(before, 'visible');
    await page.evaluate(() => deep('.month > summary').click());
    await idle(page);
    await page.evaluate(() => deep('.month > summary').click());
    await idle(page);
    assert.deepEqual(await seen(), ['hidden', at]);
  });

  test('a billion identical requests in a batch are billed at once, to the last digit', async (t) => {
    const page = await t.calculator(`/#${await fragment({card: '2026-11-13'})}`);
    await choose(page, '/workloads/0/shape/kind', 'template');
    for (const [leaf, value] of [
      ['shape/prefix', '2000'],
      ['shape/variable', '100'],
      ['shape/answer', '250'],
      ['requests', '30'],
    ])
      await page.fill(field(`/workloads/0/${leaf}`), value);
    const before = Date.now();
    await page.fill(field('/workloads/0/shape/requests'), '1000000000');
    // 95% of 2,000 tokens from the cache, 200 not, 250 out; 5 of 24 hours at peak; × 30 billion.
    await page.waitFor(() =>
      deepAll('[part~=total]').every((each, i) =>
        deepText(each)
          .replace(/\s+/g, ' ')
          .includes(['exactly $6,731,625.00', 'exactly $24,244,000.00'][i]),
      ),
    );
    assert.ok(Date.now() - before < 5000, `${Date.now() - before} ms`);
    assert.match(await page.text('.field:has([name="/workloads/0/requests"])'), /30,000,000,000/);
  });

  test('exact amounts of any size take one line', async (t) => {
    for (const width of [360, 1280])
      for (const requests of ['100000', '1000000000', '1000000000000', '1000000000000000']) {
        const link = await fragment({workloads: [{requests}]});
        const page = await t.calculator(`/#${link}`, {width, height: 740});
        const tall = await page.evaluate(() =>
          deepAll('[part~=total] small').map((each) => {
            const lines = each.getClientRects();
            const range = document.createRange();
            range.selectNodeContents(each);
            const tops = [...range.getClientRects()].map(({top}) => Math.round(top));
            return [lines.length, new Set(tops).size];
          }),
        );
        assert.equal(tall.length, 2);
        // Where the large number says every digit there is nothing to add.
        for (const [boxes, lines] of tall)
          assert.ok(boxes === 1 && lines <= 1, `${requests} requests at ${width} px: ${lines}`);
      }
  });
};
