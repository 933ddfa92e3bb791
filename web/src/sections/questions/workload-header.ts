// Of several workloads each has a name, and can be copied, removed and moved.
import {html, nothing, type TemplateResult} from 'lit';

import {textAt} from '../../state/scenario-edits.js';
import {field, textButton} from '../../ui/fields.js';
import {openWorkload} from './workload.js';
import type {Actions, View} from '../../state/types.js';

export function workloadHeader(view: View, actions: Actions, index: number): TemplateResult {
  const {s, scenario} = view;
  const path = `/workloads/${String(index)}/name`;
  const value = textAt(scenario, path);
  return html`<div class="workload-header">
    ${field(view, actions, {path, label: s.questions.name, value, plain: true, width: 'long'})}
    <p class="choices">
      ${textButton(s.questions.duplicate, (event) => {
        actions.duplicateWorkload(index);
        openWorkload(actions, index + 1, event);
      })}
      ${textButton(s.questions.remove, (event) => {
        actions.removeWorkload(index);
        openWorkload(actions, Math.max(0, index - 1), event);
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

/** The focus goes with the workload. */
function move(actions: Actions, text: string, from: number, to: number): TemplateResult {
  return textButton(text, (event) => {
    actions.moveWorkload(from, to);
    openWorkload(actions, to, event);
  });
}
