// The bill of a month line by line: tokens × price = amount, in all digits.
// Every amount here is the core's; this only sets them side by side. In a narrow
// place a line takes two rows of a grid; the roles say that it is a table still.
import {html, nothing, type TemplateResult} from 'lit';

import type {
  Amount,
  Bucket,
  Estimate,
  EstimateLine,
  ModelEstimate,
} from '../../engine/types/calls.js';
import {workloadName} from '../../export/rows.js';
import {column, widest} from '../../ui/decimal-column.js';
import {familyClass, type View} from '../../state/types.js';
import {scrollRegion} from '../../ui/scroll-region.js';

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
  const axes = axesOf(view, tables);
  return html`${tables.map((table) => linesTable(view, estimate, table, axes))}
    <p class="fine">
      ${s.join(
        period.kind === 'average' ? s.working.average : '',
        period.hours_peak && period.hours
          ? s.working.peakHours(f.nearly(period.hours_peak, 2), f.count(period.hours))
          : '',
        period.hours_unknown ? s.working.openHours(f.nearly(period.hours_unknown, 2)) : '',
        exact ? s.working.exact : s.working.rounded,
      )}
    </p>`;
}

export function bucket(view: View, estimate: Estimate, bucket: Bucket): TemplateResult {
  const tables = estimate.models.map((model) => ({
    model,
    lines: model.lines.filter((line) => line.bucket === bucket),
    total: model.buckets.find((each) => each.bucket === bucket),
  }));
  const axes = axesOf(view, tables);
  return html`${tables.map((table) => {
    const {total} = table;
    const remark = total ? view.s.working.share(view.f.percent(total.share)) : '';
    return linesTable(view, estimate, table, axes, remark);
  })}`;
}

/** A model with its lines, and what they add up to. */
interface LinesOf {
  model: ModelEstimate;
  lines: readonly EstimateLine[];
  total: Amount | undefined;
}

type Axes = Record<'tokens' | 'prices' | 'amounts', string[]>;

/** What stands in the columns of all models: their decimal points are in one place each. */
function axesOf({f}: View, tables: readonly LinesOf[]): Axes {
  const lines = tables.flatMap((each) => each.lines);
  return {
    tokens: lines.map((line) => f.count(line.tokens)),
    prices: lines.map((line) => f.price(line.price_per_1m)),
    amounts: [...lines, ...tables.flatMap(({total}) => total ?? [])].map(({amount}) =>
      f.exactMoney(amount),
    ),
  };
}

function linesTable(
  view: View,
  estimate: Estimate,
  {model, lines, total}: LinesOf,
  axes: Axes,
  remark = '',
): TemplateResult {
  const {s, f} = view;
  const banded = lines.some((line) => line.band !== 'flat');
  const several = new Set(lines.map((line) => line.workload)).size > 1;
  const tokens = column(
    lines.map((line) => f.count(line.tokens)),
    axes.tokens,
  );
  const prices = column(
    lines.map((line) => f.price(line.price_per_1m)),
    axes.prices,
  );
  const amounts = column(
    [...lines, ...(total ? [total] : [])].map((line) => f.exactMoney(line.amount)),
    axes.amounts,
  );
  const what = (line: EstimateLine): string =>
    banded
      ? [s.bucket[line.bucket], s.band[line.band]].join(s.lang === 'en' ? ', ' : '，')
      : s.bucket[line.bucket];
  // A heading where the lines of the next workload begin.
  const heading = (i: number): TemplateResult | typeof nothing => {
    const index = lines[i]?.workload;
    return several && index !== undefined && index !== lines[i - 1]?.workload
      ? html`<tr role="row">
          <th scope="rowgroup" role="rowheader" colspan="4">
            ${workloadName(s, estimate.workloads[index]?.name, index)}
          </th>
        </tr>`
      : nothing;
  };
  return scrollRegion(
    s.working.caption(model.model),
    html`<table class="lines ${familyClass(model.family)}" role="table">
      <caption>
        ${model.model}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader"><span class="vh">${s.working.bucket}</span></th>
          ${(
            [
              ['tokens', '', s.working.tokens],
              ['prices', '×', s.working.price],
              ['amounts', '=', s.working.amount],
            ] as const
          ).map(
            ([of, sign, head]) =>
              html`<th
                scope="col"
                role="columnheader"
                class=${view.prerendering ? nothing : 'strut'}
                data-widest=${view.prerendering ? nothing : widest(axes[of])}
              >
                ${sign === '' ? nothing : html`<span class="sign">${sign}</span>`}${head}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${lines.map(
          (line, i) =>
            html`${heading(i)}
              <tr role="row">
                <th scope="row" role="rowheader">${what(line)}</th>
                <td role="cell">${tokens[i]}</td>
                <td role="cell">${prices[i]}</td>
                <td role="cell">${amounts[i]}</td>
              </tr>`,
        )}
      </tbody>
      ${
        total
          ? html`<tfoot role="rowgroup">
              <tr role="row">
                <th scope="row" role="rowheader" colspan="3">
                  ${s.working.total} <span class="fine">${remark}</span>
                </th>
                <td role="cell">${amounts[lines.length]}</td>
              </tr>
            </tfoot>`
          : nothing
      }
    </table>`,
    'fit',
  );
}
