/** How the requests of a run hang together, and what of them the cache holds. */
import type {Band, Count, Currency, Family} from './calls.js';

interface ShapeConditions {
  answer: Count;
  /** Thinking tokens, billed as output. */
  reasoning?: Count;
  keep_reasoning?: boolean;
  /** The prefix is common to all runs; false under `user_id` isolation. */
  shared?: boolean;
  /** Percent of the possible hits that best effort leaves; 95 if absent. */
  available?: Count;
  gap_minutes?: Count;
  lifetime_minutes?: Count;
  /** The reader's own share of hits in percent, "" for none. */
  measured_hit?: Count;
  case?: CacheCase;
}

export type CacheCase = 'best' | 'expected' | 'none';

export interface ChatShape extends ShapeConditions {
  kind: 'chat';
  turns: Count;
  system: Count;
  user: Count;
}

export interface AgentShape extends ShapeConditions {
  kind: 'agent';
  steps: Count;
  prefix: Count;
  task: Count;
  tool_result: Count;
  compact_at?: Count;
  summary?: Count;
}

export interface DocumentShape extends ShapeConditions {
  kind: 'document';
  questions: Count;
  system: Count;
  document: Count;
  question: Count;
  mode?: 'separate' | 'follow_up' | 'parallel' | 'one_request';
}

export interface TemplateShape extends ShapeConditions {
  kind: 'template';
  requests: Count;
  prefix: Count;
  variable: Count;
}

export interface PlainShape extends ShapeConditions {
  kind: 'none';
  requests: Count;
  input: Count;
}

/** How the requests of one run are built from each other. */
export type Shape = ChatShape | AgentShape | DocumentShape | TemplateShape | PlainShape;

export interface CacheModel {
  ok: true;
  shape: Shape;
  requests: string;
  used: CacheCase;
  alive_after_gap: string;
  cases: {
    case: CacheCase;
    prompt: string;
    hit: string;
    miss: string;
    output: string;
    hit_share: string;
  }[];
  rows: {
    turn: number;
    compaction?: boolean;
    prompt: string;
    output: string;
    reasoning: string;
    best_hit: string;
    hit: string;
  }[];
  /** How many requests follow the last row, each like it. */
  rows_omitted: string;
  assumptions: string[];
  card: string;
  currency: Currency;
  models: {
    model: string;
    family: Family;
    band: Band;
    run: Record<CacheCase, string>;
    turns: string[];
    so_far: Record<CacheCase, string[]>;
  }[];
  source: string;
}

export interface DefaultShapes {
  ok: true;
  shapes: Shape[];
  source: string;
}
