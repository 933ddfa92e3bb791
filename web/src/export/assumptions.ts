// What an estimate assumes of each workload, as lines of a label and a value.
import type {Shape, Workload} from '../engine/types/calls.js';
import {paintedText} from '../format/painted-hours.js';
import type {Strings} from '../strings/index.js';
import {workloadName, type Exportable} from './rows.js';

export interface Assumption {
  workload: string;
  label: string;
  value: string;
}

export type Assumed = Pick<Exportable, 'scenario' | 'strings'> & Partial<Pick<Exportable, 'jobs'>>;

export function assumptions({scenario, jobs, strings: s}: Assumed): Assumption[] {
  return scenario.workloads.flatMap((workload, i) => {
    const one = jobs?.[i];
    const lines = [
      ...basis(s, workload),
      ...schedule(s, workload),
      ...(one
        ? ([
            [s.export.perJob(s.bucket.hit), one.hit],
            [s.export.perJob(s.bucket.miss), one.miss],
            [s.export.perJob(s.bucket.output), one.output],
            [s.export.monthRequests, one.month_requests],
          ] as const)
        : []),
    ];
    const name = workloadName(s, workload.name, i);
    return lines.map(([label, value]) => ({workload: name, label, value: written(s, value)}));
  });
}

type Line = readonly [label: string, value: string | number | bigint | null | undefined];

/** As many decimals as the core writes: those that follow were rounded away. */
const ROUNDED = /\.\d{12}$/;

/** What a host has not given is a dash; what is rounded is marked. */
function written({decisions}: Strings, value: Line[1]): string {
  if (value === undefined || value === null) return decisions.missing;
  const text = String(value);
  return ROUNDED.test(text) ? `≈ ${text}` : text;
}

function basis(s: Strings, {shape, input, hit, output, requests, per, model}: Workload): Line[] {
  const words = s.decisions.shape;
  const count = requests && `${String(requests)} ${s.questions.perUnit[per ?? 'month'] ?? ''}`;
  return [
    ...(shape
      ? ([
          [words.question, words.kind[shape.kind] ?? shape.kind],
          [words.runs[shape.kind] ?? s.questions.requests, count],
          ...fields(s, shape),
        ] as const)
      : ([
          [s.export.input, input],
          [s.export.hit, hit],
          [s.export.output, output],
          [s.export.requests, count],
        ] as const)),
    ...(model ? ([[s.assigned.label, s.family[model] ?? model]] as const) : []),
  ];
}

/** The numbers of a shape under the names of their fields; its choices in the words of theirs. */
function fields(s: Strings, shape: Shape): Line[] {
  const {field, condition} = s.decisions.shape;
  return Object.entries(shape).flatMap(([key, value]: [string, unknown]): Line[] => {
    const text = String(value);
    if (condition[key]) return [[condition[key].label ?? key, condition[key][text] ?? text]];
    return field[key] && text !== '' ? [[field[key], text]] : [];
  });
}

function schedule(s: Strings, {when}: Workload): Line[] {
  const kind = when?.kind ?? 'even';
  const chosen: Line = [s.questions.when, s.questions.whenKind[kind] ?? kind];
  if (when && kind === 'grid') return [chosen, [s.grid.heading, paintedText(s, when)]];
  return kind === 'peak_share' ? [chosen, [s.questions.peakShare, when?.peak_share]] : [chosen];
}

/** What holds for all of them: the sentence, the month, and what decides a band. */
export function common(all: Exportable): [string, string][] {
  const {estimate, strings: s} = all;
  const {text, text_zh: chinese} = estimate.assumptions;
  const open = estimate.models.some(({low}) => low);
  return [
    [s.export.sentence, s.sentence(s.lang === 'en' ? text : chinese)],
    ...period(all),
    ...(open ? [[s.export.note, s.export.linesAtMost] satisfies [string, string]] : []),
  ];
}

/** The month, and what decides a band. */
export function period({scenario, strings: s}: Assumed): [string, string][] {
  const {month, instant} = scenario;
  return [
    [s.questions.month, month === undefined || month === '' ? s.questions.averageMonth : month],
    [s.questions.instant, s.questions.instantKind[instant ?? 'completion'] ?? ''],
  ];
}
