// The state of counting: what was given, whether the vocabulary is there, and what
// was counted. Nothing of it is stored, sent or put into a link.
import type {CoreError, Failure} from '../../engine/types/calls.js';
import type {PromptTokens, SharedPrefix, TextTokens} from '../../engine/types/tokens.js';
import {TokenCounter} from './counter.js';
import {readPasted, type Pasted} from './pasted.js';
import {piecesOf, type Piece} from './pieces.js';

export type CountResult =
  | {kind: 'text'; count: TextTokens; note: Pasted['note']}
  | {
      kind: 'requests';
      requests: PromptTokens[];
      prefixes: SharedPrefix[];
      skipped: number[];
      /** For which model they were counted, where they name none that is known. */
      instead?: {name: string; model: string};
    };

export interface CountState {
  text: string;
  file?: {name: string; size: number};
  vocabulary: 'none' | 'loading' | 'ready' | 'failed';
  /** Bytes counted so far, of a file. */
  progress?: number;
  result?: CountResult;
  errors: readonly CoreError[];
  problem?: 'unreadable' | 'binary' | 'cancelled';
}

export interface CountWith {
  /** "" is what the requests say. */
  model: string;
  /** Where they say none. */
  otherModel: string;
  at: string;
  /** Even what is a request is counted as a text. */
  plain: boolean;
}

/** What a field for text still edits smoothly; larger files are counted as they are. */
const EDITABLE = 200_000;
/** As many requests as one call reads. */
const MOST_JSON = 1 << 20;
const SHOWN_TOKENS = 2000;
const SHOWN_TEXT = 32_000;

export class Counting {
  state: CountState = {text: '', vocabulary: 'none', errors: []};
  #counter: TokenCounter | undefined;
  #starting: Promise<void> | undefined;
  #content: string | Blob = '';
  #run = 0;

  constructor(
    private readonly changed: () => void,
    private readonly how: () => CountWith,
  ) {}

  type(text: string): void {
    this.#content = text;
    const {vocabulary, result} = this.state;
    this.state = {text, vocabulary, errors: [], ...(text !== '' && result ? {result} : {})};
    void this.count();
  }

  /** A small file goes into the field; one that is not is counted where it lies. */
  async open(file: File): Promise<void> {
    const run = ++this.#run;
    try {
      const beginning = new Uint8Array(await file.slice(0, 1 << 16).arrayBuffer());
      if (run !== this.#run) return;
      if (beginning.includes(0)) this.#fail('binary');
      else if (file.size <= EDITABLE) this.type(await file.text());
      else {
        this.#content = file.size <= MOST_JSON ? await file.text() : file;
        const {name, size} = file;
        this.state = {text: '', file: {name, size}, vocabulary: this.state.vocabulary, errors: []};
        void this.count();
      }
    } catch {
      this.#fail('unreadable');
    }
  }

  cancel(): void {
    this.#run++;
    this.#set({problem: 'cancelled', progress: undefined});
  }

  close(): void {
    this.#run++;
    this.type('');
  }

  /** What was typed stays, whatever comes of it. */
  async count(): Promise<void> {
    const run = ++this.#run;
    this.changed();
    if (this.#content === '') return;
    await this.#start();
    if (!this.#counter || run !== this.#run) return;
    const content = this.#content;
    const {plain} = this.how();
    const pasted: Pasted =
      typeof content === 'string' && !plain ? readPasted(content) : {requests: [], skipped: []};
    if (pasted.requests.length > 0) this.#countRequests(this.#counter, pasted);
    else await this.#countText(this.#counter, content, pasted.note, run);
  }

  /** Fetches the vocabulary, or takes the reader's file; then counts what is there. */
  async useVocabulary(file?: Blob): Promise<void> {
    await this.#start(file);
    if (this.#counter) await this.count();
  }

  /** The first tokens of the text; nothing without a text in the field. */
  drawn(): Piece[] {
    const {text} = this.state;
    if (!this.#counter || text === '') return [];
    const shown = text.slice(0, SHOWN_TEXT);
    const answer = this.#counter.encode(shown);
    if (!answer.ok) return [];
    // Where the text goes on, the last token may be another one.
    const bytes = text.length > SHOWN_TEXT ? answer.bytes.slice(0, -1) : answer.bytes;
    return piecesOf(shown, bytes.slice(0, SHOWN_TOKENS));
  }

  async #start(file?: Blob): Promise<void> {
    if (this.#counter || (this.state.vocabulary === 'failed' && !file)) return;
    this.#starting ??= this.#load(file).finally(() => {
      this.#starting = undefined;
    });
    await this.#starting;
  }

  /** After a failure the reader decides how to go on. */
  retry(): void {
    this.#set({vocabulary: 'none', errors: []});
    void this.count();
  }

  async #load(file?: Blob): Promise<void> {
    this.#set({vocabulary: 'loading', errors: []});
    try {
      const counter = await TokenCounter.start(file);
      if (counter instanceof TokenCounter) {
        this.#counter = counter;
        this.#set({vocabulary: 'ready'});
      } else this.#set({vocabulary: 'failed', errors: counter.errors});
    } catch {
      this.#set({vocabulary: 'failed'});
    }
  }

  async #countText(
    counter: TokenCounter,
    content: string | Blob,
    note: Pasted['note'],
    run: number,
  ): Promise<void> {
    let shown = performance.now();
    const progress = (bytes: number): void => {
      if (performance.now() - shown < 100) return;
      shown = performance.now();
      this.#set({progress: bytes});
    };
    try {
      const count = await counter.count(content, () => run !== this.#run, progress);
      if (!count) return;
      this.#finish(count.ok ? {kind: 'text', count, note} : count);
    } catch {
      if (run === this.#run) this.#fail('unreadable');
    }
  }

  #countRequests(counter: TokenCounter, {requests, skipped}: Pasted): void {
    const {model, otherModel} = this.how();
    const chosen = model === '' ? undefined : model;
    let answer = this.#ask(counter, requests, chosen);
    const unknown = answer.ok ? undefined : answer.errors.find(({where}) => where === '/model');
    if (chosen === undefined && unknown) {
      answer = this.#ask(counter, requests, otherModel);
      const name = unknown.code === 'unknown_model' ? (unknown.value ?? '') : '';
      if (answer.ok) answer = {...answer, instead: {name, model: otherModel}};
    }
    this.#finish(answer.ok ? {...answer, kind: 'requests', skipped} : answer);
  }

  /** The requests go into the call as they are written. */
  #ask(
    counter: TokenCounter,
    requests: readonly string[],
    model: string | undefined,
  ):
    | Failure
    | {
        ok: true;
        requests: PromptTokens[];
        prefixes: SharedPrefix[];
        instead?: {name: string; model: string};
      } {
    const how = JSON.stringify({at: this.how().at, ...(model === undefined ? {} : {model})});
    const options = how.slice(1);
    if (requests.length > 1) {
      return counter.callText(
        'commonPrefix',
        `{"requests":[${requests.join(',')}],${options}`,
      ) as Failure;
    }
    const one = counter.callText('countRequest', `{"request":${requests[0] ?? ''},${options}`) as
      Failure | ({ok: true} & PromptTokens);
    return one.ok ? {ok: true, requests: [one], prefixes: []} : one;
  }

  #finish(result: CountResult | Failure): void {
    const failed = 'errors' in result;
    this.#set({
      result: failed ? undefined : result,
      errors: failed ? result.errors : [],
      progress: undefined,
      problem: undefined,
    });
  }

  #fail(problem: 'unreadable' | 'binary'): void {
    this.#set({problem, progress: undefined});
  }

  #set(part: {[K in keyof CountState]?: CountState[K] | undefined}): void {
    this.state = {...this.state, ...part};
    this.changed();
  }
}
