// The engines of a page, for all elements on it: the small one that a first view
// needs, and the whole one, which comes with the rest of the calculator and then
// takes over. Each starts when the first element asks for it.
import type {Caller} from './call-engine.js';
import type {Engine} from './engine.js';
import {createLiveEngine} from './live-engine.js';

let live: Caller | undefined;
let starting: Promise<Caller> | undefined;
let whole: Engine | undefined;

/** The first engine that runs. After a failure the next call tries again. */
export function firstEngine(): Promise<Caller> {
  if (whole) return Promise.resolve(whole);
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
export function setWholeEngine(engine: Engine): void {
  whole = engine;
}

export function wholeEngine(): Engine | undefined {
  return whole;
}

/** The best engine that runs already: a first render then needs no waiting. */
export function runningEngine(): Caller | undefined {
  return whole ?? live;
}
