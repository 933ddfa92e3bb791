// What the page asks about the scenario that counts: each answer made when it is looked at.
import type {CoreError, Estimate, Scenario} from '../engine/types/calls.js';
import type {Caller} from '../engine/call-engine.js';
import type {Job} from './jobs.js';
import {QueryCache, type Answer, type Query} from './query-cache.js';
import {withoutDecision} from './scenario-edits.js';

const WITHOUT_SCENARIO: ReadonlySet<string> = new Set([
  'cacheModel',
  'price',
  'rateBook',
  'rateTable',
]);

interface Asked {
  readonly validScenario: Scenario;
  readonly estimate: Estimate | undefined;
  /** The member that names the reader's own book. */
  members: () => {book?: object};
}

export class Answers {
  readonly #queries: QueryCache;
  #pricedOf: {valid: Scenario; priced: Scenario} | undefined;

  constructor(
    engine: Caller,
    private readonly asked: Asked,
  ) {
    this.#queries = new QueryCache(engine);
  }

  readonly query: Query = (name, more) =>
    name === 'countTokens'
      ? this.#queries.query(name, {...more})
      : this.#queries.query(name, {
          ...(WITHOUT_SCENARIO.has(name) ? {} : {scenario: this.asked.validScenario}),
          ...this.asked.members(),
          ...more,
        });

  hitCurve(): Answer<'hitCurve'> | undefined {
    return this.asked.estimate && this.query('hitCurve', {scenario: this.#priced()}).answer;
  }

  assignedModels(): Answer<'chosen'> | undefined {
    const chosen = this.asked.validScenario.workloads.some(({model}) => model);
    if (!this.asked.estimate || !chosen) return undefined;
    return this.query('chosen', {scenario: this.#priced()}).answer;
  }

  /** Why the models that are chosen cannot all be had at these prices. */
  modelErrors(): CoreError[] {
    const chosen = this.asked.validScenario.workloads.some(({model}) => model);
    if (!this.asked.estimate || !chosen) return [];
    return this.query('chosen', {scenario: this.#priced()}).errors;
  }

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
    const {validScenario} = this.asked;
    if (this.#pricedOf?.valid !== validScenario)
      this.#pricedOf = {valid: validScenario, priced: withoutDecision(validScenario)};
    return this.#pricedOf.priced;
  }
}
