// ClickHouse as a library (chdb).
import {answerQuery, sumQuery, writeCsv} from './common.mjs';
import {PythonProcess} from './python.mjs';

export class ClickHouse {
  name = 'clickhouse';

  static async start() {
    const engine = new ClickHouse();
    engine.python = new PythonProcess('clickhouse');
    await engine.run('SELECT 1');
    return engine;
  }

  async run(sql) {
    return (await this.python.ask({sql})).rows;
  }

  async load({path, columns, schema}, rows, zone, file) {
    writeCsv(rows, file, zone === '+00' ? '' : zone, {none: '\\N'});
    const [model, at, hit, miss, output] = columns.map((column) => `\`${column}\``);
    const name = path.map((part) => `\`${part}\``).join('.');
    if (schema) await this.run(`CREATE DATABASE IF NOT EXISTS \`${schema}\``);
    await this.run(`DROP TABLE IF EXISTS ${name}`);
    const types =
      `id Int64, ${model} Nullable(String), ${at} Nullable(DateTime64(6, 'UTC')), ` +
      `${hit} Nullable(Int64), ${miss} Nullable(Int64), ${output} Nullable(Int64)`;
    await this.run(`CREATE TABLE ${name} (${types}) ENGINE = MergeTree ORDER BY id`);
    await this.run(
      `INSERT INTO ${name} SELECT * FROM file('${file}', 'CSV', '${types.replaceAll("'", "\\'")}') ` +
        `SETTINGS date_time_input_format = 'best_effort', input_format_csv_enum_as_number = 0`,
    );
  }

  async bill(sql) {
    const began = performance.now();
    const [[sum]] = await this.run(sumQuery(sql, 'Nullable(String)'));
    const ms = performance.now() - began;
    return {rows: await this.run(answerQuery(sql, 'Nullable(String)')), sum: sum ?? '', ms};
  }

  async first(sql) {
    return (await this.run(sql)).map((row) => row.join(' '));
  }

  stop() {
    return this.python.stop();
  }
}
