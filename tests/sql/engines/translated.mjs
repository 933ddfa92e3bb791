// A dialect whose engine cannot run here: its queries are parsed by a grammar of
// the dialect (sqlglot), bound to the tables, and run as translated to DuckDB.
import {DuckDb} from './duckdb.mjs';
import {PythonProcess} from './python.mjs';

export class Translated extends DuckDb {
  static async start(dialect) {
    const python = new PythonProcess('translate');
    const engine = await super.start(dialect);
    engine.python = python;
    return engine;
  }

  load(table, ...rest) {
    this.table = table;
    return super.load(table, ...rest);
  }

  async bill(sql) {
    const {path, columns} = this.table;
    const request = {sql, dialect: this.name, table: path, columns};
    return super.bill((await this.python.ask(request)).sql);
  }

  async stop() {
    await super.stop();
    await this.python.stop();
  }
}
