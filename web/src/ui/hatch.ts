// The hatching of the hours of the peak price.
import {svg, type SVGTemplateResult} from 'lit';

/** To be filled with by `url(#id)`; `step` is the distance of its lines in px. */
export function hatch(id: string, step: number): SVGTemplateResult {
  return svg`<defs>
    <pattern id=${id} width=${step} height=${step} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2=${step}></line>
    </pattern>
  </defs>`;
}
