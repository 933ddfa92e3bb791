// The tokens of the core, natively and as WebAssembly in Node, against those of
// @huggingface/tokenizers with the same tokenizer.json.
//
//   public-tokenizer.mjs NATIVE    NATIVE is a deepseek_cost_call
import {spawnSync} from 'node:child_process';
import {globSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

import {fingerprint} from './fingerprint.mjs';
import {ALL, publicFingerprint, publicIds, textBlocks} from './texts.mjs';

const [native] = process.argv.slice(2);
const site = resolve(import.meta.dirname, '../../build/site');
const {createEngine} = await import(pathToFileURL(join(site, 'engine.js')).href);
const engine = await createEngine();
const [vocabulary] = globSync('assets/deepseek-vocabulary-*.bin', {cwd: site});
await engine.loadVocabulary(readFileSync(join(site, vocabulary)));

const WAYS = {
  native(texts) {
    const input = texts.map((text) => JSON.stringify({text})).join('\n') + '\n';
    const options = {input, maxBuffer: 1 << 30, encoding: 'utf8'};
    const lines = spawnSync(native, ['encodeText'], options).stdout.trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line).ids);
  },
  WebAssembly: (texts) => texts.map((text) => engine.call('encodeText', {text}).ids),
};

let failed = 0;
function compare(way, block) {
  const lists = WAYS[way](block);
  if (fingerprint(lists) === publicFingerprint(block)) return;
  for (const [i, ids] of lists.entries()) {
    const expected = publicIds(block[i]);
    if (JSON.stringify(ids) === JSON.stringify(expected) || ++failed > 5) continue;
    console.log(`${way}: ${JSON.stringify(block[i]).slice(0, 300)}`);
    console.log(`  ours   ${JSON.stringify(ids)?.slice(0, 300)}`);
    console.log(`  theirs ${JSON.stringify(expected).slice(0, 300)}`);
  }
  if (failed === 0) failed = 1;
}

const blocks = textBlocks(ALL);
for (const block of blocks) for (const way of Object.keys(WAYS)) compare(way, block);
const texts = blocks.flat();
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
console.log(`${texts.length} texts of ${bytes} bytes, ${ALL.random} of them random`);
const compared = texts.length * Object.keys(WAYS).length;
console.log(`${compared - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
