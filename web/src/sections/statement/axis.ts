// All amounts of a model's column in the statement stand on one decimal axis.
import type {Bucket, Estimate, ModelEstimate} from '../../engine/types/calls.js';
import {column} from '../../ui/decimal-column.js';
import type {FirstView} from '../../state/types.js';
import type {TemplateResult} from 'lit';

export const BUCKETS: readonly Bucket[] = ['hit', 'miss', 'output'];
export const TOTALS = ['year', 'day', 'per_1k_requests', 'per_request'] as const;

export function onAxis(
  view: FirstView,
  estimate: Estimate,
  model: ModelEstimate,
  texts: readonly string[],
): TemplateResult[] {
  return column(texts, amountsOf(view, estimate, model));
}

function amountsOf({f, kind}: FirstView, estimate: Estimate, model: ModelEstimate): string[] {
  const totals = TOTALS.map((each) => f.range(model[each], model.low?.[each]));
  if (kind === 'compact') return totals;
  const {bands, input_price_per_1m: price} = model;
  const ranges = [
    ...totals,
    ...model.buckets.map((bucket) => f.range(bucket, bucket.at_least)),
    ...estimate.workloads.flatMap(({models}) =>
      models
        .filter((each) => each.model === model.model)
        .map((each) => f.range(each.month, each.at_least)),
    ),
  ];
  const amounts = [
    model.cache_saves.amount,
    ...(price ? [price.amount] : []),
    ...(bands
      ? [bands.all_off_peak.amount, bands.all_peak.amount, bands.move_off_peak_saves.amount]
      : []),
  ];
  return [...ranges, ...amounts.map((amount) => f.money(amount))];
}
