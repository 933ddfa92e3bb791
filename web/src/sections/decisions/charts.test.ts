// The charts and the names of the buyer's questions in depth.
import {expect, test} from 'vitest';

import type {Sensitivity} from '../../engine/types/calls.js';
import {Format} from '../../format/format.js';
import {en} from '../../strings/en/index.js';
import {zh} from '../../strings/zh/index.js';
import {summary} from './ranges.js';
import {inputName} from '../../format/input-names.js';
import {plotShape} from '../../ui/plot-shape.js';
import {tornadoShape} from './tornado-shape.js';

const OPTIONS = {width: 400, height: 200, nameWidth: 60, tickWidth: 40, xTicks: 5, whole: true};

test('a line begins and ends where its numbers say, names never overlap', () => {
  const line = (name: string, last: number) => ({
    name,
    className: 'flash',
    points: [
      {x: 0, y: 0},
      {x: 8, y: last},
    ],
  });
  const plot = plotShape([line('a', 10), line('b', 9.9), line('c', 0)], OPTIONS);
  expect(plot?.left).toBe(48);
  expect(plot?.right).toBe(332);
  expect(plot?.lines[2]?.path).toBe('M48,164L332,164');
  const [first] = plot?.lines ?? [];
  expect(first?.path.endsWith(`,${String(first.end.y)}`)).toBe(true);
  const labels = plot?.lines.map(({end}) => end.labelY).sort((a, b) => a - b) ?? [];
  for (const [i, y] of labels.entries())
    if (i > 0) expect(y - (labels[i - 1] ?? 0)).toBeGreaterThanOrEqual(14);
});

test('an axis of turns has whole numbers only, none beyond its end', () => {
  const points = Array.from({length: 13}, (_none, i) => ({x: i, y: i * i}));
  const plot = plotShape([{name: 'a', className: '', points}], OPTIONS);
  const values = plot?.xTicks.map(({value}) => value) ?? [];
  expect(values.length).toBeGreaterThan(2);
  expect(values.every((value) => Number.isInteger(value) && value <= 12)).toBe(true);
});

test('nothing to draw is no chart', () => {
  expect(plotShape([], OPTIONS)).toBeUndefined();
  expect(plotShape([{name: 'a', className: '', points: [{x: 0, y: 1}]}], OPTIONS)).toBeUndefined();
});

test('a bar runs from the cheaper end to the dearer, whichever input that is', () => {
  const {bars, here} = tornadoShape(
    [
      {name: 'hit', low: {input: '50%', amount: '30'}, high: {input: '90%', amount: '10'}},
      {name: 'turns', low: {input: '4', amount: '15'}, high: {input: '16', amount: '25'}},
    ],
    '20',
    300,
    52,
  );
  expect(bars.map(({from, to}) => [from.input, to.input])).toEqual([
    ['90%', '50%'],
    ['4', '16'],
  ]);
  expect([bars[0]?.from.x, bars[0]?.to.x, here]).toEqual([60, 240, 150]);
  expect([bars[1]?.from.x, bars[1]?.to.x]).toEqual([105, 195]);
});

test('ranges that move nothing have bars without width, within the picture', () => {
  const same = {input: '1', amount: '7'};
  const {bars, here} = tornadoShape([{name: 'a', low: same, high: same}], '7', 300, 52);
  expect([bars[0]?.from.x, bars[0]?.to.x, here]).toEqual([150, 150, 150]);
});

const chat = {kind: 'chat', turns: '8', system: '5', user: '1', answer: '2'} as const;

test('a number is called as its field is, in both languages', () => {
  const scenario = {workloads: [{shape: chat}]};
  const paths = ['/workloads/0/shape/turns', '/workloads/0/requests', '/decision/human'];
  expect(paths.map((path) => inputName(en, scenario, path))).toEqual([
    'Turns in a chat',
    'Chats',
    'Cost of a failure to you',
  ]);
  for (const path of paths) expect(inputName(zh, scenario, path)).toMatch(/^[\u4e00-\u9fff]+$/);
  const two = {workloads: [{name: 'Support', input: '1'}, {input: '2'}]};
  expect(inputName(en, two, '/workloads/0/input')).toBe('Support: Tokens in, per request');
  expect(inputName(en, two, '/workloads/1/hit')).toMatch(/^Workload 2: /);
});

test('the sentence of the ranges names the span and what moves it most', () => {
  const both = (flash: string, pro: string) => ({
    flash: {amount: flash, exact: true},
    pro: {amount: pro, exact: true},
  });
  const bar = (index: number, field: string, swing: ReturnType<typeof both>) => ({
    range: index,
    field,
    low: '4',
    high: '16',
    at_low: both('10', '40'),
    at_high: both('30', '60'),
    swing,
  });
  const answer: Sensitivity = {
    ok: true,
    currency: 'USD',
    watch: 'month',
    here: both('20', '50'),
    cheapest: both('8', '30'),
    dearest: both('40', '90'),
    bars: [
      bar(0, '/workloads/0/shape/turns', both('20', '20')),
      bar(1, '/workloads/0/shape/answer', both('5', '25')),
    ],
    ends: {cheapest: {flash: [], pro: []}, dearest: {flash: [], pro: []}},
    for_pro: [1, 0],
    inputs: [],
    uneven: [],
  };
  const view = {s: en, f: new Format('en', 'USD'), scenario: {workloads: [{shape: chat}]}};
  expect(summary(view, answer, 'flash', 'Flash')).toBe(
    'With Flash, the month comes to between $8.00 and $40.00 ($20.00 as entered); what moves it most is “Turns in a chat”, by $20.00.',
  );
  expect(summary(view, answer, 'pro', 'Pro')).toContain('“Tokens per answer”, by $25.00');
});
