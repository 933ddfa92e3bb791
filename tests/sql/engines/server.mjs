// A database server of this test's own: on a socket in a temporary folder, under
// the system's user for it where this process is root.
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {chownSync, existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';

export class Server {
  constructor(user) {
    this.folder = mkdtempSync(join(tmpdir(), 'bill-'));
    this.who = {cwd: this.folder};
    if (process.getuid() === 0) {
      const id = (option) => Number(execFileSync('id', [option, user], {encoding: 'utf8'}));
      this.who.uid = id('-u');
      this.who.gid = id('-g');
      chownSync(this.folder, this.who.uid, this.who.gid);
    }
  }

  prepare(program, options) {
    execFileSync(program, options, {...this.who, stdio: ['ignore', 'ignore', 'inherit']});
  }

  // Started once `ask` no longer throws.
  async start(program, options, ask) {
    this.process = spawn(program, options, {...this.who, stdio: 'ignore'});
    for (let tries = 0; ; ++tries) {
      try {
        ask();
        return;
      } catch (error) {
        if (tries === 150 || this.process.exitCode !== null) {
          await this.stop('SIGKILL');
          throw error;
        }
        await pause(200);
      }
    }
  }

  async stop(signal) {
    if (this.process?.exitCode === null) {
      const ended = once(this.process, 'exit');
      this.process.kill(signal);
      await ended;
    }
    if (existsSync(this.folder)) rmSync(this.folder, {recursive: true, force: true});
  }
}

export const client = (program, options, input) =>
  execFileSync(program, options, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
