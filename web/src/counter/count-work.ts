// What counting is, wherever it runs: a text or requests in, their tokens out. It works
// in steps, so that whoever runs it can hear of a cancellation in between.
import {CallEngine, MOST_TEXT_BYTES, type Caller} from '../engine/call-engine.js';
import {openText, startTokenizer, type TokenizerModule} from '../engine/tokenizer.js';
import type {Failure} from '../engine/types/calls.js';
import type {PromptTokens, SharedPrefix, TextTokens} from '../engine/types/tokens.js';
import {checkBills, type BillCheck} from './check-bills.js';
import {piecesOf, type Piece} from './pieces.js';
import {beginsLikeJson, readPasted, type Pasted} from './pasted.js';

export interface CountHow {
  /** "" is what the requests say. */
  model: string;
  /** Where they say none. */
  otherModel: string;
  at: string;
  /** Even what is a request is counted as a text. */
  plain: boolean;
}

export type Counted =
  | {kind: 'text'; count: TextTokens; note?: Pasted['note']; replaced?: boolean}
  | {
      kind: 'requests';
      /** Some of it is no character, and was counted as U+FFFD. */
      replaced?: boolean;
      requests: PromptTokens[];
      prefixes: SharedPrefix[];
      skipped: number[];
      /** For which model they were counted, where they name none that is known. */
      instead?: {name: string; model: string};
    };

export interface CountSteps {
  cancelled: () => boolean;
  progress: (bytes: number) => void;
}

type Requests = Omit<Extract<Counted, {kind: 'requests'}>, 'kind' | 'skipped'> & {ok: true};

/** Of a text between two looks at what else there is to do. */
const CHUNK = 1 << 18;
const SHOWN_TOKENS = 2000;
const SHOWN_TEXT = 32_000;

export class CountWork {
  readonly #calls: Caller;

  private constructor(private readonly core: TokenizerModule) {
    this.#calls = new CallEngine(core, MOST_TEXT_BYTES);
  }

  /** Rejects with an `EngineLoadError`; a file that is no vocabulary is a failure. */
  static async start(
    wasmModule: WebAssembly.Module,
    vocabulary: BufferSource,
  ): Promise<CountWork | Failure> {
    const options = {wasmModule: {tokenizer: wasmModule}};
    const {core, loaded} = await startTokenizer(options, vocabulary);
    return loaded.ok ? new CountWork(core) : loaded;
  }

  /** Undefined where it was cancelled. Rejects if a file cannot be read. */
  async count(
    content: string | Blob,
    how: CountHow,
    steps: CountSteps,
  ): Promise<Counted | Failure | undefined> {
    const pasted: Pasted = how.plain ? NO_REQUESTS : await pastedIn(content);
    if (steps.cancelled()) return undefined;
    const check = new Characters();
    if (pasted.requests.length > 0) {
      check.add(typeof content === 'string' ? content : await content.arrayBuffer());
      const counted = this.#countRequests(pasted, how);
      return 'errors' in counted ? counted : {...counted, ...check.found()};
    }
    const count = await this.#countText(content, steps, check);
    if (!count?.ok) return count;
    return {kind: 'text', count, ...check.found(), ...(pasted.note ? {note: pasted.note} : {})};
  }

  /** Undefined where it was cancelled. Rejects if a file cannot be read. */
  check(files: readonly Blob[], steps: CountSteps): Promise<BillCheck | undefined> {
    return checkBills(files, this.#calls, steps);
  }

  /** The first tokens of a text. */
  drawn(text: string): Piece[] {
    const shown = text.slice(0, SHOWN_TEXT);
    const answer = this.#calls.call('encodeText', {text: shown});
    if (!answer.ok) return [];
    // Where the text goes on, the last token may be another one.
    const bytes = text.length > SHOWN_TEXT ? answer.bytes.slice(0, -1) : answer.bytes;
    return piecesOf(shown, bytes.slice(0, SHOWN_TOKENS));
  }

  async #countText(
    content: string | Blob,
    {cancelled, progress}: CountSteps,
    check: Characters,
  ): Promise<TextTokens | Failure | undefined> {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : undefined;
    if (typeof content === 'string') check.add(content);
    const size = bytes ? bytes.length : (content as Blob).size;
    const log = openText(this.core);
    try {
      for (let at = 0; at < size && !cancelled(); at += CHUNK) {
        const chunk = bytes
          ? bytes.subarray(at, at + CHUNK)
          : await (content as Blob).slice(at, at + CHUNK).arrayBuffer();
        if (!bytes) check.add(chunk, at + CHUNK < size);
        const answer = log.append(chunk);
        if (!answer.ok) return answer;
        progress(Math.min(at + CHUNK, size));
        if (at + CHUNK < size) await turn();
      }
    } catch (error) {
      log.finish();
      throw error;
    }
    // Also after a cancellation: it frees what the text holds.
    const answer = log.finish();
    return cancelled() ? undefined : answer;
  }

  #countRequests({requests, skipped}: Pasted, how: CountHow): Counted | Failure {
    const chosen = how.model === '' ? undefined : how.model;
    let answer = this.#ask(requests, how.at, chosen);
    const unknown = answer.ok ? undefined : answer.errors.find(({where}) => where === '/model');
    if (chosen === undefined && unknown) {
      answer = this.#ask(requests, how.at, how.otherModel);
      const name = unknown.code === 'unknown_model' ? (unknown.value ?? '') : '';
      if (answer.ok) answer = {...answer, instead: {name, model: how.otherModel}};
    }
    return answer.ok ? {...answer, kind: 'requests', skipped} : answer;
  }

  /** The requests go into the call as they are written: the API counts 1.0 and 1 differently. */
  #ask(requests: readonly string[], at: string, model: string | undefined): Failure | Requests {
    const options = JSON.stringify({at, ...(model === undefined ? {} : {model})}).slice(1);
    const ask = (name: string, field: string, json: string): unknown =>
      JSON.parse(this.#calls.callText(name, `{"${field}":${json},${options}`));
    if (requests.length > 1) {
      return ask('commonPrefix', 'requests', `[${requests.join(',')}]`) as Failure | Requests;
    }
    const one = ask('countRequest', 'request', requests[0] ?? '') as
      Failure | ({ok: true} & PromptTokens);
    return one.ok ? {ok: true, requests: [one], prefixes: []} : one;
  }
}

/** Whether all of a text, given in chunks, is characters: well-formed UTF-16 or UTF-8. */
class Characters {
  readonly #decoder = new TextDecoder('utf-8', {fatal: true});
  #replaced = false;

  add(chunk: string | BufferSource, goesOn = false): void {
    if (this.#replaced) return;
    if (typeof chunk === 'string') {
      this.#replaced = /\p{Surrogate}/u.test(chunk);
      return;
    }
    try {
      this.#decoder.decode(chunk, {stream: goesOn});
    } catch {
      this.#replaced = true;
    }
  }

  found(): {replaced?: true} {
    return this.#replaced ? {replaced: true} : {};
  }
}

const NO_REQUESTS: Pasted = {requests: [], skipped: []};

/** A file is read as a whole only where it may hold requests. */
async function pastedIn(content: string | Blob): Promise<Pasted> {
  if (typeof content === 'string') return readPasted(content);
  if (content.size > MOST_TEXT_BYTES) return NO_REQUESTS;
  if (!beginsLikeJson(await content.slice(0, 4096).text())) return NO_REQUESTS;
  return readPasted(await content.text());
}

/** Lets other events come. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
