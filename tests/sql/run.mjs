// Bills random requests by the core and by the queries of the call "sql", in real
// engines, and compares every row and the sum to the last digit.
//
//   run.mjs [--update] [--core build/native/deepseek_cost_call] [--only ENGINE,…]
//
// What each dialect is proven by is said in README.md beside this file. Engines
// that are not there are skipped with the reason. --update rewrites golden/.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';

import {amountOf, billByCore, query, units, useCore} from './core.mjs';
import {checkImport, checkManyModels, checkMappings, checkReport, checkTypes} from './checks.mjs';
import {ClickHouse} from './engines/clickhouse.mjs';
import {DuckDb} from './engines/duckdb.mjs';
import {MariaDb} from './engines/mariadb.mjs';
import {PostgreSql} from './engines/postgresql.mjs';
import {Spark} from './engines/spark.mjs';
import {Sqlite} from './engines/sqlite.mjs';
import {Translated} from './engines/translated.mjs';
import {clockText, randomRows, readBook} from './rows.mjs';
import {requestFor, SUITES} from './suites.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const {values: options} = parseArgs({
  options: {
    core: {type: 'string', default: join(ROOT, 'build/native/deepseek_cost_call')},
    update: {type: 'boolean', default: false},
    only: {type: 'string'},
  },
});
useCore(options.core);

const ENGINES = {
  duckdb: DuckDb,
  postgresql: PostgreSql,
  mysql: MariaDb,
  sqlite: Sqlite,
  clickhouse: ClickHouse,
  spark: Spark,
  bigquery: Translated,
  snowflake: Translated,
  trino: Translated,
};
// What comes from PyPI may be missing.
const OPTIONAL = ['clickhouse', 'spark', 'bigquery', 'snowflake', 'trino'];

const tally = {passed: 0, failed: 0, skipped: 0};
function check(name, problem) {
  if (!problem) {
    ++tally.passed;
    return;
  }
  ++tally.failed;
  console.log(`FAILED ${name}: ${problem}`);
}
function skip(name, reason) {
  ++tally.skipped;
  console.log(`skipped: ${name}: ${reason}`);
}

const LAST = 2n ** 63n - 1n;

// A row's bill as the engine is to answer it: where amounts are whole numbers of
// 64 bits, those beyond are said to be.
function expectedOf(engine, bill) {
  if (!engine.scaled) return bill;
  const fits = (sum) => sum === undefined || sum <= LAST;
  const known = fits(bill.low) && fits(bill.high);
  return {
    ...bill,
    status: known ? bill.status : 'overflow',
    amount: known ? bill.amount : undefined,
    low: fits(bill.low) ? bill.low : undefined,
    high: fits(bill.high) ? bill.high : undefined,
  };
}

// An engine's text as a whole number of 10^-12: how many zeros it ends with is the
// engine's choice, and a digit more than twelve would be a fault.
function read(engine, text) {
  if (text === '') return undefined;
  if (engine.scaled) return BigInt(text);
  if (!/^\d+(\.\d{1,12})?$/.test(text)) throw new Error(`"${text}" is no amount`);
  return units(text);
}

function differenceOf(engine, rows, bills, answered) {
  if (answered.length !== rows.length) return `${answered.length} rows instead of ${rows.length}`;
  for (let i = 0; i < rows.length; ++i) {
    const [id, card, band, model, status, amount, low, high] = answered[i];
    const want = expectedOf(engine, bills[i]);
    const same =
      String(id) === String(rows[i].id) &&
      status === want.status &&
      read(engine, amount) === want.amount &&
      read(engine, low) === want.low &&
      read(engine, high) === want.high &&
      // A model with one price bills flat in an hour that is peak for others.
      (want.card === undefined ||
        (card === want.card &&
          model === want.model &&
          (band === want.band || want.band === 'flat')));
    if (!same) {
      const {micros, ...row} = rows[i];
      const shown = {...row, at: micros === null ? null : clockText(micros)};
      const text = (value) =>
        JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner));
      return `row ${text(shown)}\n  core  ${text(want)}\n  query ${text({card, band, model, status, amount, low, high})}`;
    }
  }
  return '';
}

function sumOf(engine, bills) {
  let sum = 0n;
  for (const bill of bills) {
    if (expectedOf(engine, bill).status === 'ok') sum += bill.amount;
  }
  return sum;
}

async function runSuite(engine, suite, first, file) {
  const {rows, bills} = suite;
  // A clock elsewhere, the same instants.
  const shift = suite.zone === '+05:30' ? 19800000000n : 0n;
  const written = shift
    ? rows.map((row) => ({...row, micros: row.micros === null ? null : row.micros + shift}))
    : rows;
  await engine.load(suite.table, written, suite.zone, file);
  const request = requestFor(engine, suite);
  const answer = await engine.bill(query(request), suite === first);
  check(`${engine.name}, ${suite.name}`, differenceOf(engine, rows, bills, answer.rows));
  if (answer.sum === undefined) return 0;
  const sum = sumOf(engine, bills);
  check(
    `${engine.name}, ${suite.name}, sum`,
    read(engine, answer.sum) === sum ? '' : `${answer.sum} instead of ${amountOf(sum)}`,
  );
  return Math.round(rows.length / answer.ms);
}

function prepare(suite, index) {
  const rows = randomRows(suite.book, suite.rows, 20261123 + index, suite.era);
  const bills = billByCore(rows, suite.request);
  const counts = {};
  for (const {status} of bills) counts[status] = (counts[status] ?? 0) + 1;
  console.log(`${suite.name}: ${rows.length} rows; ${JSON.stringify(counts)}`);
  return {...suite, rows, bills};
}

async function runEngine(name, suites, folder) {
  const began = performance.now();
  let engine;
  try {
    engine = await ENGINES[name].start(name);
  } catch (error) {
    if (OPTIONAL.includes(name)) skip(name, error.message);
    else check(`${name}, start`, error.stack);
    return;
  }
  try {
    const speeds = [];
    for (const suite of suites) {
      speeds.push(await runSuite(engine, suite, suites[0], join(folder, `${name}.csv`)));
    }
    if (!(engine instanceof Translated)) {
      await checkTypes(engine, check);
      await checkMappings(engine, check);
      await checkReport(engine, check);
    }
    if (name === 'postgresql') await checkImport(engine, check);
    if (name === 'duckdb') await checkManyModels(engine, check);
    if (name === 'spark') await checkPlan(engine, suites[0]);
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(`${name}: ${speeds[0]}k rows/s of ${suites[0].rows.length}; ${seconds} s in all`);
  } catch (error) {
    check(`${name}, run`, error.stack);
  } finally {
    await engine.stop();
  }
}

// On a cluster the table is read where it lies: the small one goes to every
// worker, and only partial sums travel.
async function checkPlan(engine, suite) {
  const sql = query(requestFor(engine, suite));
  const plans = {rows: sql, sum: `SELECT sum(bill_amount) FROM (${sql})`};
  for (const [name, text] of Object.entries(plans)) {
    const plan = await engine.plan(text);
    const count = (step) => plan.split(step).length - 1;
    const shuffles = count('Exchange hashpartitioning') + count('Exchange SinglePartition');
    const most = name === 'rows' ? 0 : 1;
    check(
      `spark, plan of ${name}`,
      !plan.includes('CartesianProduct') &&
        !plan.includes('NestedLoopJoin') &&
        plan.includes('BroadcastHashJoin') &&
        shuffles <= most
        ? ''
        : plan,
    );
  }
}

// The texts of the smallest book: what a change changes in each dialect.
function compareTexts() {
  const book = readBook('small_book.json');
  for (const dialect of Object.keys(ENGINES)) {
    const sql = query({dialect, currency: 'USD', book, view: 'bill'});
    const file = join(import.meta.dirname, 'golden', `${dialect}.sql`);
    if (options.update) writeFileSync(file, sql);
    check(
      `${dialect}, kept text`,
      readFileSync(file, 'utf8') === sql ? '' : `differs from ${file} (--update rewrites it)`,
    );
  }
}

const folder = mkdtempSync(join(tmpdir(), 'bill-rows-'));
try {
  compareTexts();
  const suites = SUITES.map(prepare);
  const names = options.only ? options.only.split(',') : Object.keys(ENGINES);
  for (const name of names) await runEngine(name, suites, folder);
} catch (error) {
  check('run', error instanceof Error ? error.stack : String(error));
} finally {
  rmSync(folder, {recursive: true, force: true});
}
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exitCode = tally.failed === 0 ? 0 : 1;
