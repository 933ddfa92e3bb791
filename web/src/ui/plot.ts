// A line chart with its names at the lines, in one picture for assistive
// technology: its sentence stands beside it, its numbers in a table.
import {html, nothing, svg, type TemplateResult} from 'lit';

import {plotShape, type Plot, type PlotOptions, type Series} from './plot-shape.js';
import type {View} from '../state/types.js';

export interface PlotWords {
  /** The id of the sentence that says what is to be seen. */
  summaryId: string;
  title?: string;
  /** Whose colour the title has. */
  className?: string;
  xLabel: string;
  xText: (value: number) => string;
  yText: (value: number) => string;
  /** The reader's own place on the x axis. */
  here?: {x: number; text: string};
}

export function plot(
  series: readonly Series[],
  words: PlotWords,
  options: PlotOptions,
): TemplateResult | typeof nothing {
  const shape = plotShape(series, options);
  if (!shape) return nothing;
  const {width, height, left} = shape;
  return html`<svg
    class="plot small ${words.className ?? ''}"
    role="img"
    aria-labelledby=${words.summaryId}
    viewBox="0 0 ${width} ${height}"
  >
    ${words.title ? svg`<text class="title" x="0" y="12">${words.title}</text>` : nothing}
    ${axes(shape, words)}
    <text class="tick" x=${left} y=${height - 3}>${words.xLabel}</text>
    ${here(shape, words)}
    ${shape.lines.map(
      ({series: {name, className}, path, end}) =>
        svg`<g class=${className}>
          <path class="curve" d=${path}></path>
          <text class="curve-name" x=${end.x + 6} y=${end.labelY}>${name}</text>
        </g>`,
    )}
  </svg>`;
}

function axes(shape: Plot, words: PlotWords): TemplateResult[] {
  const {left, right, bottom} = shape;
  return [
    ...shape.yTicks.map(
      ({at, value}) =>
        svg`<line class="grid" x1=${left} x2=${right} y1=${at} y2=${at}></line>
          <text class="tick" x=${left - 6} y=${at + 4} text-anchor="end">${words.yText(value)}</text>`,
    ),
    ...shape.xTicks.map(
      ({at, value}) =>
        svg`<text class="tick" x=${at} y=${bottom + 16} text-anchor="middle">${words.xText(value)}</text>`,
    ),
  ];
}

function here(shape: Plot, {here: place}: PlotWords): TemplateResult | typeof nothing {
  if (!place) return nothing;
  const x = shape.x(place.x);
  return svg`<line class="here" x1=${x} x2=${x} y1=${shape.top - 4} y2=${shape.bottom}></line>
    <text class="here-name" x=${x} y=${shape.top - 9} text-anchor="middle">${place.text}</text>`;
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
