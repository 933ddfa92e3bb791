// Which unsure number moves the bill most: a bar for each, thin, its ends named.
import {html, svg, type TemplateResult} from 'lit';

import {textWidth} from '../../ui/plot.js';
import {tornadoShape, type Bar, type Swing} from './tornado-shape.js';
import type {View} from '../../state/types.js';

export interface TornadoWords {
  /** The id of the sentence that says what is to be seen. */
  summaryId: string;
  title: string;
  /** What stands at the line of the figure as it is. */
  here: string;
  className: string;
}

export function tornado(
  view: View,
  swings: readonly Swing[],
  here: string,
  words: TornadoWords,
): TemplateResult {
  const {f} = view;
  const ends = swings.flatMap(({low, high}) => [f.money(low.amount), f.money(high.amount)]);
  const width = view.chartWidth < 736 ? Math.min(view.chartWidth, 460) : 460;
  const shape = tornadoShape(swings, here, width, textWidth(ends));
  return html`<svg
    class="plot small tornado ${words.className}"
    role="img"
    aria-labelledby=${words.summaryId}
    viewBox="0 0 ${shape.width} ${shape.height}"
  >
    <text class="title" x="0" y="12">${words.title}</text>
    <line
      class="here"
      x1=${shape.here}
      x2=${shape.here}
      y1=${shape.top - 2}
      y2=${shape.bottom}
    ></line>
    <text class="here-name" x=${shape.here} y=${shape.top - 8} text-anchor="middle">
      ${words.here}
    </text>
    ${shape.bars.map((bar) => drawn(view, bar))}
  </svg>`;
}

function drawn({f, s}: View, {name, y, from, to}: Bar): TemplateResult {
  return svg`<g>
    <text class="bar-name" x="0" y=${y - 12}>${s.decisions.range.bar(name, from.input, to.input)}</text>
    <rect class="swing" x=${from.x} y=${y - 3} width=${Math.max(1, to.x - from.x)} height="6"></rect>
    <text class="end" x=${from.x - 5} y=${y + 4} text-anchor="end">${f.money(from.amount)}</text>
    <text class="end" x=${to.x + 5} y=${y + 4}>${f.money(to.amount)}</text>
  </g>`;
}
