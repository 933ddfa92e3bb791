// Where the tokens of a month come from: so many requests, so many tokens each.
import {html, nothing, type TemplateResult} from 'lit';

import type {Bucket, Fraction, Volume} from '../../engine/types/calls.js';
import {workloadName} from '../../export/rows.js';
import {opening} from '../../ui/disclosure.js';
import {workingLine} from '../working/line.js';
import {runTurns} from '../questions/shape-run.js';
import {unitOf} from '../../format/unit.js';
import type {Actions, View} from '../../state/types.js';

type Part = Volume['workloads'][number];

export function volume(view: View, actions: Actions, workload?: number): TemplateResult {
  const {s} = view;
  const id = workload === undefined ? 'volume' : `volume/${String(workload)}`;
  return opening(view, actions, id, s.working.volume.heading, () => {
    const {answer} = view.query('volume');
    const list = (answer?.workloads ?? []).map((part, i) => ({part, i}));
    const shown = list.filter(({i}) => workload === undefined || i === workload);
    return html`<ul class="working-lines">
      ${shown.map(({part, i}) => lines(view, actions, part, i, list.length > 1))}
    </ul>`;
  });
}

/** "One chat = 24,508 cache-hit + 2,092 cache-miss + 2,000 output tokens; × 30,000 a month." */
export function bridge(view: View, workload?: number): TemplateResult[] {
  const {s, f, validScenario} = view;
  const {answer} = view.query('volume');
  const list = answer?.workloads ?? [];
  return list.flatMap(({one, month_requests: count, name}, i) => {
    if (workload !== undefined && workload !== i) return [];
    const shape = validScenario.workloads[i]?.shape;
    const unit = unitOf({s, scenario: {workloads: [shape ? {shape} : {}]}});
    const {hit, miss, output} = one;
    const text = s.working.bridge(
      unit,
      f.count(hit),
      f.count(miss),
      f.count(output),
      f.count(count),
    );
    const whose = list.length > 1 ? `${workloadName(s, name, i)}${s.decisions.colon}` : '';
    return html`<p class="bridge">${whose}${text}</p>`;
  });
}

function lines(
  view: View,
  actions: Actions,
  part: Part,
  index: number,
  several: boolean,
): TemplateResult {
  const {s} = view;
  const shape = view.validScenario.workloads[index]?.shape;
  return html`<li>
    ${several ? html`<span class="name">${workloadName(s, part.name, index)}</span>` : nothing}
    ${requests(view, part, index)}
    ${(['hit', 'miss', 'output'] as const).map((bucket) => tokens(view, part, bucket))}
    ${shape ? opening(view, actions, `volume/run/${String(index)}`, s.working.volume.ofOne(unitOf({s, scenario: {workloads: [{shape}]}})), () => runTurns(view, actions, index)) : nothing}
    ${part.peak ? atPeak(view, part.peak, part.peak_low) : nothing}
  </li>`;
}

function requests({s, f, scenario}: View, part: Part, index: number): TemplateResult {
  const words = s.working.volume;
  const shape = scenario.workloads[index]?.shape;
  const counted = words.counted(f.count(part.requests), s.questions.perUnit[part.per] ?? part.per);
  return workingLine(
    (shape && s.decisions.shape.runs[shape.kind]) ?? s.questions.requests,
    part.per === 'month' ? '' : `${counted} × ${over(f, part.periods)}`,
    f.count(part.month_requests),
  );
}

/** Requests × input × share, of a request; requests × tokens, of what a run adds up to. */
function tokens({s, f}: View, part: Part, bucket: Bucket): TemplateResult {
  const {input, hit_percent: hit} = part;
  const each =
    bucket === 'output' || input === undefined || hit === undefined
      ? f.count(part.one[bucket])
      : bucket === 'hit'
        ? `${f.count(input)} × ${f.percent(hit)}`
        : `${f.count(input)} × (100% − ${f.percent(hit)})`;
  return workingLine(
    s.bucket[bucket],
    `${f.count(part.month_requests)} × ${each}`,
    f.count(part.month[bucket]),
  );
}

function atPeak({s, f}: View, peak: Fraction, low?: Fraction): TemplateResult {
  const words = s.working.volume;
  return html`<p class="fine">
    ${low ? words.peakBetween(over(f, low), over(f, peak)) : words.peak(over(f, peak))}
  </p>`;
}

/** "365 ÷ 12", or the number alone where it is whole. */
export function over(f: View['f'], {part, of}: Fraction): string {
  return of === '1' ? f.count(part) : `${f.count(part)} ÷ ${f.count(of)}`;
}
