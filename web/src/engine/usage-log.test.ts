import {expect, test} from 'vitest';

import {openUsageLog, type ImporterModule} from './usage-log.js';

test('the ids of each log are hashed with a seed of its own, whatever its options say', () => {
  const seeds = new Set<unknown>();
  const core = {
    begin_usage_log: (options: string) => {
      seeds.add((JSON.parse(options) as {hash_seed: unknown}).hash_seed);
      return '{"ok":true,"log":1}';
    },
  } as unknown as ImporterModule;
  for (let i = 0; i < 4; i++) openUsageLog(core, {hash_seed: '7'});
  expect(seeds.size).toBe(4);
  for (const seed of seeds) expect(seed).toMatch(/^\d{10,20}$/);
});
