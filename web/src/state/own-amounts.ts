// What somebody entered about a choice is in the currency, or of the kind of job, of that moment:
// elsewhere the same digits are another sum, or of something else. They wait until that
// currency or job is back.
import type {BuyerInputs, Currency, Scenario} from '../engine/types/calls.js';
import {unitKey} from '../format/unit.js';

/** What each depends on. */
const PARTS = {
  human: ['currency', 'unit'],
  target: ['currency', 'unit'],
  budget: ['currency'],
  per_user: ['unit'],
  fail_flash: ['unit'],
  fail_pro: ['unit'],
} as const;

type Key = keyof typeof PARTS;
const KEYS = Object.keys(PARTS) as Key[];

/** Where amounts belong: to this currency, to this kind of job. */
export interface Place {
  currency?: Currency;
  unit?: string;
}

interface Entry {
  place: Place;
  value: BuyerInputs[Key];
  ranges: NonNullable<BuyerInputs['ranges']>;
}

export class OwnAmounts {
  readonly #waiting = new Map<string, Entry>();

  /** The currency or the kind of job that amounts wait for, which were entered last. */
  elsewhere({currency, ...scenario}: Scenario): Place | undefined {
    const unit = unitKey(scenario);
    const away = [...this.#waiting.values()].findLast(
      ({place}) => differs(place.currency, currency) || differs(place.unit, unit),
    )?.place;
    if (!away) return undefined;
    return differs(away.unit, unit) ? {unit: away.unit ?? ''} : away;
  }

  clear(): void {
    this.#waiting.clear();
  }

  /** Before the currency or the kind of job changes. */
  keep(scenario: Scenario): void {
    const {decision = {}} = scenario;
    for (const key of KEYS) {
      const at = idOf(key, scenario);
      const ranges = (decision.ranges ?? []).filter(({field}) => field === pathOf(key));
      this.#waiting.delete(at);
      if (decision[key] || ranges.length > 0)
        this.#waiting.set(at, {place: placeOf(key, scenario), value: decision[key], ranges});
    }
  }

  /** `to`, which `from` became, with the amounts of its currency and kind of job. */
  applied(from: Scenario, to: Scenario): Scenario {
    const moved = KEYS.filter((key) => idOf(key, from) !== idOf(key, to));
    const back = moved.flatMap((key) => this.#waiting.get(idOf(key, to)) ?? []);
    if (moved.length === 0 || (!to.decision && back.length === 0)) return to;
    const decision: Record<string, unknown> = {...to.decision};
    for (const key of moved) {
      const value = this.#waiting.get(idOf(key, to))?.value;
      if (value) decision[key] = value;
      else Reflect.deleteProperty(decision, key);
    }
    const kept = (to.decision?.ranges ?? []).filter(
      ({field}) => !moved.some((key) => field === pathOf(key)),
    );
    const ranges = [...kept, ...back.flatMap((entry) => entry.ranges)];
    const some = to.decision?.ranges !== undefined || ranges.length > 0;
    return {...to, decision: {...decision, ...(some ? {ranges} : {})}};
  }
}

function differs(place: string | undefined, here: string | undefined): boolean {
  return place !== undefined && place !== here;
}

function placeOf(key: Key, scenario: Scenario): Place {
  const parts: readonly string[] = PARTS[key];
  return {
    ...(parts.includes('currency') && scenario.currency ? {currency: scenario.currency} : {}),
    ...(parts.includes('unit') ? {unit: unitKey(scenario)} : {}),
  };
}

function idOf(key: Key, scenario: Scenario): string {
  const {currency = '', unit = ''} = placeOf(key, scenario);
  return `${key} ${currency} ${unit}`;
}

function pathOf(key: Key): string {
  return `/decision/${key}`;
}
