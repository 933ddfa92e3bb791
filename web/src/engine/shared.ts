// One engine for all elements of a page: it starts when the first asks for it.
import {createEngine, type Engine, type EngineOptions} from './engine.js';

let options: EngineOptions = {};
let starting: Promise<Engine> | undefined;
let running: Engine | undefined;

/** Says where the module comes from; before the first element is connected. */
export function configureEngine(chosen: EngineOptions): void {
  options = chosen;
  starting = undefined;
  running = undefined;
}

/** The page's engine. After a failure the next call tries again. */
export function sharedEngine(): Promise<Engine> {
  starting ??= createEngine(options).then(
    (engine) => (running = engine),
    (error: unknown) => {
      starting = undefined;
      throw error;
    },
  );
  return starting;
}

/** The engine if it runs already: a first render then needs no waiting. */
export function runningEngine(): Engine | undefined {
  return running;
}
