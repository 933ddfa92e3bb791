// The ids of random and real texts are those of a public tokenizer with the official
// file, in a worker of each engine: block by block, by their fingerprints.
import assert from 'node:assert/strict';
import {join} from 'node:path';

import {ROOT, SITE} from '../harness.mjs';
import {ALL, publicFingerprint, SAMPLE, textBlocks} from '../../tokens/texts.mjs';

const everything = process.env.CI === 'true' || process.env.TEST_ALL === 'true';
let blocks;

/** Once for all engines. */
function comparedBlocks() {
  if (!blocks) {
    blocks = textBlocks(everything ? ALL : SAMPLE);
    if (!everything)
      console.log('skipped: most texts of the public tokenizer (scripts/test --all encodes all)');
  }
  return blocks;
}

export default (test) => {
  test(
    'random and real texts have the ids that a public tokenizer gives them',
    async (t) => {
      const all = comparedBlocks();
      const server = await t.serve({
        folders: {'/': SITE, '/tokens/': join(ROOT, 'tests/tokens')},
        pages: {'/blank': '<!doctype html><title>blank</title>'},
        scripts: Object.fromEntries(all.map((each, i) => [`/texts/${i}`, JSON.stringify(each)])),
      });
      const page = await t.newPage();
      await page.goto(`${server.origin}/blank`);
      for (const [i, block] of all.entries()) {
        const {print, error} = await page.evaluate((address) => {
          globalThis.worker ??= new Worker('/tokens/worker.js', {type: 'module'});
          return new Promise((resolve) => {
            globalThis.worker.onmessage = ({data}) => resolve(data);
            globalThis.worker.onerror = ({message}) => resolve({error: message});
            globalThis.worker.postMessage(address);
          });
        }, `/texts/${i}`);
        assert.equal(error, undefined);
        assert.equal(print, publicFingerprint(block), `block ${i}`);
      }
    },
    {seconds: 300},
  );
};
