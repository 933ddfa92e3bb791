// What stands behind a usage report: does it agree with the bill, and which
// lines are not in it, each with the place of the first.
import {html, nothing, type TemplateResult} from 'lit';

import {errorText} from '../../state/errors.js';
import type {UsageReport, Tally, Position, Reconciliation} from '../../engine/types/usage.js';
import {dataTable} from '../../ui/data-table.js';
import {heading} from '../../ui/heading.js';
import {column} from '../../ui/decimal-column.js';
import type {Amounts} from './amounts.js';
import type {UsageFile} from './reading.js';
import {idsUnchecked} from './finding.js';
import {sourceName} from './shown-name.js';
import type {View} from '../../state/types.js';

export function usageChecks(
  view: View,
  report: UsageReport,
  files: readonly UsageFile[],
  amounts: Amounts,
): TemplateResult {
  const level = view.headingLevel + 1;
  const {s, f} = view;
  const {records, billed, skipped} = report.counts;
  const lines = tallies(view, report);
  const all = skipped === '0' && records !== '0';
  return html`${
      report.reconciliation && report.tokens_known !== false
        ? html`<div class="sub">
            ${heading(level, s.usage.reconcile)} ${costFile(view, report.reconciliation, amounts)}
            ${prices(view, report.reconciliation, amounts)}
          </div>`
        : nothing
    }
    <div class="sub">
      ${heading(level, s.usage.lines, 'usage-lines')}
      <p part="usage-counts">
        ${all ? s.usage.allBilled(f.count(records)) : s.usage.counts(f.count(records), f.count(billed), f.count(skipped))}
      </p>
      ${
        lines.length === 0
          ? nothing
          : table(
              view,
              s.usage.lines,
              [s.usage.why, s.usage.count, s.usage.first],
              lines.map(([why, count, at]) => [
                why,
                f.count(count),
                place(view, at, files, report),
              ]),
            )
      }
      ${idsUnchecked(report) ? html`<p class="fine">${s.usage.repeatedPart}</p>` : nothing}
      ${unpriced(view, report)}
    </div>`;
}

type Line = [why: string, count: string, first: Position | undefined];

function tallies(view: View, report: UsageReport): Line[] {
  const {s} = view;
  const some = (name: string, each: Pick<Tally, 'count' | 'first'> | undefined): Line[] =>
    each && each.count !== '0' ? [[name, each.count, each.first]] : [];
  return [
    ...report.skipped.map((each): Line => [
      [
        s.usage.reason[each.code]?.(each.value) ?? errorText(s, {...each, where: ''}),
        s.usage.advice[each.code] ?? '',
      ]
        .join(' ')
        .trim(),
      each.count,
      each.first,
    ]),
    ...some(s.usage.failedRequests, report.failed),
    // Where they are billed once, they are among the lines that are left out.
    ...some(s.usage.repeated, report.duplicates_billed === false ? undefined : report.duplicates),
    ...some(
      s.usage.cachedLine,
      report.marked_cached_billed === true ? report.marked_cached : undefined,
    ),
    ...some(s.usage.sumsLine, report.sums_billed),
    ...some(s.usage.sameIdLine, report.same_id),
    ...some(s.usage.sameTextLine, report.same_text),
    ...some(s.usage.lastStepLine, report.last_step_only),
    ...some(s.usage.timesApartLine, report.times_apart),
    ...some(s.usage.hitsBesideLine, report.hits_perhaps_beside),
    ...some(s.usage.overlapsLine, report.overlaps),
    ...some(s.usage.lateLine, report.late_reports),
    ...some(s.usage.future, report.in_future),
    ...some(s.usage.hitsUnknownLine, report.hits_unknown),
    ...some(s.usage.unfinishedLine, report.unfinished_streams),
    ...some(s.usage.envelopeLine, report.envelope_differs),
    ...some(s.usage.claudeLine, report.claude_names),
    ...some(s.usage.observedLine, report.observed_names),
    ...Object.entries(report.tool_uses ?? {}).flatMap(([tool, uses]) =>
      some(s.usage.toolsLine(s.usage.toolKind[tool] ?? tool), uses),
    ),
  ];
}

function place(
  {s, f}: View,
  at: Position | undefined,
  files: readonly UsageFile[],
  {sources}: UsageReport,
): string {
  if (!at) return '';
  return s.usage.position(f.count(at.line), f.count(at.byte), sourceName(at, files, sources));
}

function unpriced(view: View, report: UsageReport): TemplateResult | typeof nothing {
  const {s, f} = view;
  const list = report.unpriced ?? [];
  if (list.length === 0) return nothing;
  return table(
    view,
    s.usage.unpriced,
    [s.usage.unpriced, s.usage.requests, s.bucket.hit, s.bucket.miss, s.bucket.output],
    list.map(({model, requests, hit, miss, output}) => [
      model,
      ...[requests, hit, miss, output].map((count) => f.count(count)),
    ]),
  );
}

function costFile(view: View, {cost_file: file}: Reconciliation, amounts: Amounts): TemplateResult {
  const {s, f} = view;
  if (!file) return html`<p>${s.usage.noCostFile}</p>`;
  const others =
    file.other_currency === '0'
      ? nothing
      : html`<p>${s.usage.otherCurrency(f.count(file.other_currency))}</p>`;
  return html`${compared(view, file, amounts)} ${others}`;
}

function compared(
  view: View,
  file: NonNullable<Reconciliation['cost_file']>,
  amounts: Amounts,
): TemplateResult {
  const {s, f} = view;
  const computed = column(file.differing.map((each) => amounts.text(each.computed)));
  const billed = amounts.column(file.differing.map((each) => each.billed));
  if (file.agrees !== false) return html`<p>${s.usage.agrees(f.exactMoney(file.billed))}</p>`;
  return html`<p>
      ${s.usage.differs(f.exactMoney(file.billed), f.exactMoney(file.computed ?? '0'), f.exactMoney(file.difference ?? '0'))}
      ${s.usage.differing(f.count(file.differing_count))}
    </p>
    ${table(
      view,
      s.usage.reconcile,
      [s.usage.interval, s.usage.model, s.usage.computed, s.usage.billed],
      file.differing.map((each, i) => [each.from, each.model, computed[i], billed[i]]),
    )}`;
}

function prices(view: View, {prices: found}: Reconciliation, amounts: Amounts): TemplateResult {
  const {s, f} = view;
  const each = column(found.differing.map(({price_per_1m: price}) => f.price(price)));
  const billed = amounts.column(found.differing.map(({amount}) => amount));
  if (found.differing_count === '0') return html`<p>${s.usage.pricesAgree}</p>`;
  return html`<p>${s.usage.pricesDiffer(f.count(found.differing_count))}</p>
    ${table(
      view,
      s.usage.pricesDiffer(''),
      [s.usage.interval, s.usage.model, s.usage.type, s.usage.price, s.usage.amount],
      found.differing.map(({from, model, type}, i) => [
        from,
        model,
        (s.bucket as Record<string, string>)[type] ?? type,
        each[i],
        billed[i],
      ]),
    )}`;
}

function table(
  view: View,
  caption: string,
  [corner, ...heads]: readonly string[],
  rows: readonly (readonly unknown[])[],
): TemplateResult {
  return dataTable({
    label: view.s.usage.scroll(caption),
    corner,
    heads,
    rows: rows.map(([name, ...cells]) => ({name, cells})),
    className: 'data-table wide',
  });
}
