// Several workloads: copied, moved, removed, taken back, and each on a model of its own.
import assert from 'node:assert/strict';

import {chooseAndWait, press, undo} from '../actions.mjs';
import {field, totals} from '../calculator.mjs';
import {fillAndWait} from '../harness.mjs';

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
    await chooseAndWait(page, '/workloads/0/model', 'flash');
    await page.waitFor(() => !/Pro \$/.test(deepText(deep('[part~=workload] .amounts'))));
    // What cannot be used is in sight, whatever is being edited.
    await fillAndWait(page, field('/workloads/1/requests'), 'x');
    await unfold(page, 0);
    assert.ok(await page.exists(field('/workloads/1/requests')), 'the wrong one stays open');
    // Nor does it fold while it is put right.
    await page.focus(field('/workloads/0/requests'));
    await page.focus(field('/workloads/1/requests'));
    await fillAndWait(page, field('/workloads/1/requests'), '4');
    await page.waitFor(() => deep('deepseek-cost').data.workloads[1].requests === '4');
    assert.ok(await page.exists(field('/workloads/1/requests')), 'the field with the focus stays');
  });

  test('workloads: each on its own model, what they come to then, and the link', async (t) => {
    const page = await t.calculator();
    await press(page, 'Add another workload');
    await unfold(page, 0);
    await fillAndWait(page, field('/workloads/0/name'), 'Chat');
    assert.ok(!(await page.exists('[part~=chosen]')), 'nothing is chosen yet');
    await chooseAndWait(page, '/workloads/1/model', 'pro');
    // $17.794 on Flash and $54.755625 on Pro.
    const line = await page.waitForText(/As you chose/, '[part~=chosen]');
    assert.match(line, /Chat on Flash, Workload 2 on Pro \$72\.55/);
    await page.evaluate(() => {
      deep('[part~=chosen]').open = true;
    });
    await page.waitForText(/\$17\.794 \+ \$54\.755625 = \$72\.549625/, '[part~=chosen]');
    await chooseAndWait(page, '/workloads/0/model', 'pro');
    await page.waitForText(/\$109\.51/, '[part~=chosen]');
    const hash = await page.waitFor(
      () => /w=Chat.*model=pro.*model=pro/.test(location.hash) && location.hash,
    );
    const other = await t.calculator(`/${hash}`);
    await other.waitForText(/Chat on Pro, Workload 2 on Pro \$109\.51/, '[part~=chosen]');
    await chooseAndWait(other, '/workloads/0/model', '');
    await chooseAndWait(other, '/workloads/1/model', '');
    await other.waitFor(() => deep('[part~=chosen]') === null);
    t.record('a link with chosen models', hash);
  });
};
