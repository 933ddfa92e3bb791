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
  const shape = hitsShape(days, '70', 544, 100);
  expect(shape?.lines).toEqual(['M44,56L144,124L244,90']);
  expect(shape?.dots.map(({x, y}) => [x, y])).toEqual([[444, 22]]);
  expect(shape?.x.map(({at, day}) => [at, day])).toEqual([
    [44, '2026-06-29'],
    [144, '2026-06-30'],
    [244, '2026-07-01'],
    [344, '2026-07-02'],
    [444, '2026-07-03'],
  ]);
  expect(shape?.lowest).toMatchObject({day: '2026-06-30', share: '40', anchor: 'middle'});
  expect(shape?.highest).toMatchObject({day: '2026-07-03', anchor: 'end'});
});

test('a year has no more names than fit', () => {
  const year = Array.from({length: 366}, (_none, i) => ({
    day: new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
    hit_share: String(i % 100),
  }));
  const shape = hitsShape(year, '50', 360, 92);
  expect(shape?.x.length).toBeLessThanOrEqual(3);
  expect(shape?.lines).toHaveLength(1);
});

test('one day is no course of time', () => {
  expect(hitsShape(days.slice(0, 1), '80', 600, 92)).toBeUndefined();
  expect(
    hitsShape(
      [days[0], days[4]].flatMap((day) => day ?? []),
      '80',
      600,
      92,
    ),
  ).toBeUndefined();
});
