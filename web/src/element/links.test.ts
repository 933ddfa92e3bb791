import {expect, test} from 'vitest';

import {embedSnippet, withoutPath} from './links.js';

test('a link that is handed on names no folder of a disk', () => {
  expect(withoutPath('file:///home/a/DeepSeek%20cost.html?lang=zh#v=1&in=5')).toBe('#v=1&in=5');
  expect(withoutPath('https://example.org/a/#v=1')).toBe('https://example.org/a/#v=1');
});

test('a snippet stands in HTML as it is', () => {
  const snippet = embedSnippet('https://example.org/a/index.html?x="<', 'v=1&w=%22', 'zh');
  expect(snippet).toContain('src="https://example.org/a/deepseek-cost.js"');
  expect(snippet).toContain('lang="zh" scenario="v=1&amp;w=%22"');
});
