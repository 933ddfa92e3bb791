// The verdict in words: the core says it in codes, by rule.
import {html, nothing, type TemplateResult} from 'lit';

import type {CoreError, Verdict} from '../../engine/types/calls.js';
import {countsText} from '../../state/faults.js';
import {withoutFields} from '../../state/scenario-edits.js';
import {opening} from '../../ui/disclosure.js';
import {textButton} from '../../ui/fields.js';
import {oneIn} from './failures.js';
import {openMonth} from './question-fields.js';
import {heading} from '../../ui/heading.js';
import {inputName} from '../../format/input-names.js';
import {unitOf} from '../../format/unit.js';
import {headline, holdsIf, whatIf} from './verdict-sentences.js';
import {verdictWorking} from './verdict-working.js';
import type {Actions, View} from '../../state/types.js';

export function verdict(view: View, actions: Actions): TemplateResult {
  const {s} = view;
  const reply = verdictOf(view);
  const errors = [...reply.errors, ...view.errors.filter(matters)];
  const answer = reply.answer && known(reply.answer, errors);
  return html`<div class="judgement ${errors.length > 0 ? 'stale' : ''}" part="verdict">
    <div class="sub">${heading(view.headingLevel + 1, s.decisions.verdict.heading)}</div>
    <p class="verdict ${answer && answer.outcome !== 'unsettled' ? 'decided' : ''}">
      ${answer ? paragraph(view, answer, flipping(view, answer)) : s.decisions.missing}
    </p>
    ${answer ? openMonth(view) : nothing}
    ${view.prerendering ? nothing : html`<p class="stale-note">${countsText(view, errors)}</p>`}
    ${answer && errors.length === 0 ? missing(view, actions, answer) : ''}
    ${answer ? opening(view, actions, 'verdict', s.decisions.verdict.how, () => verdictWorking(view, actions, answer)) : ''}
  </div>`;
}

/** What cannot be read has been given all the same: it is not said to be missing. */
function known(answer: Verdict, errors: readonly CoreError[]): Verdict {
  const given = errors.some(({where}) => where.includes('/decision/'));
  return given && answer.outcome === 'unsettled' ? {...answer, reasons: []} : answer;
}

/** What is wrong with speeds and budgets leaves the verdict as it is. */
function matters({where}: CoreError): boolean {
  return !/^\/scenario\/decision\/(first_token|speed_|peak_|budget|per_user|target)/.test(where);
}

/** A range that cannot be read, as in a link to what is gone, leaves the rest standing. */
function verdictOf(view: View): ReturnType<typeof view.query<'verdict'>> {
  const reply = view.query('verdict');
  if (reply.answer || !reply.errors.some(({where}) => where.includes('/ranges/'))) return reply;
  const scenario = withoutFields(view.validScenario, reply.errors);
  return view.query('verdict', {about: 'without', scenario});
}

/** Where what is missing can be given: the question opens at its first field. */
function missing({s}: View, actions: Actions, {reasons}: Verdict): TemplateResult | typeof nothing {
  const missing = ['failures_unknown', 'human_unknown'];
  if (!reasons.some((code) => missing.includes(code))) return nothing;
  return html`<p class="choices">
    ${textButton(s.decisions.verdict.answer(s.decisions.next.fail), () => {
      actions.focusField('/decision/fail_flash');
    })}
  </p>`;
}

/** What the ranges are about that turn the outcome. */
function flipping({s, validScenario: scenario}: View, {flipped}: Verdict): string[] {
  const list = scenario.decision?.ranges ?? [];
  return flipped.flatMap((i) => (list[i] ? inputName(s, scenario, list[i].field) : []));
}

/** What holds, why, and what would change it; of an open verdict, only what is missing. */
export function paragraph(
  view: Pick<View, 's' | 'f' | 'scenario'>,
  answer: Verdict,
  flipped: readonly string[] = [],
): string {
  const {s} = view;
  const sentences = [
    ...(answer.outcome === 'unsettled' ? open(view, answer) : reasoned(view, answer)),
    ...(flipped.length > 0 ? [s.decisions.verdict.flippedBy(flipped.join(s.comma))] : []),
    ...(answer.outcome === 'unsettled'
      ? answer.conditions.map((code) => s.decisions.verdict.condition[code] ?? code)
      : []),
  ];
  return sentences.join(s.lang === 'en' ? ' ' : '');
}

function open(view: Pick<View, 's' | 'f' | 'scenario'>, answer: Verdict): string[] {
  const {s, f} = view;
  const unit = unitOf(view);
  const words = s.decisions.verdict;
  const list = answer.reasons.flatMap((code) => words.open[code] ?? []).slice(0, 1);
  if (answer.would_change.length > 0) list.push(...turns(view, answer));
  else if (answer.break_even_human)
    list.push(s.decisions.fail.humanFrom(f.money(answer.break_even_human.amount)));
  else if (answer.one_in !== null)
    list.push(s.decisions.fail.oneIn(f.count(oneIn(answer.one_in)), unit));
  else if (answer.ratio !== null) list.push(words.ratio(f.ratio(answer.ratio), unit));
  return list;
}

function reasoned(view: Pick<View, 's' | 'f'>, answer: Verdict): string[] {
  const words = view.s.decisions.verdict;
  return [
    ...headline(view, answer),
    ...(answer.headline ? [] : answer.reasons.flatMap((code) => words.reason[code] ?? [])),
    ...holdsIf(view, answer),
    ...whatIf(view, answer),
  ];
}

/** The cost of a failure at which another route would win. */
function turns({s, f}: Pick<View, 's' | 'f'>, {would_change: list}: Verdict): string[] {
  const words = s.decisions.verdict;
  return list.map(({route, when, human}) =>
    words[when === 'human_above' ? 'above' : 'below'](
      f.money(human.amount),
      words.routeInSentence[route],
    ),
  );
}
