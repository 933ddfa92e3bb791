// What an element waits for: first what its first view needs, later the lazy bundle, when
// a reader comes near it. As a controller it hears of each update of its host.
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {pageCalculator, runningCalculator} from '../engine/calculator.js';
import {prepareFormats} from '../format/format.js';
import {isReplaced} from '../sections/share/addresses.js';
import {loadStrings, stringsOf, type Language} from '../strings/index.js';
import {fetchBundle, loadedBundle} from './arrival.js';

/** How far below the screen the bundle is fetched. */
const AHEAD = '100px';

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** While the network is busy the machine is not. */
async function warmUp(language: Language): Promise<void> {
  await nextTask();
  prepareFormats(stringsOf(language)?.locale ?? 'en-US');
}

export class BundleLoader implements ReactiveController {
  /** Why there is no first view. */
  failure: unknown;
  /** The bundle was requested and could not be fetched. */
  bundleFailed = false;
  /** What failed cannot be had any more: another version is published. */
  replaced = false;
  #wanted = '';
  #sight: IntersectionObserver | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly language: () => Language,
    /** Works out the first numbers, as soon as that can be done. */
    private readonly prepare: () => void,
  ) {
    host.addController(this);
  }

  get ready(): boolean {
    return runningCalculator() !== undefined && stringsOf(this.language()) !== undefined;
  }

  /** Fetches what is missing for a first view, if anything is. */
  start(): void {
    const language = this.language();
    if (this.ready || this.failure !== undefined || language === this.#wanted) return;
    this.#wanted = language;
    Promise.all([pageCalculator(), loadStrings(language), warmUp(language)])
      // Tasks of their own: a slow machine answers its reader between them.
      .then(nextTask)
      .then(() => {
        if (this.ready) this.prepare();
      })
      .then(nextTask)
      .catch(async (error: unknown) => {
        this.failure = error;
        this.replaced = await isReplaced();
      })
      .finally(() => {
        this.#wanted = '';
        this.host.requestUpdate();
      });
  }

  /** Asks again, in the update that follows. */
  retry(): void {
    this.failure = undefined;
    this.bundleFailed = false;
    this.host.requestUpdate();
  }

  /** The bundle. Where it fails, what is loaded goes on working, and says so. */
  async fetch(): Promise<void> {
    try {
      await fetchBundle();
      this.bundleFailed = false;
    } catch {
      this.bundleFailed = true;
      this.replaced = await isReplaced();
    }
    this.host.requestUpdate();
    await this.host.updateComplete;
  }

  hostDisconnected(): void {
    this.#sight?.disconnect();
    this.#sight = undefined;
  }

  /** When the sections below the totals are about to be seen, they are fetched. */
  hostUpdated(): void {
    const below = this.host.shadowRoot?.querySelector('.below');
    if (loadedBundle() || !below) this.hostDisconnected();
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
