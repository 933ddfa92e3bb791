// Whether the prompts of a log came to what was billed: off until the reader asks.
import {html, LitElement, nothing, type TemplateResult} from 'lit';

import type {BillDifference} from '../../counter/check-bills.js';
import {vocabularyAddress} from '../../engine/vocabulary-file.js';
import type {View} from '../../state/types.js';
import {textButton} from '../../ui/fields.js';
import {BillChecking} from './bill-checking.js';
import {wordsIn, type Words} from './words.js';

export class DeepSeekCostBillCheck extends LitElement {
  static override properties = {view: {attribute: false}, files: {attribute: false}};

  declare view?: View;
  /** Those of the usage that is shown. */
  declare files?: readonly File[];
  readonly #checking = new BillChecking(() => {
    this.requestUpdate();
  });

  /** In the element's own tree: it looks and reads like the rest of it. */
  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(): void {
    this.#checking.take(this.files ?? []);
  }

  protected override render(): TemplateResult | typeof nothing {
    const {view} = this;
    if (!view || !this.files || this.files.length === 0) return nothing;
    const words = wordsIn(view.language);
    const {on, phase} = this.#checking.state;
    if (!vocabularyAddress()) return html`<p class="fine">${words.checkNeedsSite}</p>`;
    return html`<div part="bill-check">
      <label class="check"
        ><input
          type="checkbox"
          name="bill-check"
          .checked=${on}
          @change=${(event: Event) => {
            this.#checking.turn((event.target as HTMLInputElement).checked);
          }}
        />
        ${words.checkBills}</label
      >
      ${on ? nothing : html`<p class="fine">${words.checkBillsNote}</p>`}
      <div role="status">
        ${phase === 'running' ? this.#progress(view, words) : nothing}
        ${phase === 'failed' ? html`<p class="error">${words.checkFailed}</p>` : nothing}
        ${phase === 'done' ? this.#result(view, words) : nothing}
      </div>
    </div>`;
  }

  #progress({f}: View, words: Words): TemplateResult {
    const total = (this.files ?? []).reduce((sum, {size}) => sum + size, 0);
    return html`<p class="choices">
      <span>${words.reading(f.bytes(this.#checking.state.bytes), f.bytes(total))}</span>
      ${textButton(words.cancel, () => {
        this.#checking.turn(false);
      })}
    </p>`;
  }

  #result(view: View, words: Words): TemplateResult | typeof nothing {
    const {check} = this.#checking.state;
    if (!check) return nothing;
    const {f} = view;
    const {equal, uncertain, different, incomplete, otherModel, unreadable} = check;
    const compared = equal + uncertain + different;
    const left = incomplete + otherModel + unreadable;
    const count = (number: number): string => f.count(String(number));
    return html`<p>
        ${
          compared === 0
            ? words.noBills
            : words.billsCompared(count(compared), count(equal), count(different))
        }
        ${uncertain > 0 ? words.billsUncertain(count(uncertain)) : nothing}
        ${left > 0 ? words.billsLeft(count(left)) : nothing}
      </p>
      ${differences(view, words, words.billsDiffer, check.differences)}
      ${differences(view, words, words.billsMayDiffer, check.uncertainties)}`;
  }
}

function differences(
  {f}: View,
  words: Words,
  caption: string,
  list: readonly BillDifference[],
): TemplateResult | typeof nothing {
  if (list.length === 0) return nothing;
  return html`<table class="data-table">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.line}</th>
        <th scope="col">${words.billed}</th>
        <th scope="col">${words.counted}</th>
        <th scope="col">${words.reason}</th>
      </tr>
    </thead>
    <tbody>
      ${list.map(
        ({line, billed, counted, why}) =>
          html`<tr>
            <th scope="row">${f.count(String(line))}</th>
            <td>${f.count(billed)}</td>
            <td>${f.count(counted)}</td>
            <td>${why.map((doubt) => words.why[doubt]).join(' ')}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

if (!customElements.get('deepseek-cost-bill-check')) {
  customElements.define('deepseek-cost-bill-check', DeepSeekCostBillCheck);
}
