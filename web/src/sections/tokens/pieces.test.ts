import {expect, test} from 'vitest';

import {piecesOf} from '../../counter/pieces.js';
import {chatOf, observedShare} from './conversation.js';
import {perCharacter} from './per-character.js';

test('tokens that make up one character are one piece', () => {
  // "a", then an emoji of four bytes in three tokens, then "é!" in one.
  expect(piecesOf('a🤖é!', [1, 1, 2, 1, 3])).toEqual([
    {text: 'a', tokens: 1},
    {text: '🤖', tokens: 3},
    {text: 'é!', tokens: 1},
  ]);
  expect(piecesOf('\uFEFFx', [4])).toEqual([{text: '\uFEFFx', tokens: 1}]);
});

test('tokens per character are rounded half up', () => {
  expect(perCharacter('1', '3')).toBe('0.333');
  expect(perCharacter('2', '3')).toBe('0.667');
  expect(perCharacter('1', '16')).toBe('0.063');
  expect(perCharacter('30', '10')).toBe('3.000');
  expect(perCharacter('0', '0')).toBe('0');
});

test('a conversation as a chat: what precedes it, and means', () => {
  const message = (role: 'system' | 'user' | 'assistant' | 'tool', tokens: string) => ({
    role,
    tokens,
  });
  const request = {
    prompt_tokens: '0',
    certainty: 'exact' as const,
    why: [],
    template: 'v41' as const,
    thinking: false,
    tools: '40',
    each_tool: [],
    frame: '2',
    messages: [
      message('system', '100'),
      message('user', '10'),
      message('assistant', '51'),
      message('user', '13'),
    ],
  };
  expect(chatOf(request)).toEqual({turns: '2', system: '142', user: '12', answer: '51'});
  expect(chatOf({...request, messages: request.messages.slice(0, 3)})).toBeUndefined();
  const called = [...request.messages, message('tool', '5')];
  expect(chatOf({...request, messages: called})).toBeUndefined();
  const requests = [
    {...request, prompt_tokens: '300'},
    {...request, prompt_tokens: '500'},
  ];
  const prefix = {earlier: 0, later: 1, shared: '299', with_answer: false};
  const prefixes = [{...prefix, hit_limit: '256', hit_expected: '128'}];
  expect(observedShare(requests, prefixes)).toBe('16');
  expect(observedShare([request], [])).toBeUndefined();
});
