import {expect, test} from 'vitest';

import {Format} from '../../format/format.js';
import {daysText} from './days-text.js';

test('a period says once what its days have in common', () => {
  const english = new Format('en-US', 'USD');
  const chinese = new Format('zh-CN', 'CNY');
  expect(daysText(english, '2026-10-01', '2026-10-28')).toMatch(/^October 1\s–\s28, 2026$/);
  expect(daysText(english, '2026-10-01', '2026-10-01')).toBe('October 1, 2026');
  expect(daysText(chinese, '2026-10-01', '2026-10-28')).toBe('2026 年 10 月 1 日至 28 日');
  expect(daysText(chinese, '2026-10-01', '2026-11-03')).toBe('2026 年 10 月 1 日至 11 月 3 日');
  expect(daysText(chinese, '2026-12-01', '2027-01-03')).toBe(
    '2026 年 12 月 1 日至 2027 年 1 月 3 日',
  );
});
