// The reader's or the host's own rate book, on its way into the calculator.
import type {CoreError} from '../../engine/types/calls.js';
import type {FirstStrings} from '../../strings/index.js';
import type {Calculator} from '../../state/store.js';

interface Host extends EventTarget {
  readonly calculator: Calculator | undefined;
  act: (work: (calculator: Calculator) => void) => void;
  fetch: () => Promise<void>;
  requestUpdate: () => void;
}

export class OwnBookController {
  /** To be used as soon as there is a calculator. */
  pending: object | undefined;
  errors: CoreError[] = [];
  /** What is wrong with the host's. */
  hostErrors: CoreError[] = [];

  constructor(private readonly host: Host) {}

  /**
   * The host's choice, with the card that it has pinned. A book that cannot be read is as if it
   * had not been given, but for a word.
   */
  give(calculator: Calculator, book: object | undefined, card: string | null): void {
    this.hostErrors = calculator.useBook(book, card);
    if (this.hostErrors.length > 0) this.pending = undefined;
  }

  /** The reader's choice, so that a page may keep it; a link's is not. */
  async useBook(text: string): Promise<void> {
    await this.host.fetch();
    const {calculator} = this.host;
    if (!calculator) return;
    this.errors = calculator.checkBook(text);
    if (this.errors.length > 0) {
      this.host.requestUpdate();
      return;
    }
    this.host.act((calculator) => {
      this.#take(calculator, JSON.parse(text) as object);
    });
  }

  dropBook(): void {
    this.host.act((calculator) => {
      this.#take(calculator, undefined);
    });
  }

  #take(calculator: Calculator, rateBook: object | undefined): void {
    this.pending = rateBook;
    this.hostErrors = [];
    calculator.useBook(rateBook);
    this.host.dispatchEvent(
      new CustomEvent('deepseek-cost-book', {bubbles: true, composed: true, detail: {rateBook}}),
    );
  }
}

export function nameOf(book: object, s: FirstStrings): string {
  const {name, name_zh: chinese} = book as {name?: unknown; name_zh?: unknown};
  const own = s.lang.startsWith('zh') && chinese !== undefined ? chinese : name;
  return typeof own === 'string' ? own : 'JSON';
}
