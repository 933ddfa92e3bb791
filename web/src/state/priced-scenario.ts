// What stands in an element's fields, and what counts of it: the last good answers to the
// scenario as typed, and the errors of what cannot be read. No DOM in here.
import type {
  BandAt,
  BookMark,
  CoreError,
  Defaults,
  Estimate,
  Failure,
  Scenario,
} from '../engine/types/calls.js';
import type {Caller} from '../engine/call-engine.js';
import type {RateBook, RateTable} from '../engine/types/rates.js';
import {Format} from '../format/format.js';
import {Answers} from './answers.js';
import {FieldEntry} from './field-entry.js';
import {scenarioPath} from './errors.js';
import type {Job} from './jobs.js';
import {priceable, withBuyerInputs, type Judge} from './judgement.js';
import {Links, type LinkText} from './links.js';
import {Prices} from './prices.js';
import type {Answer, Query} from './query-cache.js';
import {readable, withoutDecision, withoutModels} from './scenario-edits.js';

export class PricedScenario {
  scenario: Scenario;
  /** None while the scenario cannot be priced: another's amounts are never shown for it. */
  estimate: Estimate | undefined;
  errors: CoreError[] = [];
  /** Of the buyer inputs; the bill is computed without these. */
  decisionErrors: CoreError[] = [];
  /** Why a link, an attribute or a file could not be read, until the reader makes a choice. */
  protected refused: CoreError[] = [];
  /**
   * That the sender had prices of their own, which a link or a file names and cannot carry:
   * there are no amounts until prices are chosen.
   */
  protected pricesAbsent: CoreError[] = [];
  /** An estimate is shown, and a field holds something that does not count in it. */
  stale = false;
  /**
   * All answers are to this: the scenario, but in fields that cannot be read the values that
   * stood there when the reader came into them.
   */
  validScenario: Scenario;
  readonly presets: Defaults['presets'];
  /** A query about this scenario, made when its answer is looked at. */
  readonly query: Query;
  protected readonly defaults: Scenario;
  protected readonly field = new FieldEntry();
  protected readonly prices: Prices;
  readonly #links: Links;
  readonly #answers: Answers;
  readonly #judge: Judge = {
    estimateOf: (scenario) => this.#estimateOf(scenario),
    inputsOf: (scenario) => this.engine.call('checkInputs', {scenario, ...this.members()}),
  };

  constructor(
    protected readonly engine: Caller,
    private locale: string,
    now: string | undefined,
  ) {
    const defaults = engine.call('defaults', {}) as Defaults;
    this.defaults = defaults.scenario;
    this.presets = defaults.presets;
    this.scenario = this.validScenario = this.readable(defaults.scenario);
    this.prices = new Prices(engine, now);
    this.#links = new Links(engine);
    this.#answers = new Answers(engine, this);
    this.query = this.#answers.query;
  }

  get table(): RateTable {
    return this.prices.table;
  }

  get book(): RateBook {
    return this.prices.book;
  }

  get band(): BandAt | undefined {
    return this.prices.band;
  }

  get now(): string | undefined {
    return this.prices.now;
  }

  /** The reader's or the host's rate book; undefined is the official one. */
  get ownBook(): object | undefined {
    return this.prices.ownBook;
  }

  /** Why nothing is estimated for what was given. */
  get unread(): CoreError[] {
    return [...this.pricesAbsent, ...this.refused];
  }

  /** @internal The member of a request that names the rate book. */
  members(): {book?: object} {
    return this.prices.members();
  }

  /** The estimate of what stands in the fields; `effective` is what was valid, changed likewise. */
  compute(effective = this.validScenario): void {
    const {scenario, estimate, errors} = priceable(
      this.#judge,
      this.field,
      this.scenario,
      effective,
    );
    // A card of prices that are not here is none of those that are.
    const absent = this.pricesAbsent.length > 0;
    this.errors = errors.filter(({where}) => !absent || scenarioPath(where) !== '/card');
    this.estimate = this.unread.length === 0 ? estimate : undefined;
    const buyer = withBuyerInputs(
      this.#judge,
      scenario,
      this.scenario.decision,
      (this.field.before(effective) ?? effective).decision,
      this.estimate !== undefined,
    );
    this.validScenario = buyer.scenario;
    this.decisionErrors = buyer.errors;
    // A model that this card does not have counts as none.
    const models = this.#answers.modelErrors();
    this.errors = [...this.errors, ...models];
    this.validScenario = withoutModels(this.validScenario, models);
    this.stale = this.faults.length > 0 && this.estimate !== undefined;
    this.prices.read(this.scenario);
  }

  #estimateOf(scenario: Scenario): Estimate | Failure {
    return this.engine.call('estimate', {
      scenario: withoutDecision(scenario),
      ...this.members(),
      ...(this.now ? {now: this.now} : {}),
    });
  }

  /** The link text of the valid scenario; "" where it cannot be priced, or no link holds it. */
  get fragment(): string {
    return this.linkOfNow()().fragment;
  }

  /** Why there is no link to this scenario, if there is none. */
  linkError(): CoreError | undefined {
    return this.linkOfNow()().error;
  }

  /** The link to what is shown now, written when it is asked for. */
  linkOfNow(): () => LinkText {
    const {validScenario, ownBook, estimate} = this;
    return () => (estimate ? this.#links.textOf(validScenario, ownBook) : {fragment: ''});
  }

  /** Why nothing may leave the page now: what was given and cannot be read. */
  get faults(): CoreError[] {
    return [...this.unread, ...this.errors, ...this.decisionErrors];
  }

  /** The month over every share of hits, asked for by whoever draws it. */
  hitCurve(): Answer<'hitCurve'> | undefined {
    return this.#answers.hitCurve();
  }

  /** What the workloads come to on the models chosen for them, where any has one. */
  assignedModels(): Answer<'chosen'> | undefined {
    return this.#answers.assignedModels();
  }

  /** One request or run of each workload: its tokens, and how many a month has. */
  jobs(): Job[] | undefined {
    return this.#answers.jobs();
  }

  /** The valid scenario as the core writes it, without typing habits. */
  canonical(): Scenario {
    // What is too long for a link stays as it was typed: another one's would be wrong.
    if (this.linkError()) return this.validScenario;
    const read = this.engine.call('decodeLink', {fragment: this.fragment});
    return read.ok ? read.scenario : this.validScenario;
  }

  /** What names the reader's own prices where these cannot go. */
  bookMark(): BookMark | undefined {
    return this.prices.mark();
  }

  /** Money is written in the currency of the estimate that it is of. */
  format(): Format {
    const {currency} = this.estimate ?? this.table;
    return new Format(this.locale, currency);
  }

  useLocale(locale: string): void {
    this.locale = locale;
  }

  protected readonly group = (count: string): string => new Format(this.locale, 'USD').count(count);

  protected readable(scenario: Scenario): Scenario {
    return readable(scenario, this.group);
  }
}
