// What stands where the calculator cannot be yet, or cannot be at all. The
// host's own text inside the element shows through.
import {html, type TemplateResult} from 'lit';

import type {FirstStrings} from '../strings/index.js';
import {textButton} from '../ui/fields.js';

export function fallback(s: FirstStrings): TemplateResult {
  return html`<div class="root" lang=${s.lang} dir="ltr"><slot></slot></div>`;
}

/** `prerendered` is whether the view of build time stands below. */
export function failureView(
  s: FirstStrings,
  why: 'blocked' | 'replaced' | '',
  prerendered: boolean,
  retry: () => void,
): TemplateResult {
  return html`<div class="root" lang=${s.lang} dir="ltr">
    <slot></slot>
    <p class="notice" role="alert">
      ${s.error.noEngine} ${prerendered ? s.error.prerendered : ''}
      ${why === '' ? '' : s.error[why]} ${textButton(s.error.retry, retry)}
    </p>
  </div>`;
}
