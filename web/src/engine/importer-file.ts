// The importer's module as a page fetches it: compiled once, then handed to a worker.
import file from 'virtual:wasm/importer';

import {compile} from './load.js';
import {once} from './once.js';

export const compiledImporter = once(() => compile('importer', file));
