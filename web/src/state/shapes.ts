// What the core says of shapes: it is the same at all prices.
import type {KeptRequests, Shape, Workload} from '../engine/types/calls.js';
import type {Caller} from '../engine/call-engine.js';
import {good} from './errors.js';

export class Shapes {
  constructor(private readonly engine: Caller) {}

  /** What a shape begins with; none where the share of hits is given as such. */
  default(kind: unknown): Shape | undefined {
    const defaults = this.engine.call('cacheModel', {});
    if (!defaults.ok || !('shapes' in defaults)) return undefined;
    return defaults.shapes.find((each) => each.kind === kind);
  }

  /** The count that keeps a workload's requests to the API in another shape, if it can be read. */
  kept({requests = '', shape}: Workload, to: Shape | undefined): KeptRequests | undefined {
    return good(
      this.engine.call('keepRequests', {
        requests,
        ...(shape ? {from: shape} : {}),
        ...(to ? {to} : {}),
      }),
    );
  }
}
