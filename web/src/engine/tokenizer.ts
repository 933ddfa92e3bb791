// The module that counts tokens exactly, and the vocabulary it needs: both are
// fetched only when they are asked for.
import create from 'virtual:glue/tokenizer';
import vocabularyFile from 'virtual:vocabulary';
import file from 'virtual:wasm/tokenizer';

import {describe, failure, guarded, type CallModule} from './call-engine.js';
import {compile, fetchBytes, start} from './load.js';
import type {EngineOptions} from './options.js';
import type {Failure} from './types/calls.js';
import type {TextTokens, TokenCalls} from './types/tokens.js';

/** What wasm/token_texts.cc registers. */
export interface TokenizerModule extends CallModule {
  /** A view of `size` bytes to fill; dead after the next call of any kind. */
  bytes(size: number): Uint8Array;
  load_vocabulary(): string;
  begin_text(): string;
  append_text(text: number): string;
  finish_text(text: number): string;
}

/** A text that is being counted. Feed it the bytes of a file, cut anywhere. */
export interface TextLog {
  /** What is settled so far. */
  append(bytes: Uint8Array | ArrayBuffer): TextTokens | Failure;
  /** The sums. The text is closed by it. */
  finish(): TextTokens | Failure;
}

/** The file, its address, or nothing: then it is fetched from beside this script. */
export type VocabularySource =
  BufferSource | string | URL | Promise<BufferSource> | {arrayBuffer(): Promise<ArrayBuffer>};

export interface VocabularyLoaded {
  ok: true;
  tokens: string;
}

export const TOKEN_CALLS: readonly (keyof TokenCalls)[] = [
  'countText',
  'encodeText',
  'countRequest',
  'commonPrefix',
  'checkPrompt',
];

export const VOCABULARY_REQUIRED = 'Counting tokens exactly needs the vocabulary: load it first.';

/** Rejects with an `EngineLoadError` only. */
export async function startTokenizer(
  options: EngineOptions,
  source?: VocabularySource,
): Promise<{core: TokenizerModule; loaded: VocabularyLoaded | Failure}> {
  const [wasmModule, bytes] = await Promise.all([
    compile('tokenizer', file, options),
    bytesOf(source),
  ]);
  const core = await start(create, wasmModule);
  core.bytes(bytes.length).set(bytes);
  const loaded = JSON.parse(guarded(() => core.load_vocabulary())) as VocabularyLoaded | Failure;
  return {core, loaded};
}

async function bytesOf(source?: VocabularySource): Promise<Uint8Array> {
  const given = await source;
  if (given === undefined || typeof given === 'string' || given instanceof URL) {
    return fetchBytes(vocabularyFile, given);
  }
  const data = 'arrayBuffer' in given ? await given.arrayBuffer() : given;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

/** More at once would only make the module's memory larger: it holds a chunk several times. */
const CHUNK = 1 << 17;

export function openText(core: TokenizerModule): TextLog {
  const begun = JSON.parse(guarded(() => core.begin_text())) as {ok: true; text: number} | Failure;
  if (!begun.ok) return {append: () => begun, finish: () => begun};
  return {
    append: (bytes) => append(core, begun.text, bytes),
    finish: () => JSON.parse(guarded(() => core.finish_text(begun.text))) as TextTokens | Failure,
  };
}

function append(
  core: TokenizerModule,
  text: number,
  bytes: Uint8Array | ArrayBuffer,
): TextTokens | Failure {
  const all = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
  if (!(all instanceof Uint8Array)) {
    const given = describe(bytes);
    return failure('wrong_type', `Expected bytes (a Uint8Array), got ${given}.`, given);
  }
  let answer = '';
  for (let at = 0; at < all.length || at === 0; at += CHUNK) {
    answer = guarded(() => {
      const chunk = all.subarray(at, at + CHUNK);
      core.bytes(chunk.length).set(chunk);
      return core.append_text(text);
    });
    if (answer.startsWith('{"ok":false')) break;
  }
  return JSON.parse(answer) as TextTokens | Failure;
}
