// A workload whose shape changes keeps its requests to the API: 100,000 requests are
// 12,500 chats of 8, not 100,000 chats.
import type {KeptRequests} from '../engine/types/calls.js';

/** What a change of shape did to a count, to be said beside the way back. */
export interface ShapeChange extends Pick<KeptRequests, 'before' | 'after' | 'runs' | 'each'> {
  workload: number;
}
