// What the scripts promise before they build anything: a port that cannot be had is
// said in a sentence, and a folder of another tree is not built in.
import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {request} from 'node:http';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const SERVE = ['--disable-warning=ExperimentalWarning', join(ROOT, 'web/tools/serve.ts')];

/** The exit code, and what was printed, of `serve --check` with these arguments. */
function checked(...args) {
  const {status, stdout, stderr} = spawnSync(process.execPath, [...SERVE, '--check', ...args], {
    encoding: 'utf8',
  });
  return {status, said: stdout + stderr};
}

/** Runs shell text that has the scripts' functions, as if the project lay in `root`. */
function inTree(root, text) {
  const {status, stdout, stderr} = spawnSync(
    'bash',
    ['-c', `. "${root}/scripts/lib/setup.sh" && ${text}`],
    {encoding: 'utf8', cwd: root},
  );
  assert.equal(status, 0, stderr);
  return stdout;
}

/** The status of a path that no URL would keep as it is. */
function statusOf(port, path) {
  return new Promise((done, failed) => {
    request({port, path, host: '127.0.0.1'}, (answer) => {
      answer.resume();
      done(answer.statusCode);
    })
      .on('error', failed)
      .end();
  });
}

const tests = {
  'a port that is none, or that is taken, is said in one line'() {
    for (const port of ['abc', '70000', '-1', '1.5']) {
      const {status, said} = checked('--port', port);
      assert.equal(status, 1);
      assert.match(said, /^serve: .* is no port: give a number .*\n$/);
    }
    assert.match(checked('--port').said, /^serve: .* is no port/);
    assert.equal(checked('--port', '0').status, 0);
  },

  async 'a port that is taken is said before anything is built'() {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => taken.once('listening', done));
    const {status, said} = checked('--port', String(taken.address().port));
    taken.close();
    assert.equal(status, 1);
    assert.match(said, /^serve: port \d+ is taken; .*\n$/);
  },

  async 'an address of slashes alone is no error of the server'() {
    const server = spawn(process.execPath, [...SERVE, '--port', '0', '--no-open'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      let said = '';
      for await (const piece of server.stdout) {
        said += piece;
        if (/:\d+/.test(said)) break;
      }
      const port = Number(/:(\d+)/.exec(said)[1]);
      for (const path of ['//', '///', '/%', '/..%2f..%2f'])
        assert.ok((await statusOf(port, path)) < 500, path);
      assert.equal(await statusOf(port, '/'), 200);
    } finally {
      server.kill();
    }
  },

  'a tree that was copied forgets the build folder that came along'() {
    const copy = mkdtempSync(join(tmpdir(), 'deepseek-cost-copy-'));
    try {
      cpSync(join(ROOT, 'scripts'), join(copy, 'scripts'), {recursive: true});
      mkdirSync(join(copy, 'core'));
      writeFileSync(join(copy, 'core/a.cc'), '');
      const build = join(copy, 'build/wasm');
      const cache = (home) => {
        mkdirSync(build, {recursive: true});
        writeFileSync(
          join(build, 'CMakeCache.txt'),
          `CMAKE_HOME_DIRECTORY:INTERNAL=${home}\nCMAKE_CACHEFILE_DIR:INTERNAL=${build}\n`,
        );
      };
      cache(ROOT);
      inTree(copy, `forget_foreign_build "${build}"`);
      assert.ok(!existsSync(build), 'the other tree’s is gone');
      cache(copy);
      inTree(copy, `forget_foreign_build "${build}"`);
      assert.ok(existsSync(build), 'its own stays');
      assert.equal(inTree(copy, 'cpp_sources'), 'core/a.cc\n', 'sources are found without git');
    } finally {
      rmSync(copy, {recursive: true});
    }
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    console.log(`ok   ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}\n${error.stack}`);
  }
}
console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
