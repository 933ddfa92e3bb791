// What the reader can take back: how things were before each change. Typing in one
// field is one change, however many keys it took.

/** More steps back than anybody remembers. */
const LONGEST = 100;

export class History<Moment> {
  #past: {moment: Moment; what: string}[] = [];

  /** `what` names the field that is typed in; "" is a step of its own. */
  record(moment: Moment, what = ''): void {
    const last = this.#past.at(-1);
    if (what !== '' && last?.what === what) return;
    this.#past.push({moment, what});
    if (this.#past.length > LONGEST) this.#past.shift();
  }

  /** What is typed in that field from now on is a change of its own. */
  seal(): void {
    const last = this.#past.at(-1);
    if (last) last.what = '';
  }

  /** The moment before the last change, which is then forgotten. */
  back(): Moment | undefined {
    return this.#past.pop()?.moment;
  }

  get any(): boolean {
    return this.#past.length > 0;
  }

  clear(): void {
    this.#past = [];
  }
}
