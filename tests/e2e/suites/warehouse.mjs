// The query for warehouses: fetched when it is opened, live with what is chosen and
// with the rate book in use, and the same as the engine's own.
import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {choose, give} from '../calculator.mjs';
import {ROOT} from '../harness.mjs';
import {DuckDb} from '../../sql/engines/duckdb.mjs';

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

/** What a button of the page copies, or the text of the file that it saves. */
function taken(page, css, label) {
  return page.evaluate(
    async (where, text) => {
      const took = [];
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: {writeText: async (copied) => void took.push(copied)},
      });
      const create = URL.createObjectURL;
      const click = HTMLAnchorElement.prototype.click;
      URL.createObjectURL = (blob) => {
        took.push(blob.text());
        return create.call(URL, blob);
      };
      HTMLAnchorElement.prototype.click = () => undefined;
      deep({css: where, text}).click();
      URL.createObjectURL = create;
      HTMLAnchorElement.prototype.click = click;
      return await took[0];
    },
    css,
    label,
  );
}

const QUERY_BUTTON = 'deepseek-cost-warehouse button';

/** Gives a file to the page and gives the exact total, without its currency. */
async function imported(page, name, content) {
  await give(page, [[name, content]]);
  await page.waitForText(/\d\.\d+/, '[part~=usage-total]');
  const amounts = (await page.text('[part~=usage-total]')).match(/[\d,]+\.\d+/g);
  return amounts.at(-1).replaceAll(',', '');
}

/** A decimal without zeros at its end. */
const plain = (decimal) => decimal.replace(/\.?0+$/, '');

async function inDuckDb(work) {
  const engine = await DuckDb.start();
  try {
    return await work(engine);
  } finally {
    await engine.stop();
  }
}

/** Rows of LiteLLM's table: one without a split, one of a model without a price. */
const ROWS = [
  ['a', 'deepseek-flash', 31000, 100, {prompt_cache_hit_tokens: 30720}],
  ['b', 'deepseek-v4-pro', 1000, 50, {prompt_tokens_details: {cached_tokens: 896}}],
  ['c', 'deepseek-v4-pro', 777, 33, {}],
  ['d', 'gpt-4o', 1000, 50, {}],
].map(([request_id, model, prompt_tokens, completion_tokens, usage], i) => ({
  request_id,
  model,
  prompt_tokens,
  completion_tokens,
  startTime: `2026-10-0${i + 1}T03:59:58Z`,
  endTime: `2026-10-0${i + 1}T04:00:0${i}Z`,
  custom_llm_provider: 'deepseek',
  metadata: {usage_object: {prompt_tokens, completion_tokens, ...usage}},
}));

export default (test) => {
  test('the query follows engine, table, card and currency', async (t) => {
    const page = await open(t);
    assert.match(await text(page), /^-- Bills every row of "requests" in USD/);
    await choose(page, 'warehouse/mapping', 'litellm');
    await page.waitFor(() => deep('#warehouse-query').value.includes('"LiteLLM_SpendLogs"'));
    assert.equal(await page.exists({css: '[name="warehouse/columns/hit"]'}), false);
    await choose(page, 'warehouse/card', '2026-06-28');
    await choose(page, 'warehouse/currency', 'CNY');
    await page.waitFor(() => / in CNY /.test(deep('#warehouse-query').value));
    assert.doesNotMatch(await text(page), /off_peak/, 'one flat card');
    await choose(page, 'warehouse/dialect', 'clickhouse');
    await page.waitForText(/LiteLLM_SpendLogs is a table in PostgreSQL, DuckDB/, {
      css: 'deepseek-cost-warehouse',
    });
    assert.equal(await page.exists(query), false, 'no query that cannot run');
    await choose(page, 'warehouse/mapping', 'langfuse');
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

  test('the copied and the saved query are the one shown, of the rate book in use', async (t) => {
    const page = await open(t);
    const official = await text(page);
    assert.equal(await taken(page, QUERY_BUTTON, 'Copy the query'), official);
    await page.waitForText(/Query copied/, {css: 'deepseek-cost-warehouse'});
    assert.equal(await taken(page, QUERY_BUTTON, 'Download .sql'), official);
    const book = JSON.parse(readFileSync(join(ROOT, 'core/rates/deepseek.json'), 'utf8'));
    book.id = 'dearer';
    book.prices['flash-2026-09-10'].USD.peak[2] = '123.456';
    await page.evaluate((own) => {
      deep('deepseek-cost').rateBook = own;
    }, book);
    await page.waitFor(() => deep('#warehouse-query').value.includes('123.456'));
    const own = await text(page);
    assert.notEqual(own, official);
    assert.equal(await taken(page, QUERY_BUTTON, 'Copy the query'), own);
    await page.evaluate(() => {
      deep('deepseek-cost').rateBook = undefined;
    });
    await page.waitFor(() => !deep('#warehouse-query').value.includes('123.456'));
    assert.equal(await text(page), official);
  });

  test('LiteLLM: the copied query sums up what the import of the same rows comes to', async (t) => {
    const page = await open(t);
    await choose(page, 'warehouse/dialect', 'duckdb');
    await choose(page, 'warehouse/mapping', 'litellm');
    await page.waitFor(() => deep('#warehouse-query').value.includes('"LiteLLM_SpendLogs"'));
    const sql = await taken(page, QUERY_BUTTON, 'Copy the query');
    const [exported, sum] = await inDuckDb(async (engine) => {
      const rows = ROWS.map(
        (row) =>
          `('${row.request_id}', '${row.model}', ${row.prompt_tokens}, ${row.completion_tokens}, ` +
          `'${row.startTime.slice(0, -1)}', '${row.endTime.slice(0, -1)}', 'deepseek', '${JSON.stringify(row.metadata)}')`,
      );
      await engine.run(
        'CREATE TABLE "LiteLLM_SpendLogs" (request_id varchar, model varchar, prompt_tokens integer, completion_tokens integer, "startTime" timestamp, "endTime" timestamp, custom_llm_provider varchar, metadata json)',
      );
      await engine.run(`INSERT INTO "LiteLLM_SpendLogs" VALUES ${rows.join(', ')}`);
      const [[all]] = await engine.run(
        `SELECT CAST(json_group_array(json_object('request_id', request_id, 'model', model, 'prompt_tokens', prompt_tokens, ` +
          `'completion_tokens', completion_tokens, 'endTime', strftime("endTime", '%Y-%m-%dT%H:%M:%SZ'), ` +
          `'custom_llm_provider', custom_llm_provider, 'metadata', metadata)) AS VARCHAR) FROM "LiteLLM_SpendLogs"`,
      );
      const [[bill]] = await engine.run(
        `SELECT CAST(sum(bill_amount) AS VARCHAR) FROM (${sql}) AS bill`,
      );
      return [all, bill];
    });
    assert.equal(await imported(page, 'spend-logs.json', exported), plain(sum));
  });

  test('the report’s own CSV, loaded into a table, comes to the report’s total', async (t) => {
    const page = await open(t);
    await choose(page, 'warehouse/dialect', 'duckdb');
    await choose(page, 'warehouse/mapping', 'report');
    await page.waitFor(() => deep('#warehouse-query').value.includes('"deepseek_usage"'));
    const sql = await text(page);
    const total = await imported(page, 'spend-logs.json', JSON.stringify(ROWS));
    const csv = await taken(page, '[part~=usage] button', 'Export CSV');
    const folder = await mkdtemp(join(tmpdir(), 'report-'));
    try {
      const file = join(folder, 'deepseek-usage.csv');
      writeFileSync(file, csv);
      const sum = await inDuckDb(async (engine) => {
        await engine.run(`CREATE TABLE deepseek_usage AS FROM read_csv('${file}')`);
        const [[bill]] = await engine.run(
          `SELECT CAST(sum(bill_amount) AS VARCHAR) FROM (${sql}) AS bill`,
        );
        return bill;
      });
      assert.equal(plain(sum), total);
    } finally {
      await rm(folder, {recursive: true});
    }
  });
};
