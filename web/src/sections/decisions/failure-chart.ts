// One accepted result on each route, for failures from free to twice as dear as
// they are, or as where Flash and Pro meet.
import {html, type TemplateResult} from 'lit';

import type {RouteCosts, Route} from '../../engine/types/calls.js';
import {opening} from '../../ui/disclosure.js';
import {workingLine} from '../working/line.js';
import {colour, knownRoutes} from './routes.js';
import {column} from '../../ui/decimal-column.js';
import {plot, textWidth} from '../../ui/plot.js';
import type {Series} from '../../ui/plot-shape.js';
import type {Actions, View} from '../../state/types.js';
import {dataTable} from '../../ui/data-table.js';

export function failureCurve(view: View, actions: Actions, answer: RouteCosts): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.fail;
  const list = knownRoutes(answer).map(({route}) => route);
  return html`<p class="fine" id="failure-summary">${summary(view, answer, list)}</p>
    ${picture(view, actions, answer, list)}
    ${opening(view, actions, 'fail/curve/table', s.chart.table, () => html`${table(view, answer, list)} ${formulas(view, answer)}`)}
    ${answer.break_even.human && list.includes('flash') && list.includes('pro') ? html`<p class="fine">${words.meet(f.money(answer.break_even.human.amount))}</p>` : ''}`;
}

function summary({s, f}: View, {curve}: RouteCosts, list: readonly Route[]): string {
  const words = s.decisions.fail;
  const last = curve[curve.length - 1];
  return words.curveSummary(
    f.money(last?.human.amount ?? '0'),
    list.map((route) =>
      s.chart.fromTo(
        words.routes[route],
        f.money(curve[0]?.[route]?.amount ?? '0'),
        f.money(last?.[route]?.amount ?? '0'),
      ),
    ),
  );
}

function picture(
  view: View,
  actions: Actions,
  {curve}: RouteCosts,
  list: readonly Route[],
): unknown {
  const {s, f, validScenario} = view;
  const words = s.decisions.fail;
  const series: Series[] = list.map((route) => ({
    name: words.routes[route],
    className: `${colour(route)} ${route}`,
    points: curve.map((point) => ({
      x: Number(point.human.amount),
      y: Number(point[route]?.amount ?? '0'),
    })),
  }));
  const highest = Math.max(...series.flatMap(({points}) => points.map(({y}) => y)));
  const own = String(validScenario.decision?.human ?? '');
  const inside = /^\d+(\.\d+)?$/.test(own) && Number(own) > 0;
  return plot(
    view,
    actions,
    series,
    {
      id: 'fail/curve',
      summaryId: 'failure-summary',
      xLabel: words.human,
      xText: (value) => f.axisMoney(value),
      yText: (value) => f.axisMoney(value),
      pointText: (value) => f.money(String(value)),
      ...(inside ? {here: {x: Number(own), text: f.money(own)}} : {}),
    },
    {
      width: Math.min(view.chartWidth, 640),
      height: 240,
      nameWidth: textWidth(series.map((each) => each.name)) + 6,
      tickWidth: textWidth([f.axisMoney(highest)]) + 6,
      xTicks: view.chartWidth < 420 ? 3 : 5,
    },
  );
}

/** Each point of a route's line: what the API charges, and a part of what a failure costs. */
function formulas({s, f}: View, answer: RouteCosts): TemplateResult {
  const words = s.decisions.fail;
  return html`<div class="working-lines">
    ${knownRoutes(answer).map(({route, api, failed}) =>
      workingLine(
        words.routes[route],
        '',
        words.pointOf(f.exactMoney(api.amount), f.percent(failed, 10)),
      ),
    )}
  </div>`;
}

function table(view: View, {curve}: RouteCosts, list: readonly Route[]): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.fail;
  const human = column(curve.map((point) => f.money(point.human.amount)));
  const columns = list.map((route) =>
    column(curve.map((point) => f.money(point[route]?.amount ?? '0'))),
  );
  return dataTable({
    label: words.curveScroll,
    corner: words.human,
    heads: list.map((route) => words.routes[route]),
    rows: curve.map((_point, row) => ({
      name: human[row],
      cells: columns.map((cells) => cells[row]),
    })),
  });
}
