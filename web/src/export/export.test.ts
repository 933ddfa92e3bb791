import {expect, test} from 'vitest';

import type {Estimate, Scenario} from '../engine/types/calls.js';
import {en} from '../strings/en/index.js';
import {cell} from './csv.js';
import {exported} from './index.js';
import type {Exportable} from './rows.js';

const line = {workload: 0, bucket: 'output', band: 'flat', exact: true} as const;
const what: Exportable = {
  estimate: {
    currency: 'USD',
    models: [
      {
        model: 'deepseek-v4-pro',
        month: {amount: '34.8', exact: true},
        lines: [{...line, tokens: '40000000', price_per_1m: '0.87', amount: '34.8'}],
      },
    ],
    workloads: [{name: '=HYPERLINK("x")', models: []}],
  } as unknown as Estimate,
  scenario: {workloads: [{name: 'a|b', input: 1500}]},
  card: {id: '2026-06-28', label: '', effective_from: '', checked: '2026-06-28'},
  link: 'https://example.org/#v=1',
  strings: en,
};

test('CSV holds exact amounts and no formula', () => {
  const {text, name} = exported('csv', what);
  expect(name).toBe('deepseek-cost-2026-06-28.csv');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text).toContain(',40000000,0.87,34.8,USD,2026-06-28\r\n');
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
});

test('cells are safe in a spreadsheet', () => {
  for (const text of ['=1', '+1+1', '-x', '@a', '\tx', '\rx', '\nx', ' =1', '＝1', '＠a'])
    expect(cell(text)).toMatch(/^"?'/);
  for (const text of ['-5', '0.000001', '12', 'plain']) expect(cell(text)).toBe(text);
  expect(cell('a,"b"\n')).toBe('"a,""b""\n"');
});

test('JSON can be read again', () => {
  const file = JSON.parse(exported('json', what).text) as {scenario: Scenario; version: number};
  expect(file.version).toBe(1);
  expect(file.scenario).toEqual(what.scenario);
});

test('Markdown shows names as text', () => {
  const {text} = exported('markdown', what);
  expect(text).toContain('a\\|b');
  expect(text).toContain('| deepseek-v4-pro | 34.8 |');
});
