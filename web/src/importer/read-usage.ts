// Reads usage logs from files: in a worker where the page allows one, else in the
// page itself, chunk by chunk. Either way nothing leaves the browser.
import {url as workerUrl} from 'virtual:worker/usage';

import {compiledImporter} from '../engine/importer-file.js';
import type {Failure, UsageLogOptions} from '../engine/types/calls.js';
import type {UsageReport} from '../engine/types/usage.js';
import {WorkerClient} from '../engine/worker-client.js';
import {feedFiles, type ReadProgress} from './feed.js';
import type {ReadJob} from './usage-worker.js';

export interface ReadOptions {
  log?: UsageLogOptions;
  onProgress?: (progress: ReadProgress) => void;
  signal?: AbortSignal;
}

const PATIENCE_MS = 4000;

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
  try {
    const task = {files: [...files], options: log};
    return await worker.perform<UsageReport | Failure>(task, {signal, progress: onProgress});
  } catch (error) {
    // Another reading was cancelled, did not stop, and took the worker with it.
    if (worker.ended && !options.signal?.aborted) return readUsage(files, options);
    throw error;
  }
}

type LogWorker = WorkerClient<ReadJob>;

let shared: Promise<LogWorker | undefined> | undefined;

async function startWorker(wasmModule: WebAssembly.Module): Promise<LogWorker | undefined> {
  if ((await shared)?.ended) shared = undefined;
  shared ??= start(wasmModule).catch(() => undefined);
  return shared;
}

async function start(wasmModule: WebAssembly.Module): Promise<LogWorker | undefined> {
  const client = await WorkerClient.start<ReadJob>({
    id: 'deepseek-cost-worker',
    url: workerUrl(),
    start: wasmModule,
    patienceMs: PATIENCE_MS,
  });
  return client instanceof WorkerClient ? client : undefined;
}
