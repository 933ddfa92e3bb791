// The page's queries to the core: each made once for a scenario, and only
// when something on the page shows its answer.
import type {Calls, CoreError} from '../engine/types/calls.js';
import type {Caller} from '../engine/call-engine.js';

type QueryName =
  | 'cacheModel'
  | 'rateTable'
  | 'concurrency'
  | 'decision'
  | 'budget'
  | 'outputShare'
  | 'sensitivity'
  | 'verdict'
  | 'countTokens'
  | 'price'
  | 'rateBook'
  | 'volume'
  | 'chosen'
  | 'estimate'
  | 'hitCurve'
  | 'history'
  | 'hours'
  | 'breakEven';

export interface Reply<K extends QueryName> {
  /** The last good answer to this scenario, whatever else is queried with it. */
  answer?: Answer<K>;
  /** Why there is none to what stands in the fields now. */
  errors: CoreError[];
}

export type Answer<K extends QueryName> = Calls[K]['response'];
export type Query = <K extends QueryName>(name: K, more?: object) => Reply<K>;

interface Kept {
  members: Record<string, unknown>;
  reply: Reply<QueryName>;
}

export class QueryCache {
  readonly #kept = new Map<string, Kept>();

  constructor(private readonly engine: Caller) {}

  /** `request.about` keeps apart what is queried several times, such as for each workload. */
  query<K extends QueryName>(name: K, request: Record<string, unknown>): Reply<K> {
    const {about, ...members} = request;
    const key = typeof about === 'string' ? name + about : name;
    const kept = this.#kept.get(key);
    if (kept && same(kept.members, members)) return kept.reply as Reply<K>;
    const answer = this.engine.call<QueryName>(name, members);
    // The answer about another scenario is never shown for this one.
    const last = kept && kept.members.scenario === members.scenario && kept.reply.answer;
    const reply: Reply<QueryName> = answer.ok
      ? {answer, errors: []}
      : {...(last ? {answer: last} : {}), errors: answer.errors};
    this.#kept.set(key, {members, reply});
    return reply as Reply<K>;
  }
}

/** Scenarios are replaced, never changed: the same members are the same query. */
function same(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  const keys = Object.keys(other);
  return keys.length === Object.keys(one).length && keys.every((key) => one[key] === other[key]);
}
