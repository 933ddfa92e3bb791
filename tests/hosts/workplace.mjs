// A copy of a fixture under build/hosts/ with its packages and ours, and the
// programs that run in it.
import {spawn, spawnSync} from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {createServer} from 'node:net';
import {delimiter, dirname, join} from 'node:path';

import {ROOT, SITE} from '../e2e/harness.mjs';

const HERE = import.meta.dirname;
const PLACE = join(ROOT, 'build/hosts');
const TEN_MINUTES = 600_000;

/** Nothing asks home, opens a browser or paints its lines. */
const QUIET = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false',
  DO_NOT_TRACK: '1',
  BROWSER: 'none',
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
  CI: 'true',
};

/** The site as npm would publish it. */
export function packed() {
  mkdirSync(PLACE, {recursive: true});
  const answer = run(`npm pack --json --pack-destination ${PLACE}`, SITE);
  const [{filename}] = JSON.parse(answer);
  return join(PLACE, filename);
}

/** The folder in which the fixture's hosts run, everything installed. */
export function prepare(name, tarball) {
  const folder = join(PLACE, name);
  const lock = join(HERE, 'locks', `${name}.json`);
  const installed = join(folder, 'installed.json');
  if (!existsSync(installed) || !readFileSync(installed).equals(readFileSync(lock))) {
    rmSync(folder, {recursive: true, force: true});
    mkdirSync(folder, {recursive: true});
    copyFileSync(join(HERE, '.npmrc'), join(folder, '.npmrc'));
    copyFileSync(lock, join(folder, 'package-lock.json'));
    copyFileSync(join(HERE, 'fixtures', name, 'package.json'), join(folder, 'package.json'));
    run('npm ci', folder);
    writeFileSync(installed, readFileSync(lock));
  }
  // Neither an earlier build nor what a bundler remembers of it.
  const kept = new Set(['node_modules', 'installed.json', '.npmrc', 'package-lock.json']);
  for (const each of readdirSync(folder))
    if (!kept.has(each)) rmSync(join(folder, each), {recursive: true});
  for (const each of ['.vite', '.cache', 'deepseek-cost'])
    rmSync(join(folder, 'node_modules', each), {recursive: true, force: true});
  cpSync(join(HERE, 'fixtures', name), folder, {recursive: true});
  run(`npm install --no-save --no-package-lock ${tarball}`, folder);
  return folder;
}

/** The program's output. It throws, with that output, where the program fails. */
export function run(command, folder) {
  const [program, ...args] = command.split(' ');
  const {status, stdout, stderr, error} = spawnSync(program, args, {
    cwd: folder,
    env: environment(folder),
    encoding: 'utf8',
    timeout: TEN_MINUTES,
    maxBuffer: 64 << 20,
  });
  if (error || status !== 0)
    throw new Error(`${command}: ${error?.message ?? `ended with ${status}`}\n${stdout}${stderr}`);
  return stdout + stderr;
}

/** Starts a server on a free port, and waits until it answers. */
export async function start(command, folder) {
  const port = await freePort();
  const [program, ...args] = command.replace('PORT', String(port)).split(' ');
  const child = spawn(program, args, {
    cwd: folder,
    env: environment(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own: its workers end with it
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (output += String(text)));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  };
  const origin = `http://localhost:${port}`;
  const end = Date.now() + 120_000;
  while (Date.now() < end && child.exitCode === null) {
    const answer = await fetch(`${origin}/`, {headers: {accept: 'text/html'}}).catch(() => null);
    if (answer?.ok) return {origin, stop, output: () => output};
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  await stop();
  throw new Error(`${command} does not answer\n${output}`);
}

function environment(folder) {
  const path = [join(folder, 'node_modules/.bin'), dirname(process.execPath), process.env.PATH];
  return {...QUIET, PATH: path.join(delimiter)};
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}
