// How fast the queries of the call "sql" bill, as ratios of one run:
//
//   sql.mjs PATH_OF_deepseek_cost_call [duckdb] [spark]
//
// Against adding up what each row costs by a price column that somebody has put
// beside the counts before, which is what a query can save at most; and 10 million
// rows against 1 million.
import {cpus} from 'node:os';

import {query, useCore} from '../sql/core.mjs';
import {DuckDb} from '../sql/engines/duckdb.mjs';
import {Spark} from '../sql/engines/spark.mjs';

const [program, ...chosen] = process.argv.slice(2);
useCore(program);
const SIZES = [1000000, 10000000];
const RUNS = 3;

const MODELS = [
  'deepseek-v4-flash',
  'deepseek-flash',
  'deepseek-v4-pro',
  'deepseek-chat',
  'claude-sonnet-4-5',
];
const list = MODELS.map((model) => `'${model}'`).join(', ');

// Requests from April to November 2026, spread by a hash; `seed` differs by column.
const ENGINES = {
  duckdb: {
    start: () => DuckDb.start(),
    create: (name, rows) =>
      `CREATE OR REPLACE TABLE ${name} AS SELECT i AS id, [${list}][CAST(1 + hash(i) % ${MODELS.length} AS INTEGER)] AS model, ` +
      `make_timestamptz((1777001049 + CAST(hash(i + 1) % 18500000 AS BIGINT)) * 1000000) AS "at", ` +
      ['hit', 'miss', 'output']
        .map(
          (name, seed) => `CAST(hash(i + ${seed + 2}) % ${10 ** (5 - seed)} AS BIGINT) AS ${name}`,
        )
        .join(', ') +
      ` FROM range(${rows}) AS r(i)`,
    keep: (name, select) => `CREATE OR REPLACE TABLE ${name} AS ${select}`,
  },
  spark: {
    start: () => Spark.start(),
    create: (name, rows) =>
      `CREATE TABLE ${name} USING parquet AS SELECT id, element_at(array(${list}), CAST(1 + pmod(xxhash64(id), ${MODELS.length}) AS INT)) AS model, ` +
      `timestamp_seconds(1777001049 + pmod(xxhash64(id, 1), 18500000)) AS at, ` +
      ['hit', 'miss', 'output']
        .map((name, seed) => `pmod(xxhash64(id, ${seed + 2}), ${10 ** (5 - seed)}) AS ${name}`)
        .join(', ') +
      ` FROM range(0, ${rows}, 1, 4)`,
    keep: (name, select) => `CREATE TABLE ${name} USING parquet AS ${select}`,
  },
};

async function best(engine, sql) {
  let shortest = Infinity;
  for (let run = 0; run < RUNS; ++run) {
    const began = performance.now();
    await engine.run(sql);
    shortest = Math.min(shortest, performance.now() - began);
  }
  return shortest;
}

const COST = ['hit', 'miss', 'output']
  .map((count) => `CAST(${count} AS DECIMAL(20,0)) * price_${count}`)
  .join(' + ');

async function measure(name) {
  const {start, create, keep} = ENGINES[name];
  let engine;
  try {
    engine = await start();
  } catch (error) {
    console.log(`skipped: ${name}: ${error.message}`);
    return;
  }
  try {
    const times = [];
    for (const rows of SIZES) {
      const table = `requests_${rows}`;
      await engine.run(create(table, rows));
      const sql = query({dialect: name, currency: 'USD', table});
      await engine.run(
        keep(
          `priced_${rows}`,
          `SELECT hit, miss, output, CAST(0.0000000028 AS DECIMAL(13,12)) AS price_hit, ` +
            `CAST(0.00000014 AS DECIMAL(13,12)) AS price_miss, CAST(0.00000028 AS DECIMAL(13,12)) AS price_output, ` +
            `bill_amount AS cost FROM (${sql}) AS bill`,
        ),
      );
      const ours = await best(engine, `SELECT sum(bill_amount) FROM (${sql}) AS bill`);
      const priced = await best(engine, `SELECT sum(${COST}) FROM priced_${rows}`);
      const stored = await best(engine, `SELECT sum(cost) FROM priced_${rows}`);
      times.push(ours / rows);
      const speed = (ms) => `${(rows / ms / 1000).toFixed(2)} million rows/s`;
      console.log(
        `${name}, ${rows} rows: the query ${speed(ours)}; sum of tokens × a price column ${speed(priced)} ` +
          `(${(priced / ours).toFixed(2)} ×); sum of a cost column ${speed(stored)} (${(stored / ours).toFixed(3)} ×)`,
      );
    }
    console.log(
      `${name}: a row of ${SIZES[1]} takes ${(times[1] / times[0]).toFixed(2)} × as long as one of ${SIZES[0]}`,
    );
  } finally {
    await engine.stop();
  }
}

console.log(`${cpus().length} cores, best of ${RUNS} runs`);
for (const name of chosen.length > 0 ? chosen : Object.keys(ENGINES)) await measure(name);
