// The bill by hour of the week: a quiet map, and the same in a table.
import {html, nothing, svg, type TemplateResult} from 'lit';

import {weekIn, type FullReport, type Sums} from '../../engine/types/usage.js';
import {peakWeek} from '../../ui/peak-week.js';
import {heading} from '../../ui/heading.js';
import {column} from '../../ui/decimal-column.js';
import {hatch} from '../../ui/hatch.js';
import type {View} from '../../state/types.js';
import {whereItScrolls} from '../../ui/scroll-region.js';

const CELL = 24;
const LEFT = 44;

export function usageWeek(view: View, report: FullReport): TemplateResult | typeof nothing {
  const {s, f} = view;
  const hours = report.by_hour_of_week ?? [];
  if (hours.length === 0) return nothing;
  const week = weekIn(hours, Number((report.day_offset ?? '+00:00').slice(0, 3)));
  const peak = peakOf(view, report);
  const most = Math.max(...hours.map(({amount}) => Number(amount)));
  const top = week.findIndex((hour) => hour !== undefined && Number(hour.amount) === most);
  const summary = s.usage.weekSummary(hourName(view, top), f.money(week[top]?.amount ?? '0'));
  const names = [...week.entries()].flatMap(([i, sums]) => (sums ? [{i, sums}] : []));
  const amounts = column(names.map(({sums}) => f.exactMoney(sums.amount)));
  return html`<div class="sub">
    ${heading(view.headingLevel + 1, `${s.usage.week}, ${s.usage.zones[report.day_offset ?? ''] ?? 'UTC'}`)}
    <div
      class="scroll"
      tabindex="0"
      role="group"
      aria-label=${s.usage.scroll(s.usage.week)}
      ${whereItScrolls}
    >
      ${map(view, {week, peak}, most, summary)}
    </div>
    <p class="fine">${peak.includes(true) ? view.s.join(summary, s.grid.hatched) : summary}</p>
    <details class="data">
      <summary>${s.usage.weekTable}</summary>
      <div
        class="scroll"
        tabindex="0"
        role="group"
        aria-label=${s.usage.scroll(s.usage.week)}
        ${whereItScrolls}
      >
        <table class="data-table">
          <thead>
            <tr>
              <th scope="col">${s.usage.hour}</th>
              <th scope="col">${s.usage.requests}</th>
              <th scope="col">${s.usage.amount}</th>
            </tr>
          </thead>
          <tbody>
            ${names.map(
              ({i, sums}, row) =>
                html`<tr>
                  <th scope="row">${hourName(view, i)}</th>
                  <td>${f.count(sums.requests ?? '0')}</td>
                  <td>${amounts[row]}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </div>`;
}

/** The hours with the peak price, where any of the log was billed at it. */
function peakOf({query, book}: View, {by_band: bands, day_offset: offset}: FullReport): boolean[] {
  if (!bands.some(({band}) => band === 'peak')) return [];
  const card = book.timeline.at(-1)?.card ?? '';
  const rule = query('rateTable', {about: 'newest', card}).answer?.peak;
  if (!rule) return [];
  return peakWeek(rule, Number((offset ?? '+00:00').slice(0, 3)) * 60);
}

function hourName({s}: View, hour: number): string {
  return `${s.grid.longDays[Math.floor(hour / 24)] ?? ''} ${s.grid.hour(hour % 24)}`;
}

function map(
  {s, chartWidth}: View,
  {week, peak}: {week: readonly (Sums | undefined)[]; peak: readonly boolean[]},
  most: number,
  summary: string,
): TemplateResult {
  const width = LEFT + 24 * CELL;
  // On a phone all of it is drawn at half the size: twice as high, letters too.
  const small = chartWidth < 480;
  const row = small ? 40 : 20;
  const top = small ? 28 : 18;
  const height = top + 7 * row;
  return html`<svg
    class="heat ${small ? 'small' : ''}"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label=${summary}
    preserveAspectRatio="xMinYMin meet"
  >
    ${hatch('heat-hatch', 6)}
    ${[0, 6, 12, 18].map(
      (hour) => svg`<text x=${LEFT + hour * CELL} y=${top - 6}>${s.grid.hour(hour)}</text>`,
    )}
    ${s.grid.days.map((day, i) => svg`<text x="0" y=${top + i * row + row * 0.7}>${day}</text>`)}
    ${week.map((sums, i) => {
      const share = most > 0 ? Number(sums?.amount ?? 0) / most : 0;
      return svg`<rect
        class=${share > 0 ? 'some' : ''}
        x=${LEFT + (i % 24) * CELL + 1}
        y=${top + Math.floor(i / 24) * row + 1}
        width=${CELL - 2}
        height=${row - 2}
        fill-opacity=${share > 0 ? (0.12 + 0.88 * share).toFixed(2) : nothing}
      ></rect>
      ${peak[i] ? svg`<rect class="hatched" x=${LEFT + (i % 24) * CELL + 1} y=${top + Math.floor(i / 24) * row + 1} width=${CELL - 2} height=${row - 2}></rect>` : nothing}`;
    })}
  </svg>`;
}
