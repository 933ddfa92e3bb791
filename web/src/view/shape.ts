// A shape of repetition: its few fields in place of the three
// numbers, the share of hits that follows from it, and each turn's working.
import {html, nothing, type TemplateResult} from 'lit';

import type {CacheModel, Shape} from '../engine/calls.js';
import {errorText, errorsElsewhere} from '../errors.js';
import {textAt} from '../scenario.js';
import {opening} from './disclosure.js';
import {choice, field} from './fields.js';
import {column} from './number.js';
import {familyClass, shortNames, type Actions, type View} from './view.js';

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

/** The fields of a chosen shape and what follows from them. */
export function shapeFields(
  view: View,
  actions: Actions,
  base: string,
  shape: Shape,
): TemplateResult {
  const words = view.s.decide.shape;
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
  ${opening(view, actions, `${base}/more`, words.more, () => html`${more(shape.kind).map(one)} ${conditions(view, actions, base, shape)}`)}
  ${derived(view, actions, base, shape)}`;
}

/** What is one of a few, not a number. */
function conditions(view: View, actions: Actions, base: string, shape: Shape): TemplateResult {
  const words = view.s.decide.shape.condition;
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

function derived(
  view: View,
  actions: Actions,
  base: string,
  shape: Shape,
): TemplateResult | typeof nothing {
  const {s, f, table} = view;
  const words = s.decide.shape;
  const {answer, errors} = view.ask('cacheModel', {
    about: base,
    shape,
    card: table.card.id,
    currency: table.currency,
  });
  // Errors of a shape stand at its fields already; those of a field not shown, here.
  const known = [...FIELDS[shape.kind], ...more(shape.kind)].map((leaf) => `/shape/${leaf}`);
  const rest = errorsElsewhere(errors, known);
  if (!answer || 'shapes' in answer) return nothing;
  const share = (which: string): string =>
    f.share(answer.cases.find((each) => each.case === which)?.hit_share ?? '0');
  const text = answer.assumptions.includes('measured')
    ? words.measured(share('expected'))
    : words.derived(share(answer.used), share('best'));
  return html`<div class=${errors.length > 0 ? 'stale' : nothing}>
    <p class="derived" part="derived">${text}</p>
    ${rest.map((error) => html`<p class="error">${errorText(s, error)}</p>`)}
    ${opening(view, actions, `${base}/turns`, words.turns, () => turns(view, answer))}
  </div>`;
}

/** What each turn sends and costs, and the bounds of the whole run. */
function turns(view: View, model: CacheModel): TemplateResult {
  const {s, f} = view;
  const words = s.decide.shape;
  const names = shortNames(view, model.models);
  const costs = model.models.map((each) => column(each.turns.map((amount) => f.money(amount))));
  const few = model.rows.length <= 60 ? model.rows : model.rows.slice(0, 60);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.scroll}>
      <table class="data-table">
        <thead>
          <tr>
            <th scope="col">${words.turn}</th>
            <th scope="col">${words.prompt}</th>
            <th scope="col">${words.fromCache}</th>
            <th scope="col">${words.out}</th>
            ${model.models.map((each) => html`<th scope="col">${names.get(each.model)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${few.map(
            (row, i) =>
              html`<tr>
                <th scope="row">${row.compaction ? words.compaction : row.turn}</th>
                <td>${f.count(row.prompt)}</td>
                <td>${f.count(row.hit)}</td>
                <td>${f.count(row.output)}</td>
                ${costs.map((cells) => html`<td>${cells[i]}</td>`)}
              </tr>`,
          )}
          ${
            few.length < model.rows.length
              ? html`<tr>
                  <th scope="row">… ${model.rows.length}</th>
                  <td colspan=${3 + model.models.length}></td>
                </tr>`
              : nothing
          }
        </tbody>
      </table>
    </div>
    <ul class="equations">
      ${(['best', 'expected', 'none'] as const).map(
        (bound) =>
          html`<li>
            <span class="fine">${words.wholeRun(words.bound[bound])}</span>
            ${model.models.map(
              (each) =>
                html`<span class="sum ${familyClass(each.family)}"
                  >${names.get(each.model)} <b>${f.exactMoney(each.run[bound])}</b>
                </span>`,
            )}
          </li>`,
      )}
    </ul>
    <ul class="fine">
      ${model.assumptions.map((code) => html`<li>${words.assumption[code] ?? code}</li>`)}
      <li><a href=${model.source}>${words.source}</a></li>
    </ul>`;
}
