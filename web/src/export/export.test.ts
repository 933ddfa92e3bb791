import {expect, test} from 'vitest';

import type {Estimate, Scenario} from '../engine/types/calls.js';
import {en} from '../strings/en/index.js';
import {zh} from '../strings/zh/index.js';
import {cell} from './csv.js';
import {exported} from './index.js';
import {escaped} from './markdown.js';
import type {EstimateFile} from './json.js';
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
    assumptions: {
      text: '30,000 chats of 8 turns a month',
      text_zh: '每月 30,000 个对话',
      prices_from: '2026-04-26T00:00:00Z',
      prices_until: '2026-08-16T04:00:00Z',
    },
    workloads: [{name: '=HYPERLINK("x")', models: []}],
    in_force: {
      card: '2026-11-13',
      same: false,
      models: [{model: 'deepseek-v4-pro', family: 'pro', month: {amount: '90.1', exact: true}}],
      chosen: {month: {amount: '77.7', exact: true}, factor: null},
    },
  } as unknown as Estimate,
  scenario: {
    workloads: [
      {
        name: 'a|b',
        requests: 30000,
        shape: {kind: 'chat', turns: '8', system: '2000', user: '100', answer: '250', shared: true},
      },
    ],
  },
  card: {id: '2026-06-28', label: '', effective_from: '', checked: '2026-06-28'},
  link: 'https://example.org/#v=1',
  strings: en,
  prices: 'At the prices of June 28, 2026, which were replaced on August 16, 2026.',
  until: '2026-07-24T15:59:00Z',
  jobs: [{hit: '24508', miss: '2092', output: '2000', month_requests: '30000'}],
};

test('CSV holds exact amounts and no formula', () => {
  const {text, name} = exported('csv', what);
  expect(name).toBe('deepseek-cost-2026-06-28.csv');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text).toContain(',40000000,0.87,34.8,USD,2026-06-28,\r\n');
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
});

test('cells are safe in a spreadsheet', () => {
  for (const text of ['=1', '+1+1', '-x', '@a', '\tx', '\rx', '\nx', ' =1', '＝1', '＠a'])
    expect(cell(text)).toMatch(/^"?'/);
  for (const text of ['-5', '0.000001', '12', 'plain']) expect(cell(text)).toBe(text);
  expect(cell('a,"b"\n')).toBe('"a,""b""\n"');
});

test('no cell of another list dialect is a formula', () => {
  for (const text of [
    "x;=cmd|'/c calc'!A1;",
    'x;"=1+1"',
    'x\t@a',
    'x; +1',
    'x;；＝1;=1',
    '"=1',
    'a\n=1',
    'a|=1',
  ]) {
    const written = cell(text);
    for (const separator of [';', '\t', '|', '\n'])
      for (const part of written.split(separator))
        expect(part.replace(/^[\s"]+/, '')).not.toMatch(/^[=+\-@＝＋－＠]/);
  }
  expect(cell('a;b')).toBe('"a;b"');
});

test('every format holds the assumptions, the tokens of one, the dates and the sums', () => {
  for (const kind of ['csv', 'markdown', 'json'] as const) {
    const text = exported(kind, what).text.replaceAll('\\', '');
    for (const part of [
      '2026-07-24T15:59:00Z',
      'August 16, 2026',
      '24508',
      '2092',
      '30000',
      '34.8',
    ])
      expect(text, `${part} in ${kind}`).toContain(part);
    expect(text).toMatch(kind === 'json' ? /"turns": "8"/ : /Turns in a chat[ ,|]+8/);
    expect(text).toContain('250');
    expect(text).toContain('90.1');
    expect(text).toContain('77.7');
  }
});

test('JSON has today’s months apart, with the day that they are of', () => {
  const file = JSON.parse(
    exported('json', {...what, now: '2026-11-26T00:00:00Z'}).text,
  ) as EstimateFile;
  expect(file.today).toMatchObject({as_of: '2026-11-26', card: '2026-11-13'});
  expect(file.estimate).not.toHaveProperty('in_force');
  const same = {...what.estimate, in_force: {...what.estimate.in_force, same: true}};
  const now = exported('json', {...what, estimate: same as unknown as Estimate}).text;
  expect(JSON.parse(now)).not.toHaveProperty('today');
});

test('without a link the files say so', () => {
  const unlinked = {...what, link: ''};
  expect(exported('csv', unlinked).text).toContain('no link');
  expect(exported('markdown', unlinked).text).toContain('no link');
  expect(JSON.parse(exported('json', unlinked).text)).toMatchObject({link: null});
});

test('a name in Markdown is neither a link nor a person, a formula or struck out', () => {
  const names = 'www.evil.example https://evil.example a@evil.example ~~gone~~ $x$ [a](b) <i>';
  const scenario = {workloads: [{...what.scenario.workloads[0], name: names}]};
  const {text} = exported('markdown', {...what, scenario});
  expect(text).toContain('www\\.evil');
  expect(text).toContain('https\\://evil');
  expect(text).toContain('a\\@<!-- -->evil');
  expect(text).toContain('\\~\\~gone');
  expect(text).toContain('\\$x\\$');
  expect(text).not.toMatch(/[^\\][~$[<](?!!--|http)/);
});

test('an address in a name is no link, whatever stands before it', () => {
  for (const before of ['', '_', '*', '~', '(', 'é', 'x', '中', '__', '"', '/', '-', '1']) {
    const text = escaped(`${before}www.evil.example`);
    expect(text, before).not.toMatch(/www\./i);
    expect(text, before).toContain('www\\.evil');
  }
});

test('a book without a date of checking, of prices to come, is written without gaps', () => {
  const own = {
    ...what,
    card: {id: 'c1', label: '', effective_from: '2027-06-01', checked: ''},
    until: undefined,
    customBook: {name: 'Contract', fingerprint: 'x'},
  };
  for (const strings of [en, zh]) {
    const {text} = exported('markdown', {...own, strings});
    expect(text).not.toMatch(/checked|核对|since/);
    expect(text).toContain('c1');
  }
  expect(exported('markdown', own).text).toContain('The rate card holds from 2027');
});

test('of a month with unpublished holidays every total has its least', () => {
  const least = {amount: '21.5', exact: true};
  const [model] = what.estimate.models;
  const [today] = what.estimate.in_force?.models ?? [];
  const estimate = {
    ...what.estimate,
    models: [{...model, low: {month: least}}],
    in_force: {...what.estimate.in_force, models: [{...today, at_least: {amount: '40.25'}}]},
  } as unknown as Estimate;
  const {text} = exported('csv', {
    ...what,
    estimate,
    assignedTotal: {amount: '90.5', exact: true},
    assignedLow: {amount: '60.75', exact: true},
  });
  for (const [low, high] of [
    ['21.5', '34.8'],
    ['60.75', '90.5'],
    ['40.25', '90.1'],
  ]) {
    expect(text).toMatch(new RegExp(`at least[^\\n]*,${low ?? ''},`));
    expect(text).toMatch(new RegExp(`at most[^\\n]*,${high ?? ''},`));
  }
  // The lines are not the bill’s, and say so.
  for (const strings of [en, zh])
    for (const kind of ['csv', 'markdown'] as const) {
      const note = strings.export.linesAtMost;
      expect(exported(kind, {...what, estimate, strings}).text).toContain(note);
      expect(exported(kind, {...what, strings}).text).not.toContain(note);
    }
});

test('JSON can be read again', () => {
  const file = JSON.parse(exported('json', what).text) as {scenario: Scenario; version: number};
  expect(file.version).toBe(1);
  expect(file.scenario).toEqual(what.scenario);
});

test('Markdown shows names as text', () => {
  const {text} = exported('markdown', what);
  expect(text).toContain('a\\|b');
  expect(text).toContain('| deepseek-v4-pro | 2026-06-28 | Total per month | 34.8 |');
});

test('the sentence of assumptions goes along, in the language of the page', () => {
  for (const kind of ['csv', 'markdown'] as const)
    expect(exported(kind, what).text).toContain('30,000 chats of 8 turns a month.');
});

test('what is rounded is marked, amount by amount', () => {
  const [model] = what.estimate.models;
  const rounded = {amount: '0.584931506849', exact: false};
  const lines = [...(model?.lines ?? []), {...line, tokens: '7', price_per_1m: '1', ...rounded}];
  const estimate = {...what.estimate, models: [{...model, lines, month: rounded}]};
  const all = {...what, estimate: estimate as unknown as Estimate};
  const jobs = [{hit: '1', miss: '1', output: '1', month_requests: '30.416666666667'}];
  const rows = exported('csv', {...all, jobs}).text.split('\r\n');
  for (const row of rows.filter((each) => each.includes('0.584931506849')))
    expect(row).toMatch(/,rounded$/);
  expect(rows.filter((each) => each.endsWith(',rounded'))).toHaveLength(2);
  expect(rows.find((each) => each.includes(',34.8,'))).toMatch(/,$/);
  expect(rows.join()).toContain('≈ 30.416666666667');
  expect(exported('markdown', all).text).toContain('| ≈ 0.584931506849 |');
});

test('the end of the prices stands beside the end of the card, each under its name', () => {
  const csv = exported('csv', what).text;
  expect(csv).toMatch(/\nRate card,2026-06-28,[^\n]*2026-07-24T15:59:00Z/);
  expect(csv).toMatch(/\nPrices,[^\n]*,2026-04-26T00:00:00Z,2026-08-16T04:00:00Z/);
  const markdown = exported('markdown', what).text;
  expect(markdown).toMatch(/replaced on August 16/);
  expect(markdown).toMatch(/rate card held from [^.]*2026-07-24T15:59:00Z; prices may outlive/);
});

test('what a host has not given is a dash, and painted hours are words', () => {
  const week = '007fc0'.repeat(5) + '0'.repeat(12);
  const scenario = {
    workloads: [{input: 5}, {input: 6, model: 'pro', when: {kind: 'grid', grid: week}}],
  } as Scenario;
  for (const kind of ['csv', 'markdown'] as const) {
    const {text} = exported(kind, {...what, scenario, jobs: undefined});
    expect(text).not.toContain('undefined');
    expect(text).not.toContain('007fc0');
    expect(text).toMatch(/Cache hit rate[^\n]*—/);
    expect(text).toMatch(/Mon–Fri 09.*00–18.*00 \(UTC\+8.*00\)/);
  }
});
