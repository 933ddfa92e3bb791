// What an element waits for: first what its first view needs, later the rest, when
// a reader comes near it. As a controller it hears of each update of its host.
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {runningEngine, wholeEngine} from '../engine/engines.js';
import {prepareFormats} from '../format/format.js';
import {loadStrings, stringsOf, type Language} from '../strings/index.js';
import {fetchFirst, fetchRest, restHere} from './arrival.js';

/** How far below the screen the rest is fetched. */
const AHEAD = '100px';

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** While the network is busy the machine is not. */
async function warmUp(language: Language): Promise<void> {
  await nextTask();
  prepareFormats(stringsOf(language)?.locale ?? 'en-US');
}

export class Loading implements ReactiveController {
  /** Why there is no first view. */
  failure: unknown;
  /** The rest was wanted and could not be had. */
  restFailed = false;
  #wanted = '';
  #sight: IntersectionObserver | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly language: () => Language,
    /** Whether something is asked for that the small engine cannot answer. */
    private readonly asksForAll: () => boolean,
    /** Works out the first numbers, as soon as that can be done. */
    private readonly prepare: () => void,
  ) {
    host.addController(this);
  }

  get ready(): boolean {
    const engine = this.#needsAll() ? wholeEngine() : runningEngine();
    return engine !== undefined && stringsOf(this.language()) !== undefined;
  }

  /** What is asked for is not here, and could not be had. */
  get lacks(): boolean {
    return this.restFailed && this.asksForAll();
  }

  /** Fetches what is missing for a first view of what is asked for, if anything is. */
  start(): void {
    const language = this.language();
    const all = this.#needsAll();
    const wanted = `${language} ${String(all)}`;
    if (this.ready || this.failure !== undefined || wanted === this.#wanted) return;
    this.#wanted = wanted;
    const engine = all ? fetchRest().catch(() => this.#withoutRest()) : fetchFirst();
    Promise.all([engine, loadStrings(language), warmUp(language)])
      // Tasks of their own: a slow machine answers its reader between them.
      .then(nextTask)
      .then(() => {
        if (this.ready) this.prepare();
      })
      .then(nextTask)
      .catch((error: unknown) => {
        this.failure = error;
      })
      .finally(() => {
        this.#wanted = '';
        this.host.requestUpdate();
      });
  }

  /** Asks again, in the update that follows. */
  retry(): void {
    this.failure = undefined;
    this.restFailed = false;
    this.host.requestUpdate();
  }

  /** The rest. Where it fails, what is here goes on working, and says so. */
  async fetch(): Promise<void> {
    try {
      await fetchRest();
      this.restFailed = false;
    } catch {
      this.restFailed = true;
    }
    this.host.requestUpdate();
    await this.host.updateComplete;
  }

  #needsAll(): boolean {
    return this.asksForAll() && !this.restFailed;
  }

  /** A first view is better than none. */
  #withoutRest(): Promise<unknown> {
    this.restFailed = true;
    return fetchFirst();
  }

  hostDisconnected(): void {
    this.#sight?.disconnect();
    this.#sight = undefined;
  }

  /** When the sections below the totals are about to be seen, they are fetched. */
  hostUpdated(): void {
    const below = this.host.shadowRoot?.querySelector('.below');
    if (restHere() || !below) this.hostDisconnected();
    else if (typeof IntersectionObserver !== 'function') void this.fetch();
    else if (!this.#sight) {
      this.#sight = new IntersectionObserver(
        (seen) => {
          if (seen.some(({isIntersecting}) => isIntersecting)) void this.fetch();
        },
        {rootMargin: AHEAD},
      );
      this.#sight.observe(below);
    }
  }
}
