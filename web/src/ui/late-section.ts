// A section that is fetched when a reader comes near it: an element of its own, drawn into the
// calculator's tree, so that the calculator's parts and its sheets hold inside, too.
import {LitElement, unsafeCSS, type CSSResult, type PropertyValues} from 'lit';

import {hasBundle, type Actions, type FirstView, type View} from '../state/types.js';
import type {Owner} from '../state/owner.js';

export abstract class LateSection extends LitElement {
  /** Of this section alone. */
  static sheet: CSSResult | undefined;
  static override properties = {view: {attribute: false}};

  declare view?: FirstView;
  declare actions: Actions;
  declare owner: Owner;

  /** Before the page is printed. */
  prepareSheet(): void {
    // Most have nothing to do.
  }

  protected abstract draw(view: View): unknown;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Until then what was prerendered stays. */
  protected override shouldUpdate(): boolean {
    return this.view !== undefined && hasBundle(this.view);
  }

  protected override update(changed: PropertyValues): void {
    if (!this.hasUpdated) {
      this.replaceChildren();
      this.renderOptions.renderBefore = null;
      this.#adoptSheet();
    }
    super.update(changed);
  }

  /** Before the sheet for paper, which is the last one. */
  #adoptSheet(): void {
    const sheet = (this.constructor as typeof LateSection).sheet?.styleSheet;
    const root = this.getRootNode();
    if (!sheet || !(root instanceof ShadowRoot)) return;
    const sheets = root.adoptedStyleSheets;
    if (!sheets.includes(sheet))
      root.adoptedStyleSheets = [...sheets.slice(0, -1), sheet, ...sheets.slice(-1)];
  }

  protected override render(): unknown {
    return this.view && hasBundle(this.view) ? this.draw(this.view) : undefined;
  }
}

/** A section that is what `draw` makes of a view, with a style sheet of its own. */
export function lateSection(
  draw: (view: View, actions: Actions) => unknown,
  sheet?: string,
): new () => LateSection {
  return class extends LateSection {
    static override sheet = sheet === undefined ? undefined : unsafeCSS(sheet);

    protected override draw(view: View): unknown {
      return draw(view, this.actions);
    }
  };
}
