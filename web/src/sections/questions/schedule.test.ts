import {expect, test} from 'vitest';

import type {UsageHours} from '../../engine/types/calls.js';
import {createEngine} from '../../engine/engine.js';
import {Calculator} from '../../state/store.js';
import type {View} from '../../state/types.js';
import {paintedAs} from './schedule.js';

const engine = await createEngine();

test.each([
  {kind: 'even'},
  {kind: 'office_china'},
  {kind: 'office_europe'},
  {kind: 'office_us_east'},
  {kind: 'office_us_west'},
  {kind: 'peak_share', peak_share: '0'},
] as const)('painting begins with the bill of the hours chosen before: %o', (when: UsageHours) => {
  const it = new Calculator(engine, 'en', '2026-11-20T12:00:00Z');
  it.start({card: '2026-11-13'});
  it.edit('/workloads/0/when', when);
  const before = it.estimate?.models.map(({month}) => month.amount);
  it.edit('/workloads/0/when', paintedAs({table: it.table} as View, when));
  expect(it.scenario.workloads[0]?.when?.kind).toBe('grid');
  expect(it.estimate?.models.map(({month}) => month.amount)).toEqual(before);
});
