// The month at each end of each range, every digit of it.
import {html, nothing, type TemplateResult} from 'lit';

import type {ByModel, Sensitivity} from '../../engine/types/calls.js';
import {inputName, isPercent} from '../../format/input-names.js';
import {column} from '../../ui/decimal-column.js';
import type {View} from '../../state/types.js';
import {scrollRegion} from '../../ui/scroll-region.js';

export type Both = keyof ByModel;

/** Those of the two families that the estimate has. */
export function both(view: View): Both[] {
  const families = (view.estimate?.models ?? []).map(({family}): string => family);
  return families.filter((family) => family === 'flash' || family === 'pro');
}

/** A number of a range as a reader reads it. */
export function typed(view: View, path: string, text: string): string {
  return isPercent(path) ? view.f.percent(text) : view.f.count(text);
}

export function rangeTable(
  view: View,
  answer: Sensitivity,
  names: Map<string, string>,
): TemplateResult {
  const {s, f, scenario} = view;
  const words = s.decisions.range;
  const groups: {head: string; lines: (readonly [label: string, amounts: ByModel])[]}[] = [
    {head: '', lines: [[words.asItStands, answer.here]]},
    ...answer.bars.map((bar) => ({
      head: inputName(s, scenario, bar.field),
      lines: [
        [typed(view, bar.field, bar.low), bar.at_low] as const,
        [typed(view, bar.field, bar.high), bar.at_high] as const,
        [words.moves, bar.swing] as const,
      ],
    })),
    {
      head: words.all,
      lines: [
        [words.cheapest, answer.cheapest],
        [words.dearest, answer.dearest],
      ],
    },
  ];
  const all = groups.flatMap(({lines}) => lines);
  const columns = both(view).map((model) =>
    column(all.map(([, amounts]) => f.exactMoney(amounts[model].amount))),
  );
  const span = 1 + columns.length;
  return scrollRegion(
    words.scroll,
    html` <table class="data-table m${columns.length}">
      <thead>
        <tr>
          <th scope="col">${words.input}</th>
          ${[...names.values()].map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      ${groups.map(
        ({head, lines}) =>
          html`<tbody>
            ${
              head === ''
                ? nothing
                : html`<tr>
                    <th scope="rowgroup" colspan=${span}>${head}</th>
                  </tr>`
            }
            ${lines.map(
              (line) =>
                html`<tr>
                  <th scope="row">${line[0]}</th>
                  ${columns.map((cells) => html`<td>${cells[all.indexOf(line)]}</td>`)}
                </tr>`,
            )}
          </tbody>`,
      )}
    </table>`,
  );
}
