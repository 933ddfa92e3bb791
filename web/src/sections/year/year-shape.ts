// The geometry of the bill through the year: amounts over time, level while prices hold.
// Amounts and instants become numbers here and only here, for drawing.
import type {Amount, HistoryStep} from '../../engine/types/calls.js';
import {amountScale} from '../../ui/scale.js';

export interface YearOptions {
  width: number;
  /** What the longest name at the end of a line takes, and an amount of the axis. */
  nameWidth: number;
  tickWidth: number;
  /** The last step goes on until then, RFC 3339. */
  now: string;
}

/** One step of prices: from where to where it reaches, and where its number stands. */
export interface Column {
  from: number;
  until: number;
  label: number;
}

export interface Level {
  family: string;
  path: string;
  end: {x: number; y: number; labelY: number};
  /** The amounts for which there is room above their level. */
  amounts: {x: number; y: number; amount: string; least?: Amount | undefined}[];
}

export interface YearShape {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  columns: Column[];
  levels: Level[];
  months: {at: number; instant: string}[];
  y: {at: number; value: number}[];
}

const HEIGHT = 260;
const TOP = 34;
const BELOW = 24;
const DAY = 86400000;
/** Between two numbers of steps, and what an amount of eight digits takes. */
const NUMBER = 15;
const AMOUNT = 52;

export function yearShape(
  steps: readonly HistoryStep[],
  {width, nameWidth, tickWidth, now}: YearOptions,
): YearShape | undefined {
  const [first] = steps;
  const last = steps.at(-1);
  const families = [...new Set(steps.flatMap(({models}) => models.map(({family}) => family)))];
  if (!first || !last || families.length === 0) return undefined;
  const left = tickWidth + 8;
  const right = width - nameWidth - 8;
  const bottom = HEIGHT - BELOW;
  const begin = Date.parse(first.from);
  const end = Math.max(Date.parse(now), Date.parse(last.from) + 14 * DAY);
  const x = (instant: string | number): number => {
    const at = typeof instant === 'string' ? Date.parse(instant) : instant;
    return tenth(left + ((right - left) * (at - begin)) / (end - begin));
  };
  const most = Math.max(
    ...steps.flatMap(({models}) => models.map(({month}) => Number(month.amount))),
  );
  const y = amountScale(most, 3.5, [bottom, TOP]);
  const columns = spread(steps.map(({from, until}) => ({from: x(from), until: x(until ?? end)})));
  const levels = families.map((family) => level(steps, family, columns, y));
  apart(levels.map((each) => each.end));
  return {
    ...{width, height: HEIGHT, left, right, top: TOP, bottom, columns, levels},
    months: monthsBetween(begin, end, right - left).map((at) => ({
      at: x(at),
      instant: new Date(at).toISOString(),
    })),
    y: y.ticks.map((value) => ({at: y(value), value})),
  };
}

function level(
  steps: readonly HistoryStep[],
  family: string,
  columns: readonly Column[],
  y: (value: number) => number,
): Level {
  let path = '';
  let to = {x: 0, y: 0};
  const amounts: Level['amounts'] = [];
  steps.forEach((step, i) => {
    const model = step.models.find((each) => each.family === family);
    const amount = model?.month.amount;
    const least = model?.at_least;
    const column = columns[i];
    if (amount === undefined || !column) return;
    const height = y(Number(amount));
    const goesOn = path !== '' && to.x === column.from;
    path += `${goesOn ? 'L' : 'M'}${String(column.from)},${String(height)}H${String(column.until)}`;
    to = {x: column.until, y: height};
    // A range takes twice the room.
    if (column.until - column.from >= (least ? 2 * AMOUNT : AMOUNT))
      amounts.push({x: (column.from + column.until) / 2, y: height - 6, amount, least});
  });
  return {family, path, end: {...to, labelY: 0}, amounts};
}

/** Numbers stand at the beginning of their steps, moved on where steps are short. */
function spread(columns: readonly Omit<Column, 'label'>[]): Column[] {
  let free = -Infinity;
  return columns.map((column) => {
    const label = Math.max(column.from + 5, free);
    free = label + NUMBER;
    return {...column, label};
  });
}

function apart(ends: {y: number; labelY: number}[]): void {
  let limit = Infinity;
  for (const end of [...ends].sort((a, b) => b.y - a.y)) {
    end.labelY = Math.min(end.y + 4, limit - NUMBER);
    limit = end.labelY;
  }
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

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
