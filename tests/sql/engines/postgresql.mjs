import {globSync} from 'node:fs';
import {join} from 'node:path';

import {answerQuery, lines, sumQuery, writeCsv} from './common.mjs';
import {client, Server} from './server.mjs';

export class PostgreSql {
  name = 'postgresql';

  static async start() {
    const engine = new PostgreSql();
    const [bin] = globSync('/usr/lib/postgresql/*/bin').sort().slice(-1);
    if (!bin) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
    engine.server = new Server('postgres');
    const {folder} = engine.server;
    const data = join(folder, 'data');
    engine.server.prepare(join(bin, 'initdb'), [
      ...['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    ]);
    engine.psql = join(bin, 'psql');
    const settings = {
      listen_addresses: '',
      fsync: 'off',
      timezone: 'America/New_York',
      log_min_messages: 'fatal',
    };
    await engine.server.start(
      join(bin, 'postgres'),
      [
        ...['-D', data, '-k', folder],
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      () => engine.run('SELECT 1'),
    );
    return engine;
  }

  run(script) {
    const options = ['-h', this.server.folder, '-U', 'postgres', '-d', 'postgres'];
    const form = ['-X', '-q', '-A', '-t', '-F', '\t', '-v', 'ON_ERROR_STOP=1', '-f', '-'];
    return client(this.psql, [...options, ...form], script);
  }

  async load({path, columns, schema, type}, rows, zone, file) {
    writeCsv(rows, file, zone);
    const [model, at, hit, miss, output] = columns.map((name) => `"${name}"`);
    const name = path.map((part) => `"${part}"`).join('.');
    this.run(
      `SET client_min_messages = warning;` +
        (schema ? `CREATE SCHEMA IF NOT EXISTS "${schema}";` : '') +
        `DROP TABLE IF EXISTS ${name}; CREATE TABLE ${name} (id bigint, ${model} text, ${at} ${type}, ` +
        `${hit} bigint, ${miss} bigint, ${output} bigint);\n` +
        `\\copy ${name} FROM '${file}' (FORMAT csv)\n`,
    );
  }

  async bill(sql) {
    const began = performance.now();
    const sum = this.run(sumQuery(sql, 'text')).trim();
    const ms = performance.now() - began;
    const text = this.run(answerQuery(sql, 'text'));
    return {rows: lines(text).map((line) => line.split('\t')), sum, ms};
  }

  async first(sql) {
    return lines(this.run(sql)).map((line) => line.replaceAll('\t', ' '));
  }

  async stop() {
    await this.server.stop('SIGINT');
  }
}
