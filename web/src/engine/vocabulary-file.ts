// The vocabulary as a page fetches it, and where the build put it.
import file from 'virtual:vocabulary';

import {fetchBytes} from './load.js';

/** Rejects with an `EngineLoadError` where there is none, as in the single page. */
export function vocabularyBytes(): Promise<Uint8Array> {
  return fetchBytes(file);
}

/** Undefined for a script that has no address. */
export function vocabularyAddress(): URL | undefined {
  return file.url();
}
