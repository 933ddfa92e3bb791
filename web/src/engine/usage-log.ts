// Usage logs, as the importer reads them: bytes in, running totals and a report out.
import {describe, failure, guarded, toJson, type CallModule} from './call-engine.js';
import type {Failure, UsageLogOptions, UsageProgress} from './types/calls.js';
import type {UsageReport} from './types/usage.js';

/** What wasm/usage_log.cc registers. */
export interface ImporterModule extends CallModule {
  begin_usage_log(options: string): string;
  /** A view of `size` bytes to fill; dead after the next call of any kind. */
  usage_log_buffer(size: number): Uint8Array;
  append_usage_log(log: number): string;
  end_usage_log_file(log: number): string;
  finish_usage_log(log: number): string;
}

/** A usage log that is being read. Feed it the file's bytes, cut anywhere; no bytes are nothing. */
export interface UsageLog {
  append(bytes: Uint8Array | ArrayBuffer): UsageProgress | Failure;
  /** Ends a file; what is appended next is another. Not needed after the last. */
  endFile(): UsageProgress | Failure;
  /** The report. The log is closed by it. */
  finish(): UsageReport | Failure;
}

/** Who can open one. */
export interface LogOpener {
  openUsageLog(options?: UsageLogOptions): UsageLog;
}

/** More at once would only make the module's memory larger. */
const CHUNK = 4 << 20;

export function openUsageLog(core: ImporterModule, options: UsageLogOptions): UsageLog {
  // Ids in a file cannot be made to collide where their hashes cannot be known.
  const [seed] = crypto.getRandomValues(new BigUint64Array(1));
  const text = toJson({...options, hash_seed: String(seed)});
  const begun =
    typeof text === 'string'
      ? (JSON.parse(guarded(() => core.begin_usage_log(text))) as {ok: true; log: number} | Failure)
      : text;
  if (!begun.ok) return {append: () => begun, endFile: () => begun, finish: () => begun};
  return {
    append: (bytes) => append(core, begun.log, bytes),
    endFile: () =>
      JSON.parse(guarded(() => core.end_usage_log_file(begun.log))) as UsageProgress | Failure,
    finish: () =>
      JSON.parse(guarded(() => core.finish_usage_log(begun.log))) as UsageReport | Failure,
  };
}

function append(
  core: ImporterModule,
  log: number,
  bytes: Uint8Array | ArrayBuffer,
): UsageProgress | Failure {
  const all = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
  if (!(all instanceof Uint8Array)) {
    return failure(
      'wrong_type',
      `Expected bytes (a Uint8Array), got ${describe(bytes)}.`,
      describe(bytes),
    );
  }
  let answer = '';
  for (let at = 0; at < all.length || at === 0; at += CHUNK) {
    answer = guarded(() => {
      const chunk = all.subarray(at, at + CHUNK);
      core.usage_log_buffer(chunk.length).set(chunk);
      return core.append_usage_log(log);
    });
    if (answer.startsWith('{"ok":false')) break;
  }
  return JSON.parse(answer) as UsageProgress | Failure;
}
