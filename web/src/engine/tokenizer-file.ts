// The tokenizer's module as a page fetches it: compiled once, then handed to a worker.
import file from 'virtual:wasm/tokenizer';

import {compile} from './load.js';
import {once} from './once.js';

export const compiledTokenizer = once(() => compile('tokenizer', file));
