// Counts for the page: in a worker where it allows one, else in the page itself, step by
// step. Started when something is to be counted, with the vocabulary from the site or
// from a file of the reader's. Nothing of a text leaves the browser.
import {url as workerUrl} from 'virtual:worker/tokens';

import {compiledTokenizer} from '../engine/tokenizer-file.js';
import type {Failure} from '../engine/types/calls.js';
import {vocabularyAddress, vocabularyBytes} from '../engine/vocabulary-file.js';
import {openWorker} from '../engine/worker-script.js';
import type {BillCheck} from './check-bills.js';
import type {Counted, CountHow} from './count-work.js';
import type {Piece} from './pieces.js';
import type {FromWorker, ToWorker} from './token-worker.js';

/** As the service worker names it. */
const CACHE = 'deepseek-cost-vocabulary';
/** How long a worker may take to start before the page does the work itself. */
const PATIENCE_MS = 8000;
/** How long what was cancelled may take to stop. */
const CANCEL_MS = 500;

/** A worker, or what does the same in the page. */
interface Place {
  count(
    content: string | Blob,
    how: CountHow,
    signal: AbortSignal,
    progress: (bytes: number) => void,
  ): Promise<Counted | Failure | undefined>;
  draw(text: string): Promise<Piece[]>;
  check(
    files: readonly Blob[],
    signal: AbortSignal,
    progress: (bytes: number) => void,
  ): Promise<BillCheck | undefined>;
  /** It was ended, for it did not stop. */
  readonly ended?: boolean;
}

export class TokenCounter {
  #place: Place | undefined;

  private constructor(private readonly vocabulary: Uint8Array) {}

  /** Rejects with an `EngineLoadError`; a file that is no vocabulary is a failure. */
  static async start(file?: Blob): Promise<TokenCounter | Failure> {
    const bytes = file ? new Uint8Array(await file.arrayBuffer()) : await vocabularyBytes();
    const counter = new TokenCounter(bytes);
    const place = await counter.#ready();
    if ('ok' in place) return place;
    if (!file) void keepOffline(bytes).catch(() => undefined);
    return counter;
  }

  /** Undefined when aborted. Rejects if a file cannot be read. */
  async count(
    content: string | Blob,
    how: CountHow,
    signal: AbortSignal,
    progress: (bytes: number) => void,
  ): Promise<Counted | Failure | undefined> {
    const place = await this.#ready();
    if ('ok' in place) return place;
    try {
      return await place.count(content, how, signal, progress);
    } catch (error) {
      // What was cancelled before this took the worker with it.
      if (place.ended === true && !signal.aborted)
        return this.count(content, how, signal, progress);
      throw error;
    }
  }

  /** Undefined when aborted. Rejects if a file cannot be read. */
  async check(
    files: readonly Blob[],
    signal: AbortSignal,
    progress: (bytes: number) => void,
  ): Promise<BillCheck | undefined> {
    const place = await this.#ready();
    return 'ok' in place ? undefined : place.check(files, signal, progress);
  }

  /** The first tokens of a text. */
  async draw(text: string): Promise<Piece[]> {
    const place = await this.#ready();
    return 'ok' in place ? [] : place.draw(text);
  }

  async #ready(): Promise<Place | Failure> {
    if (this.#place && this.#place.ended !== true) return this.#place;
    const wasmModule = await compiledTokenizer();
    const vocabulary = this.vocabulary as BufferSource;
    const place =
      (await InWorker.start(wasmModule, vocabulary).catch(() => undefined)) ??
      (await inPage(wasmModule, vocabulary));
    if (!('ok' in place)) this.#place = place;
    return place;
  }
}

async function inPage(
  wasmModule: WebAssembly.Module,
  vocabulary: BufferSource,
): Promise<Place | Failure> {
  const {CountWork} = await import('./count-work.js');
  const work = await CountWork.start(wasmModule, vocabulary);
  if (!(work instanceof CountWork)) return work;
  return {
    count: (content, how, signal, progress) =>
      work.count(content, how, {cancelled: () => signal.aborted, progress}),
    draw: (text) => Promise.resolve(work.drawn(text)),
    check: (files, signal, progress) =>
      work.check(files, {cancelled: () => signal.aborted, progress}),
  };
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
  progress(bytes: number): void;
}

class InWorker implements Place {
  ended = false;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  private constructor(private readonly worker: Worker) {
    worker.addEventListener('message', ({data}: MessageEvent<FromWorker>) => {
      this.#receive(data);
    });
  }

  /** Rejects where the page allows no worker. */
  static start(
    wasmModule: WebAssembly.Module,
    vocabulary: BufferSource,
  ): Promise<InWorker | Failure> {
    return new Promise((resolve, reject) => {
      const worker = openWorker('deepseek-cost-token-worker', workerUrl());
      const patience = setTimeout(() => {
        worker.terminate();
        reject(new Error('the worker does not start'));
      }, PATIENCE_MS);
      worker.addEventListener('error', reject, {once: true});
      worker.addEventListener(
        'message',
        ({data}: MessageEvent<FromWorker>) => {
          clearTimeout(patience);
          const failure = data.event === 'ready' ? data.failure : undefined;
          if (failure) worker.terminate();
          resolve(failure ?? new InWorker(worker));
        },
        {once: true},
      );
      worker.postMessage({action: 'start', wasmModule, vocabulary} satisfies ToWorker);
    });
  }

  count(
    content: string | Blob,
    how: CountHow,
    signal: AbortSignal,
    progress: (bytes: number) => void,
  ): Promise<Counted | Failure | undefined> {
    const id = ++this.#last;
    return this.#until(signal, this.#ask({action: 'count', id, content, how}, progress), id);
  }

  check(
    files: readonly Blob[],
    signal: AbortSignal,
    progress: (bytes: number) => void,
  ): Promise<BillCheck | undefined> {
    const id = ++this.#last;
    return this.#until(signal, this.#ask({action: 'check', id, files}, progress), id);
  }

  #until<T>(signal: AbortSignal, answer: Promise<unknown>, id: number): Promise<T | undefined> {
    return Promise.race([
      answer as Promise<T | undefined>,
      aborted(signal).then(() => {
        this.#cancel(id);
        return undefined;
      }),
    ]);
  }

  draw(text: string): Promise<Piece[]> {
    return this.#ask({action: 'draw', id: ++this.#last, text}) as Promise<Piece[]>;
  }

  #ask(
    message: Extract<ToWorker, {id: number}>,
    progress: Waiting['progress'] = () => undefined,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(message.id, {resolve, reject, progress});
      this.worker.postMessage(message);
    });
  }

  /** One large request is counted in one step, in which the worker does not hear. */
  #cancel(id: number): void {
    this.worker.postMessage({action: 'cancel', id} satisfies ToWorker);
    setTimeout(() => {
      if (!this.#waiting.has(id)) return;
      this.ended = true;
      this.worker.terminate();
      for (const waiting of this.#waiting.values()) waiting.reject(new Error('cancelled'));
    }, CANCEL_MS);
  }

  #receive(message: FromWorker): void {
    if (message.event === 'ready') return;
    const waiting = this.#waiting.get(message.id);
    if (message.event === 'progress') {
      waiting?.progress(message.bytes);
      return;
    }
    this.#waiting.delete(message.id);
    if (message.event === 'done') waiting?.resolve(message.answer);
    else waiting?.reject(new Error(message.message));
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      resolve();
    };
    if (signal.aborted) over();
    else signal.addEventListener('abort', over, {once: true});
  });
}

/** Where the page has a service worker, it serves the vocabulary from this cache. */
async function keepOffline(bytes: Uint8Array): Promise<void> {
  const url = vocabularyAddress();
  if (!url || !('serviceWorker' in navigator) || !('caches' in globalThis)) return;
  if (!(await navigator.serviceWorker.getRegistration())) return;
  const cache = await caches.open(CACHE);
  if (await cache.match(url)) return;
  for (const other of await cache.keys()) await cache.delete(other);
  await cache.put(url, new Response(bytes as BufferSource));
}
