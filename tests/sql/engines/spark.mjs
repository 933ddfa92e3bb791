// Spark, as a driver and two worker processes.
import {answerQuery, sumQuery, writeCsv} from './common.mjs';
import {PythonProcess} from './python.mjs';

export class Spark {
  name = 'spark';
  schemas = false;

  static async start() {
    const engine = new Spark();
    engine.python = new PythonProcess('spark');
    await engine.run('SELECT 1');
    return engine;
  }

  async run(sql) {
    return (await this.python.ask({sql})).rows;
  }

  async load({path, columns}, rows, zone, file) {
    writeCsv(rows, file, zone === '' ? '+00:00' : zone === '+00' ? '+00:00' : zone, {none: '\\N'});
    await this.python.ask({load: file, path, columns});
  }

  // The steps of the physical plan of the whole bill, and of its sum.
  async plan(sql) {
    return (await this.python.ask({plan: sql})).plan;
  }

  // A query takes seconds to plan: the sum is asked for where it is `timed` only.
  async bill(sql, timed) {
    const began = performance.now();
    const sum = timed ? (await this.run(sumQuery(sql, 'STRING')))[0][0] : undefined;
    const ms = performance.now() - began;
    return {rows: await this.run(answerQuery(sql, 'STRING')), sum, ms};
  }

  async first(sql) {
    return (await this.run(sql)).map((row) => row.join(' '));
  }

  stop() {
    return this.python.stop();
  }
}
