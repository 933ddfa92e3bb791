// What stands where the calculator cannot be yet, or cannot be at all. The
// host's own text inside the element shows through.
import {html, type TemplateResult} from 'lit';

import {EngineLoadError} from '../engine/options.js';
import type {FirstStrings} from '../strings/index.js';
import {textButton} from '../ui/fields.js';
import type {BundleLoader} from './loading.js';

export function fallback(s: FirstStrings): TemplateResult {
  return html`<div class="root" lang=${s.lang} dir="ltr"><slot></slot></div>`;
}

/** `prerendered` is whether the view of build time stands below. */
export function failureView(
  s: FirstStrings,
  bundles: BundleLoader,
  prerendered: boolean,
): TemplateResult {
  const {failure, replaced} = bundles;
  const blocked = failure instanceof EngineLoadError && failure.code === 'blocked_by_csp';
  const why = blocked ? s.error.blocked : replaced ? s.error.replaced : '';
  const retry = (): void => {
    bundles.retry();
  };
  return html`<div class="root" lang=${s.lang} dir="ltr">
    <slot></slot>
    <p class="notice" role="alert">
      ${s.error.noEngine} ${prerendered ? s.error.prerendered : ''} ${why}
      ${textButton(s.error.retry, retry)}
    </p>
  </div>`;
}
