// The buyer's inputs: tokens in and out, repetition, requests, and when.
import {html, nothing, type TemplateResult} from 'lit';

import {listOf} from '../../engine/builtins.js';
import {errorsAt, errorsElsewhere, scenarioPath} from '../../state/errors.js';
import {faultText} from '../../state/faults.js';
import {toggled} from '../../ui/disclosure.js';
import {choice, textButton} from '../../ui/fields.js';
import {heading} from '../../ui/heading.js';
import {openWorkload, shapeChanged, workload} from './workload.js';
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

export function questions(view: FirstView, actions: Actions): TemplateResult {
  const {s, scenario} = view;
  const several = scenario.workloads.length > 1;
  return html`<section class="questions" part="questions" aria-labelledby="questions-heading">
    <div class="bar ${(view.undoes ?? view.redoes) ? 'undoable' : ''}">
      ${heading(view.headingLevel, s.questions.heading, 'questions-heading')}
      ${undo(view, actions, 'examples')}
    </div>
    ${scenario.workloads.map((_workload, i) => workload(view, actions, i))}
    ${
      view.kind === 'compact'
        ? nothing
        : html`<div class=${several ? 'period' : nothing}>${months(view, actions)}</div>`
    }
    ${otherErrors(view)} ${view.kind === 'full' ? next(view, actions) : nothing}
    ${view.kind === 'compact' ? nothing : changes(view, actions)}
    ${view.shapeChange ? html`<p class="vh" role="status">${shapeChanged(view)}</p>` : nothing}
  </section>`;
}

function undo(view: FirstView, actions: Actions, which: 'examples' | 'others'): unknown {
  if (view.kind === 'compact' || !hasBundle(view)) return nothing;
  return view.bundle.undoButtons(view, actions, which);
}

function changes(view: FirstView, actions: Actions): TemplateResult {
  const {s, scenario} = view;
  return html`<p class="choices">
    ${textButton(s.questions.addWorkload, (event) => {
      actions.addWorkload();
      openWorkload(actions, scenario.workloads.length, event);
    })}
    ${textButton(s.questions.reset, actions.reset)} ${undo(view, actions, 'others')}
  </p>`;
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

/** Paths of all fields that a question shows, where an error can stand. */
function questionPaths(view: FirstView): string[] {
  const around = view.kind === 'compact' ? [] : ['/card', '/month'];
  return around.concat(
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
    ${errors.map((error) => html`<li>${faultText(view, error)}</li>`)}
  </ul>`;
}

/** Most readers plan an average month: another one is behind its name. */
function months(view: FirstView, actions: Actions): TemplateResult {
  const {s, f, scenario} = view;
  const chosen = scenario.month ?? '';
  // Folded away: they come with the script.
  const list = view.prerendering ? [] : nextMonths(view.now, 14);
  if (chosen !== '' && !list.includes(chosen)) list.unshift(chosen);
  const wrong = errorsAt(view.errors, '/month').length > 0;
  return html`<details
    class="data months"
    ?open=${view.open.has('month/choice') || wrong}
    @toggle=${toggled(actions, 'month/choice')}
  >
    <summary>${chosen === '' ? s.questions.averageMonth : f.month(chosen)}</summary>
    ${choice(view, {
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
    })}
  </details>`;
}

/** This month and those after it: ["2026-11", "2026-12", …]. */
function nextMonths(now: string, count: number): string[] {
  const year = Number(now.slice(0, 4));
  const month = Number(now.slice(5, 7)) - 1;
  return listOf(count, (i) => new Date(Date.UTC(year, month + i, 1)).toISOString().slice(0, 7));
}
