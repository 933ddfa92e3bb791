// What is wrong, said with the name of its field.
import type {CoreError} from '../engine/types/calls.js';
import {errorText, scenarioPath} from './errors.js';
import {textAt} from './scenario-edits.js';
import {hasBundle, type FirstView} from './types.js';

/** "Requests in a batch"; until the words of all fields are loaded, "the marked field". */
export function faultName(view: FirstView, {where}: CoreError): string {
  const {s, scenario} = view;
  const path = scenarioPath(where);
  const own: Record<string, string> = {
    '/card': s.priceTable.cardName,
    '/currency': s.priceTable.currency,
    '/month': s.questions.month,
  };
  if (own[path]) return own[path];
  return hasBundle(view) ? view.bundle.inputName(view.s, scenario, path) : s.results.markedField;
}

/** "Requests in a batch: At most 1,000." Of a card that another copy of the page may know, where. */
export function faultText(view: FirstView, error: CoreError): string {
  const {s} = view;
  const text = s.join(
    errorText(s, error),
    error.code === 'card_newer' ? s.results.newerPrices : '',
  );
  return view.unread.includes(error) ? text : s.results.fault(faultName(view, error), text);
}

/** What a field that is wrong counts with, "" where it counts as empty. */
function countedText(view: FirstView, {where}: CoreError): string {
  const {scenario, validScenario} = view;
  const path = scenarioPath(where);
  const [, workload] = /^\/workloads\/(\d+)\/when\/grid$/.exec(path) ?? [];
  const hours = validScenario.workloads[Number(workload)]?.when;
  if (hours && hasBundle(view)) return view.bundle.paintedText(view.s, hours);
  const [, index, end] = /^\/decision\/ranges\/(\d+)\/(\w+)$/.exec(path) ?? [];
  if (index === undefined) return textAt(validScenario, path);
  // A range that cannot be used is left out: the others stand elsewhere.
  const field = textAt(scenario, `/decision/ranges/${index}/field`);
  const at = validScenario.decision?.ranges?.findIndex((range) => range.field === field) ?? -1;
  return end === 'field'
    ? ''
    : textAt(validScenario, `/decision/ranges/${String(at)}/${end ?? ''}`);
}

/** What the wrong fields count with: what stood there before. */
export function countsText(view: FirstView, errors: readonly CoreError[]): string {
  const {s} = view;
  const texts = errors.map((error) =>
    s.results.counts(faultName(view, error), countedText(view, error)),
  );
  return s.join(...new Set(texts));
}
