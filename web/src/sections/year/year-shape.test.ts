import {expect, test} from 'vitest';

import type {HistoryStep} from '../../engine/types/calls.js';
import {yearShape} from './year-shape.js';

const step = (from: string, until: string | null, flash: string, pro?: string): HistoryStep => ({
  ...{card: from, label: from, from, until, of_scenario: false, hours_changed: false},
  models: [['flash', flash] as const, ['pro', pro] as const].flatMap(([family, amount]) =>
    amount === undefined
      ? []
      : [{model: family, family, month: {amount, exact: true}, changed: [], factor: null}],
  ),
});
const NAMES = {flash: 'Flash', pro: 'Pro'};
const OPTIONS = {
  width: 720,
  names: NAMES,
  nameWidth: 40,
  tickWidth: 30,
  amountWidth: () => 52,
  now: '2026-11-26T00:00:00Z',
};
const STEPS = [
  step('2026-04-24T00:00:00Z', '2026-04-25T00:00:00Z', '20', '232'),
  step('2026-04-25T00:00:00Z', '2026-08-16T00:00:00Z', '10'),
  step('2026-08-16T00:00:00Z', null, '40', '120'),
];

test('steps follow each other without a gap and end at the edge of the picture', () => {
  const shape = yearShape(STEPS, OPTIONS);
  const columns = shape?.columns ?? [];
  expect(columns.map(({until}) => until).slice(0, -1)).toEqual(
    columns.map(({from}) => from).slice(1),
  );
  expect(columns.at(-1)?.until).toBe(shape?.plot.right);
  for (const [i, {label}] of columns.entries())
    expect(label - (columns[i - 1]?.label ?? -99)).toBeGreaterThanOrEqual(15);
});

test('a line is level within a step, and broken where a model has no price', () => {
  const lines = yearShape(STEPS, OPTIONS)?.plot.lines ?? [];
  expect(lines.map(({series: {name, className}}) => [className, name])).toEqual([
    ['flash', 'Flash'],
    ['pro', ''],
    ['pro', 'Pro'],
  ]);
  const heights = lines[0]?.path
    .split(/[ML]/)
    .slice(1)
    .map((point) => point.split(',')[1]);
  expect(heights?.map((height, i) => height === heights[i ^ 1])).toEqual(Array(6).fill(true));
});

test('amounts stand only where there is room, dearer ones higher', () => {
  const amounts = yearShape(STEPS, OPTIONS)?.amounts ?? [];
  const [flash, pro] = ['flash', 'pro'].map((name) =>
    amounts.filter(({family}) => family === name),
  );
  expect(flash?.map(({amount}) => amount)).toEqual(['10', '40']);
  expect(pro?.[0]?.y).toBeLessThan(flash?.[1]?.y ?? 0);
});

test('an amount that is wider than its step does not stand there', () => {
  const widthOf = ({amount}: {amount: string}) => (amount === '40' ? 500 : 52);
  const amounts = yearShape(STEPS, {...OPTIONS, amountWidth: widthOf})?.amounts ?? [];
  expect(amounts.map(({amount}) => amount)).toEqual(['10', '120']);
});

test('nothing is drawn of no steps', () => {
  expect(yearShape([], OPTIONS)).toBeUndefined();
});
