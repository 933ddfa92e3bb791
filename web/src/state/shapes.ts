// What the core says of shapes: it is the same at all prices.
import type {Scenario, Shape, Workload} from '../engine/types/calls.js';
import type {Caller} from '../engine/call-engine.js';

export class Shapes {
  constructor(
    private readonly engine: Caller,
    /** A card that there is. */
    private readonly card: string,
  ) {}

  /** What a shape begins with; none where the share of hits is given as such. */
  default(kind: unknown): Shape | undefined {
    const defaults = this.engine.call('cacheModel', {});
    if (!defaults.ok || !('shapes' in defaults)) return undefined;
    return defaults.shapes.find((each) => each.kind === kind);
  }

  /** Requests to the API in one run of a shape; a request is one. */
  requestsIn(shape: Shape | undefined): string {
    if (!shape) return '1';
    const run = this.engine.call('cacheModel', {shape});
    return run.ok && 'requests' in run ? run.requests : '';
  }

  /** The count of a workload as a number, whether or not the rest of it can be priced. */
  countOf(workload: Workload | undefined): string {
    const {requests = '', per} = workload ?? {};
    const plain = {input: 1, hit: '0', output: 1, requests, ...(per ? {per} : {})};
    const scenario: Scenario = {card: this.card, workloads: [plain]};
    const read = this.engine.call('volume', {scenario});
    return read.ok ? (read.workloads[0]?.requests ?? '') : '';
  }
}
