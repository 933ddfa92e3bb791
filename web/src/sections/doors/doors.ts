// Past the form to the totals, and what a reader can come for: each door leads to its section, with the keyboard.
import {html, type TemplateResult} from 'lit';

import {textButton} from '../../ui/fields.js';
import type {Actions, FirstView} from '../../state/types.js';

/** The parts of the sections that the doors lead to, in the order of their words. */
export function doors(view: FirstView, actions: Actions): TemplateResult {
  const {doors: words} = view.s;
  const door = (part: string, text: string): TemplateResult =>
    textButton(text, () => {
      actions.show(part);
    });
  return html`<nav class="choices doors" part="doors" aria-label=${words.label}>
    ${textButton(words.skip, skip, 'skip-button')} ${door('questions', words.plan)}
    ${
      // Bills and texts are read only where the page is the calculator's own.
      view.ownsPage || view.prerendering
        ? html`${door('usage', words.check)} ${door('tokens', words.count)}`
        : door('decision', words.choose)
    }
  </nav>`;
}

/** Before the element is live, the page does it (entry/first-paint.ts). */
function skip(event: Event): void {
  const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
  root.querySelector<HTMLElement>('.month > summary')?.focus();
}
