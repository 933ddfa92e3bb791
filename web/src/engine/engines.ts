// The engines of a page, for all elements on it: the small one that a first view
// needs, and the full one, which comes with the lazy bundle and then
// takes over. Each starts when the first element asks for it.
import type {Caller} from './call-engine.js';
import type {Engine} from './engine.js';
import {createLiveEngine} from './live-engine.js';

let live: Caller | undefined;
let starting: Promise<Caller> | undefined;
let full: Engine | undefined;

/** The first engine that runs. After a failure the next call tries again. */
export function firstEngine(): Promise<Caller> {
  if (full) return Promise.resolve(full);
  starting ??= createLiveEngine().then(
    (engine) => (live = engine),
    (error: unknown) => {
      starting = undefined;
      throw error;
    },
  );
  return starting;
}

/** From here on it answers everything. */
export function setFullEngine(engine: Engine): void {
  full = engine;
}

export function fullEngine(): Engine | undefined {
  return full;
}

/** The best engine that runs already: a first render then needs no waiting. */
export function runningEngine(): Caller | undefined {
  return full ?? live;
}
