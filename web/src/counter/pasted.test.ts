import {describe, expect, test} from 'vitest';

import {elementsOf, memberOf, readPasted} from './pasted.js';

const one = '{"model": "deepseek-flash", "messages": [{"role": "user", "content": "a, [b] {c}"}]}';

describe('what a pasted text is', () => {
  test('text, whatever is in it', () => {
    expect(readPasted('Hello {"messages": []}')).toEqual({requests: [], skipped: []});
    expect(readPasted('')).toEqual({requests: [], skipped: []});
  });

  test('a request stays as it is written', () => {
    const json = ` ${one.replace('[{', '[ {').replace('}]', ', "n": 1.0}]')}\n`;
    expect(readPasted(json).requests).toEqual([json.trim()]);
  });

  test('a list of messages is one request, a list of requests several', () => {
    const messages = '[{"role":"user","content":"x"}]';
    expect(readPasted(messages).requests).toEqual([`{"messages":${messages}}`]);
    expect(readPasted(`[${one},\n${one}]`).requests).toEqual([one, one]);
  });

  test('JSON Lines, with lines that are no requests left out and named', () => {
    const read = readPasted(`${one}\r\n\nnonsense\n{"a": 1}\n${one}\n`);
    expect(read).toEqual({requests: [one, one], skipped: [3, 4]});
  });

  test('a request that a batch or a log holds, as it is written', () => {
    const written = one.replace('}]', '}], "top_p": 1.0');
    const batch = `{"custom_id": "a:b", "body": ${written}, "url": "/v1"}`;
    expect(readPasted(`${batch}\n${batch}`)).toEqual({requests: [written, written], skipped: []});
    expect(readPasted(`[${batch}]`).requests).toEqual([written]);
    const log = JSON.stringify({time: 1, request: {body: one}, response: {usage: {}}});
    expect(readPasted(log).requests).toEqual([one]);
    expect(readPasted('{"body": {"a": 1}}').note).toBe('no_request');
    expect(readPasted('{"a": 1}\n{"a": 2}').note).toBe('no_request');
  });

  test('members are cut at the commas between them alone', () => {
    const json = '{"a": "b", "b": {"b": [1, "}"]}, "c:": "\\"b\\": 2", "b":  [1.0, {}] }';
    expect(memberOf(json, 'b')).toBe('[1.0, {}]');
    expect(memberOf(json, 'a')).toBe('"b"');
    expect(memberOf(json, 'c:')).toBe('"\\"b\\": 2"');
    expect(memberOf(json, 'd')).toBeUndefined();
    expect(memberOf('{}', 'd')).toBeUndefined();
  });

  test('what begins like JSON and is none, or no request, is text', () => {
    expect(readPasted('{"messages": [').note).toBe('broken');
    expect(readPasted('{"a": 1}').note).toBe('no_request');
    expect(readPasted('[1, 2]').note).toBe('no_request');
  });

  test('elements are cut at the commas between them alone', () => {
    expect(elementsOf(' [ {"a": "],\\"{"}, [1, [2, 3]], "x, y" ] ')).toEqual([
      '{"a": "],\\"{"}',
      '[1, [2, 3]]',
      '"x, y"',
    ]);
  });
});
