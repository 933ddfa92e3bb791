// The point on the chart: dragged or moved by keys it changes the share of hits; elsewhere
// the pointer reads what a month would cost.
import {html, svg, type TemplateResult} from 'lit';

import type {HitCurve} from '../../engine/types/calls.js';
import type {Plot} from '../../ui/plot-shape.js';
import type {Actions, View} from '../../state/types.js';

/** The share of hits that the pointer is at; of the page, and in no link. */
const READ = 'chart/read';
const STEPS: Record<string, number> = {
  ...{ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1},
  ...{PageDown: -10, PageUp: 10, Home: -100, End: 100},
};

/** The field that the point stands for; with several workloads there is none. */
function fieldOf({scenario}: View): string | undefined {
  const [workload, ...others] = scenario.workloads;
  if (!workload || others.length > 0 || workload.shape?.kind === 'none') return undefined;
  return workload.shape ? '/workloads/0/shape/measured_hit' : '/workloads/0/hit';
}

/** Over the whole plot: reads, and once pressed, drags. */
export function pointerArea(
  view: View,
  actions: Actions,
  shape: Plot,
  curve: HitCurve,
): TemplateResult {
  const {left, right, top, bottom} = shape;
  const field = fieldOf(view);
  const move = (event: PointerEvent): void => {
    const share = shareAt(event);
    const dragged = (event.currentTarget as Element).hasPointerCapture(event.pointerId);
    if (dragged && field) set(view, actions, field, Math.round(share));
    else read(view, actions, nearest(curve, share));
  };
  const press = (event: PointerEvent): void => {
    if (!field || event.button !== 0) return;
    event.preventDefault();
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    actions.enter(field);
    read(view, actions, '');
    set(view, actions, field, Math.round(shareAt(event)));
  };
  return svg`<rect
    class="area ${field ? 'drags' : ''}"
    x=${left} y=${top} width=${right - left} height=${bottom - top}
    @pointermove=${move}
    @pointerdown=${press}
    @pointerleave=${() => {
      read(view, actions, '');
    }}
  ></rect>`;
}

/** The keyboard's way to the same. */
export function keyPoint(
  view: View,
  actions: Actions,
  {top, bottom}: Plot,
  {x, hit, text}: {x: number; hit: string; text: string},
): TemplateResult {
  const field = fieldOf(view);
  const line = svg`<line class="here" x1=${x} x2=${x} y1=${top - 6} y2=${bottom}></line>`;
  if (!field) return line;
  const share = Number(hit);
  const press = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    set(view, actions, field, Math.min(100, Math.max(0, Math.round(share) + step)));
  };
  return svg`<g
    class="handle"
    role="slider"
    tabindex="0"
    aria-label=${view.s.chart.x}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${String(Math.round(share))}
    aria-valuetext=${text}
    @keydown=${press}
  >${line}<circle class="grip" cx=${x} cy=${bottom} r="6"></circle></g>`;
}

/** "At 80% cache hits a month costs $68.57 on Flash, $261.43 on Pro." */
export function reading(view: View, curve: HitCurve, names: Map<string, string>): TemplateResult {
  return html`<p class="fine reading">${readingText(view, curve, names)}</p>`;
}

export function readingText(
  {s, f, localInputs}: View,
  curve: HitCurve,
  names: Map<string, string>,
): string {
  const at = localInputs.get(READ) ?? '';
  const list = curve.models.map(({model, points, here}) => ({
    name: names.get(model) ?? model,
    point: points.find(({hit}) => hit === at) ?? here,
  }));
  const share = f.rough(list[0]?.point.hit ?? '0');
  return s.chart.reads(
    share,
    list.map(({name, point}) => s.chart.saves(f.range(point, point.at_least), name)),
  );
}

function set(view: View, actions: Actions, field: string, share: number): void {
  if (String(share) !== view.scenario.workloads[0]?.hit || field.includes('shape'))
    actions.edit(field, String(share));
}

function read({localInputs}: View, actions: Actions, hit: string): void {
  if ((localInputs.get(READ) ?? '') !== hit) actions.setLocalInput(READ, hit);
}

/** The area reaches from no hits to all. */
function shareAt({currentTarget, clientX}: PointerEvent): number {
  const {left: from, width} = (currentTarget as Element).getBoundingClientRect();
  return Math.min(100, Math.max(0, ((clientX - from) / width) * 100));
}

function nearest(curve: HitCurve, share: number): string {
  const points = curve.models[0]?.points ?? [];
  const [first] = points.toSorted(
    (a, b) => Math.abs(Number(a.hit) - share) - Math.abs(Number(b.hit) - share),
  );
  return first?.hit ?? '';
}
