// How each number came about, in all its digits. Every amount here is the
// core's; this only sets them side by side.
import {html, nothing, type TemplateResult} from 'lit';

import type {
  Amount,
  Bucket,
  BucketShare,
  Estimate,
  EstimateLine,
  ModelEstimate,
  Unit,
} from '../engine/calls.js';
import {workloadName} from '../export/rows.js';
import {column} from './number.js';
import {familyClass, type View} from './view.js';

type Total = 'year' | 'day' | 'per_1k_requests' | 'per_request';

export function sentence(text: string): TemplateResult {
  return html`<p>${text}</p>`;
}

/** All lines of the month, or those of one workload. */
export function month(view: View, estimate: Estimate, workload?: number): TemplateResult {
  const {s, f} = view;
  const {month: period} = estimate;
  const tables = estimate.models.map((model) => ({
    model,
    lines: model.lines.filter((line) => workload === undefined || line.workload === workload),
    total:
      workload === undefined
        ? model.month
        : estimate.workloads[workload]?.models.find((of) => of.model === model.model)?.month,
  }));
  const exact = tables.every(
    ({lines, total}) =>
      total?.exact !== false &&
      // Twelve decimals are as many as are shown.
      lines.every((line) => line.exact && !/\.\d{12}$/.test(line.tokens)),
  );
  return html`${tables.map(({model, lines, total}) => linesTable(view, estimate, model, lines, total))}
    <p class="fine">
      ${period.kind === 'average' ? s.working.average : nothing}
      ${period.hours_peak && period.hours ? s.working.peakHours(f.count(period.hours_peak), f.count(period.hours)) : nothing}
      ${exact ? s.working.exact : s.working.rounded}
    </p>`;
}

export function bucket(view: View, estimate: Estimate, bucket: Bucket): TemplateResult {
  return html`${estimate.models.map((model) => {
    const found = model.buckets.find((each) => each.bucket === bucket);
    return linesTable(
      view,
      estimate,
      model,
      model.lines.filter((line) => line.bucket === bucket),
      found,
      found ? view.s.working.share(view.f.percent(found.share)) : '',
    );
  })}`;
}

function linesTable(
  view: View,
  estimate: Estimate,
  model: ModelEstimate,
  lines: readonly EstimateLine[],
  total: Amount | undefined,
  remark = '',
): TemplateResult {
  const {s, f} = view;
  const banded = lines.some((line) => line.band !== 'flat');
  const several = new Set(lines.map((line) => line.workload)).size > 1;
  const tokens = column(lines.map((line) => f.count(line.tokens)));
  const prices = column(lines.map((line) => f.price(line.price_per_1m)));
  const amounts = column(
    [...lines, ...(total ? [total] : [])].map((line) => f.exactMoney(line.amount)),
  );
  const what = (line: EstimateLine): string =>
    banded
      ? [s.bucket[line.bucket], s.band[line.band]].join(s.lang === 'en' ? ', ' : '，')
      : s.bucket[line.bucket];
  // A heading where the lines of the next workload begin.
  const heading = (i: number): TemplateResult | typeof nothing => {
    const index = lines[i]?.workload;
    return several && index !== undefined && index !== lines[i - 1]?.workload
      ? html`<tr>
          <th scope="rowgroup" colspan="4">
            ${workloadName(s, estimate.workloads[index]?.name, index)}
          </th>
        </tr>`
      : nothing;
  };
  return html`<div
    class="scroll"
    tabindex="0"
    role="group"
    aria-label=${s.working.caption(model.model)}
  >
    <table class="lines ${familyClass(model.family)}">
      <caption>
        ${model.model}
      </caption>
      <thead>
        <tr>
          <th scope="col"><span class="vh">${s.working.bucket}</span></th>
          <th scope="col">${s.working.tokens}</th>
          <th scope="col"><span class="sign">×</span>${s.working.price}</th>
          <th scope="col"><span class="sign">=</span>${s.working.amount}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line, i) =>
            html`${heading(i)}
              <tr>
                <th scope="row">${what(line)}</th>
                <td>${tokens[i]}</td>
                <td>${prices[i]}</td>
                <td>${amounts[i]}</td>
              </tr>`,
        )}
      </tbody>
      ${
        total
          ? html`<tfoot>
              <tr>
                <th scope="row" colspan="3">
                  ${s.working.total} <span class="fine">${remark}</span>
                </th>
                <td>${amounts[lines.length]}</td>
              </tr>
            </tfoot>`
          : nothing
      }
    </table>
  </div>`;
}

export function total(view: View, estimate: Estimate, kind: Total): TemplateResult {
  const {s, f} = view;
  return html`${equations(view, estimate, (model) => {
    const month = f.exactMoney(model.month.amount);
    const requests = s.working.units[unitOf(view)](f.count(model.month_requests));
    const left = {
      year: s.working.year(month),
      day: s.working.day(month, f.count(estimate.month.days)),
      per_1k_requests: s.working.perThousand(month, requests),
      per_request: s.working.perRequest(month, requests),
    }[kind];
    return [left, model[kind]];
  })}
  ${kind === 'per_request' ? tokensOfOne(view, estimate) : nothing}`;
}

/** What `requests` of the scenario count. */
function unitOf({scenario: {workloads}}: View): Unit {
  if (workloads.every(({shape}) => shape)) return 'run';
  return workloads.some(({shape}) => shape) ? 'request_or_run' : 'request';
}

function tokensOfOne(view: View, estimate: Estimate): TemplateResult | typeof nothing {
  const {s, f} = view;
  const tokens = estimate.models[0]?.request_tokens;
  if (!tokens) return nothing;
  return sentence(
    s.working.requestTokens(
      s.decide.fail.unit[unitOf(view)],
      f.count(tokens.hit),
      f.count(tokens.miss),
      f.count(tokens.output),
    ),
  );
}

/** One line per model: name, left side = amount. */
function equations(
  view: View,
  estimate: Estimate,
  of: (model: ModelEstimate) => readonly [left: string, right: Amount],
): TemplateResult {
  return html`<ul class="equations">
    ${estimate.models.map((model) => {
      const [left, right] = of(model);
      return html`<li class=${familyClass(model.family)}>
        <span class="name">${model.model}</span>
        <span class="sum">${left} = <b>${view.f.exactMoney(right.amount)}</b></span>
        ${right.exact ? nothing : html`<span class="fine">${view.s.working.notExact}</span>`}
      </li>`;
    })}
  </ul>`;
}

export function cacheSaves(view: View, estimate: Estimate): TemplateResult {
  const {s, f} = view;
  return equations(view, estimate, (model) => [
    s.working.cacheSaves(
      f.exactMoney(model.no_cache_month.amount),
      f.exactMoney(model.month.amount),
    ),
    model.cache_saves,
  ]);
}

export function inputPrice(view: View, estimate: Estimate): TemplateResult {
  const {s, f} = view;
  return html`${sentence(s.working.inputPrice)}
  ${equations(view, estimate, (model) => {
    const input = model.buckets.filter((each) => each.bucket !== 'output');
    const sum = (each: (of: BucketShare) => string): string => input.map(each).join(' + ');
    return [
      s.working.inputPriceOf(
        sum((of) => f.exactMoney(of.amount)),
        sum((of) => f.count(of.tokens)),
      ),
      model.input_price_per_1m ?? {amount: '0', exact: true},
    ];
  })}`;
}

/** The same tokens at the prices of one band, which the contract above lists. */
export function allIn(view: View, estimate: Estimate, band: 'off_peak' | 'peak'): TemplateResult {
  const {s, f, table} = view;
  const amount = {off_peak: 'all_off_peak', peak: 'all_peak'} as const;
  return html`${sentence(band === 'peak' ? s.working.allPeak : s.working.allOffPeak)}
  ${equations(view, estimate, (model) => {
    const listed = table.models.find((each) => each.model === model.model);
    const prices = listed?.prices.find((each) => each.band === band);
    const terms = model.buckets.map(
      ({bucket, tokens}) => `${f.count(tokens)} × ${f.price(prices?.[bucket] ?? '0')}`,
    );
    return [
      `(${terms.join(' + ')}) ÷ ${f.count('1000000')}`,
      model.bands?.[amount[band]] ?? {amount: '0', exact: true},
    ];
  })}`;
}

export function moveOffPeak(view: View, estimate: Estimate): TemplateResult {
  const {s, f} = view;
  return equations(view, estimate, (model) => [
    s.working.moveOffPeak(
      f.exactMoney(model.month.amount),
      f.exactMoney(model.bands?.all_off_peak.amount ?? '0'),
    ),
    model.bands?.move_off_peak_saves ?? {amount: '0', exact: true},
  ]);
}
