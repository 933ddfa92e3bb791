// How each line of the statement came about: what its disclosure shows.
import {html, nothing, type TemplateResult} from 'lit';

import type {Bucket, BucketShare, Estimate} from '../../engine/types/calls.js';
import {withHits} from '../../state/scenario-edits.js';
import type {Actions, View} from '../../state/types.js';
import {bridge, volume} from './volume.js';
import {scenarioComparison} from '../working/bill-of.js';
import * as lines from '../working/lines.js';
import {comparison, modelLines, percentSaved} from '../working/totals.js';

export {total} from '../working/totals.js';

/** The month, or one workload's, and where its tokens come from. */
export function month(
  view: View,
  actions: Actions,
  estimate: Estimate,
  workload?: number,
): TemplateResult {
  return html`${bridge(view, workload)} ${lines.month(view, estimate, workload)}
  ${workload === undefined ? comparison(view, estimate) : nothing}
  ${volume(view, actions, workload)}`;
}

export function bucket(
  view: View,
  actions: Actions,
  estimate: Estimate,
  bucket: Bucket,
): TemplateResult {
  return html`${lines.bucket(view, estimate, bucket)} ${volume(view, actions)}`;
}

/** The month without any hit is a bill of its own. */
export function cacheSaves(view: View, actions: Actions, estimate: Estimate): TemplateResult {
  const {s, f} = view;
  return html`${modelLines(
    view,
    estimate,
    (model) => [
      s.working.cacheSaves(
        f.exactMoney(model.no_cache_month.amount),
        f.exactMoney(model.month.amount),
      ),
      model.cache_saves,
    ],
    (model) => percentSaved(view, model.cache_saves, model.no_cache_month),
  )}
  ${estimate.models.every((model) => model.input_price_per_1m) ? inputPrice(view, estimate) : nothing}
  ${scenarioComparison(view, actions, {
    id: 'cache-saves/none',
    summary: s.working.noHits,
    changed: () => withHits(view.validScenario, '0'),
  })}`;
}

function inputPrice(view: View, estimate: Estimate): TemplateResult {
  const {s, f} = view;
  return html`<p>${s.working.inputPrice}</p>
    ${modelLines(view, estimate, (model) => {
      const input = model.buckets.filter((each) => each.bucket !== 'output');
      const sum = (each: (of: BucketShare) => string): string => input.map(each).join(' + ');
      return [
        s.working.inputPriceOf(
          sum((of) => f.exactMoney(of.amount)),
          sum((of) => f.count(of.tokens)),
        ),
        model.input_price_per_1m ?? {amount: '0', exact: true},
      ];
    })}`;
}

/** The same tokens at the prices of one band, which the price table above lists. */
export function allIn(view: View, estimate: Estimate, band: 'off_peak' | 'peak'): TemplateResult {
  const {s, f, table} = view;
  const amount = {off_peak: 'all_off_peak', peak: 'all_peak'} as const;
  return html`<p>${band === 'peak' ? s.working.allPeak : s.working.allOffPeak}</p>
    ${modelLines(view, estimate, (model) => {
      const listed = table.models.find((each) => each.model === model.model);
      const prices = listed?.prices.find((each) => each.band === band);
      const terms = model.buckets.map(
        ({bucket, tokens}) => `${f.count(tokens)} × ${f.price(prices?.[bucket] ?? '0')}`,
      );
      return [
        `(${terms.join(' + ')}) ÷ ${f.count('1000000')}`,
        model.bands?.[amount[band]] ?? {amount: '0', exact: true},
      ];
    })}`;
}

export function moveOffPeak(view: View, estimate: Estimate): TemplateResult {
  const {s, f} = view;
  return modelLines(
    view,
    estimate,
    (model) => [
      s.working.moveOffPeak(
        f.exactMoney(model.month.amount),
        f.exactMoney(model.bands?.all_off_peak.amount ?? '0'),
      ),
      model.bands?.move_off_peak_saves ?? {amount: '0', exact: true},
    ],
    (model) =>
      model.bands ? percentSaved(view, model.bands.move_off_peak_saves, model.month) : nothing,
  );
}
