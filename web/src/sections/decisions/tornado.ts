// Which unsure number moves the bill most: a bar for each, thin, its ends named; pointer and
// keys read them one by one.
import {html, nothing, svg, type TemplateResult} from 'lit';

import {readable} from '../../ui/chart-reader.js';
import {textWidth} from '../../ui/plot.js';
import {ROW, tornadoShape, type Bar, type Swing, type Tornado} from './tornado-shape.js';
import type {Actions, View} from '../../state/types.js';

export interface TornadoWords {
  /** Under which the bar that is read is kept. */
  id: string;
  /** The id of the sentence that says what is to be seen. */
  summaryId: string;
  title: string;
  /** What stands at the line of the figure as it is. */
  here: string;
  className: string;
}

export function tornado(
  view: View,
  actions: Actions,
  swings: readonly Swing[],
  here: string,
  words: TornadoWords,
): TemplateResult {
  const {s, f} = view;
  const ends = swings.flatMap(({low, high}) => [f.money(low.amount), f.money(high.amount)]);
  const width = view.chartWidth < 736 ? Math.min(view.chartWidth, 460) : 460;
  const shape = tornadoShape(swings, here, width, textWidth(ends));
  const {bars, top} = shape;
  const at = Number(view.localInputs.get(words.id) ?? NaN);
  const read = at < bars.length ? at : undefined;
  return html`<div class=${words.className}>
    ${readable(
      {
        label: s.decisions.range.slider(words.title),
        describedBy: words.summaryId,
        count: bars.length,
        at: read,
        text: (i) => readingOf(view, bars[i]),
        choose: (i) => {
          actions.setLocalInput(words.id, String(i));
        },
        placeAt: (_x, y) => (y < top ? undefined : Math.floor((y - top) / ROW)),
        row: 1,
        before: s.chart.pointAt,
      },
      drawing(view, shape, words, read),
    )}
  </div>`;
}

function readingOf({s, f}: View, bar: Bar | undefined): string {
  if (!bar) return '';
  const [from, to] = [bar.from, bar.to].map(({input, amount}) => ({
    input,
    amount: f.money(amount),
  }));
  return from && to ? s.decisions.range.reading(bar.name, from, to) : '';
}

function drawing(
  view: View,
  {width, height, top, bottom, here, bars}: Tornado,
  words: TornadoWords,
  read: number | undefined,
): TemplateResult {
  return html`<svg class="plot small tornado" aria-hidden="true" viewBox="0 0 ${width} ${height}">
    ${
      read === undefined
        ? nothing
        : svg`<rect class="read" x="0" y=${top + read * ROW} width=${width} height=${ROW}></rect>`
    }
    <text class="title" x="0" y="12">${words.title}</text>
    <line class="here" x1=${here} x2=${here} y1=${top - 2} y2=${bottom}></line>
    <text class="here-name" x=${here} y=${top - 8} text-anchor="middle">${words.here}</text>
    ${bars.map((bar) => drawn(view, bar))}
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
