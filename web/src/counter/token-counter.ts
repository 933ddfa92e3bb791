// Counts for the page: in a worker where it allows one, else in the page itself, step by
// step. Started when something is to be counted, with the vocabulary from the site or
// from a file of the reader's. Nothing of a text leaves the browser.
import {url as workerUrl} from 'virtual:worker/tokens';

import {compiledTokenizer} from '../engine/tokenizer-file.js';
import type {Failure} from '../engine/types/calls.js';
import {vocabularyAddress, vocabularyBytes} from '../engine/vocabulary-file.js';
import {WorkerClient} from '../engine/worker-client.js';
import type {BillCheck} from './check-bills.js';
import type {Counted, CountHow} from './count-work.js';
import type {Piece} from './pieces.js';
import type {CountJob} from './token-worker.js';

/** As the service worker names it. */
const CACHE = 'deepseek-cost-vocabulary';
const PATIENCE_MS = 8000;

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
      (await inWorker(wasmModule, vocabulary).catch(() => undefined)) ??
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

/** A failure is the vocabulary's. Rejects where the page allows no worker. */
async function inWorker(
  wasmModule: WebAssembly.Module,
  vocabulary: BufferSource,
): Promise<Place | Failure> {
  const client = await WorkerClient.start<CountJob>({
    id: 'deepseek-cost-token-worker',
    url: workerUrl(),
    start: {wasmModule, vocabulary},
    patienceMs: PATIENCE_MS,
  });
  if (!(client instanceof WorkerClient)) return client;
  return {
    count: (content, how, signal, progress) =>
      client.perform({name: 'count', content, how}, {signal, progress}),
    draw: async (text) => (await client.perform<Piece[]>({name: 'draw', text})) ?? [],
    check: (files, signal, progress) => client.perform({name: 'check', files}, {signal, progress}),
    get ended() {
      return client.ended;
    },
  };
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
