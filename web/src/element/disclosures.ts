// Which disclosures are open, of those whose content is made only then.
import {MONTH} from '../sections/statement/results.js';

export class Disclosures {
  readonly #open = new Set<string>();
  /** The working of the month is open for paper's sake. */
  #unfolded = false;

  get open(): ReadonlySet<string> {
    return this.#open;
  }

  /** Whether the reader has ever opened one. */
  opened = false;

  /** Whether anything has changed. */
  toggle(id: string, open: boolean): boolean {
    if (this.#open.has(id) === open) return false;
    this.opened = true;
    if (open) this.#open.add(id);
    else this.#open.delete(id);
    return true;
  }

  /** On paper nothing opens. */
  unfold(): void {
    this.#unfolded ||= !this.#open.has(MONTH);
    this.#open.add(MONTH);
  }

  /** Closes what `unfold` has opened, and says whether that was anything. */
  fold(): boolean {
    const folds = this.#unfolded;
    this.#unfolded = false;
    return folds && this.toggle(MONTH, false);
  }
}
