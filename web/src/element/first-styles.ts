// The style sheets of a first view, in their order, and of the lazy bundle once it is there.
import {unsafeCSS, type CSSResult, type ReactiveController, type ReactiveControllerHost} from 'lit';

import base from '../styles/base.css?inline';
import controls from '../styles/controls.css?inline';
import tables from '../styles/tables.css?inline';
import tokens from '../styles/tokens.css?inline';
import {loadedBundle} from './arrival.js';
import layout from './layout.css?inline';
import doors from '../sections/doors/doors.css?inline';
import prices from '../sections/prices/prices.css?inline';
import questions from '../sections/questions/questions.css?inline';
import statement from '../sections/statement/statement.css?inline';

const SHEETS = [tokens, base, controls, tables, layout, doors, prices, questions, statement];

/** Adds styles to those that are there. */
export function addStyles(root: ShadowRoot | null, style: string): void {
  // While prerendering there are no sheets.
  const sheet = typeof CSSStyleSheet === 'function' ? unsafeCSS(style).styleSheet : undefined;
  if (root && sheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

export const firstStyles: CSSResult[] = SHEETS.map((sheet) => unsafeCSS(sheet));

export class LateStyles implements ReactiveController {
  #added = false;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    /** The first view is there, or comes now. */
    private readonly live: () => boolean,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const bundle = loadedBundle();
    if (this.#added || !bundle || !this.live()) return;
    this.#added = true;
    addStyles(this.host.shadowRoot, bundle.style);
    addStyles(this.host.shadowRoot, bundle.print);
  }
}
