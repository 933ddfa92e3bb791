// Work that is done in a worker: a task is asked for by a number, its progress comes back,
// then its answer. The worker's side is worker-host.ts.
import type {Failure} from './types/calls.js';
import {openWorker} from './worker-script.js';

/** What a worker starts with, what it is asked for, and what it says meanwhile. */
export interface Job {
  start: unknown;
  task: unknown;
  progress: unknown;
}

export type ToWorker<Of extends Job> =
  | {action: 'start'; start: Of['start']}
  | {action: 'perform'; id: number; task: Of['task']}
  | {action: 'cancel'; id: number};

export type FromWorker<Of extends Job> =
  | {event: 'ready'; failure?: Failure}
  | {event: 'progress'; id: number; progress: Of['progress']}
  | {event: 'done'; id: number; answer: unknown}
  | {event: 'failed'; id: number; message: string};

export interface WorkerStart<Of extends Job> {
  /** Of the element that carries the script (openWorker). */
  id: string;
  url: URL | undefined;
  start: Of['start'];
  /** How long it may take to start before the page does the work itself. */
  patienceMs: number;
}

/** How long what was cancelled may take to stop. */
const CANCEL_MS = 500;

interface Waiting<Of extends Job> {
  resolve(answer: unknown): void;
  reject(error: Error): void;
  progress(progress: Of['progress']): void;
}

export class WorkerClient<Of extends Job> {
  /** It did not stop when it should have, and is no more: whoever waited for it asks a new one. */
  ended = false;
  readonly #waiting = new Map<number, Waiting<Of>>();
  #last = 0;

  private constructor(private readonly worker: Worker) {
    worker.addEventListener('message', ({data}: MessageEvent<FromWorker<Of>>) => {
      this.#receive(data);
    });
  }

  /** A failure is the worker's own. Rejects where the page allows no worker. */
  static start<Of extends Job>({
    id,
    url,
    start,
    patienceMs,
  }: WorkerStart<Of>): Promise<WorkerClient<Of> | Failure> {
    return new Promise((resolve, reject) => {
      const worker = openWorker(id, url);
      const patience = setTimeout(() => {
        worker.terminate();
        reject(new Error('the worker does not start'));
      }, patienceMs);
      worker.addEventListener('error', reject, {once: true});
      worker.addEventListener(
        'message',
        ({data}: MessageEvent<FromWorker<Of>>) => {
          clearTimeout(patience);
          const failure = data.event === 'ready' ? data.failure : undefined;
          if (failure) worker.terminate();
          resolve(failure ?? new WorkerClient(worker));
        },
        {once: true},
      );
      worker.postMessage({action: 'start', start} satisfies ToWorker<Of>);
    });
  }

  /** Undefined when aborted. Rejects with what went wrong, or if the worker was ended. */
  perform<Answer>(
    task: Of['task'],
    {signal, progress = () => undefined}: PerformOptions<Of> = {},
  ): Promise<Answer | undefined> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const answered = resolve as (answer: unknown) => void;
      this.#waiting.set(id, {resolve: answered, reject, progress});
      this.#send({action: 'perform', id, task});
      const cancel = (): void => {
        resolve(undefined);
        this.#cancel(id);
      };
      if (signal?.aborted) cancel();
      else signal?.addEventListener('abort', cancel, {once: true});
    });
  }

  /** One large step may be under way, in which the worker does not hear. */
  #cancel(id: number): void {
    if (!this.#waiting.has(id)) return;
    this.#send({action: 'cancel', id});
    setTimeout(() => {
      if (!this.#waiting.has(id)) return;
      this.ended = true;
      this.worker.terminate();
      for (const waiting of this.#waiting.values()) waiting.reject(new Error('cancelled'));
    }, CANCEL_MS);
  }

  #send(message: ToWorker<Of>): void {
    this.worker.postMessage(message);
  }

  #receive(message: FromWorker<Of>): void {
    if (message.event === 'ready') return;
    const waiting = this.#waiting.get(message.id);
    if (message.event === 'progress') {
      waiting?.progress(message.progress);
      return;
    }
    this.#waiting.delete(message.id);
    if (message.event === 'done') waiting?.resolve(message.answer);
    else waiting?.reject(new Error(message.message));
  }
}

interface PerformOptions<Of extends Job> {
  signal?: AbortSignal | undefined;
  progress?: ((progress: Of['progress']) => void) | undefined;
}
