// What it costs: both models side by side, every line open to its working.
import {html, nothing, type TemplateResult} from 'lit';

import type {Amount, Bucket, Estimate, ModelEstimate} from '../../engine/types/calls.js';
import {warningText} from '../../state/errors.js';
import {countsText, faultName, faultText} from '../../state/faults.js';
import {textButton} from '../../ui/fields.js';
import {heading} from '../../ui/heading.js';
import {sectionFrame} from '../../ui/section-frame.js';
import {animatedOnChange} from '../../ui/decimal-column.js';
import {amountColumns, BUCKETS} from '../../ui/money-axis.js';
import {bar, line, shareOf} from './statement-line.js';
import {unitOf} from '../../format/unit.js';
import {assumptionLine} from './assumption-line.js';
import {costDrivers} from './cost-drivers.js';
import {monthText, pricesLine, pricesShort, todayRow, todayText} from './priced.js';
import {
  familyClass,
  hasBundle,
  shortNames,
  type Actions,
  type FirstView,
} from '../../state/types.js';

/** Characters of an exact amount that a phone's column holds beside a word, or beside a sign. */
const LONG = 14;
const LONGEST = 18;

/** The line of the month: a printed page shows its working. */
export const MONTH = 'month';

export function results(view: FirstView, actions: Actions): TemplateResult {
  const {s, estimate} = view;
  return sectionFrame(
    view,
    {name: 'results', part: 'results', title: s.results.heading, hint: s.results.hint},
    html`${hasBundle(view) ? view.note?.(view, actions) : nothing}
    ${estimate ? body(view, actions, estimate) : unpriced(view, actions)}
    ${
      estimate && view.faults.length > 0
        ? html`<p class="print-only">${view.s.results.notPrinted}</p>`
        : nothing
    }`,
  );
}

/** In place of amounts: why there are none. */
function unpriced(view: FirstView, actions: Actions): TemplateResult {
  const {s, faults, unread} = view;
  return html`<div class="unpriced" part="unpriced">
    <p>${s.results.unpriced}</p>
    <ul class="error list">
      ${faults.map((fault) => html`<li>${faultText(view, fault)}</li>`)}
    </ul>
    ${
      unread.length > 0 ? html`<p>${textButton(accepted(view), actions.acceptFields)}</p>` : nothing
    }
  </div>`;
}

/** What the reader accepts in place of what is not here, or could not be read. */
function accepted({s, unread}: FirstView): string {
  const absent = unread.some(({code}) => code === 'prices_absent');
  return absent ? s.ownBook.useOfficial : s.results.acceptFields;
}

function body(view: FirstView, actions: Actions, estimate: Estimate): TemplateResult {
  return html`<div class="ledger m${estimate.models.length}">
    ${pricesLine(view, actions, estimate)} ${names(view, estimate)}
    ${month(view, actions, estimate)} ${todayRow(view, actions, estimate)}
    ${assumptionLine(view, actions, estimate)} ${comparisonOrNote(view, estimate)}
    ${hasBundle(view) ? view.bundle.monthRange(view) : nothing} ${peakShare(view, estimate)}
    ${warnings(view, estimate)}
    ${view.kind === 'compact' ? nothing : totals(view, actions, estimate)}
    ${view.kind === 'compact' ? nothing : details(view, actions, estimate)}
  </div>`;
}

/** While a field is wrong, what counts for it instead stands in the place of the comparison. */
function comparisonOrNote(view: FirstView, estimate: Estimate): TemplateResult {
  const note = view.stale ? countsText(view, view.errors) : '';
  if (note !== '') return html`<p class="verdict stale-note">${note}</p>`;
  const sentences = comparison(view, estimate).split('\n');
  return html`<p class="verdict" part="comparison">
    ${sentences.map((sentence) => html`<span>${sentence} </span>`)}
  </p>`;
}

function details(view: FirstView, actions: Actions, estimate: Estimate): TemplateResult {
  const {s} = view;
  return html`<div class="buckets">
      ${subheading(view, s.results.buckets)} ${bucketLines(view, actions, estimate)}
    </div>
    ${subheading(view, s.results.more)} ${costDrivers(view, actions, estimate)}
    ${hasBundle(view) ? view.bundle.workloadLines(view, actions, estimate) : nothing}`;
}

function names(view: FirstView, estimate: Estimate): TemplateResult {
  const short = shortNames(view, estimate.models);
  return html`<div class="row names" aria-hidden="true">
    <span></span>
    ${estimate.models.map(
      ({model, family}) =>
        html`<span class="name ${familyClass(family)}"
          >${short.get(model)}${short.get(model) === model ? nothing : html`<small>${model}</small>`}</span
        >`,
    )}
  </div>`;
}

/** The largest numbers of the page, and the whole working one click below. */
function month(view: FirstView, actions: Actions, estimate: Estimate): TemplateResult {
  const {s, f} = view;
  const label =
    estimate.month.kind === 'calendar' && view.scenario.month
      ? f.month(view.scenario.month)
      : s.results.month;
  const cells = estimate.models.map((model) => {
    const low = model.low?.month;
    const exact = low
      ? s.results.holidaysOpen
      : f.money(model.month.amount) === f.exactMoney(model.month.amount)
        ? ''
        : exactText(view, model.month);
    const figure = monthText(view, model);
    return html`<span class="total ${familyClass(model.family)}" part="total">
      <span class="figure ${sizeOf(figure)}"
        >${animatedOnChange(figure, html`<span>${figure}</span>`)}</span
      >
      ${animatedOnChange(exact, html`<small>${breakable(exact)}</small>`)}
    </span>`;
  });
  return line(view, actions, {
    id: MONTH,
    label,
    cells,
    className: 'month',
    focusId: 'month',
    working: (working, view, actions) => working.month(view, actions, estimate),
  });
}

/** "exactly $54.755625"; of more digits than its column holds beside the word, "= $…". */
function exactText({s, f}: FirstView, {amount, exact}: Amount): string {
  const text = f.exactMoney(amount);
  if (text.length <= LONG) return s.results[exact ? 'exactly' : 'about'](text);
  if (!exact) return `≈\u00a0${text.length > LONG + 2 ? f.nearlyMoney(amount) : text}`;
  return text.length > LONGEST ? text : `=\u00a0${text}`;
}

/** An amount longer than a phone's column breaks between its groups of digits. */
function breakable(text: string): string | TemplateResult[] {
  if (text.length <= LONGEST || text.includes(' ')) return text;
  return text.split(/(?<=,)/).map((group) => html`${group}<wbr />`);
}

/** A class for figures too long for their column at full size. */
function sizeOf(figure: string): string {
  const {length} = figure;
  return length > 15
    ? 'digits-18'
    : length > 12
      ? 'digits-15'
      : length > 9
        ? 'digits-12'
        : length > 7
          ? 'digits-9'
          : '';
}

function subheading(view: FirstView, text: string): TemplateResult {
  return html`<div class="sub">${heading(view.headingLevel + 1, text)}</div>`;
}

/** Of a month that is chosen, twelve of it: others have other days. */
function yearLabel({s, f, scenario: {month}}: FirstView, estimate: Estimate): string {
  return month && estimate.month.kind === 'calendar'
    ? s.results.yearOf(f.month(month))
    : s.results.year;
}

function totals(view: FirstView, actions: Actions, estimate: Estimate): TemplateResult[] {
  const {s, f} = view;
  const unit = unitOf(view);
  const kinds = [
    ['year', yearLabel(view, estimate)],
    ['day', s.results.day],
    ['per_1k_requests', s.decisions.thousand(unit)],
    ['per_request', s.decisions.one(unit)],
  ] as const;
  const columns = amountColumns(view, estimate, (model) =>
    kinds.map(([kind]) => f.range(model[kind], model.low?.[kind])),
  );
  return kinds.map(([kind, label], row) =>
    line(view, actions, {
      id: kind,
      label,
      cells: columns.map((cells) => cells[row] ?? ''),
      working: (working, view) => working.total(view, estimate, kind),
    }),
  );
}

function bucketLines(view: FirstView, actions: Actions, estimate: Estimate): TemplateResult[] {
  const {s, f} = view;
  const columns = amountColumns(view, estimate, (model) =>
    BUCKETS.map((bucket) => {
      const own = bucketOf(model, bucket);
      return own ? f.range(own, own.at_least) : '';
    }),
  );
  return BUCKETS.map((bucket, row) =>
    line(view, actions, {
      // Apart from the question about output, which is opened by its own name.
      id: `bucket/${bucket}`,
      label: s.bucket[bucket],
      cells: estimate.models.map((model, i) => {
        const share = bucketOf(model, bucket)?.share ?? '0';
        return html`<span class="pair">
          ${shareOf(f.share(share))}${columns[i]?.[row]}${bar(share, familyClass(model.family))}
        </span>`;
      }),
      working: (working, view, actions) => working.bucket(view, actions, estimate, bucket),
    }),
  );
}

function bucketOf(
  model: ModelEstimate,
  bucket: Bucket,
): ModelEstimate['buckets'][number] | undefined {
  return model.buckets.find((each) => each.bucket === bucket);
}

function peakShare(view: FirstView, estimate: Estimate): TemplateResult | typeof nothing {
  if (!estimate.peak_share || isFree(estimate)) return nothing;
  const {s, f} = view;
  const {percent, low, high} = estimate.peak_share;
  const text =
    low && high && low !== high
      ? s.results.peakShareBetween(f.percent(low, 2), f.percent(high, 2))
      : s.results.peakShare(f.percent(percent, 2));
  return html`<p class="fine">${text}</p>`;
}

function warnings(view: FirstView, estimate: Estimate): TemplateResult | typeof nothing {
  // That nobody asks anything has been said.
  const list = isFree(estimate) ? [] : estimate.warnings;
  if (list.length === 0) return nothing;
  return html`<ul class="notes">
    ${list.map((warning) => html`<li>${warningText(view.s, warning)}</li>`)}
  </ul>`;
}

/** "Pro costs 3.1× as much as Flash, $36.96 more a month.", and in a line of its own what of. */
export function comparison(view: FirstView, estimate: Estimate): string {
  const {s, f} = view;
  const {comparison: both} = estimate;
  if (isFree(estimate)) return s.results.free;
  if (!both) return '';
  const short = shortNames(view, estimate.models);
  const cheaper = short.get(both.cheaper) ?? both.cheaper;
  const dearer = short.get(both.dearer) ?? both.dearer;
  if (Number(both.difference.amount) === 0) return s.results.same;
  const more = f.range(both.difference, both.at_least);
  const share = f.share(both.dominant_share);
  return s.results.compare({
    cheaper,
    dearer,
    ratio: both.ratio === null ? '' : f.ratio(both.ratio),
    more,
    share,
    bucket: both.dominant === null ? '' : s.bucketInSentence[both.dominant],
  });
}

/** Nobody asks anything: there is nothing to compare. */
function isFree({workloads}: Estimate): boolean {
  return workloads.every(({month_requests: requests}) => Number(requests) === 0);
}

/** The totals again, held at the bottom edge of a narrow screen. */
export function pinnedTotals(view: FirstView): TemplateResult | typeof nothing {
  const {estimate, s, faults} = view;
  const [wrong] = view.stale || !estimate ? faults : [];
  if (wrong)
    return html`<div class="pinned wrong" aria-hidden="true" part="pinned">
      <span
        >${view.unread.length > 0 ? s.results.noAmounts : s.results.check(faultName(view, wrong))}</span
      >
    </div>`;
  if (!estimate) return nothing;
  const short = shortNames(view, estimate.models);
  const today = todayText(view, estimate);
  const amounts = estimate.models.map((model) => monthText(view, model));
  // Beside the date of their prices a phone has room for so many characters.
  const long = amounts.join('').length > 14 ? ' long' : '';
  return html`<div class="pinned${long}" aria-hidden="true" part="pinned">
    <span class="label">${pricesShort({...view, estimate})}</span>
    ${estimate.models.map((model, i) => {
      const amount = amounts[i] ?? '';
      const total = html`<span class="${familyClass(model.family)}"
        ><small>${short.get(model.model)}</small> <b>${amount}</b></span
      >`;
      return animatedOnChange(amount, total);
    })}
    ${today === '' ? nothing : html`<small class="label now">${today}</small>`}
  </div>`;
}
