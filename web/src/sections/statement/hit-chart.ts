// A month's cost against the share of input that the cache serves.
import {html, nothing, svg, type TemplateResult} from 'lit';

import type {CurvePoint, HitCurve} from '../../engine/types/calls.js';
import {withHits} from '../../state/scenario-edits.js';
import {sectionFrame} from '../../ui/section-frame.js';
import {column} from '../../ui/decimal-column.js';
import {axes, curve as curveLine, textWidth} from '../../ui/plot.js';
import {plotShape, spread, type Plot} from '../../ui/plot-shape.js';
import {familyClass, shortNames, type Actions, type View} from '../../state/types.js';
import {keyPoint, pointerArea, reading, readingText} from './chart-point.js';
import {billOf, chooseCase} from '../working/bill-of.js';
import {dataTable} from '../../ui/data-table.js';

export function hitChart(view: View, actions: Actions): TemplateResult | typeof nothing {
  const {s, estimate} = view;
  const curve = view.hitCurve();
  if (!curve || !estimate) return nothing;
  const names = shortNames(view, estimate.models);
  const shape = shapeOf(view, curve, names);
  return sectionFrame(
    view,
    {name: 'chart', part: 'chart', title: finding(view, names)},
    html`<p class="vh" id="chart-summary">${summary(view, curve, names)}</p>
      ${shape ? html`${picture(view, actions, shape, curve, names)} ${reading(view, curve, names)}` : nothing}
      <details class="data">
        <summary>${s.chart.table}</summary>
        ${data(view, curve, names)} ${workOut(view, actions, curve)}
      </details>`,
  );
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

function shapeOf(view: View, curve: HitCurve, names: Map<string, string>): Plot | undefined {
  const {chartWidth: width, estimate} = view;
  const longest = Math.max(...[...names.values()].map((name) => name.length));
  const most = Math.max(...curve.models.flatMap(({points}) => points.map((p) => Number(p.amount))));
  return plotShape(
    curve.models.map(({model, points}) => ({
      name: names.get(model) ?? model,
      className: familyClass(estimate?.models.find((each) => each.model === model)?.family ?? ''),
      points: points.map(({hit, amount}) => ({x: Number(hit), y: Number(amount)})),
    })),
    {
      width,
      height: 300,
      nameWidth: Math.min(150, 12 + longest * 8),
      tickWidth: Math.max(44, textWidth([view.f.axisMoney(most)])),
      xTicks: width < 420 ? 4 : 10,
      yTicks: 3.5,
      top: 28,
    },
  );
}

function picture(
  view: View,
  actions: Actions,
  shape: Plot,
  curve: HitCurve,
  names: Map<string, string>,
): TemplateResult {
  // Drawn ahead there is its place and its table: the page must be small.
  if (view.prerendering) return html`<div class="plot"></div>`;
  const {s, f} = view;
  const {width, height, left, top} = shape;
  const hit = curve.models[0]?.here.hit ?? '0';
  const x = shape.x(Number(hit));
  const dots = dotsOf(view, shape, curve, x);
  return html`<svg
    class="plot"
    role="group"
    aria-labelledby="chart-summary"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="xMinYMin meet"
  >
    ${axes(shape, {xText: (value) => f.percent(String(value)), yText: (value) => f.axisMoney(value)})}
    <text class="tick" x=${left} y=${height - 3}>${s.chart.x}</text>
    ${keyPoint(view, actions, shape, {x, hit, text: readingText(view, curve, names)})}
    <text class="here-name" x=${x} y=${top - 12} text-anchor="middle">
      ${s.chart.here(f.rough(hit))}
    </text>
    ${shape.lines.map((line, i) => curveLine(line, dots[i]))}
    ${pointerArea(view, actions, shape, curve)}
  </svg>`;
}

/** The month at the reader's own share, beside its point on each line. */
function dotsOf(view: View, shape: Plot, {models}: HitCurve, x: number): TemplateResult[] {
  const texts = models.map(({here}) => month(view, here));
  const fits = x + 7 + Math.max(...texts.map((text) => text.length)) * 8 <= shape.right + 4;
  const labels = models.map(({here}) => ({x, y: shape.y(Number(here.amount)), labelY: 0}));
  // Costs fall to the right: free of its line, a label is above on the right, below on the left.
  spread(labels, shape.bottom, fits ? -8 : 18);
  return labels.map(
    ({y, labelY}, i) => svg`<circle class="dot" cx=${x} cy=${y} r="3.5"></circle>
    <text class="dot-name" x=${fits ? x + 7 : x - 7} y=${labelY} text-anchor=${fits ? 'start' : 'end'}>${texts[i]}</text>`,
  );
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
    className: `data-table m${String(curve.models.length)}`,
    corner: s.chart.x,
    heads: curve.models.map(({model}) => names.get(model)),
    rows: shares.map((share, row) => ({
      name: f.percent(share),
      cells: columns.map((cells) => cells[row]),
    })),
  });
}
