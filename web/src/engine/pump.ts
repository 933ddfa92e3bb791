// Reads files into a usage log. Reading and parsing overlap: some slices are always
// under way while one is parsed, for waiting on the disk costs more than parsing.
import type {Engine, Failure, UsageLogOptions, UsageProgress, UsageReport} from './engine.js';

export interface ReadProgress {
  bytes: number;
  total: number;
  /** The running totals so far. */
  totals: UsageProgress;
}

const SLICE = 4 << 20;
const UNDER_WAY = 3;

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
  let bytes = 0;
  let refused: Failure | undefined;
  for await (const slice of slices(files)) {
    if (cancelled() || refused) break;
    const totals = log.append(slice);
    bytes += slice.byteLength;
    if (totals.ok) onProgress({bytes, total, totals});
    else refused = totals;
  }
  // Also after a refusal or a cancel: it frees what the log holds.
  const report = log.finish();
  if (cancelled()) return undefined;
  return refused ?? report;
}

async function* slices(files: readonly Blob[]): AsyncGenerator<ArrayBuffer> {
  const starts = files.flatMap((file) =>
    Array.from({length: Math.ceil(file.size / SLICE)}, (_, i) => [file, i * SLICE] as const),
  );
  const reading: Promise<ArrayBuffer>[] = [];
  for (let next = 0; next < starts.length || reading.length > 0;) {
    for (; reading.length < UNDER_WAY && next < starts.length; ++next) {
      const start = starts[next];
      if (start) reading.push(start[0].slice(start[1], start[1] + SLICE).arrayBuffer());
    }
    const oldest = reading.shift();
    // A later slice may fail while an earlier one is parsed; its turn reports it.
    for (const other of reading) other.catch(() => undefined);
    if (oldest) yield await oldest;
  }
}
