// The state of counting: what was given, whether the vocabulary is there, and what
// was counted. Nothing of it is stored, sent or put into a link.
import {TokenCounter} from '../../counter/token-counter.js';
import type {Counted, CountHow} from '../../counter/count-work.js';
import type {Piece} from '../../counter/pieces.js';
import type {CoreError, Failure} from '../../engine/types/calls.js';

type Problem = 'unreadable' | 'binary' | 'empty' | 'fileStays' | 'cancelled';

export interface CountState {
  text: string;
  file?: {name: string; size: number};
  vocabulary: 'none' | 'loading' | 'ready' | 'failed';
  /** Bytes counted so far, of a file. */
  progress?: number;
  result?: Counted;
  /** Until the next count is there, `result` is that of what was given before. */
  counting?: boolean;
  /** The tokens of the text, where they are drawn. */
  pieces?: Piece[];
  errors: readonly CoreError[];
  problem?: Problem;
}

/** What a field for text still edits smoothly; larger files are counted as they are. */
const EDITABLE = 200_000;
export class Counting {
  state: CountState = {text: '', vocabulary: 'none', errors: []};
  #counter: TokenCounter | undefined;
  #starting: Promise<void> | undefined;
  #content: string | Blob = '';
  #run = new AbortController();
  #drawing = false;

  constructor(
    private readonly changed: () => void,
    private readonly how: () => CountHow,
  ) {}

  type(text: string): void {
    if (text === '' && this.state.file) {
      this.#set({problem: 'fileStays'});
      return;
    }
    this.#take(text);
  }

  #take(text: string): void {
    this.#content = text;
    const {vocabulary, result, pieces} = this.state;
    // What was counted before stays until the next is: nothing jumps.
    const before = {...(result && {result}), ...(pieces && {pieces})};
    this.state = {text, vocabulary, errors: [], ...(text === '' ? {} : before)};
    void this.count();
  }

  /** A small file of UTF-8 goes into the field; any other is counted where it lies. */
  async open(file: File): Promise<void> {
    const run = this.#next();
    const isOver = (): boolean => run.aborted;
    try {
      const beginning = new Uint8Array(await file.slice(0, 1 << 16).arrayBuffer());
      if (isOver()) return;
      if (beginning.includes(0)) {
        this.#fail('binary');
        return;
      }
      const text = file.size <= EDITABLE ? utf8(await file.arrayBuffer()) : undefined;
      if (isOver()) return;
      if (text === '') this.#fail('empty');
      else if (text !== undefined) this.#take(text);
      else {
        this.#content = file;
        const {name, size} = file;
        this.state = {text: '', file: {name, size}, vocabulary: this.state.vocabulary, errors: []};
        void this.count();
      }
    } catch {
      this.#fail('unreadable');
    }
  }

  cancel(): void {
    this.#next();
    this.#fail('cancelled');
  }

  close(): void {
    this.#take('');
  }

  /** What was typed stays, whatever comes of it. */
  async count(): Promise<void> {
    const run = this.#next();
    const isOver = (): boolean => run.aborted;
    this.#set({counting: this.#content !== ''});
    if (this.#content === '') return;
    await this.#start();
    if (!this.#counter || isOver()) return;
    const progress = (bytes: number): void => {
      if (this.#content instanceof Blob && !isOver()) this.#set({progress: bytes});
    };
    try {
      const answer = await this.#counter.count(this.#content, this.how(), run, progress);
      if (!answer || isOver()) return;
      this.#finish(answer);
      if (this.#drawing) await this.#draw(run);
    } catch {
      if (!isOver()) this.#fail('unreadable');
    }
  }

  /** Ends what is under way. */
  #next(): AbortSignal {
    this.#run.abort();
    this.#run = new AbortController();
    return this.#run.signal;
  }

  /** Fetches the vocabulary, or takes the reader's file; then counts what is there. */
  async useVocabulary(file?: Blob): Promise<void> {
    await this.#start(file);
    if (this.#counter) await this.count();
  }

  /** From now on the tokens of the text are drawn, or no longer. */
  draw(drawing: boolean): void {
    this.#drawing = drawing;
    if (drawing) void this.#draw(this.#run.signal);
  }

  async #draw(run: AbortSignal): Promise<void> {
    const {text, result} = this.state;
    if (result?.kind !== 'text' || text === '') return;
    const pieces = (await this.#counter?.draw(text).catch(() => [])) ?? [];
    if (!run.aborted) this.#set({pieces});
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

  #finish(result: Counted | Failure): void {
    const failed = 'errors' in result;
    this.#set({
      result: failed ? undefined : result,
      errors: failed ? result.errors : [],
      progress: undefined,
      problem: undefined,
      counting: false,
    });
  }

  /** What was to be counted was not: the number of what was given before is not its. */
  #fail(problem: Problem): void {
    const {counting, result, pieces} = this.state;
    const kept = counting ? {result: undefined, pieces: undefined} : {result, pieces};
    this.#set({problem, progress: undefined, counting: false, ...kept});
  }

  #set(part: {[K in keyof CountState]?: CountState[K] | undefined}): void {
    this.state = {...this.state, ...part};
    this.changed();
  }
}

/** Undefined for text in another encoding. */
function utf8(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    return undefined;
  }
}
