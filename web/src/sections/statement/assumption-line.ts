// What the totals assume, in one sentence; what it says of the reader's own leads to its field.
import {html, type TemplateResult} from 'lit';

import type {Estimate, SentencePart} from '../../engine/types/calls.js';
import {textButton} from '../../ui/fields.js';
import type {Actions, FirstView} from '../../state/types.js';
import {banded} from '../questions/hours.js';

export function assumptionLine(
  view: FirstView,
  actions: Actions,
  {assumptions}: Estimate,
): TemplateResult {
  const parts = view.language === 'zh' ? assumptions.parts_zh : assumptions.parts;
  return html`<p class="assumed" part="assumed">
    ${parts.map((part) => piece(view, actions, part))}${view.s.sentence('')}
  </p>`;
}

function piece(
  view: FirstView,
  actions: Actions,
  {text, field}: SentencePart,
): TemplateResult | string {
  if (field === undefined || !hasField(view, field)) return text;
  return textButton(text, () => {
    actions.focusField(field);
  });
}

/** Hours have a field only where they decide a price; the compact view has no choice of prices. */
function hasField(view: FirstView, field: string): boolean {
  if (field === '/card') return view.kind === 'full';
  return !field.includes('/when/') || banded(view);
}
