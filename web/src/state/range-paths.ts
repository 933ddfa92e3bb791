// Ranges belong to one number of the scenario by its path. When the workloads
// are moved about, their ranges go with them; what is gone takes its own along.
import type {BuyerInputs, Scenario} from '../engine/types/calls.js';

type Range = NonNullable<BuyerInputs['ranges']>[number];

/** `to` says where the workload of an index stands now; undefined: nowhere. */
export function rangesFollow(
  scenario: Scenario,
  to: (index: number) => number | undefined,
): Scenario {
  return withRanges(scenario, ({field, ...ends}) => {
    const [, index = '', rest = ''] = /^\/workloads\/(\d+)(\/.*)$/.exec(field) ?? [];
    if (index === '') return {field, ...ends};
    const now = to(Number(index));
    return now === undefined ? undefined : {field: `/workloads/${String(now)}${rest}`, ...ends};
  });
}

/** Without those of a workload whose numbers are others now: they were of what stood there before. */
export function withoutRangesOf(scenario: Scenario, workload: number): Scenario {
  const path = `/workloads/${String(workload)}/`;
  return withRanges(scenario, (range) => (range.field.startsWith(path) ? undefined : range));
}

/** Without the ranges of numbers that the scenario doesn't have (any more). */
export function rangesInUse(scenario: Scenario): Scenario {
  return withRanges(scenario, (range) => {
    if (!range.field.startsWith('/workloads/')) return range;
    let node: unknown = scenario;
    for (const key of range.field.split('/').slice(1))
      node = (node as Record<string, unknown> | undefined)?.[key];
    return node === undefined ? undefined : range;
  });
}

function withRanges(scenario: Scenario, change: (range: Range) => Range | undefined): Scenario {
  const ranges = scenario.decision?.ranges;
  if (!ranges || ranges.length === 0) return scenario;
  const kept = ranges.flatMap((range) => change(range) ?? []);
  return {...scenario, decision: {...scenario.decision, ranges: kept}};
}
