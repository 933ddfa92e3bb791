// What is said of a plan is true of each of its models.
import {expect, test} from 'vitest';

import {createEngine} from '../../engine/engine.js';
import {Format} from '../../format/format.js';
import {en} from '../../strings/en/index.js';
import {zh} from '../../strings/zh/index.js';
import {planSentences} from './plan.js';

const line = (model: string, created: string): string =>
  JSON.stringify({
    ...{id: created, created: Date.parse(created) / 1000, model},
    usage: {
      ...{prompt_tokens: 1000, completion_tokens: 50},
      ...{prompt_cache_hit_tokens: 0, prompt_cache_miss_tokens: 1000},
    },
  });

test('a model in the plan is not said to be left out of it, only its requests without a price', async () => {
  const engine = await createEngine();
  const log = engine.openUsageLog({currency: 'USD'});
  const records = [
    line('deepseek-v4-flash', '2026-10-05T10:00:00Z'),
    // Before there was such a model.
    line('deepseek-v4-flash', '2026-01-05T10:00:00Z'),
    line('gpt-9', '2026-10-05T11:00:00Z'),
  ];
  log.append(new TextEncoder().encode(`${records.join('\n')}\n`));
  const report = log.finish();
  if (!report.ok || !report.as_plan) throw new Error(JSON.stringify(report));
  expect(report.as_plan.workloads.map(({name}) => name)).toEqual(['deepseek-v4-flash']);
  for (const [s, said] of [
    [en, ['1 request of deepseek-v4-flash (no price)', 'gpt-9 (no price)']],
    [zh, ['deepseek-v4-flash 的 1 次请求（没有价格）', 'gpt-9（没有价格）']],
  ] as const) {
    const planned = {report, plan: report.as_plan, month: undefined};
    const text = planSentences({s, f: new Format(s.locale, 'USD')}, planned).join(' ');
    for (const part of said) expect(text).toContain(part);
    expect(text).not.toMatch(/[;:：；] ?deepseek-v4-flash [(（]/);
  }
});
