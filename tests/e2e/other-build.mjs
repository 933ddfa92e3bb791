// Another build of the site, as a change of one price makes it: the price stands in
// the calculator's module, so that module has other bytes, another name and another
// hash, and so has every file that names it.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {cpSync, globSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {asset, SITE} from './harness.mjs';

/** Flash's output price per million tokens, and the default month, in each build. */
export const BUILDS = {
  here: {price: '$0.28', month: '$17.794'},
  other: {price: '$0.27', month: '$17.394'},
};

const FROM = '"0.0028", "0.14", "0.28"';
const TO = '"0.0028", "0.14", "0.27"';

/** Copies the site into `folder`, with that price changed. */
export function makeOtherBuild(folder) {
  cpSync(SITE, folder, {recursive: true});
  /** What each changed file was called, and by which hash it was known. */
  const changed = new Map();
  const module = join(folder, asset('calculator.wasm'));
  const bytes = readFileSync(module);
  const at = bytes.indexOf(FROM);
  assert.ok(at >= 0 && bytes.indexOf(FROM, at + 1) < 0, 'the price stands once in the module');
  bytes.write(TO, at);
  changed.set(fileName(module), otherName(module, bytes));
  changed.set(hash(readFileSync(module)).integrity, hash(bytes).integrity);
  rmSync(module);
  writeFileSync(join(folder, 'assets', changed.get(fileName(module))), bytes);
  // Elements that only a build uses carry its hash in their tags.
  const view = readFileSync(join(SITE, asset('deepseek-cost.js')), 'utf8');
  const tag = /deepseek-cost-\$\{\w+\}(-[0-9a-f]{8}`)/.exec(view)?.[1];
  assert.ok(tag, 'the tags of late sections carry the build');
  changed.set(tag, '-0ther0ne`');
  // A script that names a changed file changes too, and so on upwards: new names
  // first, for scripts may name each other.
  const scripts = globSync('assets/*.js', {cwd: folder});
  const texts = new Map(scripts.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  for (let before = -1; before < changed.size;) {
    before = changed.size;
    for (const [name, text] of texts)
      if (!changed.has(fileName(name)) && replaced(text) !== text)
        changed.set(fileName(name), otherName(name, `other ${text}`));
  }
  for (const [name, text] of texts) {
    const to = changed.get(fileName(name));
    if (to === undefined) continue;
    rmSync(join(folder, name));
    const content = replaced(text);
    writeFileSync(join(folder, 'assets', to), content);
    changed.set(hash(text).integrity, hash(content).integrity);
  }
  for (const name of globSync('*.{html,js}', {cwd: folder})) {
    if (name === 'deepseek-cost.html' || name === 'sw.js') continue;
    const path = join(folder, name);
    const text = replaced(readFileSync(path, 'utf8'));
    writeFileSync(path, text.replaceAll('$0.28', '$0.27').replaceAll('17.794', '17.394'));
  }
  writeFileSync(join(folder, 'sw.js'), worker());
  return folder;

  function replaced(text) {
    for (const [from, to] of changed) text = text.replaceAll(from, to);
    return text;
  }

  /** The service worker's list names each file with its hash. */
  function worker() {
    let text = replaced(readFileSync(join(folder, 'sw.js'), 'utf8'));
    for (const name of globSync('*.html', {cwd: folder})) {
      const was = hash(readFileSync(join(SITE, name)));
      const is = hash(readFileSync(join(folder, name)));
      text = text
        .replaceAll(was.integrity, is.integrity)
        .replaceAll(was.base64url.slice(0, 8), is.base64url.slice(0, 8));
    }
    return text;
  }
}

function fileName(path) {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The name with the hash of another content. */
function otherName(path, content) {
  const name = fileName(path);
  const ending = name.slice(name.lastIndexOf('.'));
  return `${name.slice(0, -ending.length - 8)}${hash(content).base64url.slice(0, 8)}${ending}`;
}

function hash(content) {
  const digest = createHash('sha256').update(content).digest();
  return {
    base64url: digest.toString('base64url'),
    integrity: `sha256-${digest.toString('base64')}`,
  };
}

/** Puts the files of `from` into `folder`, and unless `keep` says so, removes all others. */
export function deploy(from, folder, {keep = false, only = () => true} = {}) {
  const there = new Set();
  for (const name of globSync('**/*', {cwd: from})) {
    if (!statSync(join(from, name)).isFile() || !only(name)) continue;
    there.add(name);
    cpSync(join(from, name), join(folder, name));
  }
  if (keep) return;
  for (const name of globSync('**/*', {cwd: folder})) {
    const path = join(folder, name);
    if (statSync(path).isFile() && !there.has(name)) rmSync(path);
  }
}
