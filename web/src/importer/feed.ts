// Reads files into a usage log.
import type {Failure, UsageLogOptions, UsageProgress} from '../engine/types/calls.js';
import type {UsageReport} from '../engine/types/usage.js';
import type {LogOpener} from '../engine/usage-log.js';
import {sameFiles} from './same-files.js';
import {unpack, type Fault} from './unpack.js';

export interface ReadProgress {
  bytes: number;
  total: number;
  /** The running totals so far. */
  totals: UsageProgress;
}

/** Chunks may be small and many; nobody reads faster than that. */
const REPORT_EVERY_MS = 50;

/** Undefined when `cancelled` said so. Rejects only if a file can't be read. */
export async function feedFiles(
  importer: LogOpener,
  files: readonly Blob[],
  options: UsageLogOptions,
  onProgress: (progress: ReadProgress) => void,
  cancelled: () => boolean,
): Promise<UsageReport | Failure | undefined> {
  const faults: Fault[] = [];
  // A copy is read once, as repeated requests are billed once.
  const copies = options.duplicates === 'bill' ? new Map<number, number>() : await sameFiles(files);
  for (const file of copies.keys()) faults.push({code: 'file_repeated', file});
  const numbers = [...files.keys()].filter((file) => !copies.has(file));
  const once = files.filter((_, file) => !copies.has(file));
  const total = once.reduce((sum, file) => sum + file.size, 0);
  const log = importer.openUsageLog(options);
  const sources: {file: number; member?: string}[] = [];
  let failed: Failure | undefined;
  let reported = -Infinity;
  let fed = false;
  try {
    const numberOf = (place: number): number => numbers[place] ?? place;
    const onFault = (fault: Fault): void => {
      faults.push({...fault, file: numberOf(fault.file)});
    };
    for await (const {bytes, read, file: place, member} of unpack(once, onFault)) {
      if (cancelled() || failed) break;
      fed = true;
      const file = numberOf(place);
      if (bytes.length === 0) sources.push({file, ...(member === undefined ? {} : {member})});
      // Without bytes it ends a file.
      const totals = bytes.length === 0 ? log.endFile() : log.append(bytes);
      const now = performance.now();
      if (!totals.ok) failed = totals;
      else if (now - reported >= REPORT_EVERY_MS) {
        reported = now;
        onProgress({bytes: read, total, totals});
      }
    }
  } catch (error) {
    log.finish();
    throw error;
  }
  // Also after a refusal or a cancel: it frees what the log holds.
  const report = log.finish();
  if (cancelled()) return undefined;
  if (failed || !report.ok) return failed ?? report;
  // Where nothing came out of an archive its faults say why; no file was empty.
  const refused = fed || faults.length === 0 ? {} : {refused_files: {count: '0', skipped: []}};
  return {...report, ...refused, faults, sources};
}
