// The element's first view is prerendered at build time. A reader may type into it
// before the script runs; that must not be lost when the live view replaces it.
export class Prerendered {
  language = '';
  readonly texts = new Map<string, string>();
  #focus = '';
  #selection: [number, number] | undefined;

  /** Remembers what was typed and where the focus is. */
  read(root: ShadowRoot): void {
    this.language = root.querySelector('.root')?.getAttribute('lang') === 'en' ? 'en' : 'zh';
    for (const field of root.querySelectorAll<HTMLInputElement>('input[name^="/"]')) {
      if (field.value !== field.defaultValue) this.texts.set(field.name, field.value);
    }
    for (const field of root.querySelectorAll<HTMLSelectElement>('select[name^="/"]')) {
      const rendered = [...field.options].find((option) => option.defaultSelected)?.value;
      if (rendered !== undefined && field.value !== rendered)
        this.texts.set(field.name, field.value);
    }
    const list = root.querySelector<HTMLInputElement>('[name=currency]:checked');
    if (list && !list.defaultChecked) this.texts.set('/currency', list.value);
    const active = root.activeElement;
    if (!active?.id) return;
    this.#focus = active.id;
    if (active instanceof HTMLInputElement && active.selectionStart !== null) {
      this.#selection = [active.selectionStart, active.selectionEnd ?? active.selectionStart];
    }
  }

  /** The later sections by name, and what paper says at its foot. */
  sections(root: ShadowRoot): Map<string, Node[]> {
    const sections = new Map<string, Node[]>();
    for (const place of root.querySelectorAll<HTMLElement>('.late[data-section]'))
      sections.set(place.dataset.section ?? '', [...place.childNodes]);
    return sections.set('foot', [...root.querySelectorAll('.root > .print-only:not(.title)')]);
  }

  /** The styles that these were drawn in, which come after the first view's own. */
  style(root: ShadowRoot): string {
    return [...root.querySelectorAll('style')].at(-1)?.textContent ?? '';
  }

  refocus(root: ShadowRoot): void {
    if (this.#focus === '') return;
    const field = root.getElementById(this.#focus);
    field?.focus({preventScroll: true});
    if (this.#selection && field instanceof HTMLInputElement)
      field.setSelectionRange(...this.#selection);
  }
}
