// Engines that come from PyPI: hundreds of megabytes, so only where they are
// asked for (CI=true, or scripts/test --all), and only where PyPI is reachable.
// Each runs in a process that answers one line of JSON with another.
import {execFileSync, spawn} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {createInterface} from 'node:readline';

const HERE = resolve(import.meta.dirname, '..');
const FOLDER = resolve(HERE, '../../build/sql-engines');

const wanted = () => process.env.CI === 'true' || process.env.TEST_ALL === 'true';

// The Python in which the packages of a requirements file are installed; throws
// an error that says why there is none.
export function pythonWith(name) {
  const requirements = join(HERE, 'python', `${name}.txt`);
  const stamp = join(FOLDER, `${name}.installed`);
  const python = join(FOLDER, 'bin', 'python');
  const text = readFileSync(requirements, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === text) return python;
  if (!wanted()) throw new Error('installed with CI=true or scripts/test --all only');
  const run = (program, options) =>
    execFileSync(program, options, {stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8'});
  try {
    if (!existsSync(python)) {
      mkdirSync(FOLDER, {recursive: true});
      run('python3', ['-m', 'venv', FOLDER]);
    }
    run(python, [
      ...['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'],
      ...['--retries', '1', '-r', requirements],
    ]);
  } catch (error) {
    const [reason] = String(error.stderr || error.message)
      .trim()
      .split('\n')
      .slice(-1);
    throw new Error(`its packages cannot be installed: ${reason}`, {cause: error});
  }
  writeFileSync(stamp, text);
  return python;
}

export class PythonProcess {
  constructor(name, environment = {}) {
    this.process = spawn(pythonWith(name), ['-B', join(HERE, 'python', `${name}.py`)], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {...process.env, ...environment},
    });
    this.trouble = '';
    this.process.stderr.on('data', (data) => (this.trouble = (this.trouble + data).slice(-4000)));
    this.answers = createInterface({input: this.process.stdout})[Symbol.asyncIterator]();
  }

  async ask(request) {
    this.process.stdin.write(`${JSON.stringify(request)}\n`);
    const {value, done} = await this.answers.next();
    if (done) throw new Error(`ended: ${this.trouble}`);
    const answer = JSON.parse(value);
    if (answer.error) throw new Error(answer.error);
    return answer;
  }

  stop() {
    this.process.stdin.end();
    return new Promise((done) => this.process.once('exit', done));
  }
}
