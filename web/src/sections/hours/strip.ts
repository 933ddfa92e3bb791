// A week as 7 × 24 cells: the peak price hatched, the hours with requests as bars. All of
// it is one slider, moved by the pointer or by the arrow keys.
import {html, svg, type TemplateResult} from 'lit';

import {listOf} from '../../engine/builtins.js';
import {hatch} from '../../ui/hatch.js';
import {followPointer} from '../../ui/drag.js';
import type {View} from '../../state/types.js';

export interface Strip {
  /** Of 168 hours from Monday 00:00 on the reader's clock. */
  peak: readonly boolean[];
  /** Those hours of a day: "01:00–04:00". */
  windows: readonly string[];
  own: readonly boolean[];
  /** `own` is a proposal, not what the reader has entered. */
  tried: boolean;
  /** The hour at which the requests begin. */
  at: number;
  /** What that comes to, in words. */
  said: string;
  start: (hour: number) => void;
}

const LEFT = 40;
const TOP = 34;
const ROW = 20;
const KEYS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -6,
  PageUp: 6,
};

export function weekStrip(view: View, strip: Strip): TemplateResult {
  const {s} = view;
  const cell = Math.min(48, Math.floor((view.chartWidth - LEFT) / 24));
  return html`<div
      class="reader"
      role="slider"
      tabindex="0"
      aria-label=${s.hours.slider}
      aria-valuemin="0"
      aria-valuemax="23"
      aria-valuenow=${strip.at}
      aria-valuetext=${strip.said}
      @keydown=${(event: KeyboardEvent) => {
        const by = KEYS[event.key];
        if (by === undefined) return;
        event.preventDefault();
        strip.start(hourOf(strip.at + by));
      }}
      @pointerdown=${(event: PointerEvent) => {
        drag(event, cell, strip);
      }}
    >
      ${drawing(view, strip, cell)}
    </div>
    <p class="fine legend">
      <span class="key peak">${s.hours.peakAt(strip.windows)}</span>
      <span class="key own">${strip.tried ? s.hours.tried : s.hours.own}</span>
    </p>`;
}

function hourOf(hour: number): number {
  return ((hour % 24) + 24) % 24;
}

/** The hours go with the pointer from where they are taken; elsewhere they begin under it. */
function drag(event: PointerEvent, cell: number, strip: Strip): void {
  if (event.button !== 0) return;
  const slider = event.currentTarget as HTMLElement;
  const left = slider.getBoundingClientRect().left + LEFT;
  const under = (clientX: number): number => Math.floor((clientX - left) / cell);
  const first = under(event.clientX);
  if (first < 0 || first > 23) return;
  const taken = strip.own.some((own, i) => own && i % 24 === first);
  const grab = taken ? first - strip.at : 0;
  let last = strip.at;
  const move = ({clientX}: {clientX: number}): void => {
    const hour = hourOf(under(clientX) - grab);
    if (hour !== last) strip.start((last = hour));
  };
  move(event);
  followPointer(event, move);
}

function drawing({s}: View, {peak, own}: Strip, cell: number): TemplateResult {
  const width = LEFT + 24 * cell;
  const height = TOP + 7 * ROW;
  const every = cell < 20 ? 6 : 3;
  const x = (hour: number): number => LEFT + (hour % 24) * cell;
  const y = (hour: number): number => TOP + Math.floor(hour / 24) * ROW;
  return html`<svg class="strip" aria-hidden="true" width=${width} height=${height}>
    ${hatch('hatch', 5)}
    ${runs(peak.slice(0, 24)).map(
      ([from, until]) =>
        svg`<text class="peak" x=${(x(from) + x(until - 1) + cell) / 2} y="12" text-anchor="middle">${s.hours.peakShort}</text>`,
    )}
    ${listOf(24 / every, (i) => {
      const hour = i * every;
      return svg`<text x=${x(hour)} y=${TOP - 7}>${s.grid.hour(hour)}</text>`;
    })}
    ${s.grid.days.map((day, i) => svg`<text x="0" y=${TOP + i * ROW + 14}>${day}</text>`)}
    ${peak.map(
      (isPeak, hour) =>
        svg`<rect class=${isPeak ? 'cell hatched' : 'cell'} x=${x(hour)} y=${y(hour)} width=${cell} height=${ROW}></rect>`,
    )}
    ${own.map((isOwn, hour) =>
      isOwn
        ? svg`<rect class="own" x=${x(hour)} y=${y(hour) + 6} width=${cell} height=${ROW - 12}></rect>`
        : '',
    )}
  </svg>`;
}

/** Stretches of true, half-open. */
function runs(day: readonly boolean[]): [from: number, until: number][] {
  const found: [number, number][] = [];
  day.forEach((on, hour) => {
    if (!on) return;
    const last = found.at(-1);
    if (last?.[1] === hour) last[1] = hour + 1;
    else found.push([hour, hour + 1]);
  });
  return found;
}
