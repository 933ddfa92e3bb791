// The engines that bill the table: DuckDB inside this process, and a PostgreSQL
// server of this test's own, on a socket in a temporary folder.
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {chownSync, globSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';

import {clockText} from './rows.mjs';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const {DuckDBInstance} = require('@duckdb/node-api');

// The columns that a query adds, in their order.
export const BILL = [
  'bill_card',
  'bill_band',
  'bill_model',
  'bill_status',
  'bill_amount',
  'bill_low',
  'bill_high',
];

const quoted = (text) => (text === null ? '' : `"${String(text).replaceAll('"', '""')}"`);

// Rows as CSV in which only what isn't quoted is NULL.
export function writeCsv(rows, file, zone) {
  const lines = rows.map(({id, model, micros, hit, miss, output}) =>
    [
      id,
      quoted(model),
      micros === null ? '' : clockText(micros) + zone,
      hit ?? '',
      miss ?? '',
      output ?? '',
    ].join(','),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
}

const answerQuery = (sql, text) =>
  `SELECT id, ${BILL.map((column) => `CAST(${column} AS ${text}) AS ${column}`).join(', ')} FROM (${sql}) AS bill ORDER BY id`;
const sumQuery = (sql, text) => `SELECT CAST(sum(bill_amount) AS ${text}) FROM (${sql}) AS bill`;

// One answer: `rows` as [id, ...BILL] with '' for NULL, the sum, and the time
// that the engine took to bill without handing the rows over.
export class DuckDb {
  name = 'duckdb';
  zone = '+00';

  static async start() {
    const engine = new DuckDb();
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    engine.connection = await instance.connect();
    await engine.connection.run("SET TimeZone = 'America/New_York'");
    return engine;
  }

  async load({path, columns, schema, type}, file) {
    const [model, at, hit, miss, output] = columns;
    if (schema) await this.connection.run(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    await this.connection.run(`DROP TABLE IF EXISTS ${path}`);
    await this.connection.run(
      `CREATE TABLE ${path} AS SELECT * FROM read_csv('${file}', header = false, quote = '"', escape = '"', ` +
        `allow_quoted_nulls = false, columns = {'id': 'BIGINT', '${model}': 'VARCHAR', '${at}': '${type}', ` +
        `'${hit}': 'BIGINT', '${miss}': 'BIGINT', '${output}': 'BIGINT'})`,
    );
  }

  async bill(sql) {
    const began = performance.now();
    const sum = (await this.connection.runAndReadAll(sumQuery(sql, 'VARCHAR'))).getRowsJson()[0][0];
    const ms = performance.now() - began;
    const reader = await this.connection.runAndReadAll(answerQuery(sql, 'VARCHAR'));
    const rows = reader.getRowsJson().map((row) => row.map((value) => value ?? ''));
    return {rows, sum: sum ?? '', ms};
  }

  async first(sql) {
    return (await this.connection.runAndReadAll(sql)).getRowsJson().map((row) => row[0]);
  }

  async stop() {
    this.connection.closeSync();
  }
}

export class PostgreSql {
  name = 'postgresql';
  zone = '+00';

  static async start() {
    const engine = new PostgreSql();
    const [bin] = globSync('/usr/lib/postgresql/*/bin').sort().slice(-1);
    if (!bin) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
    engine.folder = mkdtempSync(join(tmpdir(), 'bill-'));
    // The server refuses to run as root.
    const who = {};
    if (process.getuid() === 0) {
      who.uid = Number(execFileSync('id', ['-u', 'postgres'], {encoding: 'utf8'}));
      who.gid = Number(execFileSync('id', ['-g', 'postgres'], {encoding: 'utf8'}));
      chownSync(engine.folder, who.uid, who.gid);
    }
    const data = join(engine.folder, 'data');
    const options = {cwd: engine.folder, ...who};
    execFileSync(
      join(bin, 'initdb'),
      ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
      {
        ...options,
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    engine.psql = join(bin, 'psql');
    engine.server = spawn(
      join(bin, 'postgres'),
      [
        '-D',
        data,
        '-k',
        engine.folder,
        '-c',
        'listen_addresses=',
        '-c',
        'fsync=off',
        '-c',
        'timezone=America/New_York',
        '-c',
        'log_min_messages=fatal',
      ],
      {...options, stdio: 'ignore'},
    );
    for (let tries = 0; ; ++tries) {
      try {
        engine.run('SELECT 1');
        return engine;
      } catch (error) {
        if (tries === 100 || engine.server.exitCode !== null) {
          await engine.stop();
          throw error;
        }
        await pause(100);
      }
    }
  }

  run(script) {
    return execFileSync(
      this.psql,
      [
        '-h',
        this.folder,
        '-U',
        'postgres',
        '-d',
        'postgres',
        '-X',
        '-q',
        '-A',
        '-t',
        '-v',
        'ON_ERROR_STOP=1',
        '-f',
        '-',
      ],
      {input: script, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'pipe']},
    );
  }

  async load({path, columns, schema, type}, file) {
    const [model, at, hit, miss, output] = columns.map((name) => `"${name}"`);
    this.run(
      `SET client_min_messages = warning;` +
        (schema ? `CREATE SCHEMA IF NOT EXISTS "${schema}";` : '') +
        `DROP TABLE IF EXISTS ${path}; CREATE TABLE ${path} (id bigint, ${model} text, ${at} ${type}, ` +
        `${hit} bigint, ${miss} bigint, ${output} bigint);\n` +
        `\\copy ${path} FROM '${file}' (FORMAT csv)\n`,
    );
  }

  async bill(sql) {
    const began = performance.now();
    const sum = this.run(sumQuery(sql, 'text')).trim();
    const ms = performance.now() - began;
    const text = this.run(`COPY (${answerQuery(sql, 'text')}) TO STDOUT (FORMAT text, NULL '')`);
    return {
      rows: text
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split('\t')),
      sum,
      ms,
    };
  }

  async first(sql) {
    return this.run(sql).split('\n');
  }

  async stop() {
    if (this.server.exitCode === null) {
      const ended = once(this.server, 'exit');
      this.server.kill('SIGINT');
      await ended;
    }
    rmSync(this.folder, {recursive: true, force: true});
  }
}
