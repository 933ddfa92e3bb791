// Sums of money that somebody entered are in the currency of that moment: in another one the
// same digits are another sum. They wait until that currency is back.
import type {BuyerInputs, Currency, Scenario} from '../engine/types/calls.js';

const AMOUNTS = ['human', 'budget', 'target'] as const;

type Amounts = Pick<BuyerInputs, (typeof AMOUNTS)[number] | 'ranges'>;

export class OwnAmounts {
  readonly #waiting = new Map<Currency, Amounts>();

  /** A currency other than that of the scenario in which sums wait. */
  elsewhere({currency}: Scenario): Currency | undefined {
    return [...this.#waiting.keys()].findLast((each) => each !== currency);
  }

  clear(): void {
    this.#waiting.clear();
  }

  /** Before the currency changes. */
  keep({currency, decision = {}}: Scenario): void {
    if (!currency) return;
    this.#waiting.delete(currency);
    const entries = AMOUNTS.flatMap((key) =>
      decision[key] ? [[key, decision[key]] as const] : [],
    );
    const ranges = decision.ranges?.filter(isOfMoney) ?? [];
    if (entries.length + ranges.length === 0) return;
    this.#waiting.set(currency, {
      ...Object.fromEntries(entries),
      ...(ranges.length > 0 ? {ranges} : {}),
    });
  }

  /** `to`, which `from` became, with the sums of its currency. */
  applied(from: Scenario, to: Scenario): Scenario {
    const {currency, decision} = to;
    if (currency === from.currency) return to;
    const own = currency && this.#waiting.get(currency);
    if (!own && !decision) return to;
    const others = Object.entries(decision ?? {}).filter(
      ([key]) => key !== 'ranges' && !AMOUNTS.some((each) => each === key),
    );
    const ranges = (decision?.ranges ?? []).filter((range) => !isOfMoney(range));
    const all = {ranges: [...ranges, ...(own?.ranges ?? [])]};
    const some = decision?.ranges !== undefined || all.ranges.length > 0;
    return {...to, decision: {...Object.fromEntries(others), ...own, ...(some ? all : {})}};
  }
}

function isOfMoney({field}: {field: string}): boolean {
  return AMOUNTS.some((key) => field === `/decision/${key}`);
}
