// The worker that reads usage logs, so that the page stays smooth.
import {createImporter} from '../engine/importer.js';
import type {UsageLogOptions} from '../engine/types/calls.js';
import type {LogOpener} from '../engine/usage-log.js';
import {hostWork} from '../engine/worker-host.js';
import {feedFiles, type ReadProgress} from './feed.js';

export interface ReadJob {
  start: WebAssembly.Module;
  task: {files: readonly Blob[]; options: UsageLogOptions};
  progress: ReadProgress;
}

hostWork<ReadJob, LogOpener>(createImporter, (importer, {files, options}, steps) =>
  feedFiles(importer, files, options, steps.progress, steps.cancelled),
);
