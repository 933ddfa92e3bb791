// Numbers set so that their decimal points stand in one column.
import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';

import {decimalPads} from '../format.js';

/** One number; `pad` is what an unseen tail must hold (format.ts, decimalPads). */
export function number(text: string, pad = ''): TemplateResult {
  const length = text.length + pad.length;
  const size = length > 13 ? 'n longer' : length > 10 ? 'n long' : 'n';
  return fresh(text, html`<span class=${size} data-pad=${pad || nothing}>${text}</span>`);
}

/**
 * A number that is aligned to the right begins further left when it grows. To a
 * browser that looks as if something had moved; a new number is a new node.
 */
export function fresh(text: string, content: TemplateResult): TemplateResult {
  return html`${keyed(text, content)}`;
}

/** A column of numbers, aligned. */
export function column(texts: readonly string[]): TemplateResult[] {
  const pads = decimalPads(texts);
  return texts.map((text, i) => number(text, pads[i]));
}
