// A conversation as the shape of a chat: what precedes it, and the mean of a message
// and of an answer.
import type {PromptTokens, SharedPrefix} from '../../engine/types/tokens.js';

export interface ChatShape {
  turns: string;
  system: string;
  user: string;
  answer: string;
}

/** Nothing for less than two turns with an answer, or where tools are called: no chat. */
export function chatOf({messages, tools, frame}: PromptTokens): ChatShape | undefined {
  const of = (...roles: string[]): bigint[] =>
    messages.filter(({role}) => roles.includes(role)).map(({tokens}) => BigInt(tokens));
  const user = of('user');
  const answer = of('assistant');
  if (user.length < 2 || answer.length === 0 || of('tool').length > 0) return undefined;
  const before = [...of('system', 'latest_reminder'), BigInt(tools), BigInt(frame)];
  return {
    turns: String(user.length),
    system: String(sum(before)),
    user: mean(user),
    answer: mean(answer),
  };
}

/**
 * Of requests in their order, the percentage of all their tokens that the cache can have
 * from an earlier one; nothing for a request alone.
 */
export function observedShare(
  requests: readonly PromptTokens[],
  prefixes: readonly SharedPrefix[],
): string | undefined {
  if (requests.length < 2) return undefined;
  const all = sum(requests.map(({prompt_tokens: tokens}) => BigInt(tokens)));
  const hits = sum(prefixes.map(({hit_expected: hit}) => BigInt(hit)));
  return all === 0n ? undefined : String(Number((hits * 1000n) / all) / 10);
}

function sum(counts: readonly bigint[]): bigint {
  return counts.reduce((all, count) => all + count, 0n);
}

/** Rounded half up. */
function mean(counts: readonly bigint[]): string {
  const count = BigInt(counts.length);
  return String((sum(counts) * 2n + count) / (count * 2n));
}
