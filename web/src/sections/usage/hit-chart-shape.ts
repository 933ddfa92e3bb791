// The geometry of the hit share over time, in pixels: a line through the days,
// interrupted where there was no input. Shares become numbers here and only here.
import {plotShape, type Plot} from '../../ui/plot-shape.js';

/** A day and its hit share in percent; null where there was no input. */
export interface DayShare {
  day: string;
  hit_share?: string | null;
}

/** A day on the line. */
export interface DayPoint {
  day: string;
  share: string;
  x: number;
  y: number;
}

export interface Mark extends DayPoint {
  labelY: number;
  anchor: 'start' | 'middle' | 'end';
}

export interface HitsShape {
  plot: Plot;
  days: DayPoint[];
  /** Days without neighbours, which no line shows. */
  dots: DayPoint[];
  lowest: Mark;
  highest: Mark;
  /** Where the share of all days together lies. */
  all: number;
  /** Where a lasting drop begins, and on which side of it there is room for its name. */
  drop?: {x: number; anchor: 'start' | 'end'} | undefined;
}

export interface HitsOptions {
  /** The share of all days together. */
  all: string;
  width: number;
  /** The room that the name of the line takes behind it. */
  after: number;
  /** The day on which the share drops to stay low. */
  drop?: string | undefined;
}

const DAY_MS = 86_400_000;
/** Half the width of a mark's label: nearer to an edge it stands on one side. */
const HALF_LABEL = 72;
/** The name of a drop takes as much; above the lines, it may reach to the edge of the picture. */
const DROP_LABEL = 150;

type NumberedDay = Pick<DayPoint, 'day' | 'share'> & {number: number};

/** Undefined for fewer than two days: that is no course of time. */
export function hitsShape(days: readonly DayShare[], options: HitsOptions): HitsShape | undefined {
  const known = days.flatMap(({day, hit_share: share}) =>
    typeof share === 'string' ? [{day, number: numberOf(day), share}] : [],
  );
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last || first === last) return undefined;
  const runs = runsOf(known);
  const plot = plotShape(
    runs.map((run) => ({
      name: '',
      className: '',
      points: run.map(({number, share}) => ({x: number - first.number, y: Number(share)})),
    })),
    {
      ...{width: options.width, height: 220, nameWidth: options.after - 8, tickWidth: 36},
      ...{xTicks: 1, yTicks: 4, mostY: 100, below: 28},
    },
  );
  if (!plot) return undefined;
  const at = (number: number): number => plot.x(number - first.number);
  const placed = ({day, number, share}: NumberedDay): DayPoint => ({
    ...{day, share},
    ...{x: at(number), y: plot.y(Number(share))},
  });
  const points = known.map(placed);
  const lowest = points.reduce((a, b) => (Number(b.share) < Number(a.share) ? b : a));
  const highest = points.reduce((a, b) => (Number(b.share) > Number(a.share) ? b : a));
  const ticks = dayTicks(first.number, last.number, (plot.right - plot.left) / 90);
  return {
    plot: {...plot, xTicks: ticks.map((value) => ({at: at(value), value: value * DAY_MS}))},
    days: points,
    dots: runs.flatMap((run) => (run.length === 1 ? run.map(placed) : [])),
    lowest: mark(lowest, lowest.y > plot.bottom - 22 ? -9 : 18, plot),
    highest: mark(highest, -9, plot),
    all: plot.y(Number(options.all)),
    drop: options.drop === undefined ? undefined : dropAt(at(numberOf(options.drop)), plot),
  };
}

function numberOf(day: string): number {
  return Date.parse(day) / DAY_MS;
}

function runsOf(days: readonly NumberedDay[]): NumberedDay[][] {
  const runs: NumberedDay[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1)?.number === day.number - 1) run.push(day);
    else runs.push([day]);
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

function mark(point: DayPoint, dy: number, {left, right}: Plot): Mark {
  const {x} = point;
  const anchor = x < left + HALF_LABEL ? 'start' : x > right - HALF_LABEL ? 'end' : 'middle';
  return {...point, labelY: point.y + dy, anchor};
}

function dropAt(x: number, {width}: Plot): HitsShape['drop'] {
  return {x, anchor: x + DROP_LABEL > width ? 'end' : 'start'};
}
