import {describe, expect, test} from 'vitest';

import {decimalPads, Format} from './format.js';

const dollars = new Format('en-US', 'USD');
const yuan = new Format('zh-CN', 'CNY');

describe('money', () => {
  test('shows cents, and three digits of what is smaller', () => {
    expect(dollars.money('54.755625')).toBe('$54.76');
    expect(dollars.money('0')).toBe('$0.00');
    expect(dollars.money('0.00054755625')).toBe('$0.000548');
    expect(dollars.money('0.178')).toBe('$0.178');
    expect(dollars.money('0.5')).toBe('$0.50');
  });

  test('never shows nothing for something', () => {
    for (let zeros = 0; zeros < 12; zeros++) {
      expect(dollars.money(`0.${'0'.repeat(zeros)}1`)).toMatch(/[1-9]/);
    }
  });

  test('keeps every digit where it promises to', () => {
    expect(dollars.exactMoney('54.755625')).toBe('$54.755625');
    expect(dollars.exactMoney('123456789012345678901.123456789012')).toBe(
      '$123,456,789,012,345,678,901.123456789012',
    );
    expect(yuan.exactMoney('377.625')).toBe('¥377.625');
    expect(dollars.price('0.003625')).toBe('$0.003625');
    expect(dollars.price('3')).toBe('$3.00');
  });

  test('shortens what is large, and says no cents of millions', () => {
    expect(dollars.money('999999.99')).toBe('$999,999.99');
    expect(dollars.money('1406593.40')).toBe('$1,406,593');
    expect(dollars.money('177940000000')).toBe('$177.9\u00a0billion');
    expect(dollars.money('-177940000000')).toBe('\u2212$177.9\u00a0billion');
    expect(yuan.money('1779400000000')).toBe('¥1.779万亿');
    expect(yuan.money('17794000000')).toBe('¥177.9亿');
  });

  test('rounds shares to three digits, but nothing to all of it', () => {
    expect(dollars.rough('92.1353')).toBe('92.1%');
    expect(dollars.rough('0.04631')).toBe('0.0463%');
    expect(dollars.rough('99.9712')).toBe('99.9712%');
    expect(dollars.rough('100')).toBe('100%');
  });

  test('uses a minus sign, not a hyphen', () => {
    expect(dollars.money('-2')).toBe('\u2212$2.00');
  });
});

describe('shares', () => {
  test('are whole, except near nothing and near all', () => {
    expect(dollars.share('63.557')).toBe('64%');
    expect(dollars.share('100')).toBe('100%');
    expect(dollars.share('0')).toBe('0%');
    expect(dollars.share('99.98')).toBe('99.98%');
    expect(dollars.share('99.9999')).toBe('99.9999%');
    expect(dollars.share('0.0001')).toBe('0.0001%');
    expect(dollars.share('99.5')).toBe('99.5%');
  });

  // Whatever is not all must not read as all, at four decimals of input.
  test('never round up to everything or down to nothing', () => {
    for (let i = 1; i < 2000; i++) {
      expect(dollars.share(String(i / 10000))).not.toBe('0%');
      expect(dollars.share(String((1000000 - i) / 10000))).not.toBe('100%');
    }
  });
});

test('limits read as the official page writes them', () => {
  expect(dollars.limit('1048576')).toBe('1M');
  expect(dollars.limit('393216')).toBe('384K');
  expect(dollars.limit('1000')).toBe('1,000');
});

test('ratios keep what tells them apart', () => {
  expect(dollars.ratio('3.077196')).toBe('3.1×');
  expect(dollars.ratio('1.04')).toBe('1.04×');
  expect(dollars.ratio('12.4')).toBe('12×');
});

test('dates are those of the calendar, whatever the zone', () => {
  expect(dollars.date('2026-06-28')).toBe('June 28, 2026');
  expect(dollars.date('2026-08')).toBe('August 2026');
  expect(dollars.date('not a date')).toBe('not a date');
  expect(yuan.date('2026-06-28')).toBe('2026 年 6 月 28 日');
});

test('times name the day where it is another one', () => {
  const at = dollars.time('2026-11-24T01:00:00Z', '2026-11-23T17:00:00Z', 'Asia/Shanghai');
  expect(at).toBe('09:00');
  const later = dollars.time('2026-11-24T01:00:00Z', '2026-11-23T17:00:00Z', 'UTC');
  expect(later).toMatch(/Tue.*01:00/);
});

describe('decimal points', () => {
  test('stand in one column', () => {
    const texts = ['$0.0028', '$0.14', '$3', '$17.794'];
    const pads = decimalPads(texts);
    const fractions = texts.map((text, i) => (text + (pads[i] ?? '')).split('.')[1]?.length);
    expect(new Set(fractions).size).toBe(1);
    expect(decimalPads(['1', '20'])).toEqual(['', '']);
    expect(decimalPads([])).toEqual([]);
  });

  test('what is shortened has no place among them', () => {
    expect(decimalPads(['$1.344 billion', '$0.002', '$2'])).toEqual(['', '', '.000']);
  });

  test('two more than shown are enough of what is no exact amount', () => {
    expect(dollars.nearlyMoney('131345.833333333333')).toBe('$131,345.8333');
    expect(dollars.nearlyMoney('0.000548333333')).toBe('$0.00054833');
    expect(dollars.nearlyMoney('177940000000.123456')).toBe('$177,940,000,000.12');
  });
});

test('an amount between two shows both, the smaller first; a figure that is none a dash', () => {
  const f = new Format('en', 'USD');
  expect(f.range({amount: '55.23'}, {amount: '31.07'})).toBe('$31.07–$55.23');
  expect(f.range({amount: '31.07'}, {amount: '55.23'})).toBe('$31.07–$55.23');
  expect(f.range({amount: '31.07'}, {amount: '31.0699'})).toBe('$31.07');
  expect(f.range({amount: '31.07'})).toBe('$31.07');
  expect(f.exactRange({amount: '55.5'}, {amount: '31'})).toBe('$31.00–$55.50');
  const none = null as unknown as string;
  expect([f.money(none), f.exactMoney(none), f.count(none), f.percent(none)].join('')).toBe('––––');
});
