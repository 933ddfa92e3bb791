// The bill by hour of the week: a quiet map, and the same in a table.
import {html, nothing, svg, type TemplateResult} from 'lit';

import {listOf} from '../../engine/builtins.js';
import type {Sums, UsageReport} from '../../engine/types/usage.js';
import type {Actions, View} from '../../state/types.js';
import {readable} from '../../ui/chart-reader.js';
import {dataTable} from '../../ui/data-table.js';
import {hatch} from '../../ui/hatch.js';
import {heading} from '../../ui/heading.js';
import {peakWeek} from '../../ui/peak-week.js';
import type {Amounts} from './amounts.js';

const CELL = 24;
const LEFT = 52;

/** Where the page keeps which hour is being read. */
const READ = 'usage/hour';

export function usageWeek(
  view: View,
  actions: Actions,
  report: UsageReport,
  amounts: Amounts,
): TemplateResult | typeof nothing {
  const {s, f} = view;
  const hours = report.by_hour_of_week ?? [];
  if (hours.length === 0) return nothing;
  const week = weekIn(hours, Number((report.day_offset ?? '+00:00').slice(0, 3)));
  const most = Math.max(...hours.map(({amount}) => Number(amount)));
  const top = week.findIndex((hour) => hour !== undefined && Number(hour.amount) === most);
  const zone = s.usage.zones[report.day_offset ?? ''] ?? 'UTC';
  const peak = peakOf(view, report);
  return html`<div class="sub" part="usage-week">
    ${heading(
      view.headingLevel + 1,
      s.usage.weekSummary(hourName(view, top), zone, f.money(week[top]?.amount ?? '0')),
    )}
    ${map(view, actions, {week, peak, most})}
    ${peak.includes(true) ? html`<p class="fine" id="usage-week-note">${s.grid.hatched}</p>` : nothing}
    <details class="data">
      <summary>${s.usage.weekTable}</summary>
      ${table(view, week, amounts)}
    </details>
  </div>`;
}

function table(view: View, week: Week['week'], amounts: Amounts): TemplateResult {
  const {s, f} = view;
  const used = [...week.entries()].flatMap(([i, sums]) => (sums ? [{i, sums}] : []));
  const cells = amounts.column(used.map(({sums}) => sums.amount));
  return dataTable({
    label: s.usage.scroll(s.usage.week),
    corner: s.usage.hour,
    heads: [s.usage.requests, s.usage.amount],
    rows: used.map(({i, sums}, row) => ({
      name: hourName(view, i),
      cells: [f.count(sums.requests ?? '0'), cells[row]],
    })),
    className: 'data-table wide',
  });
}

/** The hours with the peak price, where any of the log was billed at it. */
function peakOf({query, book}: View, {by_band: bands, day_offset: offset}: UsageReport): boolean[] {
  if (!bands.some(({band}) => band === 'peak')) return [];
  const card = book.timeline.at(-1)?.card ?? '';
  const rule = query('rateTable', {about: 'newest', card}).answer?.peak;
  if (!rule) return [];
  return peakWeek(rule, Number((offset ?? '+00:00').slice(0, 3)) * 60);
}

function hourName({s}: View, hour: number): string {
  return `${s.grid.longDays[Math.floor(hour / 24)] ?? ''} ${s.grid.hour(hour % 24)}`;
}

interface Week {
  week: readonly (Sums | undefined)[];
  peak: readonly boolean[];
  /** The amount of the dearest hour. */
  most: number;
}

function map(view: View, actions: Actions, of: Week): TemplateResult {
  const {s, f, localInputs} = view;
  // On a phone all of it is drawn at half the size: twice as high, letters too.
  const small = view.chartWidth < 480;
  const look = {small, row: small ? 40 : 20, top: small ? 28 : 18};
  const at = localInputs.get(READ);
  return readable(
    {
      label: s.usage.week,
      count: of.week.length,
      at: at === undefined ? undefined : Number(at),
      text: (hour) =>
        s.usage.weekHour(
          hourName(view, hour),
          f.money(of.week[hour]?.amount ?? '0'),
          f.count(of.week[hour]?.requests ?? '0'),
          of.peak[hour] ? s.band.peak : '',
        ),
      choose: (hour) => {
        actions.setLocalInput(READ, String(hour));
      },
      placeAt: (x, y) => {
        const [hour, day] = [(x - LEFT) / CELL, (y - look.top) / look.row].map(Math.floor);
        const inside = hour !== undefined && day !== undefined && hour >= 0 && hour < 24;
        return inside && day >= 0 && day < 7 ? day * 24 + hour : undefined;
      },
      row: 24,
      before: s.chart.pointAt,
    },
    drawing(view, of, look, at === undefined ? undefined : Number(at)),
  );
}

interface MapLook {
  small: boolean;
  row: number;
  top: number;
}

function drawing(
  {s}: View,
  {week, peak, most}: Week,
  {small, row, top}: MapLook,
  read: number | undefined,
): TemplateResult {
  const width = LEFT + 24 * CELL;
  const cell = (i: number, className: string, opacity: unknown = nothing): TemplateResult =>
    svg`<rect
      class=${className}
      x=${LEFT + (i % 24) * CELL + 1}
      y=${top + Math.floor(i / 24) * row + 1}
      width=${CELL - 2}
      height=${row - 2}
      fill-opacity=${opacity}
    ></rect>`;
  return html`<svg
    class="heat ${small ? 'small' : ''}"
    viewBox="0 0 ${width} ${top + 7 * row}"
    aria-hidden="true"
    preserveAspectRatio="xMinYMin meet"
  >
    ${hatch('heat-hatch', 6)}
    ${[0, 6, 12, 18].map(
      (hour) => svg`<text x=${LEFT + hour * CELL} y=${top - 6}>${s.grid.hour(hour)}</text>`,
    )}
    ${s.grid.days.map((day, i) => svg`<text x="0" y=${top + i * row + row * 0.7}>${day}</text>`)}
    ${week.map((sums, i) => {
      const share = most > 0 ? Number(sums?.amount ?? 0) / most : 0;
      return svg`${share > 0 ? cell(i, 'some', (0.12 + 0.88 * share).toFixed(2)) : cell(i, '')}
        ${peak[i] ? cell(i, 'hatched') : nothing}`;
    })}
    ${read === undefined ? nothing : cell(read, 'read')}
  </svg>`;
}

/** The hours of the week, Monday 00:00 first, in a zone whole hours east of UTC. */
export function weekIn<T extends {hour: number}>(
  hours: readonly T[],
  east: number,
): (T | undefined)[] {
  const week: (T | undefined)[] = listOf(168, () => undefined);
  for (const hour of hours) week[(hour.hour + east + 168) % 168] = hour;
  return week;
}
