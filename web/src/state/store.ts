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
import {FieldEntry} from './field-entry.js';
import {keptRequests, type ShapeChange} from './shape-change.js';
import {errorsAt} from './errors.js';
import {rangesInUse} from './range-paths.js';
import {QueryCache, type Query, type Answer} from './query-cache.js';
import type {Job} from './jobs.js';
import type {PresetName} from './types.js';
import {History} from './undo-history.js';
import type {BookView, TableView} from '../engine/types/book-types.js';

/** What a link, an attribute or a host gives. Whatever is absent is the default. */
export interface Start {
  fragment?: string;
  /** Whether the fragment may come without one, as people write it by hand. */
  checksum?: 'required' | 'optional';
  scenario?: Scenario;
  /** These hold whatever the fragment or the scenario says. */
  card?: string;
  currency?: Currency;
  /** Where nothing says another. */
  usualCurrency?: Currency;
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

const LINK_TOO_LONG = 'link_too_long';
const WITHOUT_SCENARIO: ReadonlySet<string> = new Set([
  'cacheModel',
  'price',
  'rateBook',
  'rateTable',
]);

interface Moment {
  scenario: Scenario;
  validScenario: Scenario;
}

export class Calculator {
  scenario: Scenario;
  pinnedCard: string;
  ownBook: object | undefined;
  /** None while the scenario cannot be priced: another's amounts are never shown for it. */
  estimate: Estimate | undefined;
  band: BandAt | undefined;
  errors: CoreError[] = [];
  /** Of the buyer inputs; the bill does not wait for these. */
  decisionErrors: CoreError[] = [];
  /** Why a link, an attribute or a file could not be read, until the reader makes a choice. */
  unread: CoreError[] = [];
  /** What the last change of a shape did to the count beside it. */
  shapeChange: ShapeChange | undefined;
  /** An estimate is shown, and a field holds something that does not count in it. */
  stale = false;
  /**
   * All answers are to this: the scenario, but in fields that cannot be read the values that
   * stood there when the reader came into them.
   */
  validScenario: Scenario;
  /** The link text of the valid scenario; "" where it cannot be priced, or no link holds it. */
  fragment = '';
  table!: TableView;
  book!: BookView;
  readonly presets: Defaults['presets'];
  readonly history = new History<Moment>();
  readonly #defaults: Scenario;
  readonly #queries: QueryCache;
  readonly #field = new FieldEntry();
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

  /** The fields as they stand are the scenario, after what was given could not be read. */
  acceptFields(): void {
    this.unread = [];
    this.compute();
  }

  /** Replaces the scenario, as far as what is given can be read. */
  start({
    fragment,
    checksum = 'required',
    scenario,
    card,
    currency,
    usualCurrency,
  }: Start): Started {
    const started: Started = {repaired: false, errors: []};
    let next: Scenario = {...this.#defaults, ...(usualCurrency ? {currency: usualCurrency} : {})};
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
    if (card) next.card = card;
    if (currency) next.currency = currency;
    this.scenario = this.validScenario = this.#readable(next);
    this.unread = started.errors;
    this.shapeChange = undefined;
    this.#field.leave();
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

  /** The reader comes into a field: what counts there now is what a wrong entry leaves standing. */
  enterField(path: string): void {
    this.history.seal();
    this.#field.enter(path, this.validScenario);
  }

  edit(path: string, value: unknown): void {
    const shape = /^(.*\/shape)\/kind$/.exec(path)?.[1];
    // Another shape has other fields: it begins with default numbers.
    if (shape) this.#changeShape(shape, value);
    else this.#set((scenario) => edited(scenario, path, value), path);
  }

  /** The requests to the API stay what they are; a count that cannot be read stays as typed. */
  #changeShape(path: string, kind: unknown): void {
    const base = path.replace(/\/shape$/, '');
    const index = Number(base.split('/').at(-1));
    const next = this.#defaultShape(kind);
    const counted = this.jobs()?.[index]?.requests ?? '';
    const were = this.#requestsIn(this.validScenario.workloads[index]?.shape);
    const kept = keptRequests(index, counted, were, this.#requestsIn(next));
    this.#set(
      (scenario) => {
        const shaped = rangesInUse(edited(scenario, path, next));
        const readable = scenario === this.validScenario || !this.#isWrong(`${base}/requests`);
        return kept && readable
          ? edited(shaped, `${base}/requests`, this.#group(kept.runs))
          : shaped;
      },
      '',
      path,
    );
    this.shapeChange = kept;
  }

  #isWrong(path: string): boolean {
    return errorsAt(this.errors, path).length > 0;
  }

  /** Requests to the API in one run of a shape; a request is one. */
  #requestsIn(shape: Shape | undefined): string {
    if (!shape) return '1';
    const {card, currency} = this.table;
    const run = this.engine.call('cacheModel', {
      shape,
      card: card.id,
      currency: currency,
      ...this.#book(),
    });
    return run.ok && 'requests' in run ? run.requests : '';
  }

  preset(workload: number, id: string, name?: PresetName): void {
    const preset = this.presets.find((each) => each.id === id);
    if (!preset) return;
    const step = `preset:${id}`;
    this.#set((scenario) => withPreset(scenario, workload, preset, this.#group, name), '', step);
  }

  addWorkload(): void {
    const [first] = this.#readable(this.#defaults).workloads;
    if (first) this.#set((scenario) => withWorkload(scenario, first), '', 'add');
  }

  duplicateWorkload(index: number): void {
    const changed = (scenario: Scenario): Scenario => {
      const copy = scenario.workloads[index];
      return copy ? withWorkload(scenario, copy, index + 1) : scenario;
    };
    this.#set(changed, '', 'duplicate');
  }

  removeWorkload(index: number): void {
    if (this.scenario.workloads.length > 1)
      this.#set((scenario) => withoutWorkload(scenario, index), '', 'remove');
  }

  moveWorkload(index: number, to: number): void {
    if (to >= 0 && to < this.scenario.workloads.length)
      this.#set((scenario) => withWorkloadMoved(scenario, index, to), '', 'move');
  }

  /** Takes back the last change. */
  undo(): void {
    this.#show(this.history.back(this.#moment()));
  }

  /** Does again what was taken back last. */
  redo(): void {
    this.#show(this.history.forward(this.#moment()));
  }

  #moment(): Moment {
    const {scenario, validScenario} = this;
    return {scenario, validScenario};
  }

  #show(moment: Moment | undefined): void {
    if (!moment) return;
    ({scenario: this.scenario, validScenario: this.validScenario} = moment);
    this.unread = [];
    this.shapeChange = undefined;
    this.#field.leave();
    this.compute();
  }

  /** The default numbers again; card and currency stay. */
  reset(): void {
    const {card, currency} = this.scenario;
    const defaults = this.#readable({...this.#defaults, card, currency});
    this.#set(() => defaults, '', 'reset');
  }

  /** What a host pins anew; without it, what is the default. The reader's numbers stay. */
  pin({card = this.#defaults.card, currency = this.#defaults.currency}: Start): void {
    const {unread} = this;
    const pinned = {...(card ? {card} : {}), ...(currency ? {currency} : {})};
    this.#set((scenario) => ({...scenario, ...pinned}), '', 'card');
    this.pinnedCard = card ?? this.pinnedCard;
    if (unread.length === 0) return;
    // It is the reader who chooses to go on without what could not be read.
    this.unread = unread;
    this.compute();
  }

  /** Workloads and the prices they are at in place of the reader's, as one step. */
  plan(part: Scenario): void {
    const planned = this.#readable(part);
    this.#set((scenario) => rangesInUse({...scenario, ...planned}));
  }

  /** Another card; the money's list changes with it only if the card has none in it. */
  useCard(card: string): void {
    this.#set((scenario) => ({...scenario, card}), '', 'card');
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

  /** The estimate of what stands in the fields; `effective` is what was valid, changed likewise. */
  compute(effective = this.validScenario): void {
    const {scenario, estimate} = this.#priceable(effective);
    this.estimate = this.unread.length === 0 ? estimate : undefined;
    this.stale = this.errors.length > 0 && this.estimate !== undefined;
    this.#readLink(scenario, effective);
    this.#readTable();
  }

  /**
   * The scenario that counts: as typed; else with what was valid in the fields that cannot be
   * read; else also with what stood in the one that is typed in. Without any that can be priced,
   * there is no estimate.
   */
  #priceable(effective: Scenario): {scenario: Scenario; estimate?: Estimate} {
    const typed = this.#estimateOf(this.scenario);
    this.errors = errorsOf(typed);
    if (typed.ok) return {scenario: this.scenario, estimate: typed};
    const before = this.#field.before(effective);
    const first = this.#estimateOf(effective);
    if (first.ok) return {scenario: effective, estimate: first};
    if (before) {
      const second = this.#estimateOf(before);
      if (second.ok) return {scenario: before, estimate: second};
    }
    // Other fields may be to blame: this one keeps what it holds if it can be read.
    return {scenario: before && this.#field.isAmong(first.errors) ? before : effective};
  }

  #estimateOf(scenario: Scenario): Estimate | Failure {
    return this.engine.call('estimate', {
      scenario: withoutDecision(scenario),
      ...this.#book(),
      ...(this.now ? {now: this.now} : {}),
    });
  }

  /** The link; and the buyer inputs, judged as they stand, whatever is wrong elsewhere. */
  #readLink(scenario: Scenario, effective: Scenario): void {
    const {decision} = this.scenario;
    const link = this.#linkTo(decision ? {...scenario, decision} : scenario);
    const before = (this.#field.before(effective) ?? effective).decision ?? {};
    this.validScenario = decision ? {...scenario, decision} : scenario;
    this.decisionErrors = this.estimate ? errorsOf(link) : errorsOf(link).filter(isOfDecision);
    this.fragment = link.ok && this.estimate ? link.fragment : '';
    if (link.ok) return;
    const wrong = link.errors.filter(isOfDecision);
    if (wrong.length === 0) return;
    const tried = this.validScenario;
    for (const each of [withoutFields(tried, wrong, before), withoutFields(tried, wrong)]) {
      this.validScenario = each;
      const second = this.#linkTo(each);
      if (second.ok && this.estimate) this.fragment = second.fragment;
      if (second.ok || !second.errors.some(isOfDecision)) return;
    }
  }

  #linkTo(scenario: Scenario): {ok: true; fragment: string} | Failure {
    return this.engine.call('encodeLink', {scenario, ...this.#book()});
  }

  /** Why nothing may leave the page now: what was given and cannot be read. */
  get faults(): CoreError[] {
    const errors = [...this.unread, ...this.errors, ...this.decisionErrors];
    return errors.filter(({code}) => code !== LINK_TOO_LONG);
  }

  /** A query about this scenario, made when its answer is looked at. */
  readonly query: Query = (name, more) =>
    name === 'countTokens'
      ? this.#queries.query(name, {...more})
      : this.#queries.query(name, {
          ...(WITHOUT_SCENARIO.has(name) ? {} : {scenario: this.validScenario}),
          ...this.#book(),
          ...more,
        });

  /** The month over every share of hits, asked for by whoever draws it. */
  hitCurve(): Answer<'hitCurve'> | undefined {
    return this.estimate && this.query('hitCurve', {scenario: this.#priced()}).answer;
  }

  /** What the workloads come to on the models chosen for them, where any has one. */
  assignedModels(): Answer<'chosen'> | undefined {
    const chosen = this.validScenario.workloads.some(({model}) => model);
    if (!this.estimate || !chosen) return undefined;
    return this.query('chosen', {scenario: this.#priced()}).answer;
  }

  /** One request or run of each workload: its tokens, and how many a month has. */
  jobs(): Job[] | undefined {
    const {answer} = this.query('volume', {scenario: this.#priced()});
    return answer?.workloads.map(({one, requests, month_requests}) => ({
      ...one,
      requests,
      month_requests,
    }));
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
    return this.decisionErrors.find(({code}) => code === LINK_TOO_LONG);
  }

  /** What names the reader's own prices where these cannot go. */
  bookMark(): BookMark | undefined {
    const own = this.ownBook && good(this.engine.call('version', {book: this.ownBook}))?.book;
    return own?.fingerprint ? {name: own.name, fingerprint: own.fingerprint} : undefined;
  }

  /** Money is written in the currency of the estimate that it is of. */
  format(): Format {
    const {currency} = this.estimate ?? this.table;
    return new Format(this.locale, currency);
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

  /** `field` is typed in, "" where the change is a step of its own. */
  #set(change: (scenario: Scenario) => Scenario, field = '', step = field): void {
    const {scenario, validScenario} = this;
    this.history.record({scenario, validScenario}, field, step);
    this.unread = [];
    this.shapeChange = undefined;
    if (field === '') this.#field.leave();
    else this.#field.typing(field, validScenario);
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

function isOfDecision({where}: CoreError): boolean {
  return where.startsWith('/scenario/decision/');
}
