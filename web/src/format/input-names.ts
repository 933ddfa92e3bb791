// What a number of the scenario is called, by its JSON path: as its field is.
import type {Scenario} from '../engine/types/calls.js';
import type {Strings} from '../strings/index.js';
import {unitOf} from './unit.js';

type Words = Record<string, string | undefined>;

/** "Turns in a chat"; with its workload before it where there are several. */
export function inputName(s: Strings, scenario: Scenario, path: string): string {
  const [, index = '', leaf = ''] = /^\/workloads\/(\d+)\/(.*)$/.exec(path) ?? [];
  if (index === '') return rangeName(s, scenario, path) ?? failureName(s, scenario, path) ?? path;
  const workload = scenario.workloads[Number(index)];
  if (!workload) return path;
  const label = workloadName(s, workload.shape?.kind, leaf) ?? path;
  if (scenario.workloads.length < 2) return label;
  const name = workload.name ?? '';
  return `${name === '' ? s.questions.workload(Number(index) + 1) : name}${s.decisions.colon}${label}`;
}

function workloadName(s: Strings, kind: string | undefined, leaf: string): string | undefined {
  const {questions, decisions} = s;
  if (leaf.startsWith('shape/')) return decisions.shape.field[leaf.slice('shape/'.length)];
  if (leaf === 'requests' && kind) return decisions.shape.runs[kind];
  const names: Words = {
    input: questions.input,
    output: questions.output,
    hit: questions.hit,
    requests: questions.requests,
    name: questions.name,
    model: s.assigned.label,
    'when/grid': s.grid.heading,
    'when/peak_share': questions.peakShare,
  };
  return names[leaf];
}

function failureName(s: Strings, scenario: Scenario, path: string): string | undefined {
  const {fail, budget, load} = s.decisions;
  const unit = unitOf({s, scenario});
  const names: Words = {
    '/decision/fail_flash': fail.failFlash(unit),
    '/decision/fail_pro': fail.failPro(unit),
    '/decision/fail_escalated': fail.failEscalated,
    '/decision/noticed': fail.noticed,
    '/decision/pro_share': fail.proShare,
    '/decision/human': fail.human,
    '/decision/retries': fail.retries,
    '/decision/first_token': load.firstToken,
    '/decision/speed_flash': load.speedFlash,
    '/decision/speed_pro': load.speedPro,
    '/decision/peak_factor': load.peakFactor,
    '/decision/budget': budget.budget,
    '/decision/per_user': budget.perUser(unit),
    '/decision/target': budget.target(unit),
  };
  return names[path];
}

/** "Turns in a chat, at most". */
function rangeName(s: Strings, scenario: Scenario, path: string): string | undefined {
  const [, index, end = ''] = /^\/decision\/ranges(?:\/(\d+)(?:\/(\w+))?)?$/.exec(path) ?? [];
  const {question, endOf} = s.decisions.range;
  const field = scenario.decision?.ranges?.[Number(index)]?.field;
  if (!path.startsWith('/decision/ranges')) return undefined;
  if (field === undefined) return question;
  const name = inputName(s, scenario, field);
  return endOf[end]?.(name) ?? name;
}

/** Whether the number at a path is a share in percent. */
export function isPercent(path: string): boolean {
  return /\/(hit|measured_hit|available|peak_share|fail_\w+|noticed|pro_share)$/.test(path);
}
