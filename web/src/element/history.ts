// What the reader can take back: the scenarios before each change. Typing in one
// field is one change, however many keys it took.
import type {Scenario} from '../engine/calls.js';

/** More steps back than anybody remembers. */
const LONGEST = 100;

export class History {
  #past: {scenario: Scenario; what: string}[] = [];

  /** `what` names the field that is typed in; "" is a step of its own. */
  record(before: Scenario, what = ''): void {
    const last = this.#past.at(-1);
    if (what !== '' && last?.what === what) return;
    this.#past.push({scenario: before, what});
    if (this.#past.length > LONGEST) this.#past.shift();
  }

  /** The scenario before the last change, which is then forgotten. */
  back(): Scenario | undefined {
    return this.#past.pop()?.scenario;
  }

  get any(): boolean {
    return this.#past.length > 0;
  }

  clear(): void {
    this.#past = [];
  }
}
