// DuckDB, inside this process.
import {createRequire} from 'node:module';

import {answerQuery, sumQuery, writeCsv} from './common.mjs';

const require = createRequire(new URL('../../../web/package.json', import.meta.url));
const {DuckDBInstance} = require('@duckdb/node-api');

export class DuckDb {
  name = 'duckdb';

  static async start(dialect = 'duckdb') {
    const engine = new this();
    engine.name = dialect;
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    engine.connection = await instance.connect();
    await engine.run("SET TimeZone = 'America/New_York'");
    return engine;
  }

  async run(sql) {
    return (await this.connection.runAndReadAll(sql)).getRowsJson();
  }

  async load({path, columns, schema, type}, rows, zone, file) {
    writeCsv(rows, file, zone);
    const [model, at, hit, miss, output] = columns;
    if (schema) await this.run(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    const name = path.map((part) => `"${part}"`).join('.');
    await this.run(`DROP TABLE IF EXISTS ${name}`);
    await this.run(
      `CREATE TABLE ${name} AS SELECT * FROM read_csv('${file}', header = false, quote = '"', escape = '"', ` +
        `allow_quoted_nulls = false, columns = {'id': 'BIGINT', '${model}': 'VARCHAR', '${at}': '${type}', ` +
        `'${hit}': 'BIGINT', '${miss}': 'BIGINT', '${output}': 'BIGINT'})`,
    );
  }

  // `rows` as [id, ...BILL], the sum, and the time that the engine took to bill
  // without handing the rows over.
  async bill(sql) {
    const began = performance.now();
    const [[sum]] = await this.run(sumQuery(sql, 'VARCHAR'));
    const ms = performance.now() - began;
    return {rows: await this.run(answerQuery(sql, 'VARCHAR')), sum: sum ?? '', ms};
  }

  async first(sql) {
    return (await this.run(sql)).map((row) => row.join(' '));
  }

  async stop() {
    this.connection.closeSync();
  }
}
