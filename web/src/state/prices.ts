// The rate book in use, the table of the chosen card, and the band of the reader's now.
import {jsonText} from '../engine/builtins.js';
import type {BandAt, BookMark, CoreError, Scenario} from '../engine/types/calls.js';
import type {RateBook, RateTable} from '../engine/types/rates.js';
import type {Caller} from '../engine/call-engine.js';
import {errorsOf, good} from './errors.js';

export class Prices {
  table!: RateTable;
  book!: RateBook;
  band: BandAt | undefined;
  /** The reader's or the host's; undefined is the official one. */
  ownBook: object | undefined;
  #request = '';
  #tableBook: object | undefined;

  constructor(
    private readonly engine: Caller,
    public now: string | undefined,
  ) {
    this.useBook(undefined);
  }

  /** The member of a request that names the reader's own book. */
  members(): {book?: object} {
    return this.ownBook ? {book: this.ownBook} : {};
  }

  /** It must have been found to be right. A copy is kept: whoever gave it may change it. */
  useBook(book: object | undefined): void {
    this.ownBook = book && (JSON.parse(jsonText(book)) as object);
    this.book = this.engine.call('rateBook', this.members()) as RateBook;
    // The prerendered page must not depend on the day it was built on: its "now" is
    // the newest card of the book.
    this.now ??= this.book.timeline.at(-1)?.effective_from;
  }

  faultsOf(given: {book: object} | {text: string}): CoreError[] {
    return errorsOf(this.engine.call('checkRateBook', given));
  }

  /** What names the reader's own prices where these cannot go. */
  mark(): BookMark | undefined {
    const own = this.ownBook && good(this.engine.call('version', {book: this.ownBook}))?.book;
    return own?.fingerprint ? {name: own.name, fingerprint: own.fingerprint} : undefined;
  }

  /**
   * A link means the prices it was made with: the official ones, or a book that it marks. The
   * error of one that is not at hand.
   */
  follow(scenario: Scenario, wanted: BookMark | undefined, keep = false): CoreError[] {
    if (wanted ? wanted.fingerprint === this.mark()?.fingerprint : keep) return [];
    if (this.ownBook) this.useBook(undefined);
    if (!wanted) return [];
    const errors = errorsOf(this.engine.call('estimate', {scenario, custom_book: wanted}));
    return errors.filter(({code}) => code === 'prices_absent');
  }

  /** The table of the scenario's card. Most changes are of numbers: then it is what it was. */
  read({card, currency}: Scenario): void {
    const request = {
      ...(card ? {card} : {}),
      ...(currency ? {currency} : {}),
      ...(this.now ? {now: this.now} : {}),
    };
    const first = this.#request === '';
    const key = JSON.stringify(request);
    if (key === this.#request && this.ownBook === this.#tableBook) return;
    this.#request = key;
    this.#tableBook = this.ownBook;
    const table = good(this.engine.call('rateTable', {...request, ...this.members()}));
    // A card without that currency, or no such card: the fields say so; the table stays.
    if (table) this.table = table;
    else if (first) this.table = this.engine.call('rateTable', this.members()) as RateTable;
    this.#readBand();
  }

  /** Whether other prices are in force at that moment than before. */
  tick(now: string): boolean {
    const before = this.cardInForce();
    this.now = now;
    this.#readBand();
    return this.cardInForce() !== before;
  }

  /** The card of the reader's now; before the first one, that. */
  cardInForce(): string | undefined {
    const now = Date.parse(this.now ?? '');
    const begun = this.book.timeline.filter(({effective_from: from}) => !(Date.parse(from) > now));
    return (begun.at(-1) ?? this.book.timeline[0])?.card;
  }

  lists(card: string | undefined): boolean {
    return this.book.timeline.some((each) => each.card === card);
  }

  #readBand(): void {
    const banded = this.table.models.some(({prices}) => prices.some(({band}) => band !== 'flat'));
    const at = {at: this.now ?? '', card: this.table.card.id, ...this.members()};
    this.band = banded && this.now ? good(this.engine.call('band', at)) : undefined;
  }
}
