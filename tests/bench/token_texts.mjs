// Writes the texts that `scripts/bench tokens` counts into a folder, always the same:
// what people send, and what is hardest for a tokenizer.
//
//   token_texts.mjs FOLDER
import {globSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const [folder] = process.argv.slice(2);
const MB = 1e6;

let state = 12345;
function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

function files(...patterns) {
  return patterns.flatMap((pattern) =>
    globSync(pattern, {cwd: join(ROOT, 'web/node_modules')})
      .sort()
      .map((name) => readFileSync(join(ROOT, 'web/node_modules', name), 'utf8')),
  );
}

/** The sentences of TypeScript's own translations. */
function sentences(...languages) {
  return languages
    .flatMap((language) => files(`typescript/lib/${language}/*.json`))
    .flatMap((json) => Object.values(JSON.parse(json)))
    .join('\n');
}

/** The beginning of a text, cut between characters. */
function first(text, bytes) {
  return Buffer.from(text)
    .subarray(0, bytes)
    .toString('utf8')
    .replace(/\ufffd+$/, '');
}

function letters(from, count) {
  const all = [...from];
  return Array.from({length: count}, () => all[random(all.length)]).join('');
}

const EMOJI = '😀👍🏽👩‍💻❤️🚀🎉🤖🇩🇪🐳✅';
const english = files('**/README.md').join('\n');
const chinese = sentences('zh-cn', 'zh-tw');
const many = sentences('ja', 'ko', 'ru', 'de', 'pl', 'tr', 'cs', 'es', 'fr', 'it', 'pt-br');
const [code] = files('typescript/lib/_tsc.js');
const emoji = english.slice(0, 600_000).replace(/[.!?]\s/g, () => ` ${letters(EMOJI, 3)}\n`);

const hanzi = Array.from({length: 0x9fa6 - 0x4e00}, (_, i) => String.fromCodePoint(0x4e00 + i));
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** One part after another in small ones, as in a prompt. */
function mixed() {
  const parts = [english, chinese, code, many, emoji].map((text) => first(text, MB));
  const step = 2000;
  const texts = [];
  for (let at = 0; at < MB; at += step)
    for (const part of parts) texts.push(part.slice(at, at + step));
  return texts.join('').replace(/\p{Surrogate}/gu, '');
}

const TEXTS = {
  'real-mixed': mixed(),
  'real-english': first(english, 2 * MB),
  'real-chinese': first(chinese, 2 * MB),
  'real-code': code.slice(MB, 3 * MB),
  'real-many-languages': first(many, 2 * MB),
  'real-emoji': first(emoji, MB),
  'worst-letters': letters('abcdefghijklmnopqrstuvwxyz', MB),
  'worst-base64': letters(base64, MB),
  'worst-hanzi': first(letters(hanzi, MB / 3), MB),
  'worst-one-hanzi': '中'.repeat(MB / 3),
  'worst-punctuation': letters('!"#$%&()*+,-./:;<=>?@[]^_{|}~', MB),
  'worst-equals': '='.repeat(MB),
  'worst-blanks': ' '.repeat(MB),
  'worst-newlines': '\n'.repeat(MB),
  'worst-whitespace': letters(' \t\n\r\u3000', MB / 2),
  'worst-a': 'a'.repeat(MB),
  'worst-ab': 'ab'.repeat(MB / 2),
  'worst-digits': letters('0123456789', MB),
  'worst-emoji': letters(EMOJI, MB / 4),
  'worst-marks': first(letters('aeo\u0301\u0300\u0308', MB), MB),
  'worst-greek': first(letters('αβγδεζηθικλμνξοπρστυφχψω', MB / 2), MB),
  'worst-hangul': first(
    letters(
      Array.from({length: 11172}, (_, i) => String.fromCodePoint(0xac00 + i)),
      MB / 3,
    ),
    MB,
  ),
  'worst-controls': letters('\u0001\u0002\u0003\u007f', MB),
  'worst-names': first(
    letters(['Get', 'Set', 'Http', 'XML', 'Request', 'foo', 'Bar', 'ing'], MB),
    MB,
  ),
};

mkdirSync(folder, {recursive: true});
for (const [name, text] of Object.entries(TEXTS)) writeFileSync(join(folder, `${name}.txt`), text);
