// Debian's sqlite3, on a file of its own.
import {rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {clockText} from '../rows.mjs';
import {answerQuery, lines} from './common.mjs';
import {client} from './server.mjs';

const MILLION = 1000000n;
const literal = (text) => (text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`);
// SQLite's own form of an offset.
const ZONES = {'+00': 'Z'};

export class Sqlite {
  name = 'sqlite';
  schemas = false;
  // Amounts are whole numbers of 10^-12, as far as 64 bits go.
  scaled = true;

  static async start() {
    const engine = new Sqlite();
    engine.file = join(tmpdir(), `bill-${process.pid}.sqlite`);
    engine.run('SELECT 1');
    return engine;
  }

  run(script) {
    return client('sqlite3', ['-bail', '-batch', '-separator', '\t', this.file], script);
  }

  async load({path, columns}, rows, zone) {
    const name = `"${path.at(-1)}"`;
    const script = rows.map(({id, model, micros, hit, miss, output}) => {
      const at = micros === null ? null : clockText(micros) + (ZONES[zone] ?? zone);
      return `INSERT INTO ${name} VALUES (${[id, literal(model), literal(at), hit, miss, output].map((value) => value ?? 'NULL').join(', ')});`;
    });
    this.run(
      `DROP TABLE IF EXISTS ${name}; CREATE TABLE ${name} (id INTEGER, "${columns[0]}" TEXT COLLATE NOCASE, ` +
        `"${columns[1]}" TEXT, ${columns
          .slice(2)
          .map((column) => `"${column}" INTEGER`)
          .join(', ')});\nBEGIN;\n${script.join('\n')}\nCOMMIT;\n`,
    );
  }

  // Its own sum would stop at 64 bits.
  async bill(sql) {
    const began = performance.now();
    const [high, low] = this.run(
      `SELECT coalesce(sum(bill_amount_pico / ${MILLION}), 0), coalesce(sum(bill_amount_pico % ${MILLION}), 0) FROM (${sql});`,
    ).split('\t');
    const ms = performance.now() - began;
    const text = this.run(`${answerQuery(sql, 'TEXT', '_pico')};`);
    return {
      rows: lines(text).map((line) => line.split('\t')),
      sum: String(BigInt(high) * MILLION + BigInt(low)),
      ms,
    };
  }

  async first(sql) {
    return lines(this.run(`${sql};`)).map((line) => line.replaceAll('\t', ' '));
  }

  async stop() {
    rmSync(this.file, {force: true});
  }
}
