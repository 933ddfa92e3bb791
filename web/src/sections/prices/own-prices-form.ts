// Own prices without a file: the official ones less a discount, or a table of six numbers.
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import {jsonText} from '../../engine/builtins.js';
import type {Bucket, ModelPrices} from '../../engine/types/calls.js';
import {textButton} from '../../ui/fields.js';
import {scrollRegion} from '../../ui/scroll-region.js';
import {familyClass, type Actions, type View} from '../../state/types.js';
import {
  discountBook,
  flatBook,
  needsRounding,
  typedPercent,
  typedPrice,
  type Three,
} from './own-prices.js';
import {BUCKETS} from '../../ui/money-axis.js';

const DISCOUNT = 'own/discount';

export function ownPrices(view: View, actions: Actions): TemplateResult {
  // Less than the official prices: a discount on the reader's own would add to what these have.
  const unused = view.localInputs.get(DISCOUNT) ?? '';
  const isDiscount = discountBook('', view.table, view.book, unused) !== undefined;
  return html`${view.ownBook.name === '' ? discount(view, actions) : nothing}
  ${sixNumbers(view, actions)}
  ${!isDiscount ? nothing : html`<p class="fine">${view.s.ownBook.unused(unused)}</p>`}`;
}

function discount(view: View, actions: Actions): TemplateResult {
  const {s, table, book, localInputs} = view;
  const words = s.ownBook;
  const percent = localInputs.get(DISCOUNT) ?? '';
  const use = (): void => {
    const date = view.f.date(table.card.effective_from);
    const name = words.lessName(typedPercent(percent), date, needsRounding(table, percent));
    actions.setLocalInput(DISCOUNT, '');
    // What is no percentage is refused by the core, in its words.
    actions.useBook(
      jsonText(discountBook(name, table, book, percent) ?? flatBook(name, table, [])),
    );
  };
  const wrong = percent !== '' && !discountBook('', table, book, percent);
  return html`<p class="choices discount">
    <label for="own-discount">${words.less}</label>
    <input
      id="own-discount"
      class="short"
      inputmode="decimal"
      autocomplete="off"
      aria-invalid=${wrong ? 'true' : nothing}
      aria-describedby=${wrong ? 'own-discount-note' : nothing}
      .value=${live(percent)}
      @input=${(event: Event) => {
        actions.setLocalInput(DISCOUNT, (event.target as HTMLInputElement).value);
      }}
    />
    <span class="unit">%</span>
    ${
      percent === '' || wrong
        ? html`<span id="own-discount-note" class=${wrong ? 'error' : 'hint'}
            >${words.lessHint}</span
          >`
        : textButton(words.use, use)
    }
  </p>`;
}

function sixNumbers(view: View, actions: Actions): TemplateResult {
  const {s, table} = view;
  const words = s.ownBook;
  const read = (model: ModelPrices, bucket: Bucket): string =>
    typedPrice(numberOf(view, model, bucket), table.currency)[0] ?? '';
  const three = (model: ModelPrices): Three => [
    read(model, 'hit'),
    read(model, 'miss'),
    read(model, 'output'),
  ];
  const unclear = table.models.some((model) =>
    BUCKETS.some((bucket) => readings(view, model, bucket).length > 1),
  );
  const six = html`<table class="own-prices">
    <caption>
      ${words.six(s.currency[table.currency] ?? table.currency)}
    </caption>
    <thead>
      <tr>
        <th scope="col"><span class="vh">${s.working.bucket}</span></th>
        ${table.models.map(({model, family}) => html`<th scope="col" class="model ${familyClass(family)}">${model}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${BUCKETS.map(
        (bucket) =>
          html`<tr>
            <th scope="row">${s.bucket[bucket]}</th>
            ${table.models.map((model) => html`<td>${price(view, actions, model, bucket)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
  return html`${scrollRegion(words.six(table.currency), six)}
    <p class="choices">
      ${
        unclear
          ? nothing
          : textButton(words.useSix, () => {
              actions.useBook(jsonText(flatBook(words.sixName, table, table.models.map(three))));
            })
      }
      <span class="hint">${words.sixHint}</span>
    </p>`;
}

function price(view: View, actions: Actions, model: ModelPrices, bucket: Bucket): TemplateResult {
  const [one = '', other = ''] = readings(view, model, bucket);
  const id = `own-${model.model}-${bucket}-note`;
  const input = html`<input
    class="short"
    inputmode="decimal"
    autocomplete="off"
    aria-invalid=${other === '' ? nothing : 'true'}
    aria-describedby=${other === '' ? nothing : id}
    aria-label=${`${model.model} ${view.s.bucketInSentence[bucket]}`}
    .value=${live(numberOf(view, model, bucket))}
    @input=${(event: Event) => {
      actions.setLocalInput(keyOf(view, model, bucket), (event.target as HTMLInputElement).value);
    }}
  />`;
  if (other === '') return input;
  return html`${input}
    <p class="error" id=${id}>
      ${view.s.ownBook.twoWays(numberOf(view, model, bucket), one, other)}
    </p>`;
}

/** Of what was typed; the official prices have one. */
function readings(view: View, model: ModelPrices, bucket: Bucket): readonly string[] {
  const typed = view.localInputs.get(keyOf(view, model, bucket));
  return typed === undefined ? [] : typedPrice(typed, view.table.currency);
}

/** As typed, else the price of the page: where there are bands, the lower one. */
function numberOf(view: View, model: ModelPrices, bucket: Bucket): string {
  const [prices] = model.prices;
  return view.localInputs.get(keyOf(view, model, bucket)) ?? prices?.[bucket] ?? '';
}

function keyOf({table}: View, {model}: ModelPrices, bucket: Bucket): string {
  return `own/${table.currency}/${model}/${bucket}`;
}
