// Reads usage logs from files: in a worker where the page allows one, else in the
// page itself, chunk by chunk. Either way nothing leaves the browser.
import {url as workerUrl} from 'virtual:worker/usage';

import {compiledImporter} from '../engine/importer-file.js';
import type {Failure, UsageLogOptions} from '../engine/types/calls.js';
import type {UsageReport} from '../engine/types/usage.js';
import {openWorker} from '../engine/worker-script.js';
import {feedFiles, type ReadProgress} from './feed.js';
import type {FromWorker, ToWorker} from './usage-worker.js';

export interface ReadOptions {
  log?: UsageLogOptions;
  onProgress?: (progress: ReadProgress) => void;
  signal?: AbortSignal;
}

/** Undefined when aborted. Rejects if a file can't be read. */
export async function readUsage(
  files: readonly Blob[],
  options: ReadOptions = {},
): Promise<UsageReport | Failure | undefined> {
  const {log = {}, onProgress = () => undefined, signal} = options;
  if (signal?.aborted) return undefined;
  const wasmModule = await compiledImporter();
  const worker = await startWorker(wasmModule);
  if (options.signal?.aborted) return undefined;
  if (!worker) {
    const {createImporter} = await import('../engine/importer.js');
    const importer = await createImporter(wasmModule);
    return feedFiles(importer, files, log, onProgress, () => signal?.aborted ?? false);
  }
  return worker.read([...files], log, onProgress, signal);
}

let shared: Promise<LogWorker | undefined> | undefined;

function startWorker(wasmModule: WebAssembly.Module): Promise<LogWorker | undefined> {
  shared ??= LogWorker.start(wasmModule).catch(() => undefined);
  return shared;
}

/** How long a worker may take to start before the page does the work itself. */
const PATIENCE_MS = 4000;

/** How long a cancelled reading may take to stop. */
const CANCEL_MS = 500;

interface Reading {
  resolve(report: UsageReport | Failure | undefined): void;
  reject(error: Error): void;
  onProgress(progress: ReadProgress): void;
}

class LogWorker {
  readonly #worker: Worker;
  readonly #readings = new Map<number, Reading>();
  readonly #cancelled = new Set<number>();
  #last = 0;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({data}: MessageEvent<FromWorker>) => {
      this.#receive(data);
    });
  }

  static start(wasmModule: WebAssembly.Module): Promise<LogWorker> {
    return new Promise((resolve, reject) => {
      const worker = openWorker('deepseek-cost-worker', workerUrl());
      const patience = setTimeout(() => {
        worker.terminate();
        reject(new Error('the worker does not start'));
      }, PATIENCE_MS);
      worker.addEventListener('error', reject, {once: true});
      worker.addEventListener(
        'message',
        () => {
          clearTimeout(patience);
          resolve(new LogWorker(worker));
        },
        {once: true},
      );
      worker.postMessage({action: 'start', wasmModule} satisfies ToWorker);
    });
  }

  read(
    files: Blob[],
    options: UsageLogOptions,
    onProgress: Reading['onProgress'],
    signal?: AbortSignal,
  ): Promise<UsageReport | Failure | undefined> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#readings.set(id, {resolve, reject, onProgress});
      signal?.addEventListener('abort', () => {
        this.#cancel(id);
        resolve(undefined);
      });
      this.#send({action: 'read', id, files, options});
    });
  }

  /** A worker that is summing up does not hear; then it is ended, and started anew when needed. */
  #cancel(id: number): void {
    this.#readings.delete(id);
    this.#cancelled.add(id);
    this.#send({action: 'cancel', id});
    setTimeout(() => {
      if (!this.#cancelled.has(id) || this.#readings.size > 0) return;
      this.#worker.terminate();
      shared = undefined;
    }, CANCEL_MS);
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromWorker): void {
    if (message.event === 'ready') return;
    const reading = this.#readings.get(message.id);
    if (message.event === 'progress') {
      reading?.onProgress(message.progress);
      return;
    }
    this.#readings.delete(message.id);
    this.#cancelled.delete(message.id);
    if (message.event === 'done') reading?.resolve(message.report);
    else reading?.reject(new Error(message.message));
  }
}
