// What follows from the month: the year, the day, a request, in all digits.
import {html, nothing, type TemplateResult} from 'lit';

import type {Amount, Estimate, ModelEstimate} from '../../engine/types/calls.js';
import {workingLine} from './line.js';
import {unitOf} from '../../format/unit.js';
import {familyClass, shortNames, type View} from '../../state/types.js';

type Total = 'year' | 'day' | 'per_1k_requests' | 'per_request';

export function total(view: View, estimate: Estimate, kind: Total): TemplateResult {
  const {s, f} = view;
  return html`${modelLines(view, estimate, (model) => {
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
export function modelLines(
  view: View,
  estimate: Estimate,
  of: (model: ModelEstimate) => readonly [left: string, right: Amount],
  more: (model: ModelEstimate) => TemplateResult | typeof nothing = () => nothing,
): TemplateResult {
  return html`<ul class="working-lines">
    ${estimate.models.map((model) => {
      const [left, right] = of(model);
      return html`<li class=${familyClass(model.family)}>
        <span class="name">${model.model}</span>
        <span class="sum">${left} = <b>${view.f.exactMoney(right.amount)}</b></span>
        ${right.exact ? nothing : html`<span class="fine">${view.s.working.notExact}</span>`}
        ${more(model)}
      </li>`;
    })}
  </ul>`;
}

/** What is saved of a whole, in percent. */
export function percentSaved(
  {f}: View,
  saved: Amount & {percent: string},
  whole: Amount,
): TemplateResult | typeof nothing {
  if (Number(whole.amount) === 0) return nothing;
  return html`<p class="sum">
    ${f.exactMoney(saved.amount)} ÷ ${f.exactMoney(whole.amount)} =
    <b>${f.percent(saved.percent)}</b>
  </p>`;
}

/** The dearer model against the cheaper: what it costs more, and how many times as much. */
export function comparison(view: View, estimate: Estimate): TemplateResult | typeof nothing {
  const {f} = view;
  const {comparison: both} = estimate;
  const short = shortNames(view, estimate.models);
  const month = (name: string): string =>
    f.exactMoney(estimate.models.find(({model}) => model === name)?.month.amount ?? '0');
  if (!both || Number(both.difference.amount) === 0) return nothing;
  const names = [both.dearer, both.cheaper].map((name) => short.get(name) ?? name);
  const [dearer, cheaper] = [month(both.dearer), month(both.cheaper)];
  return html`<div class="working-lines comparison">
    ${workingLine(`${names[0]} − ${names[1]}`, `${dearer} − ${cheaper}`, f.exactMoney(both.difference.amount))}
    ${both.ratio === null ? nothing : workingLine(`${names[0]} ÷ ${names[1]}`, `${dearer} ÷ ${cheaper}`, `${f.count(both.ratio)}×`)}
  </div>`;
}
