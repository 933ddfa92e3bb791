import {readFileSync} from 'node:fs';

import {expect, test} from 'vitest';

import type {RouteCosts, Scenario} from '../../engine/types/calls.js';
import {Format} from '../../format/format.js';
import {chances, failing, power, tries, type Chances} from './failure-chances.js';

const f = new Format('en', 'USD');

function of(decision: object): Chances {
  return chances({
    f,
    validScenario: {workloads: [], decision: {fail_flash: '6', fail_pro: '3', ...decision}},
  });
}

test('the chances of failure are spelled out with the reader’s numbers', () => {
  const plain = of({retries: '2'});
  expect(tries(plain, plain.flash)).toBe('1 + 6% + (6%)²');
  expect(failing(plain, 'escalate')).toBe('(6%)³ × (3%)³');
  expect(failing(of({pro_share: '20'}), 'split')).toBe('20% × 3% + (100% − 20%) × 6%');
  const some = of({noticed: '40', retries: '1'});
  expect(tries(some, some.pro)).toBe('1 + 3% × 40%');
  expect(failing(some, 'flash')).toBe('(1 + 6% × 40%) × 6% × (100% − 40%) + (6% × 40%)²');
});

/** What a sum on the page comes to. */
function value(sum: string): number {
  const script = sum
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (digits) => {
      const power = Array.from(digits, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('');
      return `**${power}`;
    })
    .replace(/([\d.]+)%/g, '($1/100)')
    .replaceAll('×', '*')
    .replaceAll('−', '-');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- arithmetic written above
  const compute = new Function(`return ${script}`) as () => number;
  return compute();
}

interface Story {
  scenario: Scenario;
  answer: RouteCosts;
}

function stories(): Story[] {
  const path = new URL('../../../../tests/golden/decision.stories.jsonl', import.meta.url);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.flatMap((line, i) =>
    i % 2 === 0
      ? [
          {
            scenario: (JSON.parse(line) as {scenario: Scenario}).scenario,
            answer: JSON.parse(lines[i + 1] ?? '') as RouteCosts,
          },
        ]
      : [],
  );
}

test('every sum comes to what the core answers beside it', () => {
  let compared = 0;
  for (const {scenario, answer} of stories()) {
    const all = chances({f, validScenario: scenario});
    for (const cost of answer.routes) {
      if (!('total' in cost)) continue;
      expect(100 * value(failing(all, cost.route))).toBeCloseTo(Number(cost.failed), 8);
      if (cost.route === 'flash')
        expect(value(tries(all, all.flash))).toBeCloseTo(Number(cost.calls.flash), 9);
      if (cost.route === 'escalate')
        expect(
          value(`${power(all, all.flash, all.attempts)} × (${tries(all, all.escalated)})`),
        ).toBeCloseTo(Number(cost.calls.pro), 9);
      ++compared;
    }
  }
  expect(compared).toBeGreaterThan(15);
});
