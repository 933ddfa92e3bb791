// The style sheets of a first view, in their order.
import {unsafeCSS, type CSSResult} from 'lit';

import base from '../styles/base.css?inline';
import controls from '../styles/controls.css?inline';
import tables from '../styles/tables.css?inline';
import tokens from '../styles/tokens.css?inline';
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
