// What was found, first: the days, one sentence, the total, whether the cost file
// agrees, and what keeps the total from being exact.
import {html, nothing, type TemplateResult} from 'lit';

import type {HitDrop, Tally, UsageReport} from '../../engine/types/usage.js';
import {heading} from '../../ui/heading.js';
import {daysText} from './days-text.js';
import {percentOf, percentOfAmount} from './decimals.js';
import {isExact} from './exact.js';
import type {UsageChoices, UsageState} from './reading.js';
import type {View} from '../../state/types.js';

export function usageFinding(view: View, report: UsageReport, ownBook: string): TemplateResult {
  const {s, f} = view;
  const {period} = report;
  const named = period?.calendar_months ?? period;
  const offset = period?.calendar_months?.day_offset ?? report.day_offset;
  const zone = offset === undefined ? undefined : s.usage.zones[offset];
  const days = named ? daysText(f, named.first_day, named.last_day) : '';
  return html`${period ? heading(view.headingLevel + 1, s.usage.period(days, zone)) : nothing}
    ${period ? html`<p part="usage-finding">${sentence(view, report, days)}</p>` : nothing}
    <div class="halves">${total(view, report, ownBook)}${facts(view, report)}</div>`;
}

/** "October 1–31, 2026: $10.19. 53% of it fell in peak hours. Hits fell …" */
function sentence(view: View, report: UsageReport, days: string): string {
  const {s, f} = view;
  const {amount} = report.totals;
  const least = leastOf(report);
  const peak = report.by_band.find(({band}) => band === 'peak')?.amount ?? '0';
  const share = percentOfAmount(peak, amount);
  return s.usage.sentences([
    s.usage.found(days, f.range(report.totals, least)),
    ...(peak === '0' || share === undefined || least ? [] : [s.usage.foundPeak(f.share(share))]),
    ...(report.hit_drop ? [dropped(view, report.hit_drop)] : []),
  ]);
}

function dropped({s, f}: View, drop: HitDrop): string {
  const before = f.share(drop.before);
  const without = drop.amount_without;
  return s.usage.foundDrop(
    before,
    f.share(drop.after),
    f.date(drop.day),
    without === undefined ? '' : f.money(without),
  );
}

/** The least that the bill can be, where it is not known whether some of it was at peak. */
export function leastOf({totals}: UsageReport): {amount: string} | undefined {
  return totals.amount_low === undefined ? undefined : {amount: totals.amount_low};
}

function total(view: View, report: UsageReport, ownBook: string): TemplateResult {
  const {s, f} = view;
  const {amount} = report.totals;
  const least = leastOf(report);
  const label =
    report.tokens_known === false
      ? s.usage.totalOfCostFile
      : isExact(report) && ownBook === ''
        ? s.usage.total
        : ownBook === ''
          ? s.usage.totalCounted
          : s.usage.totalOwn;
  return html`<p class="total" part="usage-total">
    <span class="label">${label}</span>
    <span class="figure"><span>${f.range(report.totals, least)}</span></span>
    <small
      >${
        least
          ? s.usage.between(f.exactMoney(least.amount), f.exactMoney(amount))
          : s.results.exactly(f.exactMoney(amount))
      }</small
    >
    ${costFile(view, report)}
  </p>`;
}

function costFile({s, f}: View, report: UsageReport): TemplateResult | typeof nothing {
  if (report.tokens_known === false) return html`<small>${s.usage.tokensUnknown}</small>`;
  const file = report.reconciliation?.cost_file;
  if (!file) return nothing;
  const billed = f.exactMoney(file.billed);
  if (file.agrees !== false) {
    return html`<small part="usage-agrees">${s.usage.agrees(billed)}</small>`;
  }
  return html`<small>${s.usage.costDiffers(billed, f.exactMoney(file.difference ?? '0'))}</small>`;
}

function facts({s, f}: View, report: UsageReport): TemplateResult | typeof nothing {
  const {totals} = report;
  if (report.tokens_known === false) return nothing;
  const input = String(BigInt(totals.hit) + BigInt(totals.miss));
  const reasoning = percentOf(totals.reasoning, totals.output);
  const list: [string, string][] = [
    [s.usage.requests, f.count(totals.requests ?? '0')],
    [s.usage.hitShare, report.hit_share === null ? '–' : f.rough(report.hit_share)],
    // Exports do not report reasoning.
    ...(report.kind === 'log' && reasoning !== undefined
      ? [[s.usage.reasoningShare, f.rough(reasoning)] as [string, string]]
      : []),
    [s.export.input, f.count(input)],
    [s.export.output, f.count(totals.output)],
  ];
  return html`<dl class="facts">
    ${list.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

const TOOLS = ['search', 'fetch', 'other'] as const;

/** Also where nothing was billed: then it is all that there is to say. */
export function caveats(
  view: View,
  report: UsageReport,
  {choices, ownBook}: Pick<UsageState, 'choices' | 'ownBook'>,
): TemplateResult | typeof nothing {
  const own = ownBook === '' ? [] : [view.s.usage.atOwnPrices(ownBook)];
  const lines = [...own, ...notExact(view, report), ...chosen(view, report, choices)];
  if (lines.length === 0) return nothing;
  return html`<ul class="caveats" part="usage-caveats">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}

/** To the table of what was not billed. */
export function showLines({target}: Event): void {
  const root = (target as HTMLElement).getRootNode() as ShadowRoot | Document;
  const lines = root.querySelector<HTMLElement>('#usage-lines');
  lines?.scrollIntoView({block: 'start'});
  lines?.focus({preventScroll: true});
}

/** That some came late has a sentence of its own. */
export function idsUnchecked(report: UsageReport): boolean {
  return report.duplicates_complete === false && (report.late_reports?.count ?? '0') === '0';
}

function notExact(view: View, report: UsageReport): string[] {
  const {s, f} = view;
  const {counts, unpriced = [], hits_unknown: unknown, duplicates} = report;
  const some = (each: Tally | undefined, say: (count: string, amount: string) => string) =>
    each && each.count !== '0' ? [say(f.count(each.count), f.money(each.amount))] : [];
  const requests = unpriced.reduce((sum, each) => sum + BigInt(each.requests), 0n);
  // Those without a price and the repeats have a line of their own.
  const listed = new Set(['duplicate_request', 'proxy_cache', ...unpriced.map(({code}) => code)]);
  const others = report.skipped
    .filter(({code}) => !listed.has(code))
    .reduce((sum, each) => sum + BigInt(each.count), 0n);
  return [
    ...(counts.skipped === '0'
      ? []
      : [s.usage.billedOf(f.count(counts.billed), f.count(counts.records))]),
    ...(requests === 0n
      ? []
      : [s.usage.unpricedOf(f.count(String(unpriced.length)), f.count(String(requests)))]),
    ...some(duplicates, (count, amount) =>
      report.duplicates_billed === false
        ? s.usage.repeatedOnce(count, amount)
        : s.usage.repeatedEach(count, amount),
    ),
    ...(others === 0n ? [] : [s.usage.othersSkipped(f.count(String(others)))]),
    ...some(report.marked_cached, (count, amount) =>
      report.marked_cached_billed === true
        ? s.usage.cachedEach(count, amount)
        : s.usage.cachedLeft(count, amount),
    ),
    ...some(report.sums_billed, s.usage.sums),
    ...some(report.same_id, s.usage.sameId),
    ...some(report.same_text, s.usage.sameText),
    ...some(report.last_step_only, s.usage.lastStep),
    ...some(report.times_apart, s.usage.timesApart),
    ...some(report.hits_perhaps_beside, s.usage.hitsBeside),
    ...some(report.overlaps, s.usage.overlaps),
    ...some(report.late_reports, s.usage.late),
    ...(unknown && unknown.count !== '0'
      ? [
          s.usage.hitsUnknown(
            f.count(unknown.count),
            f.money(unknown.amount),
            f.money(unknown.amount_if_hits),
          ),
        ]
      : []),
    ...some(report.unfinished_streams, s.usage.unfinished),
    ...some(report.envelope_differs, s.usage.envelope),
    ...some(report.claude_names, s.usage.claude),
    ...some(report.observed_names, s.usage.observed),
    ...TOOLS.flatMap((tool) => {
      const uses = report.tool_uses?.[tool];
      if (!uses || uses.count === '0') return [];
      const kind = s.usage.toolKind[tool] ?? tool;
      return [
        uses.unpriced === uses.count
          ? s.usage.toolsUnpriced(kind, f.count(uses.count))
          : s.usage.tools(
              kind,
              f.count(uses.count),
              f.money(uses.amount),
              uses.unpriced === '0' ? '' : f.count(uses.unpriced),
            ),
      ];
    }),
    ...(idsUnchecked(report) ? [s.usage.repeatedPart] : []),
    ...((report.faults ?? []).length > 0 || report.refused_files.count !== '0'
      ? [s.usage.filesNotRead]
      : []),
  ];
}

/** What the reader decided belongs to the bill. */
function chosen({s, f}: View, {naive_times: naive}: UsageReport, choices: UsageChoices): string[] {
  const zone = naive && naive.count !== '0' && naive.zone !== null ? s.usage.zones[naive.zone] : '';
  return [
    ...(zone && naive ? [s.usage.naiveRead(f.count(naive.count), zone)] : []),
    ...Object.entries(choices.billAs).map(([name, model]) => s.usage.billedAs(name, model)),
  ];
}
