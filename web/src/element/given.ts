// What the host gives to begin with, and which of it counts: of `scenario`, `data` and `open()`
// the one that was set last, and `data` over the attribute in the page's text.
import type {PropertyValues} from 'lit';

import type {Currency, Scenario} from '../engine/types/calls.js';
import type {OwnBookController} from '../sections/prices/own-book-controller.js';
import type {Start, Started} from '../state/start.js';
import type {Calculator} from '../state/store.js';

export interface Host {
  readonly card: string | null;
  readonly currency: string | null;
  getAttribute: (name: string) => string | null;
  readonly scenario: string | null;
  readonly view: string | null;
  readonly now: string | null;
  readonly ownsPage: boolean;
  hasUpdated: boolean;
}

export class Given {
  /** Until there is a calculator. */
  data: Scenario | undefined;
  /** What the attributes say is still to be shown. */
  reopen = true;
  /** The page shows what its links carry. */
  opens = false;
  /** Neither a host nor a link asks for anything but the default. */
  plain = true;
  /** What is to be shown came by `open`: a link brings its own card and currency. */
  #fromLink = false;
  /** Data is what was given last, and is shown. */
  #holdsData = false;
  /** The host's data, which a scenario may stand before. */
  #behind: Scenario | undefined;
  /** A `scenario` is set, and nothing has come after it. */
  #named = false;
  /** In which order it came, until there is a calculator: 0 is what the page's text says. */
  readonly #order = {data: 0, scenario: 0, open: 0, card: 0, currency: 0};
  #given = 0;
  /** What the page's text said when the script arrived. */
  #inText: string | null;

  constructor(
    private readonly host: Host,
    private readonly book: OwnBookController,
  ) {
    this.#inText = host.getAttribute('scenario');
  }

  /** The host sets `card` or `currency`. */
  pin(name: 'card' | 'currency'): void {
    this.#order[name] = ++this.#given;
  }

  open(fragment: string): void {
    this.#order.open = ++this.#given;
    this.reopen = true;
    this.opens = true;
    this.#holdsData = false;
    this.#fromLink = fragment !== '';
    this.data = this.#behind = undefined;
  }

  /** What `card` and `currency` say later changes the prices alone. */
  follow(changed: PropertyValues, calculator: Calculator | undefined): void {
    const {scenario, hasUpdated} = this.host;
    if (this.#named) {
      if (hasUpdated && !this.#fromLink) this.data = undefined;
      // A host may write back what it has just heard: the reader can still undo it.
      if (scenario === null || scenario !== calculator?.fragment) this.reopen = true;
    }
    this.#named = false;
    if (this.reopen || !(changed.has('card') || changed.has('currency'))) return;
    const {card = null, currency = null} = this.#pins();
    calculator?.pin({
      ...(changed.has('card') ? {card} : {}),
      ...(changed.has('currency') ? {currency} : {}),
    });
  }

  /**
   * Data that comes after a scenario or a link takes its place, before either has been shown.
   * Whether there is something to begin with.
   */
  give(data: Scenario | undefined): boolean {
    this.data = this.#behind = data;
    if (!data) {
      // A host that takes its data away is back at what else it has given.
      const withdrawn = this.#holdsData;
      this.#holdsData = false;
      this.#order.data = 0;
      return withdrawn;
    }
    this.#holdsData = true;
    this.#order.data = ++this.#given;
    this.#fromLink = false;
    this.#named = false;
    return true;
  }

  /** The host's `scenario` is set, be it to what it was; or read in the page's text. */
  name(scenario: string | null): void {
    // What came after it is shown, and stays.
    if (scenario === null && this.#holdsData) return;
    if (scenario === null && this.#behind) {
      this.give(this.#behind);
      return;
    }
    this.#named = true;
    if (scenario === null || scenario !== this.#inText) {
      this.#order.scenario = ++this.#given;
      this.#holdsData = false;
    }
    this.#inText = null;
  }

  begin(calculator: Calculator, chinese: boolean): Started {
    const {scenario, view, now, ownsPage} = this.host;
    const {book} = this;
    const data = this.#order.scenario > this.#order.data ? undefined : this.data;
    this.reopen = false;
    if (book.pending) book.give(calculator, book.pending, this.host.card);
    const {card, currency} = this.#pins();
    const requested = [scenario, data, card, currency, view, now];
    this.plain = !book.pending && requested.every((each) => !each);
    const started = calculator.start({
      // A host writes its attribute itself; what an address says may have been cut on its way.
      ...(scenario && !data ? {fragment: scenario} : {}),
      keepBook: !this.#fromLink,
      checksum: ownsPage ? 'required' : 'optional',
      ...(data ? {scenario: data} : {}),
      ...(card && this.#holds('card') ? {card} : {}),
      ...(currency && this.#holds('currency') ? {currency} : {}),
      ...(chinese ? {usualCurrency: 'CNY' as const} : {}),
    });
    this.data = undefined;
    this.#fromLink = false;
    return started;
  }

  /** A link brings its own, but for what is set after it. */
  #holds(pin: 'card' | 'currency'): boolean {
    const {open, scenario} = this.#order;
    return !this.#fromLink || scenario > open || this.#order[pin] > open;
  }

  #pins(): Pick<Start, 'card' | 'currency'> {
    const {card} = this.host;
    const currency = this.host.currency?.toUpperCase();
    return {
      ...(card ? {card} : {}),
      // What is no currency is the core's to refuse.
      ...(currency ? {currency: currency as Currency} : {}),
    };
  }
}

/** What a host set before the element's script arrived stands in the way of its accessors. */
export function takeEarly(element: {rateBook: object | undefined; data: object | undefined}): void {
  for (const name of ['rateBook', 'data'] as const) {
    if (!Object.hasOwn(element, name)) continue;
    const early = Object.getOwnPropertyDescriptor(element, name)?.value as object | undefined;
    Reflect.deleteProperty(element, name);
    element[name] = early;
  }
}
