// Numbers set so that their decimal points stand in one column.
import {html, nothing, type TemplateResult} from 'lit';

import {decimalPads} from '../format.js';

/** One number; `pad` is what an unseen tail must hold (format.ts, decimalPads). */
export function number(text: string, pad = ''): TemplateResult {
  return html`<span class="n" data-pad=${pad || nothing}>${text}</span>`;
}

/** A column of numbers, aligned. */
export function column(texts: readonly string[]): TemplateResult[] {
  const pads = decimalPads(texts);
  return texts.map((text, i) => number(text, pads[i]));
}
