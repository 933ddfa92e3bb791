// What a section with a state of its own may do with the calculator's.
import type {Started} from './start.js';
import type {Calculator} from './store.js';
import type {FirstView} from './types.js';

export interface Owner {
  /** Once it runs. */
  readonly calculator: Calculator | undefined;
  /** Does what the reader asked for, and what follows from it. */
  act: (work: (calculator: Calculator) => void) => void;
  /** Shows what has changed, and reads a sentence out. */
  announce: (sentence: string) => void;
  /** What stands above the totals from now on. */
  note: (note: FirstView['note']) => void;
  /** Fetches what counts the prompts of a log. */
  fetchBillCheck: () => void;
  readonly updateComplete: Promise<boolean>;
  /** Says how a file was opened. */
  report: (started: Started) => void;
}
