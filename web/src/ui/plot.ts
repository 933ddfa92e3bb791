// A line chart with its names at the lines, in one picture for assistive technology: its
// sentence stands beside it, its numbers in a table. What all line charts are drawn of.
import {html, nothing, svg, type TemplateResult} from 'lit';

import {nearestOf, readable} from './chart-reader.js';
import {plotShape, type Plot, type PlotOptions, type Series} from './plot-shape.js';
import type {Actions, View} from '../state/types.js';

export interface PlotWords {
  /** Under which the place that is read is kept. */
  id: string;
  /** The id of the sentence that says what is to be seen. */
  summaryId: string;
  title?: string;
  /** Whose colour the title has. */
  className?: string;
  xLabel: string;
  xText: (value: number) => string;
  yText: (value: number) => string;
  /** What a point of a line says. */
  pointText: (value: number) => string;
  /** The reader's own place on the x axis. */
  here?: {x: number; text: string};
}

export function plot(
  view: View,
  actions: Actions,
  series: readonly Series[],
  words: PlotWords,
  options: PlotOptions,
): TemplateResult | typeof nothing {
  const shape = plotShape(series, options);
  if (!shape) return nothing;
  const {width, height, left} = shape;
  const at = Number(view.localInputs.get(words.id) ?? NaN);
  const points = series[0]?.points ?? [];
  const place = at < points.length ? at : undefined;
  const xs = points.map(({x}) => shape.x(x));
  const drawing = html`<svg
    class="plot small ${words.className ?? ''}"
    aria-hidden="true"
    viewBox="0 0 ${width} ${height}"
  >
    ${words.title ? svg`<text class="title" x="0" y="12">${words.title}</text>` : nothing}
    ${axes(shape, words)}
    <text class="tick" x=${left} y=${height - 3}>${words.xLabel}</text>
    ${words.here ? hereLine(shape, shape.x(words.here.x), words.here.text) : nothing}
    ${place === undefined ? nothing : readLine(shape, xs[place] ?? 0)}
    ${shape.lines.map((line) => curve(line))}
  </svg>`;
  return readable(
    {
      label: words.title ? `${words.title}: ${words.xLabel}` : words.xLabel,
      describedBy: words.summaryId,
      count: points.length,
      at: place,
      text: (i) =>
        view.s.chart.values(
          words.xText(points[i]?.x ?? 0),
          series.map(({name, points: of}) => `${name} ${words.pointText(of[i]?.y ?? 0)}`),
        ),
      choose: (i) => {
        actions.setLocalInput(words.id, String(i));
      },
      placeAt: nearestOf(xs),
      before: view.s.chart.pointAt,
    },
    drawing,
  );
}

/** Its grid and both axes, as every line chart has them. */
export function axes(
  {left, right, bottom, xTicks, yTicks}: Plot,
  {xText, yText}: Pick<PlotWords, 'xText' | 'yText'>,
): TemplateResult[] {
  return [
    ...yTicks.map(
      ({at, value}) =>
        svg`<line class="grid" x1=${left} x2=${right} y1=${at} y2=${at}></line>
          <text class="tick" x=${left - 7} y=${at + 4} text-anchor="end">${yText(value)}</text>`,
    ),
    ...xTicks.map(
      ({at, value}) =>
        svg`<text class="tick" x=${at} y=${bottom + 17} text-anchor="middle">${xText(value)}</text>`,
    ),
  ];
}

/** A line with its name at its end, and what else is drawn in its colour. */
export function curve(
  {series: {name, className}, path, end}: Plot['lines'][number],
  more: unknown = nothing,
): TemplateResult {
  return svg`<g class=${className}>
    <path class="curve" d=${path}></path>
    ${name === '' ? nothing : svg`<text class="curve-name" x=${end.x + 7} y=${end.labelY}>${name}</text>`}
    ${more}
  </g>`;
}

/** A place on the x axis, named above the lines. */
function hereLine({top, bottom}: Plot, x: number, text: string): TemplateResult {
  return svg`<line class="here" x1=${x} x2=${x} y1=${top - 5} y2=${bottom}></line>
    <text class="here-name" x=${x} y=${top - 10} text-anchor="middle">${text}</text>`;
}

/** The place that is read. */
export function readLine({top, bottom}: Plot, x: number): TemplateResult {
  return svg`<line class="read-line" x1=${x} x2=${x} y1=${top - 5} y2=${bottom}></line>`;
}

/** The width of the column that the questions stand in, in px. */
export function columnWidth(view: View): number {
  return view.chartWidth < 736 ? Math.min(view.chartWidth, 460) : 330;
}

/** About what a text of 12 px takes, at most. */
export function textWidth(texts: readonly string[]): number {
  const em = (text: string): number => {
    let sum = 0;
    for (const c of text) sum += c.charCodeAt(0) > 0x2e7f ? 12.5 : 7.4;
    return sum;
  };
  return Math.ceil(Math.max(0, ...texts.map(em)));
}
