// What follows from the month: the year, the day, a request, in all digits.
import {html, nothing, type TemplateResult} from 'lit';

import type {Amount, Estimate, ModelEstimate} from '../engine/calls.js';
import {unitOf} from './unit.js';
import {familyClass, type View} from './view.js';

type Total = 'year' | 'day' | 'per_1k_requests' | 'per_request';

export function total(view: View, estimate: Estimate, kind: Total): TemplateResult {
  const {s, f} = view;
  return html`${equations(view, estimate, (model) => {
    const month = f.exactMoney(model.month.amount);
    const requests = s.working.counted(f.count(model.month_requests), unitOf(view));
    const left = {
      year: s.working.year(month),
      day: s.working.day(month, f.count(estimate.month.days)),
      per_1k_requests: s.working.perThousand(month, requests),
      per_request: s.working.perRequest(month, requests),
    }[kind];
    return [left, model[kind]];
  })}
  ${kind === 'per_request' ? tokensOfOne(view, estimate) : nothing}`;
}

function tokensOfOne(view: View, estimate: Estimate): TemplateResult | typeof nothing {
  const {s, f} = view;
  const tokens = estimate.models[0]?.request_tokens;
  if (!tokens) return nothing;
  const unit = unitOf(view);
  return html`<p>
    ${s.working.requestTokens(
      unit,
      f.count(tokens.hit),
      f.count(tokens.miss),
      f.count(tokens.output),
    )}
  </p>`;
}

/** One line per model: name, left side = amount. */
export function equations(
  view: View,
  estimate: Estimate,
  of: (model: ModelEstimate) => readonly [left: string, right: Amount],
): TemplateResult {
  return html`<ul class="equations">
    ${estimate.models.map((model) => {
      const [left, right] = of(model);
      return html`<li class=${familyClass(model.family)}>
        <span class="name">${model.model}</span>
        <span class="sum">${left} = <b>${view.f.exactMoney(right.amount)}</b></span>
        ${right.exact ? nothing : html`<span class="fine">${view.s.working.notExact}</span>`}
      </li>`;
    })}
  </ul>`;
}
