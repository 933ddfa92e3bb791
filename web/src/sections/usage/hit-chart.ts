// How much of the input the cache served, day by day: measured, not modelled.
import {html, nothing, svg, type TemplateResult} from 'lit';

import type {FullReport} from '../../engine/types/usage.js';
import {heading} from '../../ui/heading.js';
import {column} from '../../ui/decimal-column.js';
import {hitsShape, type HitsShape, type Mark} from './hit-chart-shape.js';
import type {View} from '../../state/types.js';
import {whereItScrolls} from '../../ui/scroll-region.js';

/** What the label behind the line takes. */
const AFTER = 92;

export function usageHits(view: View, report: FullReport): TemplateResult | typeof nothing {
  const {s, f} = view;
  if (report.hit_share === null) return nothing;
  const shape = hitsShape(report.by_day, report.hit_share, view.chartWidth, AFTER);
  if (!shape) return nothing;
  const {lowest, highest} = shape;
  const all = f.percent(report.hit_share, 2);
  return html`<div class="sub" part="usage-hits">
    ${heading(view.headingLevel + 1, s.usage.hits)} ${picture(view, shape, all)}
    <p class="fine" id="usage-hits-summary">
      ${s.usage.hitsSummary(
        all,
        f.percent(lowest.share, 2),
        f.date(lowest.day),
        f.percent(highest.share, 2),
        f.date(highest.day),
      )}
    </p>
    <details class="data">
      <summary>${s.usage.hitsTable}</summary>
      ${table(view, report)}
    </details>
  </div>`;
}

function picture(view: View, shape: HitsShape, all: string): TemplateResult {
  const {s, f} = view;
  const {width, height, left, right, bottom} = shape;
  return html`<svg
    class="plot hits"
    role="img"
    aria-labelledby="usage-hits-summary"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="xMinYMin meet"
  >
    ${shape.y.map(
      ({at, value}) =>
        svg`<line class="grid" x1=${left} x2=${right} y1=${at} y2=${at}></line>
          <text class="tick" x=${left - 8} y=${at + 4} text-anchor="end">${f.percent(String(value))}</text>`,
    )}
    ${shape.x.map(
      ({at, day}) =>
        svg`<text class="tick" x=${at} y=${bottom + 18} text-anchor=${at === left ? 'start' : 'middle'}>${f.day(day)}</text>`,
    )}
    <line class="here" x1=${left} x2=${right} y1=${shape.all} y2=${shape.all}></line>
    <text class="here-name" x=${right + 8} y=${shape.all + 4}>${s.usage.hitsAll(all)}</text>
    ${shape.lines.map((path) => svg`<path class="curve" d=${path}></path>`)}
    ${shape.dots.map(({x, y}) => svg`<circle class="dot" cx=${x} cy=${y} r="2"></circle>`)}
    ${markLabel(view, shape.highest)}
    ${shape.lowest.day === shape.highest.day ? nothing : markLabel(view, shape.lowest)}
  </svg>`;
}

function markLabel({f}: View, {x, y, labelY, anchor, day, share}: Mark): TemplateResult {
  return svg`<circle class="dot" cx=${x} cy=${y} r="3"></circle>
    <text class="dot-name" x=${x} y=${labelY} text-anchor=${anchor}>${f.percent(share, 1)}, ${f.day(day)}</text>`;
}

function table(view: View, report: FullReport): TemplateResult {
  const {s, f} = view;
  const shares = column(
    report.by_day.map(({hit_share: share}) =>
      typeof share === 'string' ? f.percent(share, 2) : '–',
    ),
  );
  return html`<div
    class="scroll"
    tabindex="0"
    role="group"
    aria-label=${s.usage.scroll(s.usage.hits)}
    ${whereItScrolls}
  >
    <table class="data-table">
      <thead>
        <tr>
          <th scope="col">${s.usage.day}</th>
          <th scope="col">${s.bucket.hit}</th>
          <th scope="col">${s.bucket.miss}</th>
          <th scope="col">${s.usage.hitColumn}</th>
        </tr>
      </thead>
      <tbody>
        ${report.by_day.map(
          (each, i) =>
            html`<tr>
              <th scope="row">${each.day}</th>
              <td>${f.count(each.hit)}</td>
              <td>${f.count(each.miss)}</td>
              <td>${shares[i]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
