// The geometry of a line chart, in pixels. Amounts become numbers here and only
// here: a pixel needs no more than a double holds.
import {amountScale} from './scale.js';

export interface Point {
  x: number;
  y: number;
}

export interface Series {
  /** Stands at the end of its line; "" where another piece of the same line has the name. */
  name: string;
  /** Class names: whose colour, which stroke. */
  className: string;
  points: readonly Point[];
}

export interface PlotOptions {
  width: number;
  height: number;
  /** What the longest name and the longest number of the y axis take. */
  nameWidth: number;
  tickWidth: number;
  /** About so many steps. */
  xTicks: number;
  yTicks?: number;
  /** The x axis counts: no ticks between whole numbers. */
  whole?: boolean;
  /** The end of the y axis where the points do not say it, such as 100 %. */
  mostY?: number;
  /** The room above and below the lines. */
  top?: number;
  below?: number;
}

/** Where a text stands that belongs to a point. */
export interface Label {
  x: number;
  y: number;
  labelY: number;
}

export interface Tick {
  at: number;
  value: number;
}

export interface Plot {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: (value: number) => number;
  y: (value: number) => number;
  xTicks: Tick[];
  yTicks: Tick[];
  lines: {series: Series; path: string; end: Label}[];
}

const LINE = 14;

export function plotShape(series: readonly Series[], options: PlotOptions): Plot | undefined {
  const points = series.flatMap((each) => each.points);
  const mostX = Math.max(...points.map((point) => point.x));
  if (points.length === 0 || !(mostX > 0)) return undefined;
  const {width, height, top = 26, below = 36} = options;
  const left = options.tickWidth + 8;
  const right = width - options.nameWidth - 8;
  const bottom = height - below;
  const mostY = options.mostY ?? Math.max(...points.map((point) => point.y));
  const y = amountScale(mostY, options.yTicks ?? 2.5, [bottom, top]);
  const x = (value: number): number => tenth(left + ((right - left) * value) / mostX);
  const lines = series.map((each) => ({
    series: each,
    path: pathOf(each.points.map((point) => ({x: x(point.x), y: y(point.y)}))),
    end: {x: right, y: y(each.points.at(-1)?.y ?? 0), labelY: 0},
  }));
  spread(
    lines.filter((each) => each.series.name !== '').map((each) => each.end),
    bottom,
  );
  return {
    ...{width, height, left, right, top, bottom, x, y, lines},
    xTicks: ticks(mostX, options).map((value) => ({at: x(value), value})),
    yTicks: y.ticks.map((value) => ({at: y(value), value})),
  };
}

function ticks(most: number, {xTicks, whole}: PlotOptions): number[] {
  return amountScale(most, xTicks, [0, 1]).ticks.filter(
    (value) => value <= most * (1 + 1e-9) && (!whole || Number.isInteger(value)),
  );
}

function pathOf(points: readonly Point[]): string {
  return `M${points.map(({x, y}) => `${String(x)},${String(y)}`).join('L')}`;
}

/** Texts stand at their points, or `below` them, moved apart where they would overlap. */
export function spread(labels: readonly Label[], bottom: number, below = 4): void {
  let limit = bottom + LINE;
  for (const label of [...labels].sort((a, b) => b.y - a.y)) {
    label.labelY = Math.min(label.y + below, limit - LINE);
    limit = label.labelY;
  }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
