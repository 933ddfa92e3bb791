// What else each engine is asked: columns of other types, times as counts, views,
// and the tables of gateways.
import {importLog, query, units} from './core.mjs';
import {billOf, MAPPINGS} from './mappings.mjs';
import {clockText, randomRows, readBook} from './rows.mjs';
import {ODD} from './suites.mjs';

const TYPES = {
  duckdb: ['DOUBLE', "TIMESTAMP '2026-10-09 01:00:00'"],
  postgresql: ['DOUBLE PRECISION', "TIMESTAMP '2026-10-09 01:00:00'"],
  mysql: ['DOUBLE', "CAST('2026-10-09 01:00:00' AS DATETIME(6))"],
  sqlite: ['REAL', "'2026-10-09T01:00:00.999999Z'"],
  clickhouse: ['Nullable(Float64)', "toDateTime64('2026-10-09 01:00:00', 6, 'UTC')"],
  spark: ['DOUBLE', "TIMESTAMP '2026-10-09 01:00:00 UTC'"],
};
const HITS = [
  ['1', 'ok 44000'],
  ['1.5', 'not_whole'],
  ['-0.5', 'negative_number'],
  ['1e30', 'out_of_range'],
  ['NULL', 'no_usage'],
];

const TEXT = {mysql: 'CHAR', sqlite: 'TEXT', clickhouse: 'Nullable(String)', spark: 'STRING'};
const asText = (engine, what) => `CAST(${what} AS ${TEXT[engine.name] ?? 'VARCHAR'})`;

// "ok 44000" of each row: its status, and its amount in 10^-12.
async function billsOf(engine, from, order) {
  const column = engine.scaled ? 'bill_amount_pico' : 'bill_amount';
  const rows = await engine.first(
    `SELECT bill_status, COALESCE(${asText(engine, column)}, '') FROM ${from} ORDER BY ${order}`,
  );
  return rows.map((row) => {
    const [status, amount] = row.trim().split(' ');
    if (amount === undefined) return status;
    return `${status} ${engine.scaled ? BigInt(amount) : units(amount)}`;
  });
}

const same = (got, wanted) =>
  JSON.stringify(got) === JSON.stringify(wanted)
    ? ''
    : `${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`;

async function inTurn(engine, script) {
  for (const statement of script.split(';')) await engine.first(statement);
}

export async function checkTypes(engine, check) {
  const [double, at] = TYPES[engine.name];
  const rows = HITS.map(
    ([hit], id) =>
      `SELECT ${id} AS id, 'deepseek-v4-pro' AS model, ${at} AS happened, ` +
      `CAST(${hit} AS ${double}) AS hit, 0 AS miss, 0 AS output`,
  );
  await engine.first(`CREATE VIEW typed AS ${rows.join(' UNION ALL ')}`);
  const request = {dialect: engine.name, currency: 'USD', columns: {at: 'happened'}};
  await engine.first(query({...request, table: 'typed', view: 'billed'}));
  const wanted = HITS.map(([, bill]) => bill);
  check(`${engine.name}, types and a view`, same(await billsOf(engine, 'billed', 'id'), wanted));

  const seconds = Date.parse('2026-10-09T01:00:00Z') / 1000;
  for (const [time, count] of [
    ['seconds', seconds],
    ['milliseconds', seconds * 1000 + 999],
  ]) {
    await engine.first(
      `CREATE VIEW in_${time} AS SELECT 1 AS id, 'deepseek-v4-pro' AS model, ${count} AS happened, 1 AS hit, 0 AS miss, 0 AS output`,
    );
    const sql = query({...request, table: `in_${time}`, time});
    check(
      `${engine.name}, ${time}`,
      same(await billsOf(engine, `(${sql}) AS bill`, 'id'), ['ok 44000']),
    );
  }
}

export async function checkMappings(engine, check) {
  for (const [mapping, {engines, table}] of Object.entries(MAPPINGS)) {
    if (!engines.includes(engine.name)) continue;
    const {create, order, usage} = table(engine);
    const name = /CREATE TABLE "?(\w+)/.exec(create)[1];
    await engine.first(`DROP TABLE IF EXISTS ${name.includes('_S') ? `"${name}"` : name}`);
    await inTurn(engine, create);
    const sql = query({dialect: engine.name, currency: 'USD', mapping});
    check(
      `${engine.name}, ${mapping}`,
      same(await billsOf(engine, `(${sql}) AS bill`, order), billOf(usage)),
    );
  }
}

// The rows of LiteLLM's table, exported as JSON and read as a log, come to the sum
// of the query.
export async function checkImport(engine, check) {
  const [exported] = await engine.first(
    'SELECT json_agg(row_to_json(t)) FROM "LiteLLM_SpendLogs" AS t',
  );
  const report = importLog(exported, {
    currency: 'USD',
    naive_times: '+00:00',
    bill_as: {'deepseek/deepseek-flash': 'deepseek-flash'},
  });
  const sql = query({dialect: engine.name, currency: 'USD', mapping: 'litellm'});
  const [sum] = await engine.first(`SELECT sum(bill_amount) FROM (${sql}) AS bill`);
  check(
    `${engine.name}, litellm as imported`,
    same(String(units(sum)), String(units(report.totals.amount))),
  );
}

// A log's report by hour, loaded as a table, comes to the report's total: also by a
// book whose prices and names change within an hour.
export async function checkReport(engine, check) {
  const books = {
    'the built-in book': [undefined, readBook('../../core/rates/deepseek.json')],
    'an odd book': [ODD, ODD],
  };
  for (const [name, [own, book]] of Object.entries(books)) {
    if (own && engine.scaled) continue;
    const rows = randomRows(book, 4000, 17, ['2025-08-01', '2027-03-10']).filter(
      ({model, micros, hit, miss, output}) =>
        model !== null &&
        micros !== null &&
        [hit, miss, output].every(
          (tokens) => tokens !== null && tokens >= 0n && tokens < 10n ** 9n,
        ),
    );
    const log = rows.map(({model, micros, hit, miss, output}) => {
      const usage = `{"hit":${hit},"miss":${miss},"output":${output}}`;
      const time = `${clockText(micros).replace(' ', 'T')}Z`;
      return `{"model":${JSON.stringify(model)},"timestamp":"${time}","usage":${usage}}`;
    });
    const report = importLog(log.join('\n'), {
      currency: 'USD',
      per_hour: true,
      ...(own && {book: own}),
    });
    const known = report.by_hour.filter((row) => row.amount_low === undefined);
    const low = report.unknown_band?.high ?? '0';
    const {create} = MAPPINGS.report.table(engine);
    await engine.first('DROP TABLE IF EXISTS deepseek_usage');
    await engine.first(create.split(';')[0]);
    const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
    const values = report.by_hour.map(
      ({model, hit, miss, output, seconds}) =>
        `('hour', ${hit}, ${miss}, ${output}, ${quoted(model)}, ${seconds})`,
    );
    await engine.first(`INSERT INTO deepseek_usage VALUES ${values.join(', ')}`);
    const sql = query({
      dialect: engine.name,
      currency: 'USD',
      mapping: 'report',
      ...(own && {book: own}),
    });
    const column = engine.scaled ? 'bill_amount_pico' : 'bill_amount';
    const [answer] = await engine.first(
      `SELECT ${asText(engine, `sum(${column})`)}, count(*) - count(${column}) FROM (${sql}) AS bill`,
    );
    const [sum, unknown] = answer.split(' ');
    check(
      `${engine.name}, the report by hour, ${name}`,
      same(
        [engine.scaled ? sum : String(units(sum)), unknown, values.length > 500],
        [
          String(units(report.totals.amount) - units(low)),
          String(report.by_hour.length - known.length),
          true,
        ],
      ),
    );
  }
}

// A million names that no book knows, one request each: no row is lost.
export async function checkManyModels(engine, check) {
  await engine.first(
    `CREATE TABLE many AS SELECT i AS id, concat('model ', i) AS model, TIMESTAMP '2026-10-09 01:00:00' AS "at", ` +
      `1 AS hit, 2 AS miss, 3 AS output FROM range(1000000) AS r(i)`,
  );
  const sql = query({dialect: engine.name, currency: 'USD', table: 'many'});
  const counts = await engine.first(
    `SELECT bill_status, count(*), count(DISTINCT id), count(bill_amount) FROM (${sql}) AS bill GROUP BY 1`,
  );
  check(`${engine.name}, a million models`, same(counts, ['unknown_model 1000000 1000000 0']));
}
