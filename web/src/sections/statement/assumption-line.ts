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
    ${parts.map((part, i) => piece(view, actions, part, i === parts.length - 1))}${hasBundle(view) ? view.bundle.sentenceError(view) : nothing}
  </p>`;
}

/** The last one ends the sentence, so that its stop never stands alone on a line. */
function piece(view: FirstView, actions: Actions, part: SentencePart, last: boolean): unknown {
  const {text, field} = part;
  const ended = (words: string): string => (last ? view.s.sentence(words) : words);
  if (field === undefined || !hasField(view, field)) return ended(text);
  if (hasBundle(view) && view.bundle.isNumber(field))
    return html`${view.bundle.sentenceNumber(view, actions, part)}${ended('')}`;
  return textButton(ended(text), () => {
    actions.focusField(field);
  });
}

/** Hours have a field only where they decide a price; the compact view has no choice of prices. */
function hasField(view: FirstView, field: string): boolean {
  if (field === '/card') return view.kind === 'full';
  return !field.includes('/when/') || banded(view);
}
