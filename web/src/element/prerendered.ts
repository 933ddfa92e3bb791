// The element's first view is prerendered at build time. A reader may type into it
// before the script runs; that must not be lost when the live view replaces it.
import {adoptStyles, type LitElement, type ReactiveController} from 'lit';

import type {Owner} from '../state/owner.js';
import type {Language} from '../strings/index.js';
import {addStyles, firstStyles} from './first-styles.js';
import type {LiveCalculator} from './live-calculator.js';
import type {OwnLanguage} from './own-language.js';

const NOTHING: ReadonlyMap<string, readonly Node[]> = new Map();

export class Prerendered implements ReactiveController {
  /** It stands there until there is a live view to take its place. */
  waiting = false;
  /** What stays of it, by section, until this is live. */
  kept: ReadonlyMap<string, readonly Node[]> = NOTHING;
  #replacing = false;
  /** It has brought styles of its own, and the sheets of what comes are still to be added. */
  #unstyled = false;
  #language: Language = 'en';
  readonly #texts = new Map<string, string>();
  #focus = '';
  #selection: [number, number] | undefined;

  constructor(
    private readonly host: LitElement & Pick<Owner, 'act'>,
    private readonly live: LiveCalculator,
    private readonly language: OwnLanguage,
  ) {
    host.addController(this);
  }

  /**
   * Where it was drawn, before anything else is drawn into the element. Sheets that came now
   * would have all of it styled twice.
   */
  find(): ShadowRoot | undefined {
    const root = this.host.shadowRoot;
    if (!root?.hasChildNodes()) return undefined;
    this.waiting = this.#unstyled = true;
    this.host.renderOptions.renderBefore ??= root.firstChild;
    return root;
  }

  /** What is drawn of later sections is of another scenario now. */
  forget(): void {
    this.kept = NOTHING;
  }

  /** Takes it out of the page, for the live view to come in. */
  hostUpdate(): void {
    const root = this.host.shadowRoot;
    if (root && this.#unstyled) adoptStyles(root, firstStyles);
    this.#unstyled = false;
    if (!this.waiting || !this.live.current || !root) return;
    this.waiting = false;
    this.#replacing = true;
    this.#read(root);
    // The default in this language says the same.
    if (this.live.given.plain && this.language.current === this.#language && this.#texts.size === 0)
      this.#keep(root);
    root.replaceChildren();
    for (const [path, text] of this.#texts) this.live.current.edit(path, text);
    this.host.renderOptions.renderBefore = null;
  }

  /** The focus is where it was. */
  hostUpdated(): void {
    const root = this.host.shadowRoot;
    if (!this.#replacing || !root) return;
    this.#replacing = false;
    // What was typed is a change like any other: the page's address follows it.
    if (this.#texts.size > 0)
      queueMicrotask(() => {
        this.host.act(() => undefined);
      });
    if (this.#focus === '') return;
    const field = root.getElementById(this.#focus);
    field?.focus({preventScroll: true});
    if (this.#selection && field instanceof HTMLInputElement)
      field.setSelectionRange(...this.#selection);
  }

  /** Remembers what was typed and where the focus is. */
  #read(root: ShadowRoot): void {
    this.#language = root.querySelector('.root')?.getAttribute('lang') === 'en' ? 'en' : 'zh';
    for (const field of root.querySelectorAll<HTMLInputElement>('input[name^="/"]')) {
      if (field.value !== field.defaultValue) this.#texts.set(field.name, field.value);
    }
    for (const field of root.querySelectorAll<HTMLSelectElement>('select[name^="/"]')) {
      const rendered = [...field.options].find((option) => option.defaultSelected)?.value;
      if (rendered !== undefined && field.value !== rendered)
        this.#texts.set(field.name, field.value);
    }
    const list = root.querySelector<HTMLInputElement>('[name=currency]:checked');
    if (list && !list.defaultChecked) this.#texts.set('/currency', list.value);
    const active = root.activeElement;
    if (!active?.id) return;
    this.#focus = active.id;
    if (active instanceof HTMLInputElement && active.selectionStart !== null) {
      this.#selection = [active.selectionStart, active.selectionEnd ?? active.selectionStart];
    }
  }

  /** Of the later sections what was drawn stays until they are live. */
  #keep(root: ShadowRoot): void {
    const kept = new Map<string, readonly Node[]>();
    for (const place of root.querySelectorAll<HTMLElement>('.late[data-section]'))
      kept.set(place.dataset.section ?? '', [...place.childNodes]);
    kept.set('foot', [...root.querySelectorAll('.root > .print-only:not(.title)')]);
    this.kept = kept;
    // These were drawn in styles that come after the first view's own.
    addStyles(root, [...root.querySelectorAll('style')].at(-1)?.textContent ?? '');
  }
}
