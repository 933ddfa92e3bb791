// What stands where the calculator cannot be yet, or cannot be at all. The
// host's own text inside the element shows through.
import {html, type TemplateResult} from 'lit';

import type {FirstStrings} from '../strings/index.js';
import {textButton} from './fields.js';

export function fallback(s: FirstStrings): TemplateResult {
  return html`<div class="root" lang=${s.lang} dir="ltr"><slot></slot></div>`;
}

export function failureView(s: FirstStrings, blocked: boolean, retry: () => void): TemplateResult {
  return html`<div class="root failed" lang=${s.lang} dir="ltr">
    <slot></slot>
    <p class="notice" role="alert">
      ${s.error.noEngine} ${blocked ? s.error.blocked : ''} ${textButton(s.error.retry, retry)}
    </p>
  </div>`;
}
