// What of the element is loaded. A first view needs the calculator and this script;
// the lazy bundle is fetched once for all elements of a page.
import {useStrings} from '../strings/index.js';
import type {LazyBundle} from '../state/lazy-bundle.js';

let loading: Promise<LazyBundle> | undefined;
let loaded: LazyBundle | undefined;

/** Fetches the bundle. After a failure the next call tries again. */
export function fetchBundle(): Promise<LazyBundle> {
  loading ??= import('./lazy-bundle.js').then(
    (bundle) => {
      useStrings('en', bundle.en);
      loaded = bundle;
      return bundle;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** The bundle, if it is loaded. */
export function loadedBundle(): LazyBundle | undefined {
  return loaded;
}
