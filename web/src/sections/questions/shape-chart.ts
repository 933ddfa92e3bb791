// How the bill of a run grows with each turn: without the cache, as expected
// and at best. Sending all that went before with every turn makes it grow with
// the square of the turns; the cache takes most of that away.
import {html, nothing, type TemplateResult} from 'lit';

import type {CacheCase, CacheModel} from '../../engine/types/calls.js';
import {column} from '../../ui/decimal-column.js';
import {columnWidth, plot, textWidth} from '../../ui/plot.js';
import type {Series} from '../../ui/plot-shape.js';
import {familyClass, shortNames, type Actions, type View} from '../../state/types.js';
import {dataTable} from '../../ui/data-table.js';

type Model = CacheModel['models'][number];

const BOUNDS: readonly CacheCase[] = ['none', 'expected', 'best'];

/** `base` keeps the charts of several workloads apart. */
export function runChart(
  view: View,
  actions: Actions,
  answer: CacheModel,
  base: string,
): TemplateResult {
  const names = shortNames(view, answer.models);
  const id = `run${base.replaceAll('/', '-')}`;
  if (answer.rows.length < 2) return html``;
  return html`<p class="fine" id=${id}>${summary(view, answer, names)}</p>
    ${answer.models.map((model) => picture(view, actions, model, names.get(model.model) ?? model.model, id))}`;
}

function summary(view: View, answer: CacheModel, names: Map<string, string>): string {
  const {s, f} = view;
  const words = s.decisions.shape;
  const parts = answer.models.map(({model, run}) =>
    words.grows(names.get(model) ?? model, f.money(run.none), f.money(run.expected)),
  );
  const {kind} = answer.shape;
  // A history that gives way to a summary now and then grows no further.
  const grows = (kind === 'chat' || kind === 'agent') && !answer.rows.some((row) => row.compaction);
  return words[grows ? 'growth' : 'spread'](f.count(answer.requests), parts);
}

function picture(
  view: View,
  actions: Actions,
  model: Model,
  name: string,
  id: string,
): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.shape;
  const series: Series[] = BOUNDS.map((bound) => ({
    name: words.curve[bound],
    className: `${familyClass(model.family)} ${bound}`,
    points: [{x: 0, y: 0}].concat(
      model.so_far[bound].map((amount, i) => ({x: i + 1, y: Number(amount)})),
    ),
  }));
  const highest = Math.max(...series.flatMap(({points}) => points.map(({y}) => y)));
  return html`${plot(
    view,
    actions,
    series,
    {
      id: `${id}/${model.model}`,
      summaryId: id,
      title: name,
      className: familyClass(model.family),
      xLabel: words.xTurns,
      xText: (value) => f.count(String(value)),
      yText: (value) => f.axisMoney(value),
      pointText: (value) => f.money(String(value)),
    },
    {
      width: columnWidth(view),
      height: 190,
      nameWidth: textWidth(series.map((each) => each.name)) + 6,
      tickWidth: textWidth([f.axisMoney(highest)]) + 6,
      xTicks: 5,
      whole: true,
    },
  )}`;
}

/** The numbers of the chart, the bill so far after each turn. */
export function runTable(view: View, answer: CacheModel): TemplateResult | typeof nothing {
  const {s, f} = view;
  const words = s.decisions.shape;
  const names = shortNames(view, answer.models);
  const columns = answer.models.flatMap((model) =>
    BOUNDS.map((bound) => ({
      head: `${names.get(model.model) ?? model.model}${s.comma}${words.curve[bound]}`,
      cells: column(model.so_far[bound].map((amount) => f.money(amount))),
    })),
  );
  return dataTable({
    label: words.soFarScroll,
    className: 'data-table wide',
    corner: words.turnOf[answer.shape.kind],
    heads: columns.map(({head}) => head),
    rows: answer.rows.map((row, i) => ({
      name: row.compaction ? words.compaction : row.turn,
      cells: columns.map(({cells}) => cells[i]),
    })),
  });
}
