// A table that scrolls sideways where it is wider than its place: only there it is
// a stop of the Tab key.
import {html, type TemplateResult} from 'lit';
import {ref} from 'lit/directives/ref.js';

export function scrollRegion(label: string, content: unknown, className = ''): TemplateResult {
  return html`<div
    class="scroll ${className}"
    tabindex="0"
    role="group"
    aria-label=${label}
    ${whereItScrolls}
  >
    ${content}
  </div>`;
}

/** What is marked up as such elsewhere is a stop of the Tab key only where it scrolls, too. */
const whereItScrolls = ref(watch);

const sizes =
  typeof ResizeObserver === 'function'
    ? new ResizeObserver((entries) => {
        for (const {target} of entries) follow(target.closest<HTMLElement>('.scroll'));
      })
    : undefined;

function watch(element?: Element): void {
  if (!element) return;
  sizes?.observe(element);
  for (const child of element.children) sizes?.observe(child);
}

function follow(region: HTMLElement | null): void {
  if (!region || region.matches(':focus')) return;
  if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
  else region.removeAttribute('tabindex');
}
