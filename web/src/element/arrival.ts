// What of the element is here. A first view needs the calculator and this script;
// the rest is fetched once for all elements of a page.
import {loadRest} from './load-rest.js';
import {useStrings} from '../strings/index.js';
import type {Rest} from '../state/types.js';

let coming: Promise<Rest> | undefined;
let here: Rest | undefined;

/** Fetches the rest. After a failure the next call tries again. */
export function fetchRest(): Promise<Rest> {
  coming ??= loadRest().then(
    (rest) => {
      useStrings('en', rest.en);
      here = rest;
      return rest;
    },
    (error: unknown) => {
      coming = undefined;
      throw error;
    },
  );
  return coming;
}

/** The rest, if it is here. */
export function restHere(): Rest | undefined {
  return here;
}
