import {expect, test} from 'vitest';

import {en} from '../strings/en/index.js';
import {zh} from '../strings/zh/index.js';
import {paintedText} from './painted-hours.js';
import {ALL_HOURS, hexFromWeek, NO_HOURS, OFFICE_HOURS, painted} from './week-bits.js';

test.each([
  [OFFICE_HOURS, 480, 'Mon–Fri 09:00–18:00 (UTC+8:00)'],
  [ALL_HOURS, 0, 'Mon–Sun 00:00–24:00 (UTC+0:00)'],
  [NO_HOURS, 480, 'None'],
  [
    painted(painted(OFFICE_HOURS, [12], false), [130, 167], true),
    -300,
    'Mon 09:00–12:00, 13:00–18:00 · Tue–Fri 09:00–18:00 · Sat 10:00–11:00 · Sun 23:00–24:00 (UTC−5:00)',
  ],
])('painted hours %# in words', (week, offset, text) => {
  expect(paintedText(en, {kind: 'grid', grid: hexFromWeek(week), utc_offset: offset})).toBe(text);
  expect(paintedText(zh, {kind: 'grid', grid: hexFromWeek(week)})).not.toMatch(/[0-9a-f]{6}/);
});
