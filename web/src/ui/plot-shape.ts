// The geometry of a line chart, in pixels. Amounts become numbers here and only
// here: a pixel needs no more than a double holds.
import {amountScale} from './scale.js';

export interface Series {
  /** Stands at the end of its line. */
  name: string;
  /** Class names: whose colour, which stroke. */
  className: string;
  points: readonly {x: number; y: number}[];
}

export interface PlotOptions {
  width: number;
  height: number;
  /** What the longest name and the longest number of the y axis take. */
  nameWidth: number;
  tickWidth: number;
  xTicks: number;
  /** The x axis counts: no ticks between whole numbers. */
  whole?: boolean;
}

export interface Plot {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: (value: number) => number;
  xTicks: {at: number; value: number}[];
  yTicks: {at: number; value: number}[];
  lines: {series: Series; path: string; end: {x: number; y: number; labelY: number}}[];
}

const TOP = 26;
const BELOW = 36;
const LINE = 14;

export function plotShape(series: readonly Series[], options: PlotOptions): Plot | undefined {
  const points = series.flatMap((each) => each.points);
  const mostX = Math.max(...points.map((point) => point.x));
  if (points.length === 0 || !(mostX > 0)) return undefined;
  const {width, height} = options;
  const left = options.tickWidth + 8;
  const right = width - options.nameWidth - 8;
  const bottom = height - BELOW;
  const y = amountScale(Math.max(...points.map((point) => point.y)), 2.5, [bottom, TOP]);
  const x = (value: number): number => tenth(left + ((right - left) * value) / mostX);
  const lines = series.map((each) => {
    const path = each.points.map((point) => `${String(x(point.x))},${String(y(point.y))}`);
    const last = each.points[each.points.length - 1] ?? {x: 0, y: 0};
    return {series: each, path: `M${path.join('L')}`, end: {x: right, y: y(last.y), labelY: 0}};
  });
  spread(lines, bottom);
  return {
    width,
    height,
    left,
    right,
    top: TOP,
    bottom,
    x,
    xTicks: ticks(mostX, options).map((value) => ({at: x(value), value})),
    yTicks: y.ticks.map((value) => ({at: y(value), value})),
    lines,
  };
}

function ticks(most: number, {xTicks, whole}: PlotOptions): number[] {
  return amountScale(most, xTicks, [0, 1]).ticks.filter(
    (value) => value <= most * (1 + 1e-9) && (!whole || Number.isInteger(value)),
  );
}

/** Names stand at their lines, moved apart where they would overlap. */
function spread(lines: Plot['lines'], bottom: number): void {
  let limit = bottom + LINE;
  for (const {end} of [...lines].sort((a, b) => b.end.y - a.end.y)) {
    end.labelY = Math.min(end.y + 4, limit - LINE);
    limit = end.labelY;
  }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
