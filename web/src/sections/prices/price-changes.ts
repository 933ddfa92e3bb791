// What changed between the prices on the page and those in force: for each model three
// rows with both prices and how many times the new one is the old.
import {html, nothing, type TemplateResult} from 'lit';

import type {Band, BandPrices, Bucket, ModelPrices} from '../../engine/types/calls.js';
import type {PriceChange} from '../../engine/types/book-types.js';
import {Format} from '../../format/format.js';
import {factorOf} from '../../format/factor.js';
import {column} from '../../ui/decimal-column.js';
import {familyClass, type Actions, type View} from '../../state/types.js';
import {scenarioComparison} from '../working/bill-of.js';

const BUCKETS: readonly Bucket[] = ['hit', 'miss', 'output'];

export function priceChanges(
  view: View,
  actions: Actions,
  {card, changes}: {card: string; changes: readonly PriceChange[]},
): TemplateResult {
  return html`${view.table.models.map((model) => modelTable(view, model, changes))}
  ${scenarioComparison(view, actions, {
    id: 'changes/bill',
    summary: view.s.working.currentPrices,
    changed: () => ({...view.validScenario, card}),
  })}`;
}

function modelTable(
  view: View,
  model: ModelPrices,
  all: readonly PriceChange[],
): TemplateResult | typeof nothing {
  const {s} = view;
  const changes = all.filter((change) => change.model === model.model);
  const [first] = changes;
  if (!first) return nothing;
  const name = html`<span class="model ${familyClass(model.family)}">${model.model}</span>`;
  if (first.retired) return html`<p class="changes">${name} ${s.currentPrices.retired}</p>`;
  const billedAs = first.billed_as ? s.currentPrices.billedAs(first.billed_as) : nothing;
  return html`<table class="changes">
    <caption>
      ${name}
      <span class="fine">${billedAs}</span>
    </caption>
    ${rows(view, model, changes)}
  </table>`;
}

function rows(view: View, model: ModelPrices, changes: readonly PriceChange[]): TemplateResult {
  const {s, table} = view;
  const f = new Format(view.f.locale, table.currency);
  const was = [f.day(table.card.effective_from), s.currentPrices.now];
  const bands = [...new Set(changes.flatMap(({band}) => band ?? []))];
  const before = bands.map((band) => pricesIn(model, band));
  // Hours that cost the same before stand in one column.
  const olds = before.filter((prices, i) => before.indexOf(prices) === i);
  const cells = [
    ...olds.map((prices) => BUCKETS.map((bucket) => prices?.[bucket])),
    ...bands.map((band, i) => BUCKETS.map((bucket) => newPrice(changes, bucket, band, before[i]))),
  ].map((list) => column(list.map((price) => (price === undefined ? '' : f.price(price)))));
  const head = [...olds.map((prices) => [was[0], prices?.band]), ...bands.map((b) => [was[1], b])];
  return html`<thead>
      <tr>
        <th scope="col"><span class="vh">${s.working.bucket}</span></th>
        ${head.map(([when, band]) => html`<th scope="col">${when} ${band && band !== 'flat' ? html`<small>${s.band[band as Band]}</small>` : nothing}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${BUCKETS.map(
        (bucket, row) =>
          html`<tr>
            <th scope="row">${s.bucket[bucket]}</th>
            ${cells.map((list, at) => {
              const of = bands[at - olds.length];
              const factor =
                of &&
                factorOf(
                  newPrice(changes, bucket, of, pricesIn(model, of)) ?? '0',
                  pricesIn(model, of)?.[bucket] ?? '0',
                );
              const times =
                factor === undefined
                  ? nothing
                  : html`<small class=${Number(factor) === 1 ? '' : 'moved'}
                      >${f.ratio(factor)}</small
                    >`;
              return html`<td>${list[row]} ${of ? times : nothing}</td>`;
            })}
          </tr>`,
      )}
    </tbody>`;
}

/** Of prices without bands the one, of those with bands the band's own. */
function pricesIn({prices}: ModelPrices, band: Band): BandPrices | undefined {
  return prices.find((each) => each.band === band) ?? prices[0];
}

/** What is not among the changes costs what it did. */
function newPrice(
  changes: readonly PriceChange[],
  bucket: Bucket,
  band: Band,
  before: BandPrices | undefined,
): string | undefined {
  const change = changes.find((each) => each.bucket === bucket && each.band === band);
  return change?.to ?? before?.[bucket];
}
