// The state behind one element: a scenario as typed, the last good answers to
// it, and the errors of what stands in the fields now. No DOM in here.
import type {
  BandAt,
  BookMark,
  CoreError,
  Currency,
  Defaults,
  Estimate,
  Failure,
  Scenario,
  Shape,
} from '../engine/types/calls.js';
import type {Caller} from '../engine/call-engine.js';
import {Format} from '../format/format.js';
import {
  edited,
  isDrawable,
  readable,
  readableShape,
  withoutDecision,
  withoutFields,
  withoutWorkload,
  withPreset,
  withWorkload,
  withWorkloadMoved,
} from './scenario-edits.js';
import {rangesInUse} from './range-paths.js';
import {QueryCache, type Query, type Answer} from './query-cache.js';
import {History} from './undo-history.js';
import type {BookView, TableView} from '../engine/types/book-types.js';

/** What a link, an attribute or a host gives. Whatever is absent is the default. */
export interface Start {
  fragment?: string;
  /** Whether the fragment may come without one, as people write it by hand. */
  checksum?: 'required' | 'optional';
  scenario?: Scenario;
  card?: string;
  currency?: Currency;
}

/** How a start went: what to show the reader. */
export interface Started {
  repaired: boolean;
  customBook?: string;
  /** A link without a checksum that can be read all the same, if the reader wants it. */
  unproven?: string;
  errors: CoreError[];
  /** The errors are about what the host's page gave. */
  byHost?: boolean;
}

interface Moment {
  scenario: Scenario;
  validScenario: Scenario;
}

export class Calculator {
  scenario: Scenario;
  pinnedCard: string;
  ownBook: object | undefined;
  estimate: Estimate | undefined;
  band: BandAt | undefined;
  errors: CoreError[] = [];
  /** Of the buyer inputs; the bill does not wait for these. */
  decisionErrors: CoreError[] = [];
  stale = false;
  /** The scenario with the last good values of the fields that cannot be read: all answers are to it. */
  validScenario: Scenario;
  /** The link text of the valid scenario. */
  fragment = '';
  table!: TableView;
  book!: BookView;
  readonly presets: Defaults['presets'];
  readonly history = new History<Moment>();
  readonly #defaults: Scenario;
  readonly #queries: QueryCache;
  #pricedOf: {valid?: Scenario; priced: Scenario};
  #tableRequest = '';
  #tableBook: object | undefined;

  constructor(
    private readonly engine: Caller,
    private locale: string,
    public now: string | undefined,
  ) {
    this.#queries = new QueryCache(engine);
    const defaults = engine.call('defaults', {}) as Defaults;
    this.#defaults = defaults.scenario;
    this.presets = defaults.presets;
    this.scenario = this.validScenario = this.#readable(defaults.scenario);
    this.#pricedOf = {priced: this.scenario};
    this.pinnedCard = defaults.scenario.card ?? '';
    this.#readBook();
  }

  /** Replaces the scenario, as far as what is given can be read. */
  start({fragment, checksum = 'required', scenario, card, currency}: Start): Started {
    const started: Started = {repaired: false, errors: []};
    let next: Scenario = {...this.#defaults};
    if (card) next.card = card;
    if (currency) next.currency = currency;
    if (scenario && isDrawable(scenario)) next = {...next, ...scenario};
    else if (scenario) {
      started.errors = errorsOf(this.engine.call('estimate', {scenario}));
      started.byHost = true;
    }
    if (fragment) {
      const read = this.engine.call('decodeLink', {fragment, checksum});
      if (read.ok) {
        next = read.scenario;
        started.repaired = read.repaired.length > 0;
        this.#followBook(read.custom_book, started);
      } else {
        started.errors = read.errors;
        // What is only missing its checksum was written by hand, or cut off; which of them is not known.
        const lax = this.engine.call('decodeLink', {fragment, checksum: 'optional'});
        if (lax.ok) started.unproven = fragment;
      }
    }
    this.scenario = this.#readable(next);
    this.history.clear();
    this.pinnedCard = next.card ?? this.pinnedCard;
    this.compute();
    return started;
  }

  /** A file's scenario in place of the reader's. One that cannot be read changes nothing. */
  openFile({scenario, customBook}: {scenario: Scenario; customBook?: BookMark}): Started {
    const before = this.ownBook;
    const started: Started = {repaired: false, errors: []};
    this.#followBook(customBook, started);
    const read = this.engine.call('estimate', {scenario, ...this.#book()});
    if (read.ok) return {...started, ...this.start({scenario})};
    this.ownBook = before;
    this.#readBook();
    return {...started, errors: read.errors};
  }

  /** A link means the prices it was made with: the official ones, or a book that it marks. */
  #followBook(customBook: BookMark | undefined, started: Started): void {
    const own = this.ownBook ? good(this.engine.call('version', {book: this.ownBook})) : undefined;
    const fingerprint = own?.book.fingerprint;
    if (customBook && customBook.fingerprint === fingerprint) return;
    this.ownBook = undefined;
    this.#readBook();
    if (customBook) started.customBook = customBook.name;
  }

  edit(path: string, value: unknown): void {
    const shape = /^(.*\/shape)\/kind$/.exec(path)?.[1];
    // Another shape has other fields: it begins with default numbers.
    if (shape)
      this.#set((scenario) => rangesInUse(edited(scenario, shape, this.#defaultShape(value))));
    else this.#set((scenario) => edited(scenario, path, value), path);
  }

  preset(workload: number, id: string): void {
    const preset = this.presets.find((each) => each.id === id);
    if (preset) this.#set((scenario) => withPreset(scenario, workload, preset, this.#group));
  }

  addWorkload(): void {
    const [first] = this.#readable(this.#defaults).workloads;
    if (first) this.#set((scenario) => withWorkload(scenario, first));
  }

  duplicateWorkload(index: number): void {
    this.#set((scenario) => {
      const copy = scenario.workloads[index];
      return copy ? withWorkload(scenario, copy, index + 1) : scenario;
    });
  }

  removeWorkload(index: number): void {
    if (this.scenario.workloads.length > 1)
      this.#set((scenario) => withoutWorkload(scenario, index));
  }

  moveWorkload(index: number, to: number): void {
    if (to >= 0 && to < this.scenario.workloads.length)
      this.#set((scenario) => withWorkloadMoved(scenario, index, to));
  }

  /** Takes back the last change. */
  undo(): void {
    const before = this.history.back();
    if (!before) return;
    ({scenario: this.scenario, validScenario: this.validScenario} = before);
    this.compute();
  }

  /** The default numbers again; card and currency stay. */
  reset(): void {
    const {card, currency} = this.scenario;
    const defaults = this.#readable({...this.#defaults, card, currency});
    this.#set(() => defaults);
  }

  /** Another card; the money's list changes with it only if the card has none in it. */
  useCard(card: string): void {
    this.#set((scenario) => ({...scenario, card}));
  }

  /** A book that cannot be read changes nothing; why it cannot is the answer. */
  useBook(book: object | undefined): CoreError[] {
    const faults = book ? errorsOf(this.engine.call('checkRateBook', {book})) : [];
    if (faults.length > 0) return faults;
    this.ownBook = book;
    this.#readBook();
    const known = this.book.timeline.some(({card}) => card === this.scenario.card);
    const card = known
      ? this.scenario.card
      : (this.book.timeline.at(-1)?.card ?? this.#defaults.card);
    this.pinnedCard = card ?? '';
    this.#set((scenario) => ({...scenario, card}));
    this.history.clear(); // earlier scenarios name the cards of another book
    return [];
  }

  /** The faults of a rate book, none if it can be used. */
  checkBook(text: string): CoreError[] {
    const checked = this.engine.call('checkRateBook', {text});
    return checked.ok ? [] : checked.errors;
  }

  tick(now: string): void {
    this.now = now;
    this.#readBand();
  }

  /**
   * The estimate of what stands in the fields. Where something there cannot be read, its last
   * good value counts: with `effective`, which follows all that can be, or as it was before.
   */
  compute(effective = this.validScenario): void {
    const now = this.now ? {now: this.now} : {};
    const estimate = (scenario: Scenario): Estimate | Failure =>
      this.engine.call('estimate', {
        scenario: withoutDecision(scenario),
        ...this.#book(),
        ...now,
      });
    const answerAsTyped = estimate(this.scenario);
    this.errors = errorsOf(answerAsTyped);
    this.stale = !answerAsTyped.ok && this.estimate !== undefined;
    for (const scenario of answerAsTyped.ok ? [this.scenario] : [effective, this.validScenario]) {
      const answer = answerAsTyped.ok ? answerAsTyped : estimate(scenario);
      if (!answer.ok) continue;
      this.estimate = answer;
      // Buyer inputs are judged as they stand, whatever is wrong elsewhere.
      const {decision} = this.scenario;
      this.#acceptValid(
        answerAsTyped.ok ? scenario : {...scenario, ...(decision ? {decision} : {})},
      );
      break;
    }
    this.#readTable();
  }

  /** A buyer input that cannot be read keeps its last good value likewise. */
  #acceptValid(scenario: Scenario): void {
    const book = this.#book();
    const link = this.engine.call('encodeLink', {scenario, ...book});
    this.decisionErrors = link.ok ? [] : link.errors;
    const before = this.validScenario.decision ?? {};
    for (const each of link.ok
      ? [scenario]
      : [withoutFields(scenario, link.errors, before), withoutFields(scenario, link.errors)]) {
      this.validScenario = each;
      const one = link.ok ? link : this.engine.call('encodeLink', {scenario: each, ...book});
      if (!one.ok) continue;
      this.fragment = one.fragment;
      return;
    }
  }

  /** A query about this scenario, made when its answer is looked at. */
  readonly query: Query = (name, more) =>
    name === 'countTokens'
      ? this.#queries.query(name, {...more})
      : this.#queries.query(name, {
          ...(name === 'cacheModel' ? {} : {scenario: this.validScenario}),
          ...this.#book(),
          ...more,
        });

  /** The month over every share of hits, asked for by whoever draws it. */
  hitCurve(): Answer<'hitCurve'> | undefined {
    return this.query('hitCurve', {scenario: this.#priced()}).answer;
  }

  /** What the workloads come to on the models chosen for them, where any has one. */
  assignedModels(): Answer<'chosen'> | undefined {
    if (this.validScenario.workloads.every(({model}) => !model)) return undefined;
    return this.query('chosen', {scenario: this.#priced()}).answer;
  }

  /** What is priced, the same object as long as nothing changes: a query is then made once. */
  #priced(): Scenario {
    const {validScenario} = this;
    if (this.#pricedOf.valid !== validScenario)
      this.#pricedOf = {valid: validScenario, priced: withoutDecision(validScenario)};
    return this.#pricedOf.priced;
  }

  /** The valid scenario as the core writes it, without typing habits. */
  canonical(): Scenario {
    // What is too long for a link stays as it was typed: another one's would be wrong.
    if (this.linkError()) return withoutDecision(this.validScenario);
    const read = this.engine.call('decodeLink', {fragment: this.fragment});
    return read.ok ? read.scenario : this.validScenario;
  }

  /** Why there is no link to this scenario, if there is none. */
  linkError(): CoreError | undefined {
    return this.decisionErrors.find(({code}) => code === 'link_too_long');
  }

  /** What names the reader's own prices where these cannot go. */
  bookMark(): BookMark | undefined {
    const own = this.ownBook && good(this.engine.call('version', {book: this.ownBook}))?.book;
    return own?.fingerprint ? {name: own.name, fingerprint: own.fingerprint} : undefined;
  }

  format(): Format {
    return new Format(this.locale, this.table.currency);
  }

  useLocale(locale: string): void {
    this.locale = locale;
  }

  /** None where the share of hits is given as such. */
  #defaultShape(kind: unknown): Shape | undefined {
    const defaults = this.engine.call('cacheModel', {});
    if (!defaults.ok || !('shapes' in defaults)) return undefined;
    const shape = defaults.shapes.find((each) => each.kind === kind);
    return shape && readableShape(shape, this.#group);
  }

  /** `what` is the field that is typed in, "" where the change is a step of its own. */
  #set(change: (scenario: Scenario) => Scenario, what = ''): void {
    const {scenario, validScenario} = this;
    this.history.record({scenario, validScenario}, what);
    this.scenario = change(scenario);
    this.compute(change(validScenario));
  }

  #readTable(): void {
    const {card, currency} = this.scenario;
    const now = this.now ? {now: this.now} : {};
    const request = {
      ...(card ? {card} : {}),
      ...(currency ? {currency} : {}),
      ...now,
      ...this.#book(),
    };
    // Most changes are of numbers, not of prices: then the table is what it was.
    const first = this.#tableRequest === '';
    const {book, ...rest} = {book: undefined, ...request};
    const key = JSON.stringify(rest);
    if (key === this.#tableRequest && book === this.#tableBook) return;
    this.#tableRequest = key;
    this.#tableBook = book;
    const table = good(this.engine.call('rateTable', request));
    // A card without that currency, or no such card: the fields say so; the table stays.
    if (table) this.table = table as TableView;
    else if (first) this.table = this.engine.call('rateTable', this.#book()) as TableView;
    this.#readBand();
  }

  #readBand(): void {
    const banded = this.table.models.some(({prices}) => prices.some(({band}) => band !== 'flat'));
    this.band =
      banded && this.now
        ? good(this.engine.call('band', {at: this.now, card: this.table.card.id, ...this.#book()}))
        : undefined;
  }

  #readBook(): void {
    this.book = this.engine.call('rateBook', this.#book()) as unknown as BookView;
    // The prerendered page must not depend on the day it was built on: its "now" is
    // the newest card of the book.
    this.now ??= this.book.timeline.at(-1)?.effective_from;
  }

  #book(): {book?: object} {
    return this.ownBook ? {book: this.ownBook} : {};
  }

  #group = (count: string): string => new Format(this.locale, 'USD').count(count);

  #readable(scenario: Scenario): Scenario {
    return readable(scenario, this.#group);
  }
}

function good<T extends {ok: true}>(answer: T | Failure): T | undefined {
  return answer.ok ? answer : undefined;
}

function errorsOf(answer: {ok: true} | Failure): CoreError[] {
  return answer.ok ? [] : answer.errors;
}
