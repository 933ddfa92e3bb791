// What an element waits for: first what its first view needs, later the lazy bundle, when
// a reader comes near it.
import type {ReactiveControllerHost} from 'lit';

import {pageCalculator, runningCalculator} from '../engine/calculator.js';
import {prepareFormats} from '../format/format.js';
import {isReplaced} from '../sections/share/addresses.js';
import {loadStrings, stringsOf, type Language} from '../strings/index.js';
import type {LateName} from '../state/types.js';
import {fetchBundle, loadedBundle} from './arrival.js';
import type {OwnLanguage} from './own-language.js';

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** While the network is busy the machine is not. */
async function warmUp(language: Language): Promise<void> {
  await nextTask();
  prepareFormats(stringsOf(language)?.locale ?? 'en-US');
}

export class BundleLoader {
  /** Why there is no first view. */
  failure: unknown;
  /** The bundle was requested and could not be fetched. */
  failed = false;
  /** What failed cannot be had any more: another version is published. */
  replaced = false;
  #wanted = '';
  /** The sections that were asked for. */
  readonly #sections = new Set<LateName>();

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly language: OwnLanguage,
    /** Works out the first numbers, as soon as that can be done. */
    private readonly prepare: () => void,
    private readonly loadSections: (names: LateName[]) => Promise<void>,
  ) {
    // Whoever touches the element will want more than its first view.
    for (const event of ['pointerover', 'focusin'])
      host.addEventListener(event, this.#touched, {passive: true});
  }

  readonly #touched = (): void => {
    if (this.ready && !loadedBundle() && !this.failed) void this.fetch();
  };

  get ready(): boolean {
    return runningCalculator() !== undefined && stringsOf(this.language.current) !== undefined;
  }

  /** Fetches what is missing for a first view, if anything is. */
  start(): void {
    const language = this.language.current;
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
    this.failed = false;
    this.host.requestUpdate();
  }

  /** The bundle, and a section. Where that fails, what is loaded goes on working, and says so. */
  async fetch(section?: LateName): Promise<void> {
    if (section) this.#sections.add(section);
    try {
      await Promise.all([fetchBundle(), this.loadSections([...this.#sections])]);
      this.failed = false;
    } catch {
      this.failed = true;
      this.replaced = await isReplaced();
    }
    this.host.requestUpdate();
    await this.host.updateComplete;
  }
}
