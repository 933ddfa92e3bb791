// The price table: what a million tokens cost, and the limits, per model.
import {html, nothing, type TemplateResult} from 'lit';

import type {ModelPrices} from '../../engine/types/calls.js';
import type {PeakHours} from '../../engine/types/rates.js';
import {choice, segments} from '../../ui/fields.js';
import {errorsAt} from '../../state/errors.js';
import {faultText} from '../../state/faults.js';
import {heading} from '../../ui/heading.js';
import {readFrom} from './origins.js';
import {currentPricesNotice, currentBand} from './current-prices.js';
import {pricesEnd} from '../../state/price-dates.js';
import {Format} from '../../format/format.js';
import {column} from '../../ui/decimal-column.js';
import {scrollRegion} from '../../ui/scroll-region.js';
import {BUCKETS, onAxisOfFamily} from '../../ui/money-axis.js';
import {cardChoices} from './card-choices.js';
import {familyClass, type Actions, type FirstView} from '../../state/types.js';

/** The table, among what is open: on a narrow screen a line stands for it. */
export const PRICES = 'prices';

export function priceTable(view: FirstView, actions: Actions): TemplateResult {
  const {s} = view;
  const unfolded = view.open.has(PRICES);
  const own = view.ownBook.name;
  const whose = own === '' ? s.priceTable.heading : s.priceTable.ownHeading(own);
  return html`<section
    class="price-table ${unfolded ? 'unfolded' : ''}"
    part="contract"
    aria-labelledby="price-table-heading"
  >
    <div class="bar">
      ${heading(view.headingLevel, whose, 'price-table-heading')} ${controls(view, actions)}
    </div>
    ${view.kind === 'full' && isOfScenario(view) ? inShort(view, actions, unfolded) : nothing}
    ${
      isOfScenario(view)
        ? html`<div class="beside">
            ${scrollRegion(s.priceTable.scroll, table(view))} ${provenance(view, actions)}
          </div>`
        : missingPrices(view)
    }
  </section>`;
}

/** The table in short, which opens it: under the amounts of the statement; for narrow screens. */
function inShort(view: FirstView, actions: Actions, unfolded: boolean): TemplateResult {
  const {s, table} = view;
  const f = new Format(view.f.locale, table.currency);
  const cells = table.models.map(({model, family, prices: [cheapest]}) => {
    const texts = cheapest ? [f.price(cheapest.miss), f.price(cheapest.output)] : [];
    return onAxisOfFamily(view, family, texts).map(
      (text, i) =>
        html`<span class="share">${i > 0 ? nothing : (s.family[family] ?? model)}</span> ${text}`,
    );
  });
  return html`<button
    type="button"
    class="in-short row"
    aria-expanded=${unfolded ? 'true' : 'false'}
    @click=${() => {
      actions.toggle(PRICES, !unfolded);
    }}
  >
    <span class="label">${s.priceTable.inShort(f.date(pricesDate(view)))}</span>
    ${cells.map((cell) => html`<span class="cell pair">${cell}</span>`)}
  </button>`;
}

/** The date of the prices, as the statement gives it: of those in force, since when they are. */
export function pricesDate({table, estimate}: FirstView): string {
  const {in_force: inForce} = estimate ?? {};
  return inForce?.same ? inForce.prices_from : table.card.effective_from;
}

/** Whether the table is that of the scenario's card and currency, which may not exist. */
export function isOfScenario({scenario, table}: FirstView): boolean {
  const {card = table.card.id, currency = table.currency} = scenario;
  return card === table.card.id && currency === table.currency;
}

/** What is wrong with the card stands at its choice. */
function missingPrices(view: FirstView): TemplateResult {
  const errors = errorsAt(view.errors, '/currency');
  return html`<ul class="error list">
    ${errors.map((error) => html`<li>${faultText(view, error)}</li>`)}
  </ul>`;
}

function controls(view: FirstView, actions: Actions): TemplateResult {
  const {s, scenario} = view;
  const order = view.language === 'zh' ? (['CNY', 'USD'] as const) : (['USD', 'CNY'] as const);
  return html`<div class="controls">
    ${choice(view, {
      path: '/card',
      label: s.priceTable.card,
      value: scenario.card ?? view.table.card.id,
      choices: cardChoices(view),
      change: actions.useCard,
    })}
    ${segments(
      'currency',
      s.priceTable.currency,
      scenario.currency ?? view.table.currency,
      order.map((currency) => [currency, currency] as const),
      (currency) => {
        actions.edit('/currency', currency);
      },
    )}
  </div>`;
}

/**
 * One column per model and band, so that the points of its prices align. A model of somebody's
 * own book may have none in this currency.
 */
function table(view: FirstView): TemplateResult {
  const {s, table} = view;
  const f = new Format(view.f.locale, table.currency);
  const columns = table.models.flatMap(({family, prices: all}) =>
    (all.length > 0 ? all : [undefined]).map((prices) => ({family, prices})),
  );
  const banded = columns.some(({prices}) => prices && prices.band !== 'flat');
  const cells = columns.map(({family, prices}) => {
    const texts = BUCKETS.map((bucket) =>
      prices ? f.price(prices[bucket]) : s.priceTable.notStated,
    );
    return banded || !prices ? column(texts) : onAxisOfFamily(view, family, texts);
  });
  return html`<table class="prices m${table.models.length}">
    <caption class="vh">
      ${s.priceTable.perMillion}, ${s.currency[table.currency]}
    </caption>
    <thead>
      <tr>
        <th scope="col" rowspan=${banded ? 2 : nothing} class="unit-of">
          ${s.priceTable.perMillion}
        </th>
        ${table.models.map(
          (model) =>
            html`<th
              scope=${banded ? 'colgroup' : 'col'}
              colspan=${columnsOf(model)}
              class=${familyClass(model.family)}
            >
              <span class="model">${model.model}</span>
            </th>`,
        )}
      </tr>
      ${
        banded
          ? html`<tr>
              ${columns.map(({prices}) => html`<th scope="col" class="band">${prices && s.band[prices.band]}</th>`)}
            </tr>`
          : nothing
      }
    </thead>
    <tbody>
      ${BUCKETS.map(
        (bucket, row) =>
          html`<tr>
            <th scope="row">${s.bucket[bucket]}</th>
            ${cells.map((column) => html`<td>${column[row]}</td>`)}
          </tr>`,
      )}
    </tbody>
    <tbody class="limits">
      ${limitRow(view, s.priceTable.context, (model) => model.context, true)}
      ${limitRow(view, s.priceTable.maxOutput, (model) => model.max_output, true)}
      ${limitRow(view, s.priceTable.concurrency, (model) => model.concurrency, false)}
    </tbody>
  </table>`;
}

function columnsOf({prices}: ModelPrices): number {
  return Math.max(1, prices.length);
}

function limitRow(
  view: FirstView,
  label: string,
  of: (model: ModelPrices) => string | null | undefined,
  tokens: boolean,
): TemplateResult {
  const {s, f} = view;
  return html`<tr>
    <th scope="row">${label}</th>
    ${view.table.models.map((model) => {
      const limit = of(model);
      const text = !limit ? s.priceTable.notStated : tokens ? f.limit(limit) : f.count(limit);
      const exact = limit && tokens ? s.priceTable.tokens(f.count(limit)) : nothing;
      return html`<td colspan=${columnsOf(model)} title=${exact}>${text}</td>`;
    })}
  </tr>`;
}

/** Only the guide's own site has that page. */
function otherPlans({s}: FirstView, guideBase: string): TemplateResult {
  return html`<p>
    ${s.priceTable.official} <a href="${guideBase}/pricing">${s.priceTable.plansPage}</a>
    ${s.priceTable.officialEnd}
  </p>`;
}

/** Where the prices are from, and what they are not. */
function provenance(view: FirstView, actions: Actions): TemplateResult {
  const {s, f, table} = view;
  const {card} = table;
  return html`<div class="provenance">
    ${currentPricesNotice(view, actions)}
    ${view.guideBase === undefined ? nothing : otherPlans(view, view.guideBase)}
    ${table.peak ? peakSentence(view, table.peak) : nothing} ${currentBand(view)}
    <p class="fine">
      ${readFrom(view)}${s.priceTable.provenance(
        card.id,
        f.date(card.effective_from),
        endOf(view, card.id),
      )}
    </p>
  </div>`;
}

/** "" for prices that are in force. */
export function endOf({f, book}: FirstView, card: string): string {
  const end = pricesEnd(book, card);
  return end === undefined ? '' : f.date(end);
}

/** "Peak hours: 09:00–12:00 and 14:00–18:00 Beijing time, Monday to Friday, …" */
function peakSentence(view: FirstView, peak: PeakHours): TemplateResult {
  const windows = peak.windows.map(([from, until]) => `${from}–${until}`);
  return html`<p>
    ${view.s.priceTable.peak(windows, labelOf(view, peak), peak.weekdays.length, peak.holidays_off_peak)}
  </p>`;
}

export function labelOf(view: FirstView, of: {label: string; label_zh?: string}): string {
  return (view.language === 'zh' ? of.label_zh : undefined) ?? of.label;
}
