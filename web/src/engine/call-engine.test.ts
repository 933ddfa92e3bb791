import {expect, test, vi} from 'vitest';

import {CallEngine} from './call-engine.js';

test('a request beyond the limit never reaches the module', () => {
  const call = vi.fn(() => new TextEncoder().encode('{"ok":true}'));
  const engine = new CallEngine({call});
  const refused = JSON.parse(engine.callText('estimate', '漢'.repeat((1 << 20) + 1))) as object;
  expect(refused).toEqual({
    ok: false,
    errors: [
      {
        code: 'too_large',
        where: '',
        value: '',
        detail: '1048576 bytes',
        params: {detail: {phrase: 'bytes', count: '1048576'}},
        message: 'This is larger than the limit of 1048576 bytes.',
      },
    ],
  });
  expect(call).not.toHaveBeenCalled();
  engine.callText('estimate', ' '.repeat(1 << 20));
  expect(call).toHaveBeenCalledTimes(1);
});

test('half a surrogate pair reaches the module as U+FFFD', () => {
  const call = vi.fn(() => new TextEncoder().encode('{"ok":true}'));
  new CallEngine({call}).callText('version', '"\\ud800" \ud800');
  expect(call).toHaveBeenCalledWith('version', '"\\ud800" \ufffd');
});
