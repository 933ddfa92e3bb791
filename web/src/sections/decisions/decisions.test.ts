import {expect, test} from 'vitest';

import type {Verdict} from '../../engine/types/calls.js';
import {Format} from '../../format/format.js';
import {readableShape, withoutDecision, withoutFields} from '../../state/scenario-edits.js';
import {en} from '../../strings/en/index.js';
import type {Language} from '../../strings/index.js';
import {zh} from '../../strings/zh/index.js';
import {oneIn} from './failures.js';
import {percentOf} from './concurrency.js';
import {unitOf} from '../../format/unit.js';
import {paragraph} from './verdict.js';

const amount = (text: string): {amount: string; exact: boolean} => ({amount: text, exact: true});

const ONE = {workloads: [{}]};

const UNSETTLED: Verdict = {
  ok: true,
  currency: 'USD',
  per: 'request',
  outcome: 'unsettled',
  route: null,
  reasons: ['failures_unknown', 'human_unknown'],
  flipped: [],
  would_change: [],
  would_change_shares: [],
  assumed: [],
  one_attempt: {flash: amount('0.00017794'), pro: amount('0.00054755625')},
  ratio: '3.077196',
  totals: {},
  extra: amount('0.00036961625'),
  one_in: null,
  conditions: [],
  headline: null,
  holds_if: [],
  what_if: null,
};

const MIX: Verdict = {
  ...UNSETTLED,
  outcome: 'mix',
  route: 'escalate',
  reasons: ['smallest_total'],
  totals: {flash: amount('0.2'), pro: amount('0.07'), escalate: amount('0.006')},
  would_change: [
    {
      from: 'escalate',
      route: 'flash',
      when: 'human_below',
      human: amount('0.0006'),
      rounded: '0.0006',
    },
  ],
  assumed: ['fail_escalated'],
  would_change_shares: [
    {
      share: 'fail_pro',
      when: 'above',
      last: '99.9',
      rounded: '99.9',
      route: 'flash',
      assumed: false,
    },
    {
      share: 'fail_escalated',
      when: 'above',
      last: '37.6368',
      rounded: '37.6',
      route: 'pro',
      assumed: true,
    },
  ],
  one_in: '679.5974',
  conditions: ['pro_over_limit_at_peak'],
  headline: {
    route: 'escalate',
    total: amount('0.006'),
    rounded: '0.006',
    over: 'pro',
    over_total: amount('0.07'),
    over_rounded: '0.07',
    saves_percent: '91.4286',
  },
  holds_if: [
    {code: 'every_failure_noticed'},
    {code: 'human_above', human: amount('0.0006'), rounded: '0.0006', else: 'flash'},
    {
      code: 'share_up_to',
      share: 'fail_escalated',
      last: '37.6368',
      rounded: '37.6',
      else: 'pro',
    },
  ],
};

function said(answer: Verdict, language: Language): string {
  const s = {en, zh}[language];
  return paragraph({s, f: new Format(s.locale, 'USD'), scenario: ONE}, answer);
}

test('what is not settled gets no verdict, only what is missing', () => {
  expect(said(UNSETTLED, 'en')).toBe(
    'Open: how often does each model fail? Pro costs 3.1× as much as Flash per request.',
  );
  expect(said(UNSETTLED, 'zh')).toMatch(/^尚无结论：.*3\.1 倍。$/);
});

test('a verdict says what, why, what would change it, and under which condition', () => {
  expect(said(MIX, 'en')).toBe(
    'Take Flash first, and Pro where Flash fails. ' +
      'Including failures, one accepted result costs $0.006; with Pro alone it costs $0.07. That saves 91%. ' +
      'This holds if you notice every failure; a failure costs more than $0.0006 (below that, Flash alone); ' +
      'the share of failures with Pro where Flash failed is at most 37.6% (above that, Pro alone).',
  );
  expect(said(MIX, 'zh')).toMatch(/^先用 Flash.*91%。前提：每次失败都会被发现；.*37\.6%/);
});

test('a mix that nobody knows enough of is a what-if behind the verdict', () => {
  const answer: Verdict = {
    ...MIX,
    outcome: 'pro_pays',
    route: 'pro',
    holds_if: [],
    what_if: {
      route: 'escalate',
      missing: 'fail_escalated',
      total: amount('0.006'),
      rounded: '0.006',
      saves_percent: '91.4',
      wins_up_to: {last: '37.6368', rounded: '37.6'},
    },
  };
  expect(said(answer, 'en')).toMatch(/^Take Pro: .* What if Pro answered .*\$0\.006.*37\.6%/);
});

test('an unknown cost of failures is not the end: from which it would matter is said', () => {
  const answer: Verdict = {
    ...UNSETTLED,
    reasons: ['human_unknown'],
    would_change: [
      {
        from: 'flash',
        route: 'escalate',
        when: 'human_above',
        human: amount('0.0005'),
        rounded: '0.0005',
      },
    ],
  };
  expect(said(answer, 'en')).toBe(
    'Open: what does a failure cost you? ' +
      'Above $0.0005 per failure, Flash first and Pro on failure is cheaper.',
  );
  expect(said(answer, 'zh')).toMatch(/高于 \$0\.0005，先 Flash 后 Pro 更划算。$/);
});

// Whatever the core answers has a sentence in each language.
test('no code of the verdict reaches the reader', () => {
  for (const language of ['en', 'zh'] as const)
    for (const reason of ['failures_unknown', 'human_unknown', 'too_close', 'range_flips'])
      expect(said({...UNSETTLED, reasons: [reason]}, language)).not.toMatch(/_|undefined/);
});

test('an outcome that a range turns names the number', () => {
  const answer: Verdict = {...UNSETTLED, reasons: ['range_flips'], flipped: [0]};
  expect(
    paragraph({s: en, f: new Format('en', 'USD'), scenario: ONE}, answer, ['Turns in a chat']),
  ).toContain('It depends on: Turns in a chat.');
});

test('what one is called follows from the shapes', () => {
  const chat = {shape: {kind: 'chat', turns: 8, system: 1, user: 1, answer: 1}} as const;
  const none = {shape: {kind: 'none', requests: 1, input: 1, answer: 1}} as const;
  const one = (...workloads: object[]): string => unitOf({s: en, scenario: {workloads}}).one;
  expect([one({}, {}), one(chat, chat), one(chat, none), one(chat, {})]).toEqual([
    'request',
    'chat',
    'run',
    'request or run',
  ]);
});

test('“1 in n” is rounded down, so that the sentence holds', () => {
  expect(oneIn('679.5974')).toBe('679');
  expect(oneIn('47')).toBe('47');
  expect(oneIn('1.379')).toBe('1.37');
  expect(oneIn('0.5')).toBe('0.5');
});

test('a chance becomes percent without losing a digit', () => {
  expect(percentOf('0')).toBe('0');
  expect(percentOf('0.5')).toBe('50');
  expect(percentOf('0.012345678901')).toBe('1.2345678901');
  expect(percentOf('1')).toBe('100');
});

test('the bill is asked without the decision; a link leaves out what cannot be read', () => {
  const scenario = {workloads: [], decision: {human: 'x', fail_flash: '8'}};
  expect(withoutDecision(scenario)).toEqual({workloads: []});
  const error = {code: 'not_a_number', where: '/scenario/decision/human', message: ''};
  expect(withoutFields(scenario, [error])).toEqual({workloads: [], decision: {fail_flash: '8'}});
});

test('counts of a shape are grouped, texts are left', () => {
  const shape = {kind: 'chat', turns: 8, system: '1200', user: '1.2k', answer: '250'} as const;
  expect(readableShape(shape, (count) => Number(count).toLocaleString('en'))).toEqual({
    kind: 'chat',
    turns: '8',
    system: '1,200',
    user: '1.2k',
    answer: '250',
  });
});
