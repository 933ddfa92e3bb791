// What the core says of shapes, at the prices in use.
import type {Shape} from '../engine/types/calls.js';
import type {Caller} from '../engine/call-engine.js';
import type {Prices} from './prices.js';

export class Shapes {
  constructor(
    private readonly engine: Caller,
    private readonly prices: Prices,
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
    const {card, currency} = this.prices.table;
    const run = this.engine.call('cacheModel', {
      shape,
      card: card.id,
      currency,
      ...this.prices.members(),
    });
    return run.ok && 'requests' in run ? run.requests : '';
  }
}
