// What a sheet of paper says that the screen does not.
import {html, nothing, type TemplateResult} from 'lit';

import {assumptions, period} from '../export/assumptions.js';
import type {Scenario, Shape} from '../engine/types/calls.js';
import type {View} from '../state/types.js';

/** What a sheet begins with: what it is, of what, and when it was printed. */
export function printTitle(view: View): TemplateResult {
  const {s, f, now, validScenario} = view;
  const names = validScenario.workloads.flatMap(({name = ''}) => (name === '' ? [] : name));
  const parts = [s.export.title, names.join(s.comma), s.export.printed(f.date(now))];
  return html`<p class="print-only title">${parts.filter((part) => part !== '').join(' — ')}</p>
    ${printInputs(view)}`;
}

/** Of several workloads the form shows one: paper has a line for each instead. */
function printInputs(view: View): TemplateResult | typeof nothing {
  const {s, validScenario: scenario} = view;
  if (scenario.workloads.length < 2) return nothing;
  const all = {scenario: withoutDefaults(view), strings: s};
  const lines = new Map<string, string[]>();
  const {question} = s.decisions.shape;
  for (const {workload, label, value} of assumptions(all)) {
    // The hours that were painted are drawn, not written; what is none needs no words.
    if (label === s.grid.heading || value === '0') continue;
    const text = label === question ? value : `${label}${s.decisions.colon}${value}`;
    lines.set(workload, [...(lines.get(workload) ?? []), text]);
  }
  const common = period(all).map(([label, value]) => [label, [value]] as const);
  return html`<dl class="print-only inputs">
    ${[...lines, ...common].map(
      ([name, texts]) =>
        html`<dt>${name}</dt>
          <dd>${texts.join(' · ')}</dd>`,
    )}
  </dl>`;
}

/** What is thought and cached, where it is as it is anyway, is no input of the reader's. */
const SETTINGS = [
  ...['reasoning', 'gap_minutes', 'lifetime_minutes', 'available', 'compact_at', 'summary'],
  ...['mode', 'shared', 'keep_reasoning', 'case'],
];

function withoutDefaults({validScenario, query}: View): Scenario {
  const {answer} = query('cacheModel', {about: 'defaults'});
  const shapes: readonly Shape[] = answer && 'shapes' in answer ? answer.shapes : [];
  const workloads = validScenario.workloads.map((workload) => {
    const usual = shapes.find(({kind}) => kind === workload.shape?.kind);
    if (!usual || !workload.shape) return workload;
    const [own, same] = [workload.shape, usual].map((shape) => new Map(Object.entries(shape)));
    for (const key of SETTINGS)
      if (String(own?.get(key)) === String(same?.get(key))) own?.delete(key);
    return {...workload, shape: Object.fromEntries(own ?? []) as Shape};
  });
  return {...validScenario, workloads};
}

/** What a printed page must still say: the prices' date and the link, where there are amounts. */
export function printFooter(view: View): TemplateResult {
  const {s, f, table, estimate, faults} = view;
  const own = view.ownBook.name;
  const whose = own === '' ? '' : s.export.ownPrices(own);
  const made = estimate
    ? s.sentence(s.export.madeWith(table.card.id, f.date(table.card.checked)))
    : '';
  return html`<p class="print-only">
    ${s.join(made, whose, s.export.disclaimer)}<br />${faults.length === 0 ? view.share.link : ''}
  </p>`;
}
