import {expect, test} from 'vitest';

import {usageCsv, usageFile} from './report-files.js';
import type {UsageReport} from '../../engine/types/usage.js';

const sums = {requests: '2', hit: '3', miss: '4', output: '5', reasoning: '0', amount: '0.000001'};
const report = {
  kind: 'log',
  currency: 'USD',
  totals: sums,
  by_model: [{...sums, model: '=HYPERLINK("x")'}],
  by_band: [{...sums, band: 'flat'}],
  by_day: [{...sums, day: '2026-06-09'}],
  by_key: [{...sums, key: '+key'}],
  by_hour: [{...sums, at: '2026-06-09T08:00:04Z', seconds: '1780992004', model: '=x'}],
  skipped: [{code: 'unknown_model', count: '1', value: '@SUM(1)'}],
  what_if: {of: '0.000001', all_flash: '0.0000005', all_pro: null},
} as unknown as UsageReport;

const chosen = {
  duplicates: 'once',
  markedCached: 'skip',
  naiveTimes: '+00:00',
  billAs: {x: 'deepseek-flash'},
} as const;

test('every part of the bill is a line, and no cell is a formula', () => {
  const lines = usageCsv(report, chosen).trim().split('\r\n');
  expect(lines[0]).toContain(
    'section,key,requests,hit,miss,output,reasoning,amount,currency,model,at_seconds',
  );
  expect(lines[1]).toBe('total,,2,3,4,5,0,0.000001,USD,,');
  expect(lines[2]).toBe(`model,"'=HYPERLINK(""x"")",2,3,4,5,0,0.000001,USD,,`);
  expect(lines).toContain(`key,'+key,2,3,4,5,0,0.000001,USD,,`);
  expect(lines).toContain(`hour,2026-06-09T08:00:04Z,2,3,4,5,0,0.000001,USD,'=x,1780992004`);
  expect(lines).toContain('what_if,all_flash,,,,,,0.0000005,USD,,');
  expect(lines).toContain('choice,naive_times: +00:00,,,,,,,USD,,');
  expect(lines).toContain('choice,bill_as: x: deepseek-flash,,,,,,,USD,,');
  expect(lines).toContain('skipped,unknown_model: @SUM(1),1,,,,,,USD,,');
  expect(lines.every((line) => !/(^|,)[=+@-]/.test(line))).toBe(true);
});

test('both files name the book of one’s own that they are priced with', () => {
  expect(usageCsv(report, chosen, 'Half')).toContain('choice,rate_book: Half,');
  expect(usageCsv(report, chosen)).not.toContain('rate_book');
  expect(JSON.parse(usageFile('json', report, chosen, 'Half').text)).toMatchObject({
    rate_book: 'Half',
  });
});

test('the JSON holds the whole report', () => {
  expect(JSON.parse(usageFile('json', report, chosen, '').text)).toMatchObject({
    format: 'deepseek-cost-usage',
    choices: {duplicates: 'once', naive_times: '+00:00', bill_as: {x: 'deepseek-flash'}},
    report: {currency: 'USD', totals: {amount: '0.000001'}},
  });
});
