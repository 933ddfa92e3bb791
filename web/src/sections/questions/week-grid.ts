// The painted week: days side by side, hours one below the other. Click, drag,
// or arrow keys and space; a margin cell switches a whole day or hour.
import {html, nothing, type TemplateResult} from 'lit';

import {listOf} from '../../engine/builtins.js';
import {
  ALL_HOURS,
  hexFromWeek,
  hoursAt,
  hoursOfDay,
  neighbour,
  NO_HOURS,
  OFFICE_HOURS,
  painted,
  weekFromHex,
  type Week,
} from '../../format/week-bits.js';
import {followPointer} from '../../ui/drag.js';
import {textButton} from '../../ui/fields.js';
import type {Strings} from '../../strings/index.js';

/** `peak` says which hours have the peak price; "peak" is a price, not a wealth of requests. */
export function weekGrid(
  s: Strings,
  hex: string,
  peak: readonly boolean[],
  change: (hex: string) => void,
): TemplateResult {
  const week = weekFromHex(hex);
  const paint = (hours: readonly number[], on: boolean): void => {
    change(hexFromWeek(painted(week, hours, on)));
  };
  const flip = (hours: readonly number[]): void => {
    paint(hours, !hours.every((hour) => week[hour]));
  };
  const set = (all: Week): void => {
    change(hexFromWeek(all));
  };
  return html`<div class="week">
    <p class="hint" id="week-hint">${s.grid.hint}</p>
    <p class="choices">
      ${textButton(s.grid.office, () => {
        set(OFFICE_HOURS);
      })}
      ${textButton(s.grid.all, () => {
        set(ALL_HOURS);
      })}
      ${textButton(s.grid.none, () => {
        set(NO_HOURS);
      })}
    </p>
    ${peak.includes(true) ? html`<p class="fine">${s.grid.hatched}</p>` : nothing}
    <div class="scroll">
      <table
        role="grid"
        aria-label=${s.grid.heading}
        aria-describedby="week-hint"
        @keydown=${moveFocus}
        @pointerdown=${(event: PointerEvent) => {
          startPainting(event, week, change);
        }}
      >
        <thead>
          <tr>
            <td></td>
            ${s.grid.days.map(
              (day, i) =>
                html`<th scope="col">
                  <button
                    type="button"
                    class="margin"
                    title=${s.grid.longDays[i] ?? day}
                    @click=${() => {
                      flip(hoursOfDay(i));
                    }}
                  >
                    ${day}
                  </button>
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${listOf(24, (clock) => row(s, {week, peak}, clock, flip))}
        </tbody>
      </table>
    </div>
  </div>`;
}

function row(
  s: Strings,
  {week, peak}: {week: Week; peak: readonly boolean[]},
  clock: number,
  flip: (hours: readonly number[]) => void,
): TemplateResult {
  return html`<tr>
    <th scope="row">
      <button
        type="button"
        class="margin"
        @click=${() => {
          flip(hoursAt(clock));
        }}
      >
        ${s.grid.hour(clock)}
      </button>
    </th>
    ${s.grid.longDays.map((day, i) => {
      const hour = i * 24 + clock;
      return html`<td>
        <button
          type="button"
          class="hour ${peak[hour] ? 'at-peak' : ''}"
          data-hour=${hour}
          tabindex=${hour === 9 ? 0 : -1}
          aria-label="${day} ${s.grid.hour(clock)}${peak[hour] ? s.grid.atPeak : ''}"
          aria-pressed=${week[hour] ? 'true' : 'false'}
          @click=${(event: MouseEvent) => {
            // A pointer has painted already; this is the keyboard.
            if (event.detail === 0) flip([hour]);
          }}
        ></button>
      </td>`;
    })}
  </tr>`;
}

function moveFocus(event: KeyboardEvent): void {
  const from = hourOf(event.target);
  const to = from === undefined ? undefined : neighbour(from, event.key);
  if (to === undefined) return;
  event.preventDefault();
  const table = event.currentTarget as HTMLElement;
  for (const button of table.querySelectorAll<HTMLElement>('.hour')) {
    const there = button.dataset.hour === String(to);
    button.tabIndex = there ? 0 : -1;
    if (there) button.focus();
  }
}

/** The first hour decides whether the drag paints or clears. */
function startPainting(event: PointerEvent, start: Week, change: (hex: string) => void): void {
  const first = hourOf(event.target);
  if (first === undefined || event.button !== 0) return;
  const table = event.currentTarget as HTMLElement;
  const on = !start[first];
  let week = start;
  const paint = (hour: number | undefined): void => {
    if (hour === undefined || week[hour] === on) return;
    week = painted(week, [hour], on);
    change(hexFromWeek(week));
  };
  const move = (moved: PointerEvent): void => {
    const root = table.getRootNode() as ShadowRoot;
    paint(hourOf(root.elementFromPoint(moved.clientX, moved.clientY)));
  };
  paint(first);
  followPointer(event, move);
}

function hourOf(target: EventTarget | null): number | undefined {
  const hour = (target as HTMLElement | SVGElement | null)?.dataset.hour;
  return hour === undefined ? undefined : Number(hour);
}
