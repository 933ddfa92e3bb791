// The element's first view is prerendered at build time. A reader may type into it
// before the script runs; that must not be lost when the live view replaces it.
import type {Calculator} from '../state/store.js';
import type {Language} from '../strings/index.js';
import {addStyles} from './first-styles.js';

export class Prerendered {
  #language: Language = 'en';
  readonly #texts = new Map<string, string>();
  #focus = '';
  #selection: [number, number] | undefined;

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

  /**
   * Takes it out of the page, for the live view to come in. What was typed goes into that; of the
   * later sections what was drawn stays, if it says the same: for the default in `language`.
   */
  giveWay(
    root: ShadowRoot,
    calculator: Calculator,
    language: Language | undefined,
  ): Map<string, readonly Node[]> {
    this.#read(root);
    const kept = new Map<string, readonly Node[]>();
    if (language === this.#language && this.#texts.size === 0) {
      for (const place of root.querySelectorAll<HTMLElement>('.late[data-section]'))
        kept.set(place.dataset.section ?? '', [...place.childNodes]);
      kept.set('foot', [...root.querySelectorAll('.root > .print-only:not(.title)')]);
      // These were drawn in styles that come after the first view's own.
      addStyles(root, [...root.querySelectorAll('style')].at(-1)?.textContent ?? '');
    }
    root.replaceChildren();
    for (const [path, text] of this.#texts) calculator.edit(path, text);
    return kept;
  }

  refocus(root: ShadowRoot): void {
    if (this.#focus === '') return;
    const field = root.getElementById(this.#focus);
    field?.focus({preventScroll: true});
    if (this.#selection && field instanceof HTMLInputElement)
      field.setSelectionRange(...this.#selection);
  }
}
