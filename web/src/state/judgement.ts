// What counts of the fields as they stand: what can be priced, and which of the buyer inputs
// can be used.
import type {CoreError, Estimate, Failure, Scenario} from '../engine/types/calls.js';
import {errorsOf} from './errors.js';
import type {FieldEntry} from './field-entry.js';
import {withoutFields} from './scenario-edits.js';

export const LINK_TOO_LONG = 'link_too_long';

export type Link = {ok: true; fragment: string} | Failure;

export interface Judge {
  estimateOf: (scenario: Scenario) => Estimate | Failure;
  linkTo: (scenario: Scenario) => Link;
}

interface Priced {
  scenario: Scenario;
  estimate?: Estimate;
  errors: CoreError[];
}

/**
 * The scenario that counts: as typed; else with what was valid in the fields that cannot be
 * read; else also with what stood in the one that is typed in. Without any that can be priced,
 * there is no estimate.
 */
export function priceable(
  judge: Judge,
  field: FieldEntry,
  typed: Scenario,
  effective: Scenario,
): Priced {
  const asTyped = judge.estimateOf(typed);
  const errors = errorsOf(asTyped);
  if (asTyped.ok) return {scenario: typed, estimate: asTyped, errors};
  const before = field.before(effective);
  const first = judge.estimateOf(effective);
  if (first.ok) return {scenario: effective, estimate: first, errors};
  if (before) {
    const second = judge.estimateOf(before);
    if (second.ok) return {scenario: before, estimate: second, errors};
  }
  // Other fields may be to blame: this one keeps what it holds if it can be read.
  return {scenario: before && field.isAmong(first.errors) ? before : effective, errors};
}

/**
 * The buyer inputs, judged as they stand, whatever is wrong elsewhere: what is wrong with them,
 * and the scenario with what was valid in these. Nothing but them is in a link and not in the bill.
 */
export function withBuyerInputs(
  judge: Judge,
  scenario: Scenario,
  typed: Scenario['decision'],
  before: Scenario['decision'],
  isPriced: boolean,
): {scenario: Scenario; errors: CoreError[]} {
  if (!typed) return {scenario, errors: []};
  const asTyped = {...scenario, decision: typed};
  const link = judge.linkTo(asTyped);
  const wrong = wrongInputs(link);
  const errors = isPriced ? errorsOf(link).filter(({code}) => code !== LINK_TOO_LONG) : wrong;
  if (wrong.length === 0) return {scenario: asTyped, errors};
  const valid = withoutFields(asTyped, wrong, before ?? {});
  if (wrongInputs(judge.linkTo(valid)).length === 0) return {scenario: valid, errors};
  return {scenario: withoutFields(asTyped, wrong), errors};
}

function wrongInputs(link: Link): CoreError[] {
  return errorsOf(link).filter(({where}) => where.startsWith('/scenario/decision/'));
}
