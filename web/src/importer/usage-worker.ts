// The worker that reads usage logs, so that the page stays smooth. It gets the
// module compiled by the page and never fetches anything itself.
import {createImporter} from '../engine/importer.js';
import type {Failure, UsageLogOptions} from '../engine/types/calls.js';
import type {UsageReport} from '../engine/types/usage.js';
import type {LogOpener} from '../engine/usage-log.js';
import {feedFiles, type ReadProgress} from './feed.js';

export type ToWorker =
  | {action: 'start'; wasmModule: WebAssembly.Module}
  | {action: 'read'; id: number; files: Blob[]; options: UsageLogOptions}
  | {action: 'cancel'; id: number};

export type FromWorker =
  | {event: 'ready'}
  | {event: 'progress'; id: number; progress: ReadProgress}
  | {event: 'done'; id: number; report: UsageReport | Failure | undefined}
  | {event: 'failed'; id: number; message: string};

let starting: Promise<LogOpener> | undefined;
const cancelled = new Set<number>();

function send(message: FromWorker): void {
  postMessage(message);
}

addEventListener('message', ({data}: MessageEvent<ToWorker>) => {
  if (data.action === 'start') {
    starting = createImporter(data.wasmModule);
    starting.then(
      () => {
        send({event: 'ready'});
      },
      // The reader learns of it from the read that follows.
      () => undefined,
    );
  } else if (data.action === 'cancel') {
    cancelled.add(data.id);
  } else {
    void read(data.id, data.files, data.options);
  }
});

async function read(id: number, files: Blob[], options: UsageLogOptions): Promise<void> {
  try {
    if (!starting) throw new Error('the worker was not started');
    const report = await feedFiles(
      await starting,
      files,
      options,
      (progress) => {
        send({event: 'progress', id, progress});
      },
      () => cancelled.has(id),
    );
    send({event: 'done', id, report});
  } catch (error) {
    send({event: 'failed', id, message: String(error)});
  }
  cancelled.delete(id);
}
