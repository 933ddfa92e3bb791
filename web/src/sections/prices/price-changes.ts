// What changed between the prices on the page and those in force: for each model three
// rows with both prices and how many times the new one is the old.
import {html, nothing, type TemplateResult} from 'lit';

import type {Band, BandPrices, Bucket, ModelPrices} from '../../engine/types/calls.js';
import type {PriceChange} from '../../engine/types/rates.js';
import {Format} from '../../format/format.js';
import {column, widest} from '../../ui/decimal-column.js';
import {familyClass, type Actions, type View} from '../../state/types.js';
import {scenarioComparison} from '../working/bill-of.js';
import {BUCKETS} from '../../ui/money-axis.js';

export function priceChanges(
  view: View,
  actions: Actions,
  {card, changes}: {card: string; changes: readonly PriceChange[]},
): TemplateResult {
  const {models} = view.table;
  const columns = models.map((model) => columnsOf(view, model, ofModel(changes, model)));
  return html`${models.map((model, i) => modelTable(view, model, ofModel(changes, model), {own: columns[i] ?? [], all: columns}))}
  ${scenarioComparison(view, actions, {
    id: 'changes/bill',
    summary: view.s.working.currentPrices,
    changed: () => ({...view.validScenario, card}),
  })}`;
}

function ofModel(changes: readonly PriceChange[], {model}: ModelPrices): PriceChange[] {
  return changes.filter((change) => change.model === model);
}

function modelTable(
  view: View,
  model: ModelPrices,
  changes: readonly PriceChange[],
  columns: Columns,
): TemplateResult | typeof nothing {
  const {s} = view;
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
    ${rows(view, columns)}
  </table>`;
}

interface Column {
  when: string;
  band: Band;
  prices: readonly string[];
  /** How many times the old prices, where these are the new ones. */
  factors: readonly string[];
}

/** Of a model, and of all: their tables stand one over the other, with the same columns. */
interface Columns {
  own: readonly Column[];
  all: readonly (readonly Column[])[];
}

function rows(view: View, {own: columns, all}: Columns): TemplateResult {
  const {s, table} = view;
  const f = new Format(view.f.locale, table.currency);
  const texts = (given?: Column): string[] => (given?.prices ?? []).map((price) => f.price(price));
  const axes = columns.map((_column, at) => all.flatMap((each) => texts(each[at])));
  const cells = columns.map((each, at) => column(texts(each), axes[at]));
  return html`<thead>
      <tr>
        <th scope="col"><span class="vh">${s.working.bucket}</span></th>
        ${columns.map(
          ({when, band}, at) =>
            html`<th scope="col" class="strut" data-widest=${widest(axes[at] ?? [])}>
              ${when} ${band === 'flat' ? nothing : html`<small>${s.band[band]}</small>`}
            </th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${BUCKETS.map(
        (bucket, row) =>
          html`<tr>
            <th scope="row">${s.bucket[bucket]}</th>
            ${columns.map(
              ({factors}, at) => html`<td>${cells[at]?.[row]} ${factorText(f, factors[row])}</td>`,
            )}
          </tr>`,
      )}
    </tbody>`;
}

/** The old prices, those of hours that cost the same once; then the new ones. */
function columnsOf(
  {s, f, table}: View,
  model: ModelPrices,
  changes: readonly PriceChange[],
): Column[] {
  const bands = [...new Set(changes.flatMap(({band}) => band ?? []))];
  const olds = [...new Set(bands.map((band) => pricesIn(model, band)))];
  const old = olds.map((prices): Column => ({
    when: f.day(table.card.effective_from),
    band: prices.band,
    prices: BUCKETS.map((bucket) => prices[bucket]),
    factors: [],
  }));
  const now = bands.map((band): Column => {
    const before = pricesIn(model, band);
    const prices = BUCKETS.map((bucket) => newPrice(changes, bucket, band) ?? before[bucket]);
    // Of two short decimals, and for the eye: a double holds more than is shown.
    const factors = prices.map((price, i) => {
      const was = Number(before[BUCKETS[i] ?? 'hit']);
      return was === 0 ? '' : String(Number(price) / was);
    });
    return {when: s.currentPrices.now, band, prices, factors};
  });
  return [...old, ...now];
}

function factorText(f: Format, factor = ''): TemplateResult | typeof nothing {
  if (factor === '') return nothing;
  return html`<small class=${Number(factor) === 1 ? '' : 'moved'}>${f.ratio(factor)}</small>`;
}

/** Of prices without bands the one, of those with bands the band's own. */
function pricesIn({prices}: ModelPrices, band: Band): BandPrices {
  const none = {band, hit: '0', miss: '0', output: '0'};
  return prices.find((each) => each.band === band) ?? prices[0] ?? none;
}

/** None where it costs what it did. */
function newPrice(changes: readonly PriceChange[], bucket: Bucket, band: Band): string | undefined {
  return changes.find((each) => each.bucket === bucket && each.band === band)?.to;
}
