// The buyer's questions to the core: each asked once for a scenario, and only
// when something on the page shows its answer. The last good one stays.
import type {Calls, CoreError} from '../engine/types/calls.js';
import type {Caller} from '../engine/call-engine.js';

type Question =
  | 'cacheModel'
  | 'concurrency'
  | 'decision'
  | 'budget'
  | 'outputShare'
  | 'sensitivity'
  | 'verdict'
  | 'countTokens'
  | 'volume'
  | 'chosen'
  | 'estimate';

export interface Reply<K extends Question> {
  /** The last good answer. */
  answer?: Good<K>;
  /** Why there is none to what stands in the fields now. */
  errors: CoreError[];
}

export type Good<K extends Question> = Calls[K]['response'];
export type Ask = <K extends Question>(name: K, more?: object) => Reply<K>;

interface Kept {
  asked: Record<string, unknown>;
  reply: Reply<Question>;
}

export class Asked {
  readonly #kept = new Map<string, Kept>();

  constructor(private readonly engine: Caller) {}

  /** `request.about` keeps apart what is asked several times, such as for each workload. */
  ask<K extends Question>(name: K, request: Record<string, unknown>): Reply<K> {
    const {about, ...asked} = request;
    const key = typeof about === 'string' ? name + about : name;
    const kept = this.#kept.get(key);
    if (kept && same(kept.asked, asked)) return kept.reply as Reply<K>;
    const answer = this.engine.call<Question>(name, asked);
    const last = kept?.reply.answer;
    const reply: Reply<Question> = answer.ok
      ? {answer, errors: []}
      : {...(last ? {answer: last} : {}), errors: answer.errors};
    this.#kept.set(key, {asked, reply});
    return reply as Reply<K>;
  }
}

/** Scenarios are replaced, never changed: the same members are the same question. */
function same(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  const keys = Object.keys(other);
  return keys.length === Object.keys(one).length && keys.every((key) => one[key] === other[key]);
}
