// MariaDB, for the dialect of MySQL 8 and MariaDB.
import {existsSync} from 'node:fs';
import {join} from 'node:path';

import {answerQuery, lines, sumQuery, writeCsv} from './common.mjs';
import {client, Server} from './server.mjs';

const PROGRAM = '/usr/sbin/mariadbd';
const MODEL = (text) =>
  text === null ? null : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '""')}"`;

export class MariaDb {
  name = 'mysql';

  static async start() {
    if (!existsSync(PROGRAM)) {
      throw new Error('MariaDB is not installed: apt-get install mariadb-server');
    }
    const engine = new MariaDb();
    engine.server = new Server('mysql');
    const {folder} = engine.server;
    const data = join(folder, 'data');
    engine.socket = join(folder, 'socket');
    engine.server.prepare('mariadb-install-db', [
      ...['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal'],
      '--skip-test-db',
    ]);
    await engine.server.start(
      PROGRAM,
      [
        ...['--no-defaults', `--datadir=${data}`, `--socket=${engine.socket}`, '--skip-networking'],
        ...[
          '--innodb-flush-method=nosync',
          '--local-infile=1',
          `--pid-file=${join(folder, 'pid')}`,
        ],
      ],
      () => engine.run('CREATE DATABASE IF NOT EXISTS bill', 'mysql'),
    );
    return engine;
  }

  run(script, database = 'bill') {
    return client(
      'mariadb',
      [
        ...['--no-defaults', '-u', 'root', `--socket=${this.socket}`, '-N', '-B', '--raw'],
        ...['--local-infile=1', '--default-character-set=utf8mb4', database],
      ],
      `SET time_zone = '-05:00';\n${script};`,
    );
  }

  async load({path, columns, schema}, rows, zone, file) {
    // A DATETIME has no zone: where the rows have one, so has their text.
    writeCsv(rows, file, '', {none: '\\N', model: MODEL});
    const [model, at, hit, miss, output] = columns.map((name) => `\`${name}\``);
    const name = path.map((part) => `\`${part}\``).join('.');
    const shift = zone === '+05:30' ? `SET ${at} = @at - INTERVAL 330 MINUTE` : `SET ${at} = @at`;
    this.run(
      (schema ? `CREATE DATABASE IF NOT EXISTS \`${schema}\`;` : '') +
        `DROP TABLE IF EXISTS ${name}; CREATE TABLE ${name} (id bigint, ${model} varchar(200), ${at} datetime(6), ` +
        `${hit} bigint, ${miss} bigint, ${output} bigint) DEFAULT CHARSET utf8mb4;\n` +
        `LOAD DATA LOCAL INFILE '${file}' INTO TABLE ${name} CHARACTER SET utf8mb4 ` +
        `FIELDS TERMINATED BY ',' ENCLOSED BY '"' (id, ${model}, @at, ${hit}, ${miss}, ${output}) ${shift}`,
    );
  }

  async bill(sql) {
    const began = performance.now();
    const sum = this.run(sumQuery(sql, 'CHAR')).trim();
    const ms = performance.now() - began;
    const text = this.run(answerQuery(sql, 'CHAR'));
    return {rows: lines(text).map((line) => line.split('\t')), sum, ms};
  }

  async first(sql) {
    return lines(this.run(sql)).map((line) => line.replaceAll('\t', ' '));
  }

  async stop() {
    await this.server.stop('SIGTERM');
  }
}
