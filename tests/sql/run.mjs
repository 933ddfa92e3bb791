// Bills random requests by the core and by the queries of the call "sql", in real
// DuckDB and PostgreSQL, and compares every row and the sum to the last digit.
//
//   run.mjs [--update] [--core build/native/deepseek_cost_call]
//
// Spark SQL and BigQuery are not run here: their texts are only compared with the
// kept ones in golden/ (--update rewrites them) and looked over for their form.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';

import {DuckDb, PostgreSql, writeCsv} from './engines.mjs';
import {clockText, randomRows, readBook} from './rows.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const {values: options} = parseArgs({
  options: {
    core: {type: 'string', default: join(ROOT, 'build/native/deepseek_cost_call')},
    update: {type: 'boolean', default: false},
  },
});

let passed = 0;
let failed = 0;
function check(name, problem) {
  if (!problem) {
    ++passed;
    return;
  }
  ++failed;
  console.log(`FAILED ${name}: ${problem}`);
}

// Many calls at once: one request a line.
function callCore(name, requests) {
  const text = execFileSync(options.core, [name], {
    input: `${requests.map((request) => JSON.stringify(request)).join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function query(request) {
  const [answer] = callCore('sql', [request]);
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.sql;
}

// "17.794" with all twelve places, as DECIMAL(38,12) is written.
function twelvePlaces(amount) {
  const [whole, fraction = ''] = amount.split('.');
  return `${whole}.${fraction.padEnd(12, '0')}`;
}
const units = (amount) => BigInt(twelvePlaces(amount).replace('.', ''));
function amountOf(sum) {
  const digits = String(sum).padStart(13, '0');
  return `${digits.slice(0, -12)}.${digits.slice(-12)}`;
}

// What no price is asked for: the table knows rows that the core refuses to read.
function faultOf({model, micros, hit, miss, output}) {
  if (model === null) return 'no_model';
  if (micros === null) return 'no_instant';
  if ([hit, miss, output].includes(null)) return 'no_usage';
  return [hit, miss, output].some((tokens) => tokens < 0n) ? 'negative_number' : '';
}

// [status, amount, low, high, card, model] of each row, by the core.
function billByCore(rows, {currency, card, book}) {
  const priced = rows.filter((row) => !faultOf(row));
  const answers = callCore(
    'price',
    priced.map(({model, micros, hit, miss, output}) => ({
      model,
      usage: {hit: String(hit), miss: String(miss), output: String(output)},
      currency,
      at: `${clockText(micros).replace(' ', 'T')}Z`,
      ...(card && {card}),
      ...(book && {book}),
    })),
  );
  let index = 0;
  return rows.map((row) => {
    const fault = faultOf(row);
    if (fault) return {status: fault};
    const answer = answers[index++];
    if (!answer.ok) return {status: answer.errors[0].code};
    const {card: used, model, band} = answer;
    if (answer.amount === null) {
      const [low, high] = [answer.low.amount, answer.high.amount].map(twelvePlaces);
      return {status: 'holiday_calendar_unknown', amount: '', low, high, card: used, model, band};
    }
    const amount = twelvePlaces(answer.amount);
    return {status: 'ok', amount, low: amount, high: amount, card: used, model, band};
  });
}

function differenceOf(rows, expected, answered) {
  if (answered.length !== rows.length) return `${answered.length} rows instead of ${rows.length}`;
  for (let i = 0; i < rows.length; ++i) {
    const [id, card, band, model, status, amount, low, high] = answered[i];
    const want = expected[i];
    const same =
      String(id) === String(rows[i].id) &&
      status === want.status &&
      amount === (want.amount ?? '') &&
      low === (want.low ?? '') &&
      high === (want.high ?? '') &&
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

const BUILT_IN = readBook('../../core/rates/deepseek.json');
const ODD = readBook('odd_book.json');
const ERA = ['2026-04-20', '2027-03-10'];
const PLAIN = {
  path: '"requests"',
  columns: ['model', 'at', 'hit', 'miss', 'output'],
  type: 'TIMESTAMPTZ',
};
const STRANGE = {
  path: '"my shop"."请求-2026"',
  schema: 'my shop',
  columns: ['select', 'When At', 'cache_hit', 'prompt-miss', 'é'],
  type: 'TIMESTAMP',
};
const strangely = {
  table: 'my shop.请求-2026',
  columns: {model: 'select', at: 'When At', hit: 'cache_hit', miss: 'prompt-miss', output: 'é'},
};

// Together 100,000 rows.
const SUITES = [
  {
    name: 'USD',
    rows: 60000,
    request: {currency: 'USD'},
    table: PLAIN,
    zone: '+00',
    book: BUILT_IN,
    era: ERA,
  },
  {
    name: 'CNY, strange names',
    rows: 15000,
    request: {currency: 'CNY', ...strangely},
    table: STRANGE,
    zone: '',
    book: BUILT_IN,
    era: ERA,
  },
  {
    name: "the guide's card",
    rows: 4000,
    request: {currency: 'USD', card: '2026-06-28'},
    table: PLAIN,
    zone: '+05:30',
    book: BUILT_IN,
    era: ERA,
  },
  {
    name: 'a card of weekends',
    rows: 4000,
    request: {currency: 'CNY', card: '2026-08-22'},
    table: PLAIN,
    zone: '+00',
    book: BUILT_IN,
    era: ERA,
  },
  {
    name: 'the newest card',
    rows: 7000,
    request: {currency: 'USD', card: '2026-11-13'},
    table: PLAIN,
    zone: '+00',
    book: BUILT_IN,
    era: ['2024-12-20', '2027-03-10'],
  },
  {
    name: 'an odd book',
    rows: 7000,
    request: {currency: 'USD', book: ODD},
    table: PLAIN,
    zone: '+00',
    book: ODD,
    era: ['2025-05-20', '2027-03-10'],
  },
  {
    name: 'a card of an odd book',
    rows: 3000,
    request: {currency: 'USD', book: ODD, card: 'two'},
    table: PLAIN,
    zone: '+00',
    book: ODD,
    era: ['2025-05-20', '2027-03-10'],
  },
];

// Columns of types that hold more than instants and whole counts.
async function checkTypes(engine) {
  const values = [
    ["'2026-10-09 01:00:00'", '1', 'ok 0.000000044000'],
    ["'2026-10-09 01:00:00'", '1.5', 'not_whole '],
    ["'2026-10-09 01:00:00'", '-0.5', 'negative_number '],
    ["'infinity'", '1', 'no_instant '],
  ];
  const table = values
    .map(
      ([at, hit], id) =>
        `SELECT ${id} AS id, 'deepseek-v4-pro' AS model, CAST(${at} AS TIMESTAMP) AS "at", CAST(${hit} AS DOUBLE PRECISION) AS hit, 0 AS miss, 0 AS output`,
    )
    .join(' UNION ALL ');
  await engine.first(`CREATE TABLE types AS ${table}`);
  const sql = query({dialect: engine.name, currency: 'USD', table: 'types'});
  const answered = await engine.first(
    `SELECT concat(bill_status, ' ', CAST(bill_amount AS VARCHAR)) FROM (${sql}) AS bill ORDER BY id`,
  );
  for (const [index, [at, hit, wanted]] of values.entries()) {
    const got = answered[index];
    check(
      `${engine.name}, ${hit} tokens at ${at}`,
      got === wanted ? '' : `${got} instead of ${wanted}`,
    );
  }
}

async function runSuites(folder) {
  const engines = [await DuckDb.start()];
  try {
    engines.push(await PostgreSql.start());
    for (const engine of engines) await checkTypes(engine);
    for (const [index, suite] of SUITES.entries()) {
      const rows = randomRows(suite.book, suite.rows, 20261123 + index, suite.era);
      const expected = billByCore(rows, suite.request);
      const sum = amountOf(
        expected.reduce(
          (total, {status, amount}) => (status === 'ok' ? total + units(amount) : total),
          0n,
        ),
      );
      const file = join(folder, 'rows.csv');
      // A clock elsewhere, the same instants.
      const shift = suite.zone === '+05:30' ? 19800000000n : 0n;
      writeCsv(
        shift
          ? rows.map((row) => ({...row, micros: row.micros === null ? null : row.micros + shift}))
          : rows,
        file,
        suite.zone,
      );
      const counts = {};
      for (const {status} of expected) counts[status] = (counts[status] ?? 0) + 1;
      const times = [];
      for (const engine of engines) {
        await engine.load(suite.table, file);
        const answer = await engine.bill(query({dialect: engine.name, ...suite.request}));
        check(`${engine.name}, ${suite.name}`, differenceOf(rows, expected, answer.rows));
        check(
          `${engine.name}, ${suite.name}, sum`,
          answer.sum === sum ? '' : `${answer.sum} instead of ${sum}`,
        );
        times.push(`${engine.name} ${Math.round(rows.length / answer.ms)}k rows/s`);
      }
      console.log(
        `${suite.name}: ${rows.length} rows, ${times.join(', ')}; ${JSON.stringify(counts)}`,
      );
    }
  } finally {
    for (const engine of engines) await engine.stop();
  }
}

// Refuses what would be wrong in any dialect: open quotes or parentheses, a
// comma before a parenthesis, a word of the generator left over.
function formOf(sql) {
  const bare = sql.replaceAll(/'[^']*'|"[^"]*"|`[^`]*`|--[^\n]*/g, (text) =>
    text.startsWith('--') ? '' : 'x',
  );
  if (/['"`;\\$]|%[a-zA-Z]/.test(bare)) return 'a stray character';
  if (/,\s*[)\]]/.test(bare)) return 'a comma before the end of a list';
  let depth = 0;
  for (const character of bare) {
    if ('(['.includes(character)) ++depth;
    if (')]'.includes(character) && --depth < 0) return 'a parenthesis too many';
  }
  if (depth !== 0) return 'a parenthesis too few';
  return (bare.match(/\bCASE\b/g) ?? []).length === (bare.match(/\bEND\b/g) ?? []).length
    ? ''
    : 'CASE without END';
}

function compareTexts() {
  for (const dialect of ['duckdb', 'postgresql', 'spark', 'bigquery']) {
    const sql = query({dialect, currency: 'USD', ...strangely});
    const file = join(import.meta.dirname, 'golden', `${dialect}.sql`);
    if (options.update) writeFileSync(file, sql);
    check(
      `${dialect}, kept text`,
      readFileSync(file, 'utf8') === sql ? '' : `differs from ${file} (--update rewrites it)`,
    );
    check(`${dialect}, form`, formOf(sql));
    check(
      `${dialect}, form with an odd book`,
      formOf(query({dialect, currency: 'USD', book: ODD})),
    );
  }
}

const folder = mkdtempSync(join(tmpdir(), 'bill-rows-'));
try {
  compareTexts();
  await runSuites(folder);
} catch (error) {
  check('run', error instanceof Error ? error.stack : String(error));
} finally {
  rmSync(folder, {recursive: true, force: true});
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
