// Headings that fit the host page's outline: level 0 is the view's own.
import {html, nothing, type TemplateResult} from 'lit';

export function heading(level: number, text: string, id?: string): TemplateResult {
  const name = id ?? nothing;
  switch (Math.min(6, Math.max(1, level))) {
    case 1:
      return html`<h1 class="h" id=${name}>${text}</h1>`;
    case 2:
      return html`<h2 class="h" id=${name}>${text}</h2>`;
    case 3:
      return html`<h3 class="h" id=${name}>${text}</h3>`;
    case 4:
      return html`<h4 class="h" id=${name}>${text}</h4>`;
    case 5:
      return html`<h5 class="h" id=${name}>${text}</h5>`;
    default:
      return html`<h6 class="h" id=${name}>${text}</h6>`;
  }
}
