/** Exact token counts (calls of the tokenizer; they need the vocabulary). */

export interface TextTokens {
  ok: true;
  tokens: string;
  /** Code points. */
  characters: string;
  /** In UTF-8. */
  bytes: string;
}

export interface EncodedText {
  ok: true;
  tokens: string;
  ids: number[];
  /** How many bytes of the text each token takes. */
  bytes: number[];
}

/** `v4-preview`: to 2026-07-31 (Pro: 08-13); `v4-0731`: after that; `v41`: since 2026-09-10. */
export type PromptTemplate = 'v4-preview' | 'v4-0731' | 'v41';

/**
 * `exact`: what the API bills. `at_least`: a lower bound. `unverified`: by the published
 * rules, but no bill with such a request has been compared.
 */
export type Certainty = 'exact' | 'at_least' | 'unverified';

/** Why a count may differ from the bill. `newer_build` leaves it `exact` as far as is known. */
export type Doubt =
  | 'restored_reasoning'
  | 'unknown_image_size'
  | 'newer_build'
  | 'unverified_build'
  | 'unverified_wire'
  | 'json_mode'
  | 'prefix_completion'
  | 'required_tool_call'
  | 'assistant_last'
  | 'numeric_effort'
  | 'unusual_number'
  | 'special_token_text'
  | 'unsupported_content'
  | 'unverified_image'
  | 'unverified_option';

/** Which template counts: by the model's name and the instant, or named. */
export interface PromptOptions {
  /** By default the request's own `model`. */
  model?: string;
  /** RFC 3339; by default after all changes known. */
  at?: string;
  template?: PromptTemplate;
}

export interface MessageTokens {
  role: 'system' | 'user' | 'assistant' | 'tool' | 'latest_reminder';
  tokens: string;
}

export interface PromptTokens {
  prompt_tokens: string;
  certainty: Certainty;
  why: Doubt[];
  template: PromptTemplate;
  thinking: boolean;
  /** As they were sent, each with the tokens that open and end it. */
  messages: MessageTokens[];
  /** The text about the tools, all of them in it. */
  tools: string;
  /** The schema of each one that the prompt shows. */
  each_tool: {name: string; tokens: string}[];
  /** All else: the beginning, the effort, the opening of the answer. */
  frame: string;
}

export interface SharedPrefix {
  /** Indices into the requests; of the earlier ones the one that shares most. */
  earlier: number;
  later: number;
  shared: string;
  /** The answer to the earlier request is sent back and is among the shared tokens. */
  with_answer: boolean;
  /** The most that the cache can hit, and the most that was seen of this build. */
  hit_limit: string;
  hit_expected: string;
  /** Where they part; missing where the later one has nothing more. */
  parts?: {
    part: 'message' | 'tools' | 'frame';
    message?: number;
    role?: MessageTokens['role'];
    before: string;
    earlier: string;
    later: string;
    /** Tokens that only one of them has there; behind them `again` are the same in both. */
    only_earlier: string;
    only_later: string;
    again: string;
  };
}

export type CheckedPrompt =
  | {ok: true; outcome: 'incomplete' | 'other_model'}
  | ({
      ok: true;
      outcome: 'equal' | 'uncertain' | 'different';
      model: string;
      /** The `prompt_tokens` that the record holds. */
      billed: string;
    } & PromptTokens);

export interface TokenCalls {
  countText: {request: {text: string}; response: TextTokens};
  encodeText: {request: {text: string}; response: EncodedText};
  countRequest: {
    request: PromptOptions & {request: object};
    response: {ok: true} & PromptTokens;
  };
  /**
   * A record of a log that holds a request and its usage: is the bill what the request
   * comes to? `uncertain`: it differs, for a reason that `why` names.
   */
  checkPrompt: {request: {record: object}; response: CheckedPrompt};
  commonPrefix: {
    request: PromptOptions & {requests: object[]};
    response: {ok: true; requests: PromptTokens[]; prefixes: SharedPrefix[]};
  };
}
