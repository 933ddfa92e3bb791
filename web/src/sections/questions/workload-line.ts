// A workload in one line: its name, the model that it is for, how many, and what they cost.
import {html, nothing, type TemplateResult} from 'lit';

import {workloadName} from '../../export/rows.js';
import {textAt} from '../../state/scenario-edits.js';
import {animatedOnChange} from '../../ui/decimal-column.js';
import {choice} from '../../ui/fields.js';
import {familyClass, shortNames, type Actions, type View} from '../../state/types.js';
import {isUnfolded, openWorkload} from './workload.js';

export function workloadLine(view: View, actions: Actions, index: number): TemplateResult {
  const {s, scenario} = view;
  const unfolded = isUnfolded(view, index);
  const name = workloadName(s, scenario.workloads[index]?.name, index);
  return html`<div class="workload-line" part="workload">
    <button
      type="button"
      class="fold"
      aria-expanded=${unfolded ? 'true' : 'false'}
      @click=${() => {
        openWorkload(actions, unfolded ? undefined : index);
      }}
    >
      ${name}
    </button>
    <span class="amounts">${amounts(view, index)}</span>
    ${model(view, actions, index)} <span class="fine">${counted(view, index)}</span>
  </div>`;
}

function model(view: View, actions: Actions, index: number): TemplateResult {
  const {s, scenario} = view;
  const path = `/workloads/${String(index)}/model`;
  const families = ['flash', 'pro'] as const;
  return choice(view, {
    path,
    label: s.assigned.label,
    bare: true,
    value: textAt(scenario, path),
    choices: [
      ['', s.assigned.both],
      ...families.map((family) => [family, s.family[family] ?? family] as const),
    ],
    change: (family) => {
      actions.edit(path, family);
    },
  });
}

/** "30,000 chats a month". */
function counted({s, validScenario}: View, index: number): string {
  const workload = validScenario.workloads[index];
  const count = String(workload?.requests ?? '');
  const unit = s.decisions.units[workload?.shape?.kind ?? 'request'];
  const [one, many] = unit ?? ['', ''];
  return s.questions.countedLine(
    count,
    count === '1' ? one : many,
    s.questions.perUnit[workload?.per ?? 'month'] ?? '',
  );
}

/** On the model that was chosen, else on each. */
function amounts(view: View, index: number): TemplateResult | typeof nothing {
  const {f, estimate, validScenario} = view;
  const part = estimate?.workloads[index];
  if (!estimate || !part) return nothing;
  const names = shortNames(view, estimate.models);
  const chosen = validScenario.workloads[index]?.model;
  const shown = estimate.models.filter(({family}) => !chosen || family === chosen);
  return html`${shown.map(({model, family}) => {
    const own = part.models.find((each) => each.model === model);
    const text = own ? f.range(own.month, own.at_least) : '';
    return animatedOnChange(
      text,
      html`<span class=${familyClass(family)}
        ><small>${names.get(model)}</small> <b>${text}</b></span
      >`,
    );
  })}`;
}
