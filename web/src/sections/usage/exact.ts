import type {UsageReport} from '../../engine/types/usage.js';

/** Every record of the files is in the bill once, at a price, and no count was guessed. */
export function isExact(report: UsageReport): boolean {
  const {duplicates, hits_unknown: hits, unfinished_streams: cut} = report;
  const {envelope_differs: differ, claude_names: claude, observed_names: observed} = report;
  const {marked_cached: cached, late_reports: late, same_id: same, sums_billed: sums} = report;
  const {same_text: text, last_step_only: step, times_apart: apart} = report;
  const {hits_perhaps_beside: beside, overlaps} = report;
  const said = [text, step, apart, beside, overlaps];
  const tools = Object.values(report.tool_uses ?? {});
  return (
    report.counts.skipped === '0' &&
    report.refused_files.count === '0' &&
    (report.faults ?? []).length === 0 &&
    (report.unpriced ?? []).length === 0 &&
    report.totals.amount_low === undefined &&
    report.duplicates_complete !== false &&
    report.reconciliation?.cost_file?.agrees !== false &&
    [
      duplicates,
      cached,
      sums,
      same,
      late,
      hits,
      cut,
      differ,
      claude,
      observed,
      ...said,
      ...tools,
    ].every((each) => (each?.count ?? '0') === '0')
  );
}
