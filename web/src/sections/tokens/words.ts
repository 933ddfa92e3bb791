// The words of the part that counts tokens, fetched with it.
import type {Doubt, MessageTokens} from '../../engine/types/tokens.js';
import type {Language} from '../../strings/index.js';
import {zh} from './words-zh.js';

export const en = {
  label: 'A text, the JSON of a request, or requests line by line (JSON Lines)',
  file: 'Choose a file',
  drop: 'or drop one here',
  fetches: 'The first count fetches DeepSeek’s vocabulary, about half a megabyte, once.',
  loading: 'Loading the vocabulary …',
  failed: 'The vocabulary could not be loaded: here is the rule of thumb.',
  again: 'Try again',
  openVocabulary: 'Open the vocabulary file',
  vocabularyHint: (name: string) =>
    `It is the file ${name} under assets/ of the calculator’s site; it is checked before use.`,
  about: (tokens: string) => `About ${tokens} tokens`,
  reading: (done: string, size: string) => `Counted ${done} of ${size}`,
  cancel: 'Cancel',
  cancelled: 'Cancelled.',
  putAway: 'Remove the file',
  fileOf: (name: string, size: string) => `${name}, ${size}`,
  unreadable: 'The file could not be read. Choose it again; it may have been moved or changed.',
  binary:
    'This is no text file (it has NUL bytes), so nothing was counted. Choose a text or a JSON file.',
  empty: 'This file is empty. Nothing was counted.',
  fileStays: 'Nothing was given; the file is still what is counted.',
  asText: 'Count as plain text',
  broken: 'It begins like JSON but is not valid JSON, so it is counted as plain text.',
  noRequest:
    'This JSON is not a request (it has neither “messages” nor “input” with a model), so it is counted as plain text.',
  skipped: (lines: string) => `Not a request and left out: line ${lines}.`,
  tokens: (tokens: string) => (tokens === '1' ? '1 token' : `${tokens} tokens`),
  replaced:
    'Some bytes are not UTF-8 and are counted as U+FFFD. Save the file as UTF-8 and choose it again.',
  exact: 'Exact, by DeepSeek’s own vocabulary.',
  characters: 'Characters',
  bytes: 'Bytes as UTF-8',
  ratio: 'Tokens per character',
  rule: 'By the rule of thumb',
  ruleOf: (tokens: string, ratio: string) => `${tokens} (${ratio} per character)`,
  drawn: 'Show the tokens',
  drawnLabel: 'The text, cut into its tokens',
  ofOne: (count: string) => `${count} tokens make this character`,
  model: 'Model',
  ownModel: 'as the request says',
  modelInstead: (name: string, model: string) =>
    `The request names ${name}, which is none of DeepSeek’s; it is counted as ${model}.`,
  modelMissing: (model: string) => `The request names no model; it is counted as ${model}.`,
  prompt: (tokens: string) => `${tokens} tokens in`,
  certainty: {
    exact: 'Exact: what the API bills as prompt_tokens.',
    at_least: 'At least: the bill can be higher.',
    unverified:
      'Unverified: by the published rules, but no bill with such a request has been compared.',
  },
  why: {
    restored_reasoning:
      'A tool call is sent back without its reasoning; the server puts it in again and bills it.',
    unknown_image_size: 'An image’s width and height are not in the request.',
    newer_build:
      'No bill of the build of October 2026 has been compared yet: exact if it reads prompts as the one before.',
    unverified_build: 'The prompt format is that of a sibling model.',
    unverified_wire: 'No bill of the Anthropic or Responses format has been compared.',
    json_mode: 'JSON mode adds text that has not been verified.',
    prefix_completion: 'Prefix completion has not been verified.',
    required_tool_call: 'A required tool call has not been verified.',
    assistant_last: 'The last message is an answer that is not to be continued.',
    numeric_effort: 'A numeric effort has not been verified.',
    unusual_number: 'A number has more than 15 digits or a huge exponent.',
    special_token_text: 'The text holds the name of a special token.',
    unsupported_content: 'A part of a message is neither text nor an image that the model reads.',
    unverified_image: 'No bill with an image has been compared.',
    unverified_option: 'A role, a name or an option whose tokens are not published.',
  } as Record<Doubt, string>,
  template: (name: string, thinking: boolean) =>
    `Prompt format ${name}, ${thinking ? 'thinking' : 'not thinking'}.`,
  part: 'Part',
  count: 'Tokens',
  roles: {
    system: 'System',
    user: 'User',
    assistant: 'Assistant',
    tool: 'Tool result',
    latest_reminder: 'Reminder',
  } as Record<MessageTokens['role'], string>,
  message: (number: string, role: string) => `${number}. ${role}`,
  checkBills: 'Check billed prompt tokens against the requests in these files',
  checkBillsNote:
    'For logs that keep the request beside its usage: JSON Lines, or one JSON document with a record or a list of records, of up to 64 MB. The files are read once more, in this browser.',
  checkNeedsSite:
    'Billed prompt tokens can be checked against the requests on the site only: this single file does not carry the vocabulary.',
  checkFailed: 'The files could not be checked: the vocabulary or a file could not be read.',
  noBills: 'No record holds both a request and its usage.',
  billsCompared: (compared: string, equal: string, different: string) =>
    `Prompts counted: ${compared}; equal to the bill: ${equal}; different: ${different}.`,
  billsUncertain: (count: string) => `Different for a known reason: ${count}.`,
  billsLeft: (count: string) => `Records that could not be compared: ${count}.`,
  billsDiffer: 'Bill and count differ',
  billsMayDiffer: 'Bill and count differ, for a known reason',
  line: 'Line',
  billed: 'Billed',
  counted: 'Counted',
  reason: 'Why',
  tool: (name: string) => `Tool ${name}`,
  aroundTools: 'How to call tools',
  frame: 'Frame (beginning, effort, opening of the answer)',
  total: 'Together',
  request: (number: string) => `Request ${number}`,
  errorAt: (where: string, text: string) => `${where}: ${text}`,
  shared: (later: string, shared: string, total: string, earlier: string) =>
    `Request ${later} shares its first ${shared} of ${total} tokens with request ${earlier}.`,
  withAnswer: 'The answer that it sends back is among them.',
  hits: (limit: string, expected: string) =>
    limit === '0'
      ? 'None of them can come from the cache, which matches blocks of 128 tokens.'
      : limit === expected
        ? `At most ${limit} of them can come from the cache.`
        : `At most ${limit} of them can come from the cache; as seen of this build, ${expected}.`,
  parts: (place: string) => `They part in ${place}, after:`,
  nothingMore: 'It has nothing beyond them.',
  place: (number: string, role: string) => `message ${number} (${role})`,
  inTools: 'the tools',
  inFrame: 'the frame',
  goesOn: (number: string) => `Request ${number} goes on`,
  end: '(the end)',
  save: (again: string, more: string, miss: string, hit: string) =>
    `Behind that, ${again} tokens are the same again. With what differs moved behind them, up to ${more} more could come from the cache: ${hit} instead of ${miss}, each time.`,
  use: (field: string) => `Use for “${field}”`,
  asChat: (field: string) => `${field} (of a chat)`,
  asDocument: (field: string) => `${field} (of questions about it)`,
  useChat: (turns: string) => `Use as a chat of ${turns} turns`,
  chatNote: (turns: string, system: string, user: string, answer: string, share: string) =>
    `${turns} turns, system prompt ${system}, a message ${user}, an answer ${answer} tokens on average; ${share} of the input from the cache follows from that.`,
  observed: (share: string) =>
    `In these requests it is ${share} at most, by what each shares with an earlier one.`,
  used: (field: string) => `“${field}” above now holds it.`,
  usedChat: (chat: string) => `The fields above now hold this chat: ${chat}`,
};

export type Words = typeof en;

export const wordsIn = (language: Language): Words => (language === 'zh' ? zh : en);
