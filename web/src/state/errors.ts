// Which error belongs to which field, and how it reads.
import type {CoreError, Failure} from '../engine/types/calls.js';
import {grouped} from '../format/typed-grouping.js';
import type {FirstStrings} from '../strings/index.js';

/** The answer, if it is one. */
export function good<T extends {ok: true}>(answer: T | Failure): T | undefined {
  return answer.ok ? answer : undefined;
}

export function errorsOf(answer: {ok: true} | Failure): CoreError[] {
  return answer.ok ? [] : answer.errors;
}

/** A path into the scenario: requests carry the scenario under "/scenario". */
export function scenarioPath(where: string): string {
  return where.replace(/^\/scenario(?=\/|$)/, '');
}

export function errorsAt(errors: readonly CoreError[], path: string): CoreError[] {
  return errors.filter((error) => scenarioPath(error.where) === path);
}

/** Errors for which there is no field to stand under. */
export function errorsElsewhere(
  errors: readonly CoreError[],
  fields: readonly string[],
): CoreError[] {
  return errors.filter((error) => !fields.includes(scenarioPath(error.where)));
}

/** Longer words than anything the page itself says; their end is left out. */
const LONG = 80;

/** Long numbers are grouped for reading, but for what is quoted as it was typed. */
export function errorText(s: FirstStrings, error: CoreError): string {
  return s.error
    .text({
      ...error,
      value: shortened(error.value),
      detail: shortened(error.detail),
      message: shortened(error.message),
    })
    .replace(/(?<![\d.,“])\d{5,40}(?!\d|\.\d|”)/g, grouped);
}

/** Beside an estimate, whose amounts are then ranges. */
export function warningText(s: FirstStrings, warning: CoreError): string {
  return warning.code === 'holiday_calendar_unknown'
    ? s.results.holidayRange(warning.value ?? '')
    : errorText(s, warning);
}

/** What was pasted may be a whole book: its beginning says enough. */
function shortened(text = ''): string {
  return text.replace(/[^\s“”]{81,}/g, (word) => `${word.slice(0, LONG / 2)}…`);
}
