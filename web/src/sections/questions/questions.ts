// The buyer's inputs: tokens in and out, repetition, requests, and when.
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import type {Shape, UsageHours} from '../../engine/types/calls.js';
import {errorText, errorsElsewhere, scenarioPath} from '../../state/errors.js';
import {textAt} from '../../state/scenario-edits.js';
import {choice, field, textButton} from '../../ui/fields.js';
import {timesOf} from '../../format/factor.js';
import {heading} from '../../ui/heading.js';
import {opening} from '../../ui/disclosure.js';
import {undoButtons} from '../../ui/undo-buttons.js';
import {hasBundle, type Actions, type FirstView} from '../../state/types.js';

const LEAVES = [
  '/name',
  '/model',
  '/input',
  '/output',
  '/hit',
  '/requests',
  '/when/peak_share',
  '/when/grid',
];
const PERIODS = ['minute', 'hour', 'day', 'month'] as const;
const KINDS = [
  'even',
  'office_china',
  'office_europe',
  'office_us_east',
  'office_us_west',
  'grid',
  'peak_share',
] as const;

export function questions(view: FirstView, actions: Actions): TemplateResult {
  const {s, scenario} = view;
  const several = scenario.workloads.length > 1;
  return html`<section class="questions" part="questions" aria-labelledby="questions-heading">
    <div class="bar">${heading(view.headingLevel, s.questions.heading, 'questions-heading')}</div>
    ${scenario.workloads.map((_workload, i) => workload(view, actions, i, several))}
    <div class=${several ? 'period' : nothing}>
      ${months(view, actions)} ${banded(view) ? instant(view, actions) : nothing}
    </div>
    ${otherErrors(view)} ${view.kind === 'full' ? next(view, actions) : nothing}
    ${shapeChanged(view)}
    <p class="choices">
      ${textButton(s.questions.addWorkload, actions.addWorkload)}
      ${textButton(s.questions.reset, actions.reset)} ${undoButtons(view, actions)}
    </p>
  </section>`;
}

/** The buyer's questions that are answered further below: there, opened. */
function next(view: FirstView, actions: Actions): TemplateResult {
  const {heading: label, ...questions} = view.s.decisions.next;
  return html`<p class="choices next">
    <span class="label">${label}</span>
    ${Object.entries(questions).map(([id, text]) =>
      textButton(text, () => {
        actions.show(id);
      }),
    )}
  </p>`;
}

/** Whether the hour matters at the prices of the chosen card. */
export function banded(view: FirstView): boolean {
  return view.table.models.some((model) => model.prices.some((prices) => prices.band !== 'flat'));
}

/** Paths of all fields that a question shows, where an error can stand. */
export function questionPaths(view: FirstView): string[] {
  const card = view.kind === 'compact' ? [] : ['/card'];
  return [...card, '/month'].concat(
    view.scenario.workloads.flatMap((_workload, i) =>
      LEAVES.map((leaf) => `/workloads/${String(i)}${leaf}`).concat(
        hasBundle(view) ? view.bundle.shapePaths(view, i) : [],
      ),
    ),
  );
}

/** Whether an error stands at a question further below, which only the full view has. */
function elsewhere(view: FirstView, where: string): boolean {
  return view.kind === 'full' && scenarioPath(where).startsWith('/decision/');
}

function otherErrors(view: FirstView): TemplateResult | typeof nothing {
  const errors = errorsElsewhere(view.errors, questionPaths(view)).filter(
    ({where}) => !elsewhere(view, where),
  );
  if (errors.length === 0) return nothing;
  return html`<ul class="error list">
    ${errors.map((error) => html`<li>${errorText(view.s, error)} <code>${scenarioPath(error.where)}</code></li>`)}
  </ul>`;
}

function workload(
  view: FirstView,
  actions: Actions,
  index: number,
  several: boolean,
): TemplateResult {
  const {s} = view;
  const base = `/workloads/${String(index)}`;
  const shape = view.scenario.workloads[index]?.shape;
  const value = (leaf: string): string => textAt(view.scenario, base + leaf);
  return html`<div
    class="workload"
    role="group"
    aria-label=${value('/name') || s.questions.workload(index + 1)}
  >
    ${several && hasBundle(view) ? view.bundle.workloadHeader(view, actions, index) : nothing}
    ${presets(view, actions, index)} ${repetition(view, actions, base, shape)}
    ${
      shape
        ? nothing
        : field(view, actions, {
            path: `${base}/input`,
            label: s.questions.input,
            value: value('/input'),
            hint: s.questions.inputHint,
            unit: s.questions.tokensUnit,
          })
    }
    ${
      shape
        ? nothing
        : field(view, actions, {
            path: `${base}/output`,
            label: s.questions.output,
            value: value('/output'),
            hint: s.questions.outputHint,
            unit: s.questions.tokensUnit,
          })
    }
    ${
      shape
        ? nothing
        : field(view, actions, {
            path: `${base}/hit`,
            label: s.questions.hit,
            value: value('/hit'),
            hint: s.questions.hitHint,
            unit: '%',
            after: slider(view, actions, `${base}/hit`, value('/hit')),
          })
    }
    ${field(view, actions, {
      path: `${base}/requests`,
      label: (shape && s.decisions.shape.runs[shape.kind]) ?? s.questions.requests,
      value: value('/requests'),
      hint: perMonth(view, index),
      after: choice(view, {
        path: `${base}/per`,
        label: s.questions.per,
        value: value('/per') || 'month',
        bare: true,
        choices: PERIODS.map((per) => [per, s.questions.perUnit[per] ?? per] as const),
        change: (per) => {
          actions.edit(`${base}/per`, per);
        },
      }),
    })}
    ${banded(view) ? when(view, actions, base) : nothing}
  </div>`;
}

/** How context repeats: the share as such, or a shape whose fields come with the bundle. */
function repetition(
  view: FirstView,
  actions: Actions,
  base: string,
  shape: Shape | undefined,
): TemplateResult {
  const words = view.s.decisions.shape;
  return html`${choice(view, {
    path: `${base}/shape/kind`,
    label: words.question,
    value: shape?.kind ?? 'direct',
    choices: Object.entries(words.kind),
    change: (kind) => {
      actions.edit(`${base}/shape/kind`, kind);
    },
  })}
  ${shape ? nothing : sample(view, actions, base)}
  ${shape && hasBundle(view) ? view.bundle.shapeFields(view, actions, base, shape) : nothing}`;
}

/** Help with the two counts of tokens, in the words of the bundle. */
function sample(view: FirstView, actions: Actions, base: string): TemplateResult {
  return opening(view, actions, `${base}/sample`, view.s.decisions.tokens.open, () =>
    hasBundle(view) ? view.bundle.sampleText(view, actions, base) : html``,
  );
}

/** How many requests to the API a month has, whatever is counted and per what. */
function perMonth(view: FirstView, index: number): string {
  const {s, f, estimate, table, validScenario} = view;
  const month = estimate?.workloads[index]?.month_requests;
  if (month === undefined) return '';
  const shape = validScenario.workloads[index]?.shape;
  const run =
    shape &&
    view.query('cacheModel', {
      about: `/workloads/${String(index)}`,
      shape,
      card: table.card.id,
      currency: table.currency,
    }).answer;
  const each = run && 'requests' in run ? run.requests : '1';
  const count = timesOf(month, each);
  return count === undefined ? '' : s.questions.perMonth(f.count(count));
}

/** What a change of shape did to the count: "100,000 requests are now 12,500 chats of 8." */
function shapeChanged(view: FirstView): TemplateResult | typeof nothing {
  const {s, f, shapeChange: change} = view;
  if (!change) return nothing;
  const {before, after, runs, each, workload} = change;
  const kind = view.scenario.workloads[workload]?.shape?.kind ?? 'request';
  const [one, many] = s.decisions.units[kind] ?? ['', ''];
  const said = s.questions.converted({
    before: f.count(before),
    after: before === after ? '' : f.count(after),
    runs: f.count(runs),
    one,
    many,
    each: kind === 'request' ? '' : f.count(each),
  });
  return html`<p class="changed" role="status">${said}</p>`;
}

function presets(view: FirstView, actions: Actions, index: number): TemplateResult {
  const {s} = view;
  return html`<p class="choices presets" role="group" aria-label=${s.questions.presets}>
    <span class="label">${s.questions.presets}</span>
    ${view.presets.map(({id}) =>
      textButton(s.questions.preset[id] ?? id, () => {
        actions.preset(index, id);
      }),
    )}
  </p>`;
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

function when(view: FirstView, actions: Actions, base: string): TemplateResult {
  const {s, scenario} = view;
  const kind = (textAt(scenario, `${base}/when/kind`) || 'even') as UsageHours['kind'];
  const set = (chosen: UsageHours): void => {
    actions.edit(`${base}/when`, chosen as unknown as string);
  };
  return html`${choice(view, {
    path: `${base}/when/kind`,
    label: s.questions.when,
    value: kind,
    hint: s.questions.whenHint,
    choices: KINDS.map((key) => [key, s.questions.whenKind[key] ?? key] as const),
    change: (chosen) => {
      set(started(chosen as UsageHours['kind']));
    },
  })}
  ${
    kind === 'peak_share'
      ? field(view, actions, {
          path: `${base}/when/peak_share`,
          label: s.questions.peakShare,
          value: textAt(scenario, `${base}/when/peak_share`),
          unit: '%',
        })
      : nothing
  }
  ${kind === 'grid' && hasBundle(view) ? view.bundle.schedule(view, actions, base) : nothing}`;
}

/** Something sensible to begin with, so that a choice never starts with an error. */
function started(kind: UsageHours['kind']): UsageHours {
  if (kind === 'peak_share') return {kind, peak_share: '20'};
  if (kind === 'grid')
    return {kind, grid: '007fc0007fc0007fc0007fc0007fc0000000000000', utc_offset: 480};
  return {kind};
}

function months(view: FirstView, actions: Actions): TemplateResult {
  const {s, f, scenario} = view;
  const chosen = scenario.month ?? '';
  const list = nextMonths(view.now, 14);
  if (chosen !== '' && !list.includes(chosen)) list.unshift(chosen);
  return choice(view, {
    path: '/month',
    label: s.questions.month,
    value: chosen,
    choices: [
      ['', s.questions.averageMonth],
      ...list.map((month) => [month, f.month(month)] as const),
    ],
    change: (month) => {
      actions.edit('/month', month);
    },
  });
}

function instant(view: FirstView, actions: Actions): TemplateResult {
  const {s, scenario} = view;
  return choice(view, {
    path: '/instant',
    label: s.questions.instant,
    value: scenario.instant ?? 'completion',
    hint: s.questions.instantHint,
    choices: Object.entries(s.questions.instantKind),
    change: (kind) => {
      actions.edit('/instant', kind);
    },
  });
}

/** This month and those after it: ["2026-11", "2026-12", …]. */
export function nextMonths(now: string, count: number): string[] {
  const year = Number(now.slice(0, 4));
  const month = Number(now.slice(5, 7)) - 1;
  return Array.from({length: count}, (_none, i) =>
    new Date(Date.UTC(year, month + i, 1)).toISOString().slice(0, 7),
  );
}
