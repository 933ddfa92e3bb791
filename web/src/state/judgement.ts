// What counts of the fields as they stand: what can be priced, and which of the buyer inputs
// can be used.
import type {CoreError, Estimate, Failure, Scenario} from '../engine/types/calls.js';
import {errorsOf} from './errors.js';
import type {FieldEntry} from './field-entry.js';
import {withoutFields, withRangesOf} from './scenario-edits.js';

export const LINK_TOO_LONG = 'link_too_long';

export type Link = {ok: true; fragment: string} | Failure;

export interface Judge {
  estimateOf: (scenario: Scenario) => Estimate | Failure;
  /** Whether the buyer inputs can be read, and used with the rest. */
  inputsOf: (scenario: Scenario) => {ok: true} | Failure;
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

/** Each restores one of the buyer inputs or ranges, or takes it away. */
const MOST_TRIES = 60;

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
  const all = errorsOf(judge.inputsOf(asTyped));
  const errors = isPriced ? all : ofInputs(all);
  let wrong = ofInputs(errors);
  let valid: Scenario = asTyped;
  const restored = new Set<string>();
  for (let tries = 0; wrong.length > 0 && tries < MOST_TRIES; tries++) {
    const anew = wrong.filter((error) => !restored.has(inputOf(valid, error)));
    // Behind what cannot be read, more may be found that cannot be used.
    if (tries > 0) errors.push(...anew.map((error) => placedIn(asTyped, valid, error)));
    for (const error of anew) restored.add(inputOf(valid, error));
    if (anew.length > 0) valid = withoutFields(valid, anew, before ?? {});
    // What stood there may not go with the rest any more: then all ranges are as they were,
    else if (!restored.has(TOGETHER)) valid = withRangesOf(valid, before ?? {});
    // or it counts as empty.
    else valid = withoutFields(valid, wrong);
    if (anew.length === 0) restored.add(TOGETHER);
    wrong = ofInputs(errorsOf(judge.inputsOf(valid)));
  }
  return {scenario: wrong.length === 0 ? valid : {...scenario, decision: {}}, errors};
}

const TOGETHER = 'all ranges';

function ofInputs(errors: readonly CoreError[]): CoreError[] {
  return errors.filter(({where}) => where.startsWith('/scenario/decision/'));
}

/** What an error is about: a member of the decision, or the number that a range is of. */
function inputOf({decision}: Scenario, {where}: CoreError): string {
  const [key = '', index] = where.split('/').slice(3);
  return index === undefined ? key : (decision?.ranges?.[Number(index)]?.field ?? where);
}

/** The error at the place that its range has among those that were typed. */
function placedIn(typed: Scenario, valid: Scenario, error: CoreError): CoreError {
  const field = inputOf(valid, error);
  const at = typed.decision?.ranges?.findIndex((range) => range.field === field) ?? -1;
  if (at < 0) return error;
  const where = error.where.replace(/(\/ranges\/)\d+/, (_found, list: string) => list + String(at));
  return {...error, where};
}
