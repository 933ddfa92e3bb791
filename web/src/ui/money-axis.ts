// All amounts of a model's column, in the statement and below it, stand on one decimal axis.
import type {Bucket, Estimate, ModelEstimate} from '../engine/types/calls.js';
import type {Format} from '../format/format.js';
import {column} from './decimal-column.js';
import type {FirstView} from '../state/types.js';
import type {TemplateResult} from 'lit';

export const BUCKETS: readonly Bucket[] = ['hit', 'miss', 'output'];
const TOTALS = ['year', 'day', 'per_1k_requests', 'per_request'] as const;

export function onAxis(
  view: FirstView,
  estimate: Estimate,
  model: ModelEstimate,
  texts: readonly string[],
): TemplateResult[] {
  return column(texts, axisOf(view, estimate, model));
}

/** A column of amounts for each model, with one for each line. */
export function amountColumns(
  view: FirstView,
  estimate: Estimate,
  textsOf: (model: ModelEstimate) => readonly string[],
): TemplateResult[][] {
  return estimate.models.map((model) => onAxis(view, estimate, model, textsOf(model)));
}

/** In another section: of the model of that family. */
export function onAxisOfFamily(
  view: FirstView,
  family: string,
  texts: readonly string[],
): TemplateResult[] {
  return column(texts, axisOfFamily(view, family));
}

export function axisOfFamily(view: FirstView, family: string): readonly string[] {
  const {estimate} = view;
  const model = estimate?.models.find((each) => each.family === family);
  return estimate && model ? axisOf(view, estimate, model) : [];
}

/** Of the answer that is drawn: several groups of lines stand on each model's axis. */
const axes = new WeakMap<ModelEstimate, {f: Format; kind: string; texts: string[]}>();

function axisOf(view: FirstView, estimate: Estimate, model: ModelEstimate): string[] {
  const {f, kind} = view;
  const known = axes.get(model);
  if (known?.f === f && known.kind === kind) return known.texts;
  const texts = amountsOf(view, estimate, model);
  axes.set(model, {f, kind, texts});
  return texts;
}

function amountsOf(
  {f, kind, table}: FirstView,
  estimate: Estimate,
  model: ModelEstimate,
): string[] {
  const totals = TOTALS.map((each) => f.range(model[each], model.low?.[each]));
  if (kind === 'compact') return totals;
  const {bands} = model;
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
    ...(bands
      ? [bands.all_off_peak.amount, bands.all_peak.amount, bands.move_off_peak_saves.amount]
      : []),
  ];
  // A price for each band has columns of its own.
  const flat = table.models.find((each) => each.model === model.model && each.prices.length === 1);
  return [
    ...ranges,
    ...amounts.map((amount) => f.money(amount)),
    ...BUCKETS.map((bucket) => (flat ? f.price(flat.prices[0]?.[bucket] ?? '') : '')),
  ];
}
