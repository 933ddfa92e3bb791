// The tokenizer of the page: started when something is to be counted, with the
// vocabulary from the site or from a file of the reader's. Nothing of a text leaves it.
import {CallEngine, type Caller} from '../../engine/call-engine.js';
import {openText, startTokenizer, type TokenizerModule} from '../../engine/tokenizer.js';
import type {Failure} from '../../engine/types/calls.js';
import type {EncodedText, TextTokens} from '../../engine/types/tokens.js';
import {vocabularyAddress, vocabularyBytes} from '../../engine/vocabulary-file.js';

/** As the service worker names it. */
const CACHE = 'deepseek-cost-vocabulary';
/** Between two chunks of this size the page may draw. */
const CHUNK = 1 << 18;

export class TokenCounter {
  readonly #calls: Caller;

  private constructor(private readonly core: TokenizerModule) {
    this.#calls = new CallEngine(core);
  }

  /** Rejects with an `EngineLoadError`; a file that is no vocabulary is a failure. */
  static async start(file?: Blob): Promise<TokenCounter | Failure> {
    const bytes = file ? new Uint8Array(await file.arrayBuffer()) : await vocabularyBytes();
    const {core, loaded} = await startTokenizer({}, bytes as BufferSource);
    if (!loaded.ok) return loaded;
    if (!file) void keepOffline(bytes).catch(() => undefined);
    return new TokenCounter(core);
  }

  encode(text: string): EncodedText | Failure {
    return this.#calls.call('encodeText', {text});
  }

  /** A call whose request holds JSON that must stay as it is written. */
  callText(name: string, request: string): unknown {
    return JSON.parse(this.#calls.callText(name, request));
  }

  /** Undefined where `cancelled` says so in between. */
  async count(
    text: string | Blob,
    cancelled: () => boolean,
    progress: (bytes: number) => void = () => undefined,
  ): Promise<TextTokens | Failure | undefined> {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : undefined;
    const size = bytes ? bytes.length : (text as Blob).size;
    const log = openText(this.core);
    for (let at = 0; at < size; at += CHUNK) {
      const chunk = bytes
        ? bytes.subarray(at, at + CHUNK)
        : await (text as Blob).slice(at, at + CHUNK).arrayBuffer();
      if (cancelled()) break;
      const answer = log.append(chunk);
      if (!answer.ok) return answer;
      progress(Math.min(at + CHUNK, size));
      if (at + CHUNK < size) await frame();
    }
    const answer = log.finish();
    return cancelled() ? undefined : answer;
  }
}

function frame(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
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
