// A workload whose shape changes keeps its requests to the API: 100,000 requests are
// 12,500 chats of 8, not 100,000 chats.

/** What a change of shape did to a count, to be said beside the way back. */
export interface ShapeChange {
  workload: number;
  /** Requests to the API per period, before and after; they differ where runs are not even. */
  before: string;
  after: string;
  /** Runs of the new shape, and the requests in each. */
  runs: string;
  each: string;
}

/** Whole runs of `each` requests that come nearest to `count` runs of `were`. */
export function keptRequests(
  workload: number,
  count: string,
  were: string,
  each: string,
): ShapeChange | undefined {
  const [runs, old, now] = [count, were, each].map((text) =>
    /^\d+$/.test(text) ? BigInt(text) : undefined,
  );
  if (runs === undefined || !old || !now) return undefined;
  const before = runs * old;
  const nearest = (before * 2n + now) / (now * 2n);
  const kept = nearest === 0n && before > 0n ? 1n : nearest;
  return {
    workload,
    before: String(before),
    after: String(kept * now),
    runs: String(kept),
    each: String(now),
  };
}
