// The worker that counts, so that the page stays smooth. It gets the vocabulary from the
// page, too.
import {hostWork, type Steps} from '../engine/worker-host.js';
import {CountWork, type CountHow} from './count-work.js';

export interface CountJob {
  start: {wasmModule: WebAssembly.Module; vocabulary: BufferSource};
  task:
    | {name: 'count'; content: string | Blob; how: CountHow}
    | {name: 'draw'; text: string}
    | {name: 'check'; files: readonly Blob[]};
  /** Bytes. */
  progress: number;
}

/** Nobody reads faster than that. */
const REPORT_EVERY_MS = 100;

hostWork<CountJob, CountWork>(
  ({wasmModule, vocabulary}) => CountWork.start(wasmModule, vocabulary),
  (work, task, steps) => {
    if (task.name === 'draw') return work.drawn(task.text);
    if (task.name === 'check') return work.check(task.files, seldom(steps));
    return work.count(task.content, task.how, seldom(steps));
  },
);

function seldom({cancelled, progress}: Steps<CountJob>): Steps<CountJob> {
  let reported = performance.now();
  return {
    cancelled,
    progress(bytes) {
      if (performance.now() - reported < REPORT_EVERY_MS) return;
      reported = performance.now();
      progress(bytes);
    },
  };
}
