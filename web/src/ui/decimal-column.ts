// Numbers set so that their decimal points stand in one column.
import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';

import {decimalPads} from '../format/format.js';

/** Between the ends of a range. */
const TO = '–';

/** A column of numbers, aligned and of one size; with those `beside` it, on their axis. */
export function column(texts: readonly string[], beside: readonly string[] = []): TemplateResult[] {
  const all = [...texts, ...beside];
  const pads = decimalPads(all);
  const look = lookOf(all);
  return texts.map((text, i) => set(text, pads[i] ?? '', look));
}

/** On which all depends that stands beside a column: its size and the place of its points. */
export function measureOf(texts: readonly string[]): string {
  return lookOf(texts) + (decimalPads(['', ...texts])[0] ?? '');
}

/** Of a range its upper end counts: the lower one may stand on a line above it. */
function lengthOf(texts: readonly string[]): number {
  const pads = decimalPads(texts);
  const ends = texts.map((text) => text.slice(text.lastIndexOf(TO) + 1));
  return Math.max(0, ...ends.map((text, i) => text.length + (pads[i]?.length ?? 0)));
}

/** The longest of a column with its unseen tail: what makes it as wide as another one. */
export function widest(texts: readonly string[]): string {
  const pads = decimalPads(texts);
  return texts
    .map((text, i) => text + (pads[i] ?? ''))
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

/** `pad` is an unseen tail, so that the decimal points stand in one column. */
function set(text: string, pad: string, look: string): TemplateResult {
  return animatedOnChange(
    text,
    html`<span class="n${look}" data-pad=${pad || nothing}>${text}</span>`,
  );
}

/** Ranges are set smaller, and long numbers where the column is narrow. */
function lookOf(texts: readonly string[]): string {
  const length = lengthOf(texts);
  const size = length > 18 ? ' longest' : length > 13 ? ' longer' : length > 11 ? ' long' : '';
  return (texts.some((text) => text.includes(TO)) ? ' ends' : '') + size;
}

/**
 * A number that is aligned to the right begins further left when it grows. To a
 * browser that looks as if something had moved; a new number is a new node.
 */
export function animatedOnChange(text: string, content: TemplateResult): TemplateResult {
  return html`${keyed(text, content)}`;
}
