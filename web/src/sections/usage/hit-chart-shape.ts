// The geometry of the hit share over time, in pixels: a line through the days,
// interrupted where there was no input. Shares become numbers here and only here.
import type {Tick} from '../../ui/chart-shape.js';
import {shareScale} from '../../ui/scale.js';

/** A day and its hit share in percent; null where there was no input. */
export interface DayShare {
  day: string;
  hit_share?: string | null;
}

export interface Mark {
  day: string;
  share: string;
  x: number;
  y: number;
  labelY: number;
  anchor: 'start' | 'middle' | 'end';
}

export interface HitsShape {
  width: number;
  height: number;
  left: number;
  right: number;
  bottom: number;
  y: Tick[];
  x: {at: number; day: string}[];
  /** One for each run of days without a gap. */
  lines: string[];
  /** Days without neighbours, which no line shows. */
  dots: {x: number; y: number}[];
  lowest: Mark;
  highest: Mark;
  /** Where the share of all days together lies. */
  all: number;
}

const HEIGHT = 220;
const LEFT = 44;
const TOP = 22;
const DAY_MS = 86_400_000;
/** Half the width of a mark's label: nearer to an edge it stands on one side. */
const HALF_LABEL = 72;

interface Point {
  day: string;
  number: number;
  share: string;
  x: number;
  y: number;
}

/** Undefined for fewer than two days: that is no course of time. `after`: room on the right. */
export function hitsShape(
  days: readonly DayShare[],
  all: string,
  width: number,
  after: number,
): HitsShape | undefined {
  const known = days.flatMap(({day, hit_share: share}) =>
    typeof share === 'string' ? [{day, number: Date.parse(day) / DAY_MS, share}] : [],
  );
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last || first === last) return undefined;
  const right = width - after;
  const bottom = HEIGHT - 28;
  const y = shareScale(4, [bottom, TOP]);
  const step = (right - LEFT) / (last.number - first.number);
  const x = (number: number): number =>
    Math.round((LEFT + (number - first.number) * step) * 10) / 10;
  const points = known.map((each) => ({...each, x: x(each.number), y: y(Number(each.share))}));
  const lowest = points.reduce((a, b) => (Number(b.share) < Number(a.share) ? b : a));
  const highest = points.reduce((a, b) => (Number(b.share) > Number(a.share) ? b : a));
  const runs = runsOf(points);
  return {
    width,
    height: HEIGHT,
    left: LEFT,
    right,
    bottom,
    y: y.ticks.map((value) => ({at: y(value), value})),
    x: dayTicks(first.number, last.number, (right - LEFT) / 90).map((number) => ({
      at: x(number),
      day: new Date(number * DAY_MS).toISOString().slice(0, 10),
    })),
    lines: runs.flatMap((run) =>
      run.length > 1 ? [`M${run.map((each) => `${each.x},${each.y}`).join('L')}`] : [],
    ),
    dots: runs.flatMap((run) => (run.length === 1 ? run : [])),
    lowest: mark(lowest, lowest.y > bottom - 22 ? -9 : 18, right),
    highest: mark(highest, -9, right),
    all: y(Number(all)),
  };
}

function runsOf(points: readonly Point[]): Point[][] {
  const runs: Point[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run?.at(-1)?.number === point.number - 1) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

/** At most `count` days at even steps, the first among them. */
function dayTicks(first: number, last: number, count: number): number[] {
  const step = Math.max(1, Math.ceil((last - first) / Math.max(1, Math.floor(count))));
  const ticks: number[] = [];
  for (let day = first; day <= last; day += step) ticks.push(day);
  return ticks;
}

function mark({day, share, x, y}: Point, dy: number, right: number): Mark {
  const anchor = x < LEFT + HALF_LABEL ? 'start' : x > right - HALF_LABEL ? 'end' : 'middle';
  return {day, share, x, y, labelY: y + dy, anchor};
}
