// The worker that counts, so that the page stays smooth. It gets the compiled module
// and the vocabulary from the page and never fetches anything itself.
import type {Failure} from '../engine/types/calls.js';
import {CountWork, type Counted, type CountHow, type CountSteps} from './count-work.js';
import type {BillCheck} from './check-bills.js';
import type {Piece} from './pieces.js';

export type ToWorker =
  | {action: 'start'; wasmModule: WebAssembly.Module; vocabulary: BufferSource}
  | {action: 'count'; id: number; content: string | Blob; how: CountHow}
  | {action: 'draw'; id: number; text: string}
  | {action: 'check'; id: number; files: readonly Blob[]}
  | {action: 'cancel'; id: number};

export type Answer = Counted | Failure | Piece[] | BillCheck | undefined;

export type FromWorker =
  | {event: 'ready'; failure?: Failure}
  | {event: 'progress'; id: number; bytes: number}
  | {event: 'done'; id: number; answer: Answer}
  | {event: 'failed'; id: number; message: string};

/** Nobody reads faster than that. */
const REPORT_EVERY_MS = 100;

let work: CountWork | undefined;
const cancelled = new Set<number>();

function send(message: FromWorker): void {
  postMessage(message);
}

addEventListener('message', ({data}: MessageEvent<ToWorker>) => {
  if (data.action === 'start') {
    start(data.wasmModule, data.vocabulary).catch((error: unknown) => {
      // The page hears of it as of any error of a worker.
      setTimeout(() => {
        throw error;
      });
    });
  } else if (data.action === 'cancel') cancelled.add(data.id);
  else {
    void answer(data);
  }
});

async function start(wasmModule: WebAssembly.Module, vocabulary: BufferSource): Promise<void> {
  const started = await CountWork.start(wasmModule, vocabulary);
  if (started instanceof CountWork) work = started;
  send({event: 'ready', ...(started instanceof CountWork ? {} : {failure: started})});
}

async function answer(
  asked: Extract<ToWorker, {action: 'count' | 'draw' | 'check'}>,
): Promise<void> {
  const {id} = asked;
  try {
    if (!work) throw new Error('the worker was not started');
    const given = await perform(work, asked);
    send({event: 'done', id, answer: given});
  } catch (error) {
    send({event: 'failed', id, message: String(error)});
  }
  cancelled.delete(id);
}

function perform(
  on: CountWork,
  asked: Extract<ToWorker, {action: 'count' | 'draw' | 'check'}>,
): Promise<Answer> | Answer {
  if (asked.action === 'draw') return on.drawn(asked.text);
  if (asked.action === 'check') return on.check(asked.files, steps(asked.id));
  return on.count(asked.content, asked.how, steps(asked.id));
}

function steps(id: number): CountSteps {
  let reported = performance.now();
  return {
    cancelled: () => cancelled.has(id),
    progress(bytes) {
      if (performance.now() - reported < REPORT_EVERY_MS) return;
      reported = performance.now();
      send({event: 'progress', id, bytes});
    },
  };
}
