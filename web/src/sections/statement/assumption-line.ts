// What the totals assume, in one sentence: its numbers are edited in place, what is chosen from
// a list leads to its field.
import {html, nothing, type TemplateResult} from 'lit';

import type {Estimate, SentencePart} from '../../engine/types/calls.js';
import {textButton} from '../../ui/fields.js';
import {hasBundle, type Actions, type FirstView} from '../../state/types.js';
import {banded} from '../questions/hours.js';

export function assumptionLine(
  view: FirstView,
  actions: Actions,
  {assumptions}: Estimate,
): TemplateResult {
  const parts = view.language === 'zh' ? assumptions.parts_zh : assumptions.parts;
  return html`<p class="assumed" part="assumed">
    ${parts.map((part, i) => piece(view, actions, part, parts[i - 1], parts[i + 1]))}${hasBundle(view) ? view.bundle.sentenceError(view) : nothing}
  </p>`;
}

/** What never begins a line. */
const CLOSING_MARKS = /^[，。、；：）,.;:)]+/;

/** The marks behind what can be pressed stand with it, as the stop does. */
function piece(
  view: FirstView,
  actions: Actions,
  part: SentencePart,
  before: SentencePart | undefined,
  next: SentencePart | undefined,
): unknown {
  const {text, field} = part;
  const {sentence} = view.s;
  if (field === undefined) {
    const words = before?.field === undefined ? text : text.replace(CLOSING_MARKS, '');
    return next ? words : sentence(words);
  }
  const marks = next ? (CLOSING_MARKS.exec(next.text)?.[0] ?? '') : sentence('');
  if (!hasField(view, field)) return text + marks;
  if (hasBundle(view) && view.bundle.isNumber(field))
    return withMarks(view.bundle.sentenceNumber(view, actions, part), marks);
  const button = textButton(next ? text : sentence(text), () => {
    actions.focusField(field);
  });
  return next ? withMarks(button, marks) : button;
}

/** A line may break between a control and any mark, even where it would not between words. */
function withMarks(control: unknown, marks: string): unknown {
  return marks === '' ? control : html`<span class="marked">${control}${marks}</span>`;
}

/** Hours have a field only where they decide a price; the compact view has no choice of prices. */
function hasField(view: FirstView, field: string): boolean {
  if (field === '/card') return view.kind === 'full';
  return !field.includes('/when/') || banded(view);
}
