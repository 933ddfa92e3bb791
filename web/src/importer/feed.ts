// Reads files into a usage log.
import type {
  Engine,
  Failure,
  UsageLogOptions,
  UsageProgress,
  UsageReport,
} from '../engine/engine.js';
import {pieces, type Fault} from './unpack.js';

export interface ReadProgress {
  bytes: number;
  total: number;
  /** The running totals so far. */
  totals: UsageProgress;
}

/** Pieces may be small and many; nobody reads faster than that. */
const TELL_EVERY_MS = 50;

/** Undefined when `cancelled` said so. Rejects only if a file can't be read. */
export async function pump(
  engine: Engine,
  files: readonly Blob[],
  options: UsageLogOptions,
  onProgress: (progress: ReadProgress) => void,
  cancelled: () => boolean,
): Promise<UsageReport | Failure | undefined> {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const log = engine.openUsageLog(options);
  const faults: Fault[] = [];
  let refused: Failure | undefined;
  let told = -Infinity;
  try {
    for await (const {bytes, read} of pieces(files, (fault) => faults.push(fault))) {
      if (cancelled() || refused) break;
      // Without bytes it ends a file.
      const totals = bytes.length === 0 ? log.endFile() : log.append(bytes);
      const now = performance.now();
      if (!totals.ok) refused = totals;
      else if (now - told >= TELL_EVERY_MS) {
        told = now;
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
  if (refused || !report.ok) return refused ?? report;
  return {...report, faults};
}
