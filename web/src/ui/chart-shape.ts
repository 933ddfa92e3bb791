// The geometry of the chart, in pixels. Amounts become numbers here and only
// here: a pixel needs no more than a double holds.
import type {Amount, HitCurve} from '../engine/types/calls.js';
import {amountScale, shareScale} from './scale.js';

export interface Tick {
  at: number;
  value: number;
}

export interface Curve {
  model: string;
  path: string;
  /** Where the curve ends, and where its name stands beside it. */
  end: {x: number; y: number; labelY: number};
  here: {x: number; y: number; labelY: number; amount: string; at_least?: Amount};
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

/** `nameWidth` and `amountWidth` are what the longest name and amount take. */
export function chartShape(
  curve: HitCurve,
  width: number,
  nameWidth: number,
  amountWidth: number,
): Shape | undefined {
  const {models} = curve;
  if (models.length === 0) return undefined;
  const left = 52;
  const right = width - nameWidth - 8;
  const top = 28;
  const bottom = HEIGHT - 36;
  const most = Math.max(
    ...models.flatMap(({points}) => points.map((point) => Number(point.amount))),
  );
  const x = shareScale(width < 420 ? 4 : 10, [left, right]);
  const y = amountScale(most, 3.5, [bottom, top]);
  const at = (point: {hit: string; amount: string}) => ({
    x: x(Number(point.hit)),
    y: y(Number(point.amount)),
  });
  const curves = models.map(({model, points, here}) => {
    const path = points.map(at).map((point) => `${String(point.x)},${String(point.y)}`);
    return {
      model,
      path: `M${path.join('L')}`,
      end: {...at(points[points.length - 1] ?? here), labelY: 0},
      here: {
        ...at(here),
        labelY: 0,
        amount: here.amount,
        ...(here.at_least ? {at_least: here.at_least} : {}),
      },
    };
  });
  spread(
    curves.map((each) => each.end),
    bottom,
  );
  const hit = models[0]?.here.hit ?? '0';
  const hereX = x(Number(hit));
  const fits = hereX + 7 + amountWidth <= right + 4;
  // Costs fall to the right: free of its line, a label is above on the right, below on the left.
  spread(
    curves.map((each) => each.here),
    bottom,
    fits ? -8 : 18,
  );
  return {
    width,
    height: HEIGHT,
    left,
    right,
    top,
    bottom,
    x: x.ticks.map((value) => ({at: x(value), value})),
    y: y.ticks.map((value) => ({at: y(value), value})),
    curves,
    here: {x: hereX, hit, labelAnchor: fits ? 'start' : 'end'},
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
