// A month's cost against the share of input that the cache serves.
import {html, nothing, svg, type TemplateResult} from 'lit';

import type {CurvePoint, HitCurve} from '../../engine/types/calls.js';
import {withHits} from '../../state/scenario-edits.js';
import {chartShape, type Curve, type Shape} from '../../ui/chart-shape.js';
import {heading} from '../../ui/heading.js';
import {column} from '../../ui/decimal-column.js';
import {familyClass, shortNames, type Actions, type View} from '../../state/types.js';
import {keyPoint, pointerArea, reading, readingText} from './chart-point.js';
import {billOf, chooseCase} from '../working/bill-of.js';
import {dataTable} from '../../ui/data-table.js';

export function hitChart(view: View, actions: Actions): TemplateResult | typeof nothing {
  const {s, estimate} = view;
  const curve = view.hitCurve();
  if (!curve || !estimate) return nothing;
  const names = shortNames(view, estimate.models);
  const longest = Math.max(...[...names.values()].map((name) => name.length));
  const amounts = curve.models.map(({here}) => view.f.range(here, here.at_least).length);
  const shape = chartShape(
    curve,
    view.chartWidth,
    Math.min(150, 12 + longest * 8),
    Math.max(...amounts) * 8,
  );
  return html`<section
    class="chart ${view.stale ? 'stale' : ''}"
    part="chart"
    aria-labelledby="chart-heading"
  >
    <div class="bar">${heading(view.headingLevel, finding(view, names), 'chart-heading')}</div>
    <p class="vh" id="chart-summary">${summary(view, curve, names)}</p>
    ${shape ? html`${picture(view, actions, shape, curve, names)} ${reading(view, curve, names)}` : nothing}
    <details class="data">
      <summary>${s.chart.table}</summary>
      ${data(view, curve, names)} ${workOut(view, actions, curve)}
    </details>
  </section>`;
}

/** "Ten points more cache hits save $2.06 a month on Flash, $6.47 on Pro." */
function finding(view: View, names: Map<string, string>): string {
  const {s, f} = view;
  const hits = view.query('breakEven').answer?.hits;
  if (!hits || hits.models.every(({saves}) => Number(saves.amount) === 0)) return s.chart.heading;
  const parts = hits.models.map(({model, saves, at_least: least}) =>
    s.chart.saves(f.range(saves, least), names.get(model) ?? model),
  );
  if (hits.to === '100') return s.chart.allHits(f.rough(hits.from), parts);
  return s.chart.points(String(hits.points), parts);
}

function month({f}: View, point?: Pick<CurvePoint, 'amount' | 'at_least'>): string {
  return point ? f.range(point, point.at_least) : '';
}

export function summary(view: View, curve: HitCurve, names: Map<string, string>): string {
  const {s} = view;
  return s.chart.summary(
    curve.models.map(({model, points}) =>
      s.chart.fromTo(names.get(model) ?? model, month(view, points[0]), month(view, points.at(-1))),
    ),
  );
}

function picture(
  view: View,
  actions: Actions,
  shape: Shape,
  curve: HitCurve,
  names: Map<string, string>,
): TemplateResult {
  // Drawn ahead there is its place and its table: the page must be small.
  if (view.prerendering) return html`<div class="plot"></div>`;
  const {s, f} = view;
  const {width, height, left, right, top, bottom, here} = shape;
  return html`<svg
    class="plot"
    role="group"
    aria-labelledby="chart-summary"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="xMinYMin meet"
  >
    ${shape.y.map(
      ({at, value}) =>
        svg`<line class="grid" x1=${left} x2=${right} y1=${at} y2=${at}></line>
          <text class="tick" x=${left - 8} y=${at + 4} text-anchor="end">${f.axisMoney(value)}</text>`,
    )}
    ${shape.x.map(
      ({at, value}) =>
        svg`<text class="tick" x=${at} y=${bottom + 18} text-anchor="middle">${f.percent(String(value))}</text>`,
    )}
    <text class="tick" x=${left} y=${height - 3}>${s.chart.x}</text>
    ${keyPoint(view, actions, shape, readingText(view, curve, names))}
    <text class="here-name" x=${here.x} y=${top - 12} text-anchor="middle">
      ${s.chart.here(f.rough(here.hit))}
    </text>
    ${shape.curves.map((each) => curveLine(view, shape, each, names.get(each.model) ?? each.model))}
    ${pointerArea(view, actions, shape, curve)}
  </svg>`;
}

function curveLine(view: View, shape: Shape, curve: Curve, name: string): TemplateResult {
  const family = view.estimate?.models.find(({model}) => model === curve.model)?.family ?? '';
  const {here, end} = curve;
  const anchor = shape.here.labelAnchor;
  return svg`<g class=${familyClass(family)}>
    <path class="curve" d=${curve.path}></path>
    <text class="curve-name" x=${end.x + 8} y=${end.labelY}>${name}</text>
    <circle class="dot" cx=${here.x} cy=${here.y} r="3.5"></circle>
    <text class="dot-name" x=${here.x + (anchor === 'end' ? -7 : 7)} y=${here.labelY} text-anchor=${anchor}>${month(view, here)}</text>
  </g>`;
}

/** The bill at any point of the curve. */
function workOut(view: View, actions: Actions, curve: HitCurve): TemplateResult {
  const points = curve.models[0]?.points ?? [];
  return chooseCase(
    view,
    actions,
    'chart/point',
    points.map(({hit}) => ({
      id: hit,
      label: view.f.percent(hit),
      content: (id) => billOf(view, id, withHits(view.validScenario, hit)),
    })),
  );
}

function data(view: View, curve: HitCurve, names: Map<string, string>): TemplateResult {
  const {s, f} = view;
  const columns = curve.models.map(({points}) =>
    column(points.map((point) => f.exactRange(point, point.at_least))),
  );
  const shares = curve.models[0]?.points.map((point) => point.hit) ?? [];
  return dataTable({
    label: s.chart.scroll,
    corner: s.chart.x,
    heads: curve.models.map(({model}) => names.get(model)),
    rows: shares.map((share, row) => ({
      name: f.percent(share),
      cells: columns.map((cells) => cells[row]),
    })),
  });
}
