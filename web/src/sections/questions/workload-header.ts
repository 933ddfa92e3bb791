// Of several workloads each has a name and may have a model of its own, and can be
// copied, removed and moved.
import {html, nothing, type TemplateResult} from 'lit';

import {textAt} from '../../state/scenario-edits.js';
import {choice, field, textButton} from '../../ui/fields.js';
import type {Actions, View} from '../../state/types.js';

export function workloadHeader(view: View, actions: Actions, index: number): TemplateResult {
  const {s, scenario} = view;
  const path = `/workloads/${String(index)}/name`;
  const value = textAt(scenario, path);
  return html`<div class="workload-header">
    ${field(view, actions, {path, label: s.questions.name, value, plain: true, width: 'long'})}
    ${model(view, actions, index)}
    <p class="choices">
      ${textButton(s.questions.duplicate, () => {
        actions.duplicateWorkload(index);
      })}
      ${textButton(s.questions.remove, () => {
        actions.removeWorkload(index);
      })}
      ${index > 0 ? move(actions, s.questions.up, index, index - 1) : nothing}
      ${
        index + 1 < scenario.workloads.length
          ? move(actions, s.questions.down, index, index + 1)
          : nothing
      }
    </p>
  </div>`;
}

function model(view: View, actions: Actions, index: number): TemplateResult {
  const {s, scenario} = view;
  const path = `/workloads/${String(index)}/model`;
  return choice(view, {
    path,
    label: s.assigned.label,
    value: textAt(scenario, path),
    choices: [
      ['', s.assigned.both],
      ...(['flash', 'pro'] as const).map((family) => [family, s.family[family] ?? family] as const),
    ],
    change: (family) => {
      actions.edit(path, family);
    },
  });
}

/** The focus goes with the workload, so that it can be moved on by the same key. */
function move(actions: Actions, text: string, from: number, to: number): TemplateResult {
  return textButton(text, (event) => {
    const section = (event.currentTarget as Element).closest('.questions');
    actions.moveWorkload(from, to);
    const there = section?.querySelectorAll('.named')[to]?.querySelectorAll('button');
    there?.[there.length - 1]?.focus();
  });
}
