// The state behind one element: how a scenario begins and how a reader changes it. No DOM in here.
import type {BookMark, CoreError, Currency, Scenario} from '../engine/types/calls.js';
import type {Caller} from '../engine/call-engine.js';
import {unitKey} from '../format/unit.js';
import {
  edited,
  readableShape,
  withNumbers,
  withoutWorkload,
  withTyped,
  withPreset,
  withWorkload,
  withWorkloadMoved,
  withWorkloadTwice,
} from './scenario-edits.js';
import type {ShapeChange} from './shape-change.js';
import {Shapes} from './shapes.js';
import {errorsAt, errorsOf} from './errors.js';
import {OwnAmounts, type Place} from './own-amounts.js';
import {PricedScenario} from './priced-scenario.js';
import {rangesInUse, withoutRangesOf} from './range-paths.js';
import {beginning, type Start, type Started} from './start.js';
import type {PresetName} from './types.js';
import {History} from './undo-history.js';

interface Moment {
  scenario: Scenario;
  validScenario: Scenario;
  /** Why it has no amounts: the sender's prices are not here, and no others are chosen. */
  pricesAbsent: CoreError[];
}

export class Calculator extends PricedScenario {
  pinnedCard: string;
  /** What the last change of a shape did to the count beside it. */
  shapeChange: ShapeChange | undefined;
  readonly history = new History<Moment>();
  readonly #amounts = new OwnAmounts();
  readonly #shapes: Shapes;
  /** What the scenario said that it began with, whatever a host has pinned. */
  #own: Pick<Scenario, 'card' | 'currency'> = {};
  /** What a host that says nothing of the currency gets. */
  #usualCurrency: Currency | undefined;
  /** What goes on when the reader's or the host's own book goes. */
  #officialCard: string | undefined;

  constructor(engine: Caller, locale: string, now: string | undefined) {
    super(engine, locale, now);
    this.pinnedCard = this.defaults.card ?? '';
    this.#shapes = new Shapes(engine);
  }

  /** The fields as they stand are the scenario, after what was given could not be read. */
  acceptFields(): void {
    this.refused = [];
    if (this.pricesAbsent.length > 0) this.useOfficialPrices();
    else this.compute();
  }

  /** In place of the sender's own prices, which are not here. */
  useOfficialPrices(): void {
    this.useCard(this.#cardOf(this.scenario.card) ?? '');
  }

  /** Replaces the scenario, as far as what is given can be read. */
  start(given: Start): Started {
    const {next, started, link, namesCard, own} = beginning(this.engine, this.defaults, given);
    this.#own = own;
    if (this.ownBook && own.card && !link?.book && !this.prices.lists(own.card))
      this.#officialCard = own.card;
    this.pricesAbsent = link ? this.prices.follow(next, link.book, given.keepBook) : [];
    // Where no card is named, or one that a book of one's own has not, it begins with its own.
    const pinned = given.card !== undefined;
    if (!namesCard || (this.ownBook && !pinned)) next.card = this.#cardOf(next.card);
    this.#usualCurrency = given.usualCurrency;
    this.scenario = this.validScenario = this.readable(next);
    this.refused = started.errors;
    this.#amounts.clear();
    this.shapeChange = undefined;
    this.field.leave();
    this.history.clear();
    this.pinnedCard = next.card ?? this.pinnedCard;
    this.compute();
    return started;
  }

  /** A file's scenario in place of the reader's. One that cannot be read changes nothing. */
  openFile({scenario, customBook}: {scenario: Scenario; customBook?: BookMark}): Started {
    const before = this.ownBook;
    const absent = this.prices.follow(scenario, customBook);
    const mark = customBook ? {custom_book: customBook} : {};
    const read = this.engine.call('estimate', {scenario, ...mark, ...this.members()});
    const errors = errorsOf(read).filter(({code}) => !absent.some((each) => each.code === code));
    if (errors.length > 0) {
      this.prices.useBook(before);
      return {repaired: false, errors};
    }
    const started = this.start({scenario});
    if (absent.length === 0) return started;
    this.pricesAbsent = absent;
    this.compute();
    return started;
  }

  /** What amounts wait for that were entered before the reader chose this currency or job. */
  get amountsIn(): Place | undefined {
    return this.#amounts.elsewhere(this.scenario);
  }

  /** The reader comes into a field: what counts there now is what a wrong entry leaves standing. */
  enterField(path: string): void {
    this.history.seal();
    this.field.enter(path, this.validScenario);
  }

  edit(path: string, value: unknown): void {
    const shape = /^(.*\/shape)\/kind$/.exec(path)?.[1];
    // Another shape has other fields: it begins with default numbers.
    if (shape) this.#changeShape(shape, value);
    else this.#set((scenario) => withTyped(scenario, path, value), path);
  }

  /** The requests to the API stay what they are; a count that cannot be read stays as typed. */
  #changeShape(path: string, kind: unknown): void {
    const base = path.replace(/\/shape$/, '');
    const index = Number(base.split('/').at(-1));
    const begun = this.#shapes.default(kind);
    const next = begun && readableShape(begun, this.group);
    const counted = this.validScenario.workloads[index];
    const kept = counted && this.#shapes.kept(counted, next);
    const numbers = kept?.one ?? this.readable(this.defaults).workloads[0];
    this.#set(
      (scenario) => {
        const other = withoutRangesOf(edited(scenario, path, next), index);
        const shaped = next ? other : withNumbers(other, index, numbers, this.group);
        const readable =
          scenario === this.validScenario || errorsAt(this.errors, `${base}/requests`).length === 0;
        return kept && readable
          ? edited(shaped, `${base}/requests`, this.group(kept.runs))
          : shaped;
      },
      '',
      path,
    );
    this.shapeChange = kept && {...kept, workload: index};
  }

  preset(workload: number, id: string, name?: PresetName): void {
    const preset = this.presets.find((each) => each.id === id);
    if (!preset) return;
    const step = `preset:${id}`;
    this.#set(
      (scenario) =>
        withoutRangesOf(withPreset(scenario, workload, preset, this.group, name), workload),
      '',
      step,
    );
  }

  addWorkload(): void {
    const [first] = this.readable(this.defaults).workloads;
    if (first) this.#set((scenario) => withWorkload(scenario, first), '', 'add');
  }

  duplicateWorkload(index: number): void {
    this.#set((scenario) => withWorkloadTwice(scenario, index), '', 'duplicate');
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
    const {scenario, validScenario, pricesAbsent} = this;
    return {scenario, validScenario, pricesAbsent};
  }

  #show(moment: Moment | undefined): void {
    if (!moment) return;
    ({scenario: this.scenario, validScenario: this.validScenario} = moment);
    this.pricesAbsent = moment.pricesAbsent;
    this.refused = [];
    this.shapeChange = undefined;
    this.field.leave();
    this.compute();
  }

  /** The default numbers again; card and currency stay. */
  reset(): void {
    const {card, currency} = this.scenario;
    const listed = this.#cardOf(card);
    const defaults = this.readable({...this.defaults, ...(listed ? {card: listed} : {}), currency});
    this.#amounts.clear();
    this.#set(() => defaults, '', 'reset', []);
    this.#amounts.clear();
  }

  /**
   * What a host pins anew: null is what the scenario began with, else the default; what is not
   * said, and the numbers, stay.
   */
  pin(anew: {card?: string | null; currency?: Currency | null}): void {
    const {refused} = this;
    const usual = this.#usualCurrency ?? this.defaults.currency;
    const card =
      anew.card === null ? this.#cardOf(this.#own.card ?? this.defaults.card) : anew.card;
    const currency = anew.currency === null ? (this.#own.currency ?? usual) : anew.currency;
    const pinned = {...(card ? {card} : {}), ...(currency ? {currency} : {})};
    this.#set((scenario) => ({...scenario, ...pinned}), '', 'card');
    this.pinnedCard = card ?? this.pinnedCard;
    if (refused.length === 0) return;
    // It is the reader who chooses to go on without what could not be read.
    this.refused = refused;
    this.compute();
  }

  /** Workloads and the prices they are at in place of the reader's, as one step. */
  plan(part: Scenario): void {
    const planned = this.readable(part);
    this.#set((scenario) => rangesInUse({...scenario, ...planned}));
  }

  /** Another card; the money's list changes with it only if the card has none in it. */
  useCard(card: string): void {
    this.#set((scenario) => ({...scenario, card}), '', 'card', []);
  }

  /** A card that is not in the book in use gives way to the book's in force, or the official one of before. */
  #cardOf(card: string | undefined): string | undefined {
    if (this.prices.lists(card)) return card;
    if (this.ownBook) return this.prices.cardInForce();
    return this.prices.lists(this.#officialCard) ? this.#officialCard : this.defaults.card;
  }

  /**
   * A book that cannot be read changes nothing; why it cannot is the answer. A card that the
   * host has pinned stays pinned.
   */
  useBook(book: object | undefined, pinned?: string | null): CoreError[] {
    const faults = book ? this.prices.faultsOf({book}) : [];
    if (faults.length > 0) return faults;
    if (!this.ownBook && this.prices.lists(this.scenario.card))
      this.#officialCard = this.scenario.card;
    this.prices.useBook(book);
    this.pricesAbsent = [];
    const card = pinned ?? this.#cardOf(this.scenario.card);
    this.pinnedCard = card ?? '';
    this.#set((scenario) => ({...scenario, card}));
    this.history.clear(); // earlier scenarios name the cards of another book
    return [];
  }

  /** The faults of a rate book, none if it can be used. */
  checkBook(text: string): CoreError[] {
    return this.prices.faultsOf({text});
  }

  /** Another moment: other prices may be in force. */
  tick(now: string): void {
    if (this.prices.tick(now)) this.compute();
  }

  /** `field` is typed in, "" where the change is a step of its own. */
  #set(
    change: (scenario: Scenario) => Scenario,
    field = '',
    step = field,
    pricesAbsent = this.pricesAbsent,
  ): void {
    const {scenario, validScenario} = this;
    this.history.record(this.#moment(), field, step);
    this.pricesAbsent = pricesAbsent;
    this.refused = [];
    this.shapeChange = undefined;
    if (field === '') this.field.leave();
    else this.field.typing(field, validScenario);
    const [next, valid] = [change(scenario), change(validScenario)];
    if (next.currency !== scenario.currency || unitKey(next) !== unitKey(scenario))
      this.#amounts.keep(scenario);
    this.scenario = this.#amounts.applied(scenario, next);
    this.compute(this.#amounts.applied(validScenario, valid));
  }
}
