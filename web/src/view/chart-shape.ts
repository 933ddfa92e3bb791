// The geometry of the chart, in pixels. Amounts become numbers here and only
// here: a pixel needs no more than a double holds.
import {scaleLinear} from 'd3-scale';
import {line} from 'd3-shape';

import type {HitCurve} from '../engine/calls.js';

export interface Tick {
  at: number;
  value: number;
}

export interface Curve {
  model: string;
  path: string;
  /** Where the curve ends, and where its name stands beside it. */
  end: {x: number; y: number; labelY: number};
  here: {x: number; y: number; labelY: number; amount: string};
}

export interface Shape {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: Tick[];
  y: Tick[];
  curves: Curve[];
  /** The reader's hit share. */
  here: {x: number; hit: string; labelAnchor: 'start' | 'end'};
}

const HEIGHT = 300;
const LINE = 15;

export function chartShape(curve: HitCurve, width: number, nameWidth: number): Shape | undefined {
  const {models} = curve;
  if (models.length === 0) return undefined;
  const left = 52;
  const right = width - nameWidth - 8;
  const top = 28;
  const bottom = HEIGHT - 36;
  const most = Math.max(...models.flatMap(({points}) => points.map((point) => Number(point.amount))));
  const x = scaleLinear().domain([0, 100]).range([left, right]);
  const y = scaleLinear().domain([0, most > 0 ? most : 1]).nice(4).range([bottom, top]);
  const draw = line<{hit: string; amount: string}>()
    .x((point) => round(x(Number(point.hit))))
    .y((point) => round(y(Number(point.amount))));
  const curves = models.map(({model, points, here}) => {
    const last = points[points.length - 1] ?? here;
    const end = {x: round(x(Number(last.hit))), y: round(y(Number(last.amount))), labelY: 0};
    const at = {x: round(x(Number(here.hit))), y: round(y(Number(here.amount))), labelY: 0, amount: here.amount};
    return {model, path: draw(points) ?? '', end, here: at};
  });
  spread(curves.map((each) => each.end), bottom);
  spread(curves.map((each) => each.here), bottom, -8);
  const hit = models[0]?.here.hit ?? '0';
  const hereX = round(x(Number(hit)));
  return {
    width,
    height: HEIGHT,
    left,
    right,
    top,
    bottom,
    x: x.ticks(width < 420 ? 4 : 10).map((value) => ({at: round(x(value)), value})),
    y: y.ticks(4).map((value) => ({at: round(y(value)), value})),
    curves,
    here: {x: hereX, hit, labelAnchor: hereX > right - 90 ? 'end' : 'start'},
  };
}

/** Puts labels at their points, moved apart where they would overlap. */
function spread(points: {y: number; labelY: number}[], bottom: number, above = 4): void {
  let limit = bottom + LINE;
  for (const point of [...points].sort((a, b) => b.y - a.y)) {
    point.labelY = Math.min(point.y + above, limit - LINE);
    limit = point.labelY;
  }
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
