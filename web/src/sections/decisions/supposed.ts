// Answers before anything is filled in: the reader's scenario, with a value in place of a
// field that is still empty. The same scenario each time, so that a query is made once.
import type {BuyerInputs, Scenario} from '../../engine/types/calls.js';

type Key = Exclude<keyof BuyerInputs, 'ranges'>;

/** What stands in the fields until the reader types something of their own. */
export const SUPPOSED = {human: '3', budget: '100'} as const satisfies Partial<Record<Key, string>>;

const kept = new WeakMap<Scenario, Map<Key, Scenario>>();

export function supposing(scenario: Scenario, key: keyof typeof SUPPOSED): Scenario {
  if (String(scenario.decision?.[key] ?? '') !== '') return scenario;
  const known = kept.get(scenario) ?? new Map<Key, Scenario>();
  kept.set(scenario, known);
  const found = known.get(key) ?? {
    ...scenario,
    decision: {...scenario.decision, [key]: SUPPOSED[key]},
  };
  known.set(key, found);
  return found;
}
