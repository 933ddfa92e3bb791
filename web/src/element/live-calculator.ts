// The calculator of one element: made as soon as the module and the words are there, begun with
// what the host gave by then, and begun again with what it gives later.
import type {PropertyValues} from 'lit';

import {runningCalculator} from '../engine/calculator.js';
import type {Scenario} from '../engine/types/calls.js';
import type {OwnBookController} from '../sections/prices/own-book-controller.js';
import type {Started} from '../state/start.js';
import {Calculator} from '../state/store.js';
import {stringsOf} from '../strings/index.js';
import type {Clock} from './clock.js';
import {Given, type Host} from './given.js';
import type {OwnLanguage} from './own-language.js';

export class LiveCalculator {
  /** Once it runs. */
  current: Calculator | undefined;
  /** How a link or a file was opened. */
  started: Started = {repaired: false, errors: []};
  readonly given: Given;

  constructor(
    private readonly host: Host,
    private readonly book: OwnBookController,
    private readonly clock: Clock,
    private readonly language: OwnLanguage,
  ) {
    this.given = new Given(host, book);
  }

  /** A copy: what a host writes into it is not what was asked for. */
  get data(): Scenario | undefined {
    return this.current ? structuredClone(this.current.scenario) : this.given.data;
  }

  set data(scenario: Scenario | undefined) {
    if (this.given.give(scenario) && this.current) this.#begin(this.current);
  }

  get rateBook(): object | undefined {
    return structuredClone(this.current ? this.current.ownBook : this.book.pending);
  }

  set rateBook(book: object | undefined) {
    this.book.pending = book;
    if (this.current) this.book.give(this.current, book, this.host.card);
    else this.given.reopen = true;
  }

  /** Brings it up to what has arrived and what the attributes say. */
  prepare(): void {
    const engine = runningCalculator();
    const strings = stringsOf(this.language.current);
    if (!engine || !strings) return;
    this.current ??= new Calculator(engine, strings.locale, this.clock.now());
    this.current.useLocale(strings.locale);
    if (this.given.reopen || this.given.data) this.#begin(this.current);
  }

  /** What the host's attributes say anew. */
  follow(changed: PropertyValues): void {
    const now = changed.has('now') ? this.clock.now() : undefined;
    if (now) this.current?.tick(now);
    this.given.follow(changed, this.current);
  }

  #begin(calculator: Calculator): void {
    this.started = this.given.begin(calculator, this.language.current === 'zh');
  }
}
