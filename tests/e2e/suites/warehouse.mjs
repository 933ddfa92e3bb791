// The query for warehouses: fetched when it is opened, live with what is chosen and
// with the rate book in use, and the same as the engine's own.
import assert from 'node:assert/strict';

const query = {css: '#warehouse-query'};

async function open(t, options) {
  const page = await t.calculator(options);
  await page.waitForTarget({css: '#usage-files', host: 'deepseek-cost'});
  assert.equal(await page.exists(query), false, 'nothing is made before it is opened');
  const before = (await page.requests()).length;
  await page.click({role: 'button', name: 'In a warehouse? Take the query'});
  await page.waitForTarget(query);
  assert.ok((await page.requests()).length > before, 'it is fetched when it is opened');
  return page;
}

const text = (page) => page.evaluate(() => deep('#warehouse-query').value);

async function choose(page, key, value) {
  await page.evaluate(
    (name, wanted) => {
      const select = deep(`[name="warehouse/${name}"]`);
      select.value = wanted;
      select.dispatchEvent(new Event('change', {bubbles: true}));
    },
    key,
    value,
  );
}

export default (test) => {
  test('the query follows engine, table, card and currency', async (t) => {
    const page = await open(t);
    assert.match(await text(page), /^-- Bills every row of "requests" in USD/);
    await choose(page, 'mapping', 'litellm');
    await page.waitFor(() => deep('#warehouse-query').value.includes('"LiteLLM_SpendLogs"'));
    assert.equal(await page.exists({css: '[name="warehouse/columns/hit"]'}), false);
    await choose(page, 'card', '2026-06-28');
    await choose(page, 'currency', 'CNY');
    await page.waitFor(() => / in CNY /.test(deep('#warehouse-query').value));
    assert.doesNotMatch(await text(page), /off_peak/, 'one flat card');
    await choose(page, 'dialect', 'clickhouse');
    await page.waitForText(/LiteLLM_SpendLogs is a table in PostgreSQL, DuckDB/, {
      css: 'deepseek-cost-warehouse',
    });
    assert.equal(await page.exists(query), false, 'no query that cannot run');
    await choose(page, 'mapping', 'langfuse');
    await page.waitFor(() => deep('#warehouse-query').value.includes('FINAL'));
  });

  test('a name that cannot be quoted is refused at its field', async (t) => {
    const page = await open(t);
    await page.fill({css: '[name="warehouse/table"]'}, 'shop.my requests');
    await page.waitFor(() => deep('#warehouse-query').value.includes('"shop"."my requests"'));
    await page.fill({css: '[name="warehouse/columns/hit"]'}, 'a;b');
    await page.waitFor(
      () => deep('[name="warehouse/columns/hit"]').getAttribute('aria-invalid') === 'true',
    );
    assert.equal(await page.exists(query), false);
  });
};
