// What the reader can take back, and do again: how things were before each change.
// Typing in one field is one change, however many keys it took.

/** More steps back than anybody remembers. */
const LONGEST = 100;

interface Change<Moment> {
  /** How things were on the other side of the change. */
  moment: Moment;
  /** The field that is typed in; "" once another key there is a change of its own. */
  field: string;
  /** What was changed: a path of the scenario, or a word for what was done. */
  step: string;
}

export class History<Moment> {
  #past: Change<Moment>[] = [];
  #future: Change<Moment>[] = [];

  /** `field` is typed in; "" is a step of its own. */
  record(moment: Moment, field = '', step = field): void {
    this.#future = [];
    if (field !== '' && this.#past.at(-1)?.field === field) return;
    this.#past.push({moment, field, step});
    if (this.#past.length > LONGEST) this.#past.shift();
  }

  /** What is typed in that field from now on is a change of its own. */
  seal(): void {
    const last = this.#past.at(-1);
    if (last) last.field = '';
  }

  /** The moment before the last change; `now` is where doing it again leads. */
  back(now: Moment): Moment | undefined {
    return turn(this.#past, this.#future, now);
  }

  /** The moment after the change that was taken back last. */
  forward(now: Moment): Moment | undefined {
    return turn(this.#future, this.#past, now);
  }

  /** What going back undoes, or undefined. */
  get undoes(): string | undefined {
    return this.#past.at(-1)?.step;
  }

  /** What going forward does again, or undefined. */
  get redoes(): string | undefined {
    return this.#future.at(-1)?.step;
  }

  clear(): void {
    this.#past = [];
    this.#future = [];
  }
}

function turn<Moment>(
  from: Change<Moment>[],
  to: Change<Moment>[],
  now: Moment,
): Moment | undefined {
  const change = from.pop();
  if (change) to.push({moment: now, field: '', step: change.step});
  return change?.moment;
}
