// The element's first view is drawn at build time. A reader may type into it
// before the script runs; that must not be lost when the live view replaces it.
export class Drawn {
  language = '';
  readonly texts = new Map<string, string>();
  #end: ChildNode | undefined;
  #focus = '';
  #selection: [number, number] | undefined;

  /** Remembers what was typed and where the focus is. */
  read(root: ShadowRoot): void {
    this.language = root.querySelector('.root')?.getAttribute('lang') === 'en' ? 'en' : 'zh';
    for (const field of root.querySelectorAll<HTMLInputElement>('input[name^="/"]')) {
      if (field.value !== field.defaultValue) this.texts.set(field.name, field.value);
    }
    for (const field of root.querySelectorAll<HTMLSelectElement>('select[name^="/"]')) {
      const drawn = [...field.options].find((option) => option.defaultSelected)?.value;
      if (drawn !== undefined && field.value !== drawn) this.texts.set(field.name, field.value);
    }
    const active = root.activeElement;
    if (!active?.id) return;
    this.#focus = active.id;
    if (active instanceof HTMLInputElement && active.selectionStart !== null) {
      this.#selection = [active.selectionStart, active.selectionEnd ?? active.selectionStart];
    }
  }

  /** The sections below the totals, taken out with the styles that they were drawn in. */
  below(root: ShadowRoot): Node[] {
    const drawn = root.querySelector('.below')?.childNodes ?? [];
    return [...root.querySelectorAll(':scope > style'), ...drawn];
  }

  /** A place behind everything that was drawn. */
  end(root: ShadowRoot): ChildNode {
    this.#end ??= root.appendChild(document.createComment(''));
    return this.#end;
  }

  refocus(root: ShadowRoot): void {
    if (this.#focus === '') return;
    const field = root.getElementById(this.#focus);
    field?.focus({preventScroll: true});
    if (this.#selection && field instanceof HTMLInputElement)
      field.setSelectionRange(...this.#selection);
  }
}
