// What one job is, in English: its fields, and how its cache hits are worked out.
import type {CacheCase, Shape} from '../../engine/types/calls.js';
import {firstDecisions, type Unit} from './decisions-first.js';

const cacheCase: Record<CacheCase, string> = {
  best: 'at best',
  expected: 'as expected',
  none: 'without the cache',
};

export const shape = {
  ...firstDecisions.shape,
  field: {
    turns: 'Turns in a chat',
    steps: 'Steps in a task',
    questions: 'Questions per document',
    requests: 'Requests in a batch',
    system: 'System prompt',
    user: 'Tokens per message',
    prefix: 'Tools and system prompt',
    task: 'The task',
    tool_result: 'Tokens per tool result',
    compact_at: 'Compact the history at',
    summary: 'Summary after compacting',
    document: 'The document',
    question: 'Tokens per question',
    variable: 'What differs per request',
    input: 'Tokens in, per request',
    answer: 'Tokens per answer',
    reasoning: 'Thinking tokens per answer',
    gap_minutes: 'Minutes between two turns',
    lifetime_minutes: 'Minutes the cache keeps a prefix',
    available: 'Cache hits that actually happen',
    measured_hit: 'Measured cache hit rate, if you have one',
  } as Record<string, string>,
  condition: {
    mode: {
      label: 'How the questions are asked',
      separate: 'one by one, each with the document',
      follow_up: 'as one conversation',
      parallel: 'all at the same moment',
      one_request: 'all in one request',
    },
    shared: {
      label: 'Who shares the prefix',
      true: 'everyone in the account',
      false: 'nobody: each has a user_id',
    },
    keep_reasoning: {
      label: 'Thinking in the next request',
      false: 'left out',
      true: 'sent back',
    },
    case: {
      label: 'Cache hits counted',
      expected: 'as expected',
      best: 'at their best',
      none: 'not at all',
    },
  } as Record<string, Record<string, string>>,
  more: 'Thinking and cache details',
  derived: (share: string, best: string) => `Cache hit rate: ${share}, at best ${best}.`,
  measured: (share: string) => `Cache hit rate: ${share}, as you measured.`,
  assumes: 'Assumed:',
  turns: 'Turn by turn',
  growth: (requests: string, parts: string[]) =>
    `Every turn sends the whole conversation again. Without the cache the bill grows with the square of the turns; with it, almost in step with them: ${requests} requests cost ${parts.join('; ')}.`,
  grows: (model: string, none: string, expected: string) =>
    `${expected} instead of ${none} on ${model}`,
  spread: (requests: string, parts: string[]) =>
    `With the cache a run of ${requests} requests costs ${parts.join('; ')}.`,
  curve: {none: 'no cache', expected: 'expected', best: 'at best'} as Record<CacheCase, string>,
  xTurns: 'Requests of one run',
  soFar: 'The numbers behind the chart',
  soFarSum:
    'Each row adds one request. Without the cache, all its input is billed as misses; at best, as many tokens are hits as “Turn by turn” lists.',
  soFarScroll: 'The bill of one run so far, scrolls sideways',
  allTurns: (count: string) => `Show all ${count} requests`,
  rowsOmitted: (count: string) => `${count} more requests, each like the last one, are in the sum.`,
  turnCost:
    'A turn costs its cached tokens, its other input and its output, each at its own price per million; off-peak where there are peak hours.',
  turnPrices: (model: string, hit: string, miss: string, output: string) =>
    `${model}: from cache × ${hit} + other tokens in × ${miss} + tokens out × ${output}, ÷ 1,000,000`,
  scroll: 'Turn by turn, scrolls sideways',
  turnOf: {
    chat: 'Turn',
    agent: 'Step',
    document: 'Question',
    template: 'Request',
    none: 'Request',
  } as Record<Shape['kind'], string>,
  before: {
    prompt: 'in before',
    output: 'out before',
    answer: 'the answer before',
    nothing: 'nothing is stored yet',
  },
  couldHit: 'Could come from the cache',
  stillThere: 'Still cached after the gap',
  moreThanBest: (best: string) =>
    `That is more than the ${best} that these inputs can explain: more of your input repeats than they describe.`,
  compaction: 'compacting',
  prompt: 'Tokens in',
  fromCache: 'from cache',
  atBest: 'at best',
  rule: {
    measured: (share: string) => `From the cache: tokens in × ${share}, rounded down.`,
    available: (share: string) => `From the cache: at best × ${share}, rounded down.`,
    alive: (alive: string, prefix: string, share: string) =>
      `From the cache: (at best × ${alive} + ${prefix} × (100% − ${alive})) × ${share}, rounded down. After the gap ${alive} of an earlier turn’s units are still cached; the common prefix stays in use.`,
  },
  out: 'Tokens out',
  wholeRun: 'Whole run',
  bound: cacheCase,
  assumption: {
    measured: 'The cache hit rate is the one you measured.',
    units_at_request_ends:
      'A request finds in the cache what an earlier one stored at the end of its input and of its output.',
    intervals_not_counted:
      'Cache units inside long texts are not counted, because DeepSeek does not publish their spacing.',
    common_prefix_from_third_request:
      'A common prefix is found in the cache from the third request on.',
    gaps_spread_evenly: 'Gaps are spread evenly between zero and twice the average.',
    reasoning_sent_back: 'Thinking is sent back with the next request.',
    reasoning_left_out: 'Thinking is not sent back with the next request.',
  } as Record<string, string>,
  prefixKnown: ({many}: Unit) => `The system prompt is already cached by earlier ${many}.`,
  bestEffort: (share: string) =>
    `The cache is best-effort, so we count ${share} of the possible hits.`,
  source: 'DeepSeek’s cache rules',
};
