// What a section with a state of its own may do with the calculator's.
import type {Note} from './types.js';
import type {Calculator, Started} from './store.js';

export interface Owner {
  /** Once it runs. */
  readonly calculator: Calculator | undefined;
  /** Does what the reader asked for, and what follows from it. */
  act: (work: (calculator: Calculator) => void) => void;
  /** Shows what has changed, and reads a sentence out. */
  announce: (sentence: string) => void;
  /** Shows a note beside the totals, which come into view. */
  note: (note: Note) => void;
  /** Fetches what counts the prompts of a log. */
  fetchBillCheck: () => void;
  /** Says how a file was opened. */
  report: (started: Started) => void;
}
