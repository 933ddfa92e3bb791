// How much of the input the cache served, day by day: measured, not modelled.
import {html, nothing, svg, type TemplateResult} from 'lit';

import type {UsageReport, HitDrop} from '../../engine/types/usage.js';
import type {Actions, View} from '../../state/types.js';
import {nearestOf, readable} from '../../ui/chart-reader.js';
import {dataTable} from '../../ui/data-table.js';
import {column} from '../../ui/decimal-column.js';
import {heading} from '../../ui/heading.js';
import {axes, curve, readLine} from '../../ui/plot.js';
import {hitsShape, type HitsShape, type Mark} from './hit-chart-shape.js';

/** What the label behind the line takes. */
const AFTER = 92;
/** Where the page keeps which day is being read. */
const READ = 'usage/day';

export function usageHits(
  view: View,
  actions: Actions,
  report: UsageReport,
): TemplateResult | typeof nothing {
  const {s, f} = view;
  const {hit_share: share, hit_drop: drop} = report;
  if (share === null) return nothing;
  const shape = hitsShape(report.by_day, {
    ...{all: share, width: view.chartWidth, after: AFTER},
    drop: drop?.day,
  });
  if (!shape) return nothing;
  const {lowest, highest} = shape;
  const all = f.rate(share);
  return html`<div class="sub" part="usage-hits">
    ${heading(view.headingLevel + 1, finding(view, all, drop))}
    ${picture(view, actions, shape, all, drop)}
    <p class="fine" id="usage-hits-summary">
      ${
        lowest.share === highest.share
          ? s.usage.hitsAlike(all)
          : s.usage.hitsSummary(
              all,
              f.rate(lowest.share),
              f.date(lowest.day),
              f.rate(highest.share),
              f.date(highest.day),
            )
      }
    </p>
    <details class="data">
      <summary>${s.chart.table}</summary>
      ${table(view, report)}
    </details>
  </div>`;
}

/** "The cache hit rate fell from 72% to 56% on October 12, 2026", else the rate of all days. */
function finding({s, f}: View, all: string, drop: HitDrop | null | undefined): string {
  if (!drop) return s.usage.hits(all);
  return s.usage.hitsFell(f.share(drop.before), f.share(drop.after), f.date(drop.day));
}

function picture(
  view: View,
  actions: Actions,
  shape: HitsShape,
  all: string,
  drop: HitDrop | null | undefined,
): TemplateResult {
  const {s, f, localInputs} = view;
  const {days} = shape;
  const at = Number(localInputs.get(READ) ?? NaN);
  const place = at < days.length ? at : undefined;
  return readable(
    {
      label: s.usage.hitsSlider,
      describedBy: 'usage-hits-summary',
      count: days.length,
      at: place,
      text: (i) => s.usage.hitsOf(f.date(days[i]?.day ?? ''), f.rate(days[i]?.share ?? '0')),
      choose: (i) => {
        actions.setLocalInput(READ, String(i));
      },
      placeAt: nearestOf(days.map(({x}) => x)),
      before: s.chart.pointAt,
    },
    drawing(view, shape, all, {drop, place}),
  );
}

function drawing(
  view: View,
  shape: HitsShape,
  all: string,
  {drop, place}: {drop: HitDrop | null | undefined; place: number | undefined},
): TemplateResult {
  const {s, f} = view;
  const {plot, days} = shape;
  const {width, height, left, right} = plot;
  const read = place === undefined ? undefined : days[place];
  return html`<svg
    class="plot hits"
    aria-hidden="true"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="xMinYMin meet"
  >
    ${axes(plot, {
      xText: (instant) => f.day(new Date(instant).toISOString()),
      yText: (value) => f.percent(String(value)),
    })}
    <line class="here" x1=${left} x2=${right} y1=${shape.all} y2=${shape.all}></line>
    <text class="here-name" x=${right + 8} y=${shape.all + 4}>${s.usage.hitsAll(all)}</text>
    ${plot.lines.map((line) => curve(line))}
    ${shape.dots.map(({x, y}) => svg`<circle class="dot" cx=${x} cy=${y} r="2"></circle>`)}
    ${drop && shape.drop ? dropMark(view, shape, drop) : marks(view, shape)}
    ${
      read
        ? svg`${readLine(plot, read.x)}<circle class="dot" cx=${read.x} cy=${read.y} r="3.5"></circle>`
        : nothing
    }
  </svg>`;
}

/** "Oct 12: 72% → 56%", at the day on which the share drops. */
function dropMark({s, f}: View, {plot, drop}: HitsShape, {day, before, after}: HitDrop): unknown {
  if (!drop) return nothing;
  const {x, anchor} = drop;
  const text = s.usage.hitsDrop(f.day(day), f.share(before), f.share(after));
  return svg`<line class="drop-line" x1=${x} x2=${x} y1=${plot.top - 14} y2=${plot.bottom}></line>
    <text class="drop-name" x=${anchor === 'start' ? x + 7 : x - 7} y=${plot.top - 5} text-anchor=${anchor}>${text}</text>`;
}

function marks(view: View, {lowest, highest}: HitsShape): unknown {
  return svg`${markLabel(view, highest)}${lowest.day === highest.day ? nothing : markLabel(view, lowest)}`;
}

function markLabel({f}: View, {x, y, labelY, anchor, day, share}: Mark): TemplateResult {
  return svg`<circle class="dot" cx=${x} cy=${y} r="3"></circle>
    <text class="dot-name" x=${x} y=${labelY} text-anchor=${anchor}>${f.rate(share)}, ${f.day(day)}</text>`;
}

function table(view: View, report: UsageReport): TemplateResult {
  const {s, f} = view;
  const shares = column(
    report.by_day.map(({hit_share: share}) => (typeof share === 'string' ? f.rate(share) : '–')),
  );
  return dataTable({
    label: s.usage.scroll(s.usage.hitShare),
    corner: s.usage.day,
    heads: [s.bucket.hit, s.bucket.miss, s.usage.hitColumn],
    rows: report.by_day.map((each, i) => ({
      name: each.day,
      cells: [f.count(each.hit), f.count(each.miss), shares[i]],
    })),
    className: 'data-table wide',
  });
}
