// What changed between the prices on the page and those in force, line by line.
import {html, type TemplateResult} from 'lit';

import type {PriceChange} from '../../engine/types/book-types.js';
import {column} from '../../ui/decimal-column.js';
import type {Actions, View} from '../../state/types.js';
import {scenarioComparison} from '../working/bill-of.js';

export function priceChanges(
  view: View,
  actions: Actions,
  {card, changes}: {card: string; changes: readonly PriceChange[]},
): TemplateResult {
  return html`${table(view, changes)}
  ${scenarioComparison(view, actions, {
    id: 'changes/bill',
    summary: view.s.working.currentPrices,
    changed: () => ({...view.validScenario, card}),
  })}`;
}

function table(view: View, list: readonly PriceChange[]): TemplateResult {
  const {s, f} = view;
  const from = column(list.map((change) => (change.from ? f.price(change.from) : '')));
  const to = column(list.map((change) => (change.to ? f.price(change.to) : '')));
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${s.currentPrices.change}>
    <table class="changes">
      <thead>
        <tr>
          <th scope="col"><span class="vh">${s.currentPrices.price}</span></th>
          <th scope="col">${s.currentPrices.from}</th>
          <th scope="col">${s.currentPrices.to}</th>
        </tr>
      </thead>
      <tbody>
        ${list.map(
          (change, i) =>
            html`<tr>
              <th scope="row">${what(view, change)}</th>
              <td>${from[i]}</td>
              <td>${change.retired ? s.currentPrices.retired : to[i]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function what(view: View, {model, billed_as, bucket, band}: PriceChange): string {
  const {s} = view;
  const name = billed_as ? s.currentPrices.billedAs(model, billed_as) : model;
  const hours = band && band !== 'flat' ? s.band[band] : '';
  return s.list(
    [name, bucket ? s.bucketInSentence[bucket] : '', hours].filter((part) => part !== ''),
  );
}
