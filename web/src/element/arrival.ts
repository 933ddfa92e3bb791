// What of the element is loaded. A first view needs the calculator and this script;
// the lazy bundle is fetched once for all elements of a page.
import {once} from '../engine/once.js';
import {useStrings} from '../strings/index.js';
import type {LazyBundle} from '../state/lazy-bundle.js';

let loaded: LazyBundle | undefined;

export const fetchBundle = once(async (): Promise<LazyBundle> => {
  const bundle = await import('./lazy-bundle.js');
  useStrings('en', bundle.en);
  return (loaded = bundle);
});

/** The bundle, if it is loaded. */
export function loadedBundle(): LazyBundle | undefined {
  return loaded;
}
