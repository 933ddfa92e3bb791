// The geometry of the bill through the year: amounts over time, level while prices hold.
// Amounts and instants become numbers here and only here, for drawing.
import type {Amount, HistoryStep} from '../../engine/types/calls.js';
import {familyClass} from '../../state/types.js';
import {plotShape, type Plot, type Point, type Series, type Tick} from '../../ui/plot-shape.js';

export interface YearOptions {
  width: number;
  /** The names at the ends of the lines, by family, and what the longest takes. */
  names: Record<string, string>;
  nameWidth: number;
  /** What an amount of the axis takes. */
  tickWidth: number;
  /** What an amount of a level takes, as it is shown. */
  amountWidth: (month: Amount, least?: Amount) => number;
  /** The last step goes on until then, RFC 3339. */
  now: string;
}

/** One step of prices: from where to where it reaches, and where its number stands. */
export interface Column {
  from: number;
  until: number;
  label: number;
}

/** An amount for which there is room above its level. */
export interface LevelAmount {
  family: string;
  x: number;
  y: number;
  amount: string;
  least?: Amount | undefined;
}

export interface YearShape {
  plot: Plot;
  columns: Column[];
  amounts: LevelAmount[];
  months: Tick[];
}

const DAY = 86400000;
/** Between two numbers of steps. */
const NUMBER = 15;

/** A step in days since the first. */
interface Span {
  from: number;
  until: number;
}

export function yearShape(
  steps: readonly HistoryStep[],
  options: YearOptions,
): YearShape | undefined {
  const [first] = steps;
  const last = steps.at(-1);
  const families = [...new Set(steps.flatMap(({models}) => models.map(({family}) => family)))];
  if (!first || !last) return undefined;
  const begin = Date.parse(first.from);
  const end = Math.max(Date.parse(options.now), Date.parse(last.from) + 14 * DAY);
  const day = (instant: string): number => (Date.parse(instant) - begin) / DAY;
  const spans = steps.map(({from, until}) => ({
    from: day(from),
    until: until === null ? (end - begin) / DAY : day(until),
  }));
  const plot = plotShape(
    families.flatMap((family) => levels(steps, spans, family, options.names[family] ?? family)),
    {...options, height: 260, xTicks: 1, yTicks: 3.5, top: 34, below: 24},
  );
  if (!plot) return undefined;
  const columns = numbered(
    spans.map(({from, until}) => ({from: plot.x(from), until: plot.x(until)})),
  );
  return {
    plot,
    columns,
    amounts: families.flatMap((family) =>
      amountsOf(steps, family, columns, plot, options.amountWidth),
    ),
    months: monthsBetween(begin, end, plot.right - plot.left).map((at) => ({
      at: plot.x((at - begin) / DAY),
      value: at,
    })),
  };
}

/** Pieces without a gap; the last of them has the name. */
function levels(
  steps: readonly HistoryStep[],
  spans: readonly Span[],
  family: string,
  name: string,
): Series[] {
  const runs: Point[][] = [];
  steps.forEach(({models}, i) => {
    const month = models.find((each) => each.family === family)?.month;
    const span = spans[i];
    if (!month || !span) return;
    if (runs.at(-1)?.at(-1)?.x !== span.from) runs.push([]);
    const y = Number(month.amount);
    runs.at(-1)?.push({x: span.from, y}, {x: span.until, y});
  });
  return runs.map((points, i) => ({
    name: i === runs.length - 1 ? name : '',
    className: familyClass(family),
    points,
  }));
}

function amountsOf(
  steps: readonly HistoryStep[],
  family: string,
  columns: readonly Column[],
  plot: Plot,
  amountWidth: YearOptions['amountWidth'],
): LevelAmount[] {
  return steps.flatMap(({models}, i) => {
    const model = models.find((each) => each.family === family);
    const column = columns[i];
    if (!model || !column) return [];
    if (column.until - column.from < amountWidth(model.month, model.at_least)) return [];
    const {amount} = model.month;
    const y = plot.y(Number(amount)) - 6;
    return [{family, x: (column.from + column.until) / 2, y, amount, least: model.at_least}];
  });
}

/** Numbers stand at the beginning of their steps, moved on where steps are short. */
function numbered(columns: readonly Omit<Column, 'label'>[]): Column[] {
  let free = -Infinity;
  return columns.map((column) => {
    const label = Math.max(column.from + 5, free);
    free = label + NUMBER;
    return {...column, label};
  });
}

/** Firsts of months, as many as there is room for. */
function monthsBetween(begin: number, end: number, room: number): number[] {
  const every = Math.max(1, Math.ceil(((end - begin) / DAY / 30) * (44 / room)));
  const months: number[] = [];
  const date = new Date(begin);
  for (let month = date.getUTCMonth() + 1; ; month += every) {
    const at = Date.UTC(date.getUTCFullYear(), month, 1);
    if (at > end) return months;
    months.push(at);
  }
}
