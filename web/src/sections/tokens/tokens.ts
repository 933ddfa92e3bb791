// "Count your tokens": what it is, and the part that counts once it is opened.
import {html, nothing, type TemplateResult} from 'lit';

import {heading} from '../../ui/heading.js';
import type {Actions, View} from '../../state/types.js';

/** Only a page of its own has it, as with the section on real usage. */
export function tokens(view: View, actions: Actions): TemplateResult | typeof nothing {
  const {s, ownsPage} = view;
  if (!ownsPage) return nothing;
  return html`<section class="tokens" part="tokens" aria-labelledby="tokens-heading">
    <div class="bar">${heading(view.headingLevel, s.tokens.heading, 'tokens-heading')}</div>
    <p class="intro">${s.tokens.intro}</p>
    <details class="data" @toggle=${open}>
      <summary>${s.tokens.open}</summary>
      <deepseek-cost-tokens .view=${view} .actions=${actions}></deepseek-cost-tokens>
    </details>
  </section>`;
}

/** Fetched when it is opened for the first time; the tag waits for it. */
function open({target}: Event): void {
  const details = target as HTMLDetailsElement;
  const element = details.querySelector<HTMLElement & {shown: boolean}>('deepseek-cost-tokens');
  if (element) element.shown = details.open;
  if (details.open) void import('./count.js').catch(() => undefined);
}
