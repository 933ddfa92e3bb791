// The buyer's questions beside tokens: each a line with its answer for both
// models, open to its inputs and its working, and the verdict that follows.
import {html, nothing, type TemplateResult} from 'lit';

import {errorText, scenarioPath} from '../../state/errors.js';
import {countsText} from '../../state/faults.js';
import {budget} from './affordability.js';
import {failures} from './failures.js';
import {openMonth, type Question} from './question-fields.js';
import {load} from './concurrency.js';
import {outputShare} from './output.js';
import {repeats} from './repeats.js';
import {ranges} from './ranges.js';
import {sectionFrame} from '../../ui/section-frame.js';
import {animatedOnChange} from '../../ui/decimal-column.js';
import {ledgerLine} from '../../ui/ledger-line.js';
import {onAxisOfFamily} from '../../ui/money-axis.js';
import {verdict} from './verdict.js';
import {familyClass, shortNames, type Actions, type View} from '../../state/types.js';

const QUESTIONS: readonly ((view: View, actions: Actions) => Question)[] = [
  repeats,
  outputShare,
  load,
  failures,
  budget,
  ranges,
];

export function decisions(view: View, actions: Actions): TemplateResult | typeof nothing {
  const {s, estimate} = view;
  if (!estimate) return nothing;
  const names = shortNames(view, estimate.models);
  return sectionFrame(
    view,
    {name: 'decisions', part: 'decision', title: s.decisions.heading, hint: s.decisions.hint},
    html`${openMonth(view)} ${amountsWait(view)}
      <div class="ledger m${estimate.models.length}">
        <div class="row names" aria-hidden="true">
          <span></span>
          ${estimate.models.map(
            ({model, family}) =>
              html`<span class="name ${familyClass(family)}">${names.get(model)}</span>`,
          )}
        </div>
        ${QUESTIONS.map((question, at) => line(view, actions, question(view, actions), at + 1))}
      </div>
      ${verdict(view, actions)}`,
  );
}

/** "A failure’s cost of 0.05" in dollars is none in yuan; of a chat, none of a document. */
function amountsWait({s, amountsIn}: View): TemplateResult | typeof nothing {
  if (amountsIn === undefined) return nothing;
  return html`<p class="fine" role="status">
    ${
      amountsIn.unit === undefined
        ? s.decisions.amountsWait(s.currency[amountsIn.currency ?? ''] ?? '')
        : s.decisions.unitsWait(...(s.decisions.units[amountsIn.unit] ?? ['', '']))
    }
  </p>`;
}

function line(view: View, actions: Actions, question: Question, number: number): TemplateResult {
  const {id, cells} = question;
  const open = view.open.has(id);
  const estimated = view.estimate?.models ?? [];
  return html`${ledgerLine(view, actions, {
    id,
    question: true,
    part: 'question',
    className: question.keys.some((key) => wrong(view, key)) ? 'stale' : '',
    label: html`<span class="number">${number}</span>${question.question}
      <small class="of">${question.short}</small>`,
    cells: estimated.map(({family}, i) => set(view, family, cells[i] ?? '')),
    content: open ? html`${question.body()} ${unplaced(view, question)}` : nothing,
  })}
  ${question.always?.() ?? nothing} ${open ? nothing : closedErrors(view, question)}
  ${instead(view, question)}`;
}

/** An amount on the axis of its model's, of a range its upper end; other units at the edge. */
function set(view: View, family: string, text: string): TemplateResult {
  const [, from = '', amount] = /^(.*–)?([^\d\s]{1,3}[\d.,]+)$/.exec(text) ?? [];
  const shown =
    amount === undefined
      ? text || view.s.decisions.missing
      : html`${from}${onAxisOfFamily(view, family, [amount])}`;
  return animatedOnChange(
    text,
    html`<span class=${from === '' ? nothing : 'between'}>${shown}</span>`,
  );
}

/** Why this question alone has no answer, where no field is to blame. */
function unplaced(view: View, {errors}: Question): TemplateResult[] {
  const own = errors.filter(
    ({where, code}) =>
      !scenarioPath(where).startsWith('/decision/') &&
      !view.errors.some((error) => error.where === where && error.code === code),
  );
  return own.map((error) => html`<p class="error">${errorText(view.s, error)}</p>`);
}

function wrong({errors}: View, key: string): boolean {
  return errors.some(({where}) => inputAt(where) === key);
}

/** The member of the buyer inputs that an error is about. */
function inputAt(where: string): string {
  return /^\/decision\/(\w+)/.exec(scenarioPath(where))?.[1] ?? '';
}

/** What its wrong fields count with, so that its answer is never taken for one to what is typed. */
function instead(view: View, {keys}: Question): TemplateResult | typeof nothing {
  const errors = view.errors.filter(({where}) => keys.some((key) => key === inputAt(where)));
  return errors.length === 0
    ? nothing
    : html`<p class="stale-note">${countsText(view, errors)}</p>`;
}

/** What is wrong with a field of a question that the reader has closed again. */
function closedErrors(view: View, {keys, errors}: Question): TemplateResult[] {
  const texts = [...view.errors, ...errors]
    .filter(({where}) => keys.some((key) => key === inputAt(where)))
    .map((error) => errorText(view.s, error));
  return [...new Set(texts)].map((text) => html`<p class="error">${text}</p>`);
}
