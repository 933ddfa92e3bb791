// The field that the reader is typing in, and what stood there when they came in:
// that counts while what is typed cannot be read. A half-typed number never does,
// though its beginning ("50000" of "500000") could be read.
import type {CoreError, Scenario} from '../engine/types/calls.js';
import {errorsAt} from './errors.js';
import {edited} from './scenario-edits.js';

/** Chosen from a list, not typed: what is chosen stands for itself. */
const CHOSEN = new Set(['/card', '/currency', '/month', '/instant']);

/** Those that cannot be used are left out of what counts: the others stand elsewhere there. */
const RANGES = '/decision/ranges';

export class FieldEntry {
  #path = '';
  /** What is kept of the scenario that counted: the field, or all of the ranges. */
  #kept = '';
  #value: unknown;

  /** `valid` is the scenario that counts now. */
  enter(path: string, valid: Scenario): void {
    this.#path = CHOSEN.has(path) ? '' : path;
    this.#kept = path.startsWith(`${RANGES}/`) ? RANGES : path;
    this.#value = valueAt(valid, this.#kept);
  }

  /** Typing goes on in the field that was entered; elsewhere it enters that one. */
  typing(path: string, valid: Scenario): void {
    if (path !== this.#path) this.enter(path, valid);
  }

  leave(): void {
    this.#path = '';
  }

  /** Whether the field that is typed in is one of those that are wrong. */
  isAmong(errors: readonly CoreError[]): boolean {
    return errorsAt(errors, this.#path).length > 0;
  }

  /** The scenario with what stood in the field before; undefined where no field is typed in. */
  before(scenario: Scenario): Scenario | undefined {
    return this.#path === '' ? undefined : edited(scenario, this.#kept, this.#value);
  }
}

function valueAt(scenario: Scenario, path: string): unknown {
  let node: unknown = scenario;
  for (const key of path.split('/').slice(1))
    node = (node as Record<string, unknown> | undefined)?.[key];
  return node;
}
