// One workload: what one job is, how many, and what each takes. Of several all but the one
// being edited are folded to a line.
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import type {Shape} from '../../engine/types/calls.js';
import {scenarioPath} from '../../state/errors.js';
import {textAt} from '../../state/scenario-edits.js';
import {opening} from '../../ui/disclosure.js';
import {choice, field, idOf, textButton} from '../../ui/fields.js';
import {hasBundle, type Actions, type FirstView} from '../../state/types.js';
import {banded, hours} from './hours.js';

const PERIODS = ['minute', 'hour', 'day', 'month'] as const;
/** Where the page keeps which workload is being edited. */
export const EDITED = 'workload';
/** Where it keeps which one has the focus: it never folds under the reader's fingers. */
const ENTERED = 'workload/entered';
/** No workload: all are folded. */
const NONE = 'none';

/** Whether all of a workload is shown; what cannot be used is never folded away. */
export function isUnfolded({localInputs, scenario, errors}: FirstView, index: number): boolean {
  if (scenario.workloads.length < 2) return true;
  const edited = localInputs.get(EDITED) ?? '0';
  // What was being edited may have been taken back.
  const last = scenario.workloads.length - 1;
  const path = `/workloads/${String(index)}/`;
  const shown = edited === NONE ? NONE : String(Math.min(Number(edited), last));
  if (localInputs.get(ENTERED) === String(index)) return true;
  return shown === String(index) || errors.some(({where}) => scenarioPath(where).startsWith(path));
}

/** Unfolds one workload and folds the others; the focus goes to its name. */
export function openWorkload(actions: Actions, index: number | undefined, event?: Event): void {
  actions.setLocalInput(ENTERED, '');
  actions.setLocalInput(EDITED, index === undefined ? NONE : String(index));
  if (index === undefined || !event) return;
  const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
  requestAnimationFrame(() => {
    root.getElementById(idOf(`/workloads/${String(index)}/name`))?.focus();
  });
}

export function workload(view: FirstView, actions: Actions, index: number): TemplateResult {
  const {s, scenario} = view;
  const base = `/workloads/${String(index)}`;
  const several = scenario.workloads.length > 1;
  const name = textAt(scenario, `${base}/name`) || s.questions.workload(index + 1);
  const enter = ({target}: Event): void => {
    // A line's own button opens and folds.
    if (several && !(target as Element).closest('.workload-line'))
      actions.setLocalInput(ENTERED, String(index));
  };
  return html`<div class="workload" role="group" aria-label=${name} @focusin=${enter}>
    ${several && hasBundle(view) ? view.bundle.workloadLine(view, actions, index) : nothing}
    ${isUnfolded(view, index) ? fields(view, actions, base, index) : nothing}
  </div>`;
}

function fields(view: FirstView, actions: Actions, base: string, index: number): TemplateResult {
  const {scenario} = view;
  const shape = scenario.workloads[index]?.shape;
  const several = scenario.workloads.length > 1;
  return html`${several && hasBundle(view) ? view.bundle.workloadHeader(view, actions, index) : nothing}
  ${job(view, actions, base, shape)} ${examples(view, actions, index)}
  ${count(view, actions, base, index)} ${banded(view) ? hours(view, actions, base) : nothing}
  ${
    shape && hasBundle(view)
      ? view.bundle.shapeFields(view, actions, base, shape)
      : shape
        ? nothing
        : tokens(view, actions, base)
  }`;
}

/** The one question about the shape. */
function job(
  view: FirstView,
  actions: Actions,
  base: string,
  shape: Shape | undefined,
): TemplateResult {
  const words = view.s.decisions.shape;
  const kind = shape?.kind ?? 'direct';
  return choice(view, {
    path: `${base}/shape/kind`,
    label: words.question,
    value: kind,
    // Requests of which nothing repeats are single ones; links may hold them all the same.
    choices: Object.entries(words.kind).filter(([key]) => key !== 'none' || kind === 'none'),
    change: (chosen) => {
      actions.edit(`${base}/shape/kind`, chosen);
    },
  });
}

/** Filled-in answers to that question. */
function examples(view: FirstView, actions: Actions, index: number): TemplateResult {
  const {s} = view;
  const names = view.presets.map(({id}) => s.questions.preset[id] ?? id);
  return html`<p class="choices presets" role="group" aria-label=${s.questions.presets}>
    <span class="label">${s.questions.presets}</span>
    ${view.presets.map(({id}, i) =>
      textButton(names[i] ?? id, () => {
        actions.preset(index, id, {name: names[i] ?? id, others: names});
      }),
    )}
  </p>`;
}

function count(view: FirstView, actions: Actions, base: string, index: number): TemplateResult {
  const {s, scenario} = view;
  const shape = scenario.workloads[index]?.shape;
  return field(view, actions, {
    path: `${base}/requests`,
    label: (shape && s.decisions.shape.runs[shape.kind]) ?? s.questions.requests,
    value: textAt(scenario, `${base}/requests`),
    hint: [perMonth(view, index), shapeChanged(view, index)].filter(Boolean).join(' · '),
    after: choice(view, {
      path: `${base}/per`,
      label: s.questions.per,
      value: textAt(scenario, `${base}/per`) || 'month',
      bare: true,
      choices: PERIODS.map((per) => [per, s.questions.perUnit[per] ?? per] as const),
      change: (per) => {
        actions.edit(`${base}/per`, per);
      },
    }),
  });
}

/** Of single requests: the counts and the share, as such. */
function tokens(view: FirstView, actions: Actions, base: string): TemplateResult {
  const {s, scenario} = view;
  const words = s.questions;
  const one = (
    leaf: 'input' | 'output' | 'hit',
    more: {hint: string; unit: string; after?: TemplateResult},
  ): TemplateResult => {
    const path = `${base}/${leaf}`;
    return field(view, actions, {path, label: words[leaf], value: textAt(scenario, path), ...more});
  };
  const hit = textAt(scenario, `${base}/hit`);
  return html`${one('input', {hint: words.inputHint, unit: words.tokensUnit})}
  ${one('output', {hint: words.outputHint, unit: words.tokensUnit})} ${sample(view, actions, base)}
  ${one('hit', {hint: words.hitHint, unit: '%', after: slider(view, actions, `${base}/hit`, hit)})}`;
}

/** Help with the two counts of tokens, in the words of the bundle. */
function sample(view: FirstView, actions: Actions, base: string): TemplateResult {
  return opening(view, actions, `${base}/sample`, view.s.decisions.tokens.open, () =>
    hasBundle(view) ? view.bundle.sampleText(view, actions, base) : html``,
  );
}

/** What a change of shape did to the count: "100,000 requests are now 12,500 chats of 8." */
export function shapeChanged(view: FirstView, index?: number): string {
  const {s, f, shapeChange: change} = view;
  if (!change) return '';
  if (index !== undefined && index !== change.workload) return '';
  const {before, after, runs, each, workload} = change;
  const kind = view.scenario.workloads[workload]?.shape?.kind ?? 'request';
  const [one, many] = s.decisions.units[kind] ?? ['', ''];
  return s.questions.converted({
    before: f.count(before),
    after: before === after ? '' : f.count(after),
    runs: f.count(runs),
    one,
    many,
    each: kind === 'request' ? '' : f.count(each),
  });
}

/** How many requests to the API a month has, whatever is counted and per what. */
function perMonth({s, f, estimate}: FirstView, index: number): string {
  const count = estimate?.assumptions.workloads[index]?.api_requests;
  return count === undefined
    ? ''
    : s.questions.perMonth(f.nearly(count, Number(count) < 100 ? 2 : 0));
}

function slider(view: FirstView, actions: Actions, path: string, text: string): TemplateResult {
  const value = Number.parseFloat(text);
  const position = String(Number.isFinite(value) ? Math.min(100, Math.max(0, value)) : 0);
  return html`<input
    type="range"
    min="0"
    max="100"
    step="1"
    aria-label=${view.s.questions.hitSlider}
    .value=${live(position)}
    @input=${(event: Event) => {
      actions.edit(path, (event.target as HTMLInputElement).value);
    }}
  />`;
}
