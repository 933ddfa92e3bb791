// What one of a scenario's requests is called: a request, or where requests
// belong together, the chat, the task or the document that they make up.
import type {Scenario} from '../engine/types/calls.js';
import type {Unit} from '../strings/en/decisions-first.js';
import type {FirstStrings} from '../strings/index.js';

export function unitOf({s, scenario}: {s: FirstStrings; scenario: Scenario}): Unit {
  const [one = '', many = ''] = s.decisions.units[unitKey(scenario)] ?? [];
  return {one, many};
}

/** The word for it, whatever the language: "chat", of several kinds "run" or "request_or_run". */
export function unitKey({workloads}: Pick<Scenario, 'workloads'>): string {
  const kinds = new Set(workloads.map(({shape}) => shape?.kind ?? 'request'));
  const [kind = 'request'] = kinds;
  const mixed = kinds.has('request') ? 'request_or_run' : 'run';
  return kinds.size === 1 ? kind : mixed;
}
