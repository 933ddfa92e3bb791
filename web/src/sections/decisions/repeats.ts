// How much of the context repeats: the share that the cache serves, and what the month
// would cost with none of it and with all of it.
import {html, type TemplateResult} from 'lit';

import type {HitCurve} from '../../engine/types/calls.js';
import type {Question} from './question-fields.js';
import {workingLine} from '../working/line.js';
import {familyClass, shortNames, type View} from '../../state/types.js';

export function repeats(view: View): Question {
  const words = view.s.decisions.repeats;
  const curve = view.hitCurve();
  return {
    id: 'repeats',
    question: words.question,
    short: words.short,
    cells: (curve?.models ?? []).map(({here}) => view.f.rough(here.hit)),
    keys: [],
    errors: [],
    body: () => (curve ? body(view, curve) : html``),
  };
}

function body(view: View, curve: HitCurve): TemplateResult {
  const {s, f} = view;
  const words = s.decisions.repeats;
  const names = shortNames(view, curve.models);
  return html`<ul class="working-lines">
      ${curve.models.map(
        ({model, family, points, here}) =>
          html`<li class=${familyClass(family)}>
            <span class="name">${names.get(model)}</span>
            ${[points[0], here, points.at(-1)].map((point) =>
              point
                ? workingLine(words.at(f.percent(point.hit)), '', f.exactMoney(point.amount))
                : '',
            )}
          </li>`,
      )}
    </ul>
    <p class="fine">${words.why}</p>`;
}
