// A shape of repetition: its few fields in place of the three numbers, and what
// follows from it.
import {html, nothing, type TemplateResult} from 'lit';

import type {Shape} from '../../engine/types/calls.js';
import {errorText, errorsAt} from '../../state/errors.js';
import {textAt} from '../../state/scenario-edits.js';
import type {Strings} from '../../strings/index.js';
import {opening} from '../../ui/disclosure.js';
import {choice, field} from '../../ui/fields.js';
import {derived} from './shape-run.js';
import {tokenHelp, type Use} from './token-help.js';
import type {Actions, View} from '../../state/types.js';

type Kind = Shape['kind'];

/** The fields of each shape that say what it is. */
const FIELDS: Record<Kind, readonly string[]> = {
  chat: ['turns', 'system', 'user', 'answer'],
  agent: ['steps', 'prefix', 'task', 'tool_result', 'answer'],
  document: ['questions', 'system', 'document', 'question', 'answer'],
  template: ['requests', 'prefix', 'variable', 'answer'],
  none: ['input', 'answer'],
};
/** Those that a reader may leave alone. */
const MORE = ['reasoning', 'gap_minutes', 'lifetime_minutes', 'available', 'measured_hit'];
const COUNTED = new Set(['turns', 'steps', 'questions', 'requests']);
const UNITS: Record<string, string> = {available: '%', measured_hit: '%'};

function more(kind: Kind): readonly string[] {
  if (kind === 'none') return ['reasoning'];
  return kind === 'agent' ? ['compact_at', 'summary', ...MORE] : MORE;
}

/** Paths of the fields of a workload's shape, below the workload. */
export function shapePaths(view: View, index: number): string[] {
  const kind = view.scenario.workloads[index]?.shape?.kind;
  if (!kind) return [];
  const leaves = [...FIELDS[kind], ...more(kind)].map((leaf) => `/shape/${leaf}`);
  return leaves.map((leaf) => `/workloads/${String(index)}${leaf}`);
}

/** The fields of tokens that a sample text can be counted for. */
export function uses(s: Strings, base: string, shape: Shape): Use[] {
  return FIELDS[shape.kind]
    .filter((leaf) => !COUNTED.has(leaf))
    .map((leaf) => [`${base}/shape/${leaf}`, s.decisions.shape.field[leaf] ?? leaf]);
}

/** The same for the two counts of a workload without a shape. */
export function sampleText(view: View, actions: Actions, base: string): TemplateResult {
  const {questions} = view.s;
  return tokenHelp(view, actions, base, [
    [`${base}/input`, questions.input],
    [`${base}/output`, questions.output],
  ]);
}

/** The fields of a chosen shape and what follows from them. */
export function shapeFields(
  view: View,
  actions: Actions,
  base: string,
  shape: Shape,
): TemplateResult {
  const words = view.s.decisions.shape;
  const one = (leaf: string): TemplateResult =>
    field(view, actions, {
      path: `${base}/shape/${leaf}`,
      label: words.field[leaf] ?? leaf,
      value: textAt(view.scenario, `${base}/shape/${leaf}`),
      unit:
        UNITS[leaf] ??
        (COUNTED.has(leaf) || leaf.endsWith('_minutes') ? '' : view.s.questions.tokensUnit),
    });
  return html`${FIELDS[shape.kind].map(one)}
  ${opening(view, actions, `${base}/sample`, view.s.decisions.tokens.open, () => tokenHelp(view, actions, base, uses(view.s, base, shape)))}
  ${opening(view, actions, `${base}/more`, words.more, () => html`${more(shape.kind).map(one)} ${conditions(view, actions, base, shape)}`)}
  ${hiddenErrors(view, base, shape)}
  ${derived(view, actions, {base, shape, known: shownPaths(shape)})}`;
}

function shownPaths(shape: Shape): string[] {
  return [...FIELDS[shape.kind], ...more(shape.kind)].map((leaf) => `/shape/${leaf}`);
}

/** What is wrong with a field that the reader has closed away. */
function hiddenErrors(view: View, base: string, shape: Shape): TemplateResult[] {
  const {s} = view;
  if (view.open.has(`${base}/more`)) return [];
  return more(shape.kind).flatMap((leaf) =>
    errorsAt(view.errors, `${base}/shape/${leaf}`).map(
      (error) =>
        html`<p class="error">
          ${s.decisions.shape.field[leaf] ?? leaf}${s.decisions.colon}${errorText(s, error)}
        </p>`,
    ),
  );
}

/** What is one of a few, not a number. */
function conditions(view: View, actions: Actions, base: string, shape: Shape): TemplateResult {
  const words = view.s.decisions.shape.condition;
  const one = (leaf: string, now: unknown, values: readonly (string | boolean)[]): TemplateResult =>
    choice(view, {
      path: `${base}/shape/${leaf}`,
      label: words[leaf]?.label ?? leaf,
      value: String(now),
      choices: values.map((each) => [String(each), words[leaf]?.[String(each)] ?? ''] as const),
      change: (chosen) => {
        const value = values.find((each) => String(each) === chosen);
        actions.edit(`${base}/shape/${leaf}`, value as string);
      },
    });
  const modes = ['separate', 'follow_up', 'parallel', 'one_request'];
  const {shared = true, keep_reasoning: kept = shape.kind === 'agent'} = shape;
  return html`${shape.kind === 'document' ? one('mode', shape.mode ?? 'separate', modes) : nothing}
  ${shape.kind === 'none' ? nothing : one('shared', shared, [true, false])}
  ${
    shape.kind === 'chat' || shape.kind === 'agent'
      ? one('keep_reasoning', kept, [false, true])
      : nothing
  }
  ${one('case', shape.case ?? 'expected', ['expected', 'best', 'none'])}`;
}
