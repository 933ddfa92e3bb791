import {expect, test} from 'vitest';

import {hitsShape} from './hit-chart-shape.js';

const days = [
  {day: '2026-06-29', hit_share: '80'},
  {day: '2026-06-30', hit_share: '40'},
  {day: '2026-07-01', hit_share: '60'},
  {day: '2026-07-03', hit_share: '100'},
  {day: '2026-07-04', hit_share: null},
];

test('days stand at their dates, and a day without input interrupts the line', () => {
  const shape = hitsShape(days, {all: '70', width: 544, after: 100, drop: '2026-06-30'});
  expect(shape?.plot.lines.map(({path}) => path)).toEqual([
    'M44,59.2L144,125.6L244,92.4',
    'M444,26',
  ]);
  expect(shape?.dots.map(({x, y}) => [x, y])).toEqual([[444, 26]]);
  expect(
    shape?.plot.xTicks.map(({at, value}) => [at, new Date(value).toISOString().slice(0, 10)]),
  ).toEqual([
    [44, '2026-06-29'],
    [144, '2026-06-30'],
    [244, '2026-07-01'],
    [344, '2026-07-02'],
    [444, '2026-07-03'],
  ]);
  expect(shape?.drop).toEqual({x: 144, anchor: 'start'});
  expect(shape?.lowest).toMatchObject({day: '2026-06-30', share: '40', anchor: 'middle'});
  expect(shape?.highest).toMatchObject({day: '2026-07-03', anchor: 'end'});
});

test('a year has no more names than fit', () => {
  const year = Array.from({length: 366}, (_none, i) => ({
    day: new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
    hit_share: String(i % 100),
  }));
  const shape = hitsShape(year, {all: '50', width: 360, after: 92});
  expect(shape?.plot.xTicks.length).toBeLessThanOrEqual(3);
  expect(shape?.plot.lines).toHaveLength(1);
});

test('one day is no course of time', () => {
  const options = {all: '80', width: 600, after: 92};
  expect(hitsShape(days.slice(0, 1), options)).toBeUndefined();
  const known = [days[0], days[4]].flatMap((day) => day ?? []);
  expect(hitsShape(known, options)).toBeUndefined();
});
