// Changes to a scenario, each giving a new one. Its leaves are texts as the
// reader typed them; the core reads them.
import type {
  CoreError,
  BuyerInputs,
  Defaults,
  Scenario,
  Shape,
  Workload,
} from '../engine/types/calls.js';
import type {PresetName} from './types.js';
import {rangesFollow, rangesInUse} from './range-paths.js';

const KINDS: readonly Shape['kind'][] = ['chat', 'agent', 'document', 'template', 'none'];

type Node = Record<string, unknown> | unknown[];

/** The scenario with the text at a JSON path replaced. */
export function edited(scenario: Scenario, path: string, value: unknown): Scenario {
  return put(scenario as unknown as Node, path.split('/').slice(1), value) as unknown as Scenario;
}

function put(node: Node, [key, ...rest]: string[], value: unknown): Node {
  if (key === undefined) return node;
  const copy: Node = Array.isArray(node) ? [...node] : {...node};
  const at = copy as Record<string, unknown>;
  at[key] = rest.length === 0 ? value : put((at[key] ?? {}) as Node, rest, value);
  return copy;
}

/** What a reader types at a path. A measured share of hits counts where neither bound is chosen. */
export function withTyped(scenario: Scenario, path: string, value: unknown): Scenario {
  const [, shape] = /^(.*\/shape)\/measured_hit$/.exec(path) ?? [];
  const typed = edited(scenario, path, value);
  const bound =
    shape !== undefined && !['', 'expected'].includes(textAt(scenario, `${shape}/case`));
  return bound && value !== '' ? edited(typed, `${shape}/case`, 'expected') : typed;
}

/** The text at a JSON path, "" where there is none. */
export function textAt(scenario: Scenario | Workload, path: string): string {
  let node: unknown = scenario;
  for (const key of path.split('/').slice(1))
    node = (node as Record<string, unknown> | undefined)?.[key];
  return typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint'
    ? String(node)
    : '';
}

const COUNTS = ['input', 'output', 'requests'] as const;

/** A scenario from the core with its counts grouped for reading: 100000 → "100,000". */
export function readable(scenario: Scenario, group: (count: string) => string): Scenario {
  return {
    ...scenario,
    workloads: scenario.workloads.map((workload) => readableWorkload(workload, group)),
  };
}

/** Numbers become text; what is no number stays, for the core to refuse. */
function readableWorkload(workload: Workload, group: (count: string) => string): Workload {
  const copy: Workload = {...workload};
  for (const name of COUNTS) {
    const count = textAt(copy, `/${name}`);
    if (/^\d+$/.test(count)) copy[name] = group(count);
  }
  if (typeof copy.hit === 'number') copy.hit = String(copy.hit);
  if (copy.shape) copy.shape = readableShape(copy.shape, group);
  return copy;
}

/** Single requests that have no numbers of their own yet begin with these. */
export function withNumbers(
  scenario: Scenario,
  index: number,
  {input, hit, output}: Pick<Workload, 'input' | 'hit' | 'output'> = {},
  group: (count: string) => string,
): Scenario {
  const own = scenario.workloads[index];
  if (!own || [own.input, own.hit, own.output].every((each) => each !== undefined)) return scenario;
  return edited(
    scenario,
    `/workloads/${String(index)}`,
    readableWorkload({...own, input, hit, output}, group),
  );
}

export function readableShape(shape: Shape, group: (count: string) => string): Shape {
  const grouped = Object.entries(shape).map(([key, value]: [string, unknown]) => {
    const text = typeof value === 'number' ? String(value) : value;
    return [key, typeof text === 'string' && /^\d+$/.test(text) ? group(text) : text];
  });
  return Object.fromEntries(grouped) as Shape;
}

/** The scenario with this share of hits, in percent, in every workload, whatever its shape. */
export function withHits(scenario: Scenario, hit: string): Scenario {
  return {
    ...scenario,
    workloads: scenario.workloads.map((workload) =>
      workload.shape
        ? {...workload, shape: {...workload.shape, measured_hit: hit, case: 'expected'}}
        : {...workload, hit},
    ),
  };
}

/** Without the models of the workloads that these errors are about. */
export function withoutModels(scenario: Scenario, errors: readonly CoreError[]): Scenario {
  if (errors.length === 0) return scenario;
  const workloads = scenario.workloads.map((workload, i) => {
    const path = `/scenario/workloads/${String(i)}/model`;
    if (!errors.some(({where}) => where === path)) return workload;
    const copy = {...workload};
    delete copy.model;
    return copy;
  });
  return {...scenario, workloads};
}

/** What the bill needs: all but the buyer inputs about the choice. */
export function withoutDecision(scenario: Scenario): Scenario {
  const copy = {...scenario};
  delete copy.decision;
  return copy;
}

/** The scenario without those members of the decision that cannot be read, or with others for them. */
export function withoutFields(
  scenario: Scenario,
  errors: readonly CoreError[],
  instead: BuyerInputs = {},
): Scenario {
  const decision: Record<string, unknown> = {...scenario.decision};
  const badRanges = new Set<string>();
  for (const {where} of errors) {
    const [key = '', index] = where.split('/').slice(3);
    if (key === 'ranges' && index) badRanges.add(index);
    else if (key in instead) decision[key] = instead[key as keyof BuyerInputs];
    else Reflect.deleteProperty(decision, key);
  }
  const ranges = scenario.decision?.ranges;
  if (ranges && badRanges.size > 0) {
    decision.ranges = ranges.flatMap((range, i) => {
      if (!badRanges.has(String(i))) return range;
      return instead.ranges?.find(({field}) => field === range.field) ?? [];
    });
  }
  return {...scenario, decision};
}

/** The scenario with the ranges of its numbers as they are elsewhere, where they are. */
export function withRangesOf(scenario: Scenario, {ranges = []}: BuyerInputs): Scenario {
  const own = scenario.decision?.ranges ?? [];
  const others = own.flatMap((range) => ranges.find(({field}) => field === range.field) ?? []);
  return {...scenario, decision: {...scenario.decision, ranges: others}};
}

/**
 * The numbers of a preset in place of the workload's own. Its hours stay, and its name, where
 * the reader gave it one.
 */
export function withPreset(
  scenario: Scenario,
  index: number,
  preset: Defaults['presets'][number],
  group: (count: string) => string,
  {name, others}: PresetName = {name: '', others: []},
): Scenario {
  const numbers = readableWorkload(preset.workload, group);
  const workloads = scenario.workloads.map((workload, i) => {
    if (i !== index) return workload;
    const given = workload.name ?? '';
    const own = given !== '' && !others.includes(given);
    const copy = {...workload, ...numbers, name: own ? given : name, when: workload.when};
    if (!numbers.shape) delete copy.shape;
    return copy;
  });
  return rangesInUse({...scenario, workloads});
}

export function withWorkload(
  scenario: Scenario,
  workload: Workload,
  at = scenario.workloads.length,
): Scenario {
  const workloads = scenario.workloads.toSpliced(at, 0, workload);
  return rangesFollow({...scenario, workloads}, (index) => (index < at ? index : index + 1));
}

/** A copy of a workload stands after it. */
export function withWorkloadTwice(scenario: Scenario, index: number): Scenario {
  const copy = scenario.workloads[index];
  return copy ? withWorkload(scenario, copy, index + 1) : scenario;
}

export function withoutWorkload(scenario: Scenario, index: number): Scenario {
  const workloads = scenario.workloads.toSpliced(index, 1);
  return rangesFollow({...scenario, workloads}, (other) =>
    other === index ? undefined : other < index ? other : other - 1,
  );
}

/** The workload at `from` put at `to`, those between moved up or down by one. */
export function withWorkloadMoved(scenario: Scenario, from: number, to: number): Scenario {
  const order = scenario.workloads.map((_workload, i) => i);
  order.splice(to, 0, ...order.splice(from, 1));
  const workloads = order.flatMap((i) => scenario.workloads[i] ?? []);
  return rangesFollow({...scenario, workloads}, (index) => order.indexOf(index));
}

/** Whether what a host calls a scenario has the form of one; its values are the core's to judge. */
export function isDrawable(scenario: unknown): scenario is Partial<Scenario> {
  if (!isObject(scenario)) return false;
  const {workloads = [{}], decision} = scenario as {workloads?: unknown; decision?: unknown};
  return (
    Array.isArray(workloads) &&
    workloads.length > 0 &&
    workloads.every((each) => isObject(each) && isAbsentOr(isShape, each.shape)) &&
    isAbsentOr(isObject, decision) &&
    isAbsentOr(areRanges, isObject(decision) ? decision.ranges : undefined)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of a shape are those of its kind. */
function isShape(value: unknown): boolean {
  return isObject(value) && KINDS.some((kind) => kind === value.kind);
}

function areRanges(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((range) => isObject(range) && typeof range.field === 'string')
  );
}

function isAbsentOr(is: (value: unknown) => boolean, value: unknown): boolean {
  return value === undefined || is(value);
}
