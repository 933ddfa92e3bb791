// The part that counts: a field for text, a file, what they come to, and the way of a
// number into the scenario. Its element lives in the calculator's own tree.
import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import type {CountHow} from '../../counter/count-work.js';
import {vocabularyAddress} from '../../engine/vocabulary-file.js';
import {errorText} from '../../state/errors.js';
import type {Actions, View} from '../../state/types.js';
import {filePicker} from '../../ui/file-picker.js';
import {choice, textButton} from '../../ui/fields.js';
import {Counting} from './counting.js';
import {requestsResult} from './request-result.js';
import {drawnTokens, ruleOfThumb, textResult} from './text-result.js';
import {putChat, useButtons} from './use.js';
import {wordsIn, type Words} from './words.js';

export class DeepSeekCostTokens extends LitElement {
  static override properties = {
    view: {attribute: false},
    actions: {attribute: false},
    shown: {attribute: false},
    model: {state: true},
    plain: {state: true},
    used: {state: true},
  };

  declare view?: View;
  declare actions?: Actions;
  /** Is the part that it stands in open? */
  declare shown: boolean;
  declare protected model: string;
  declare protected plain: boolean;
  /** What was put into the scenario, in words. */
  declare protected used: string;
  readonly #counting = new Counting(
    () => {
      this.requestUpdate();
    },
    () => this.#how(),
  );

  constructor() {
    super();
    this.shown = false;
    this.model = '';
    this.plain = false;
    this.used = '';
  }

  /** In the element's own tree: its fields look and read like the others. */
  protected override createRenderRoot(): this {
    return this;
  }

  protected override shouldUpdate(): boolean {
    return this.shown;
  }

  #how(): CountHow {
    const {model, plain, view} = this;
    const otherModel = view ? (modelsOf(view)[0] ?? '') : '';
    return {model, plain, otherModel, at: view?.now ?? ''};
  }

  protected override render(): TemplateResult | typeof nothing {
    const {view, actions} = this;
    if (!view || !actions) return nothing;
    const words = wordsIn(view.language);
    return html`<div class="sample">
      ${this.#given(view, words)} ${this.#state(view, words)}
      <div aria-live="polite" aria-busy=${this.#counting.state.counting ? 'true' : 'false'}>
        ${this.#result(view, words)}
      </div>
      ${this.#uses(view, actions, words)}
    </div>`;
  }

  #given({f}: View, words: Words): TemplateResult {
    const {text, file} = this.#counting.state;
    return html`<label for="tokens-text">${words.label}</label>
      <textarea
        id="tokens-text"
        rows="8"
        spellcheck="false"
        autocomplete="off"
        aria-describedby="tokens-note"
        .value=${live(text)}
        @input=${(event: Event) => {
          this.used = '';
          this.#counting.type((event.target as HTMLTextAreaElement).value);
        }}
      ></textarea>
      <div
        class="drop"
        @dragover=${(event: DragEvent) => {
          event.preventDefault();
        }}
        @drop=${(event: DragEvent) => {
          event.preventDefault();
          this.#open(event.dataTransfer?.files[0]);
        }}
      >
        ${filePicker({label: words.file, id: 'tokens-file'}, (chosen) => {
          this.#open(chosen);
        })}
        <span class="fine"
          >${
            file
              ? html`${words.fileOf(file.name, f.bytes(file.size))}
                ${textButton(words.putAway, () => {
                  this.#counting.close();
                })}`
              : words.drop
          }</span
        >
      </div>`;
  }

  #open(file: File | undefined): void {
    this.used = '';
    if (file) void this.#counting.open(file);
  }

  /** What keeps an exact count from being there, and how to go on. */
  #state(view: View, words: Words): TemplateResult {
    const {vocabulary, progress, problem, file, errors} = this.#counting.state;
    const {f, s} = view;
    return html`<div id="tokens-note" role="status">
      ${vocabulary === 'none' ? html`<p class="fine">${words.fetches}</p>` : nothing}
      ${vocabulary === 'loading' ? html`<p class="fine">${words.loading}</p>` : nothing}
      ${vocabulary === 'failed' ? this.#withoutVocabulary(view, words) : nothing}
      ${
        progress === undefined
          ? nothing
          : html`<p class="choices">
              <span>${words.reading(f.bytes(progress), f.bytes(file?.size ?? progress))}</span>
              ${textButton(words.cancel, () => {
                this.#counting.cancel();
              })}
            </p>`
      }
      ${problem ? html`<p class="error">${words[problem]}</p>` : nothing}
      ${errors.map((error) => {
        const where = placeOf(words, error.where);
        const text = errorText(s, error);
        return html`<p class="error">${where === '' ? text : words.errorAt(where, text)}</p>`;
      })}
    </div>`;
  }

  /** As in the page on a disk: the rule of thumb, until the reader has the file. */
  #withoutVocabulary(view: View, words: Words): TemplateResult {
    const rule = ruleOfThumb(view, this.#counting.state.text);
    const address = vocabularyAddress();
    const name = address?.pathname.split('/').at(-1) ?? 'deepseek-vocabulary-….bin';
    return html`<p class="error">${words.failed}</p>
      ${rule === undefined ? nothing : html`<p><output>${words.about(view.f.count(rule))}</output></p>`}
      <p class="choices">
        ${
          address
            ? textButton(words.again, () => {
                this.#counting.retry();
              })
            : nothing
        }
        ${filePicker(
          {label: words.openVocabulary, id: 'tokens-vocabulary', accept: '.bin'},
          (chosen) => void this.#counting.useVocabulary(chosen),
        )}
      </p>
      <p class="fine">${words.vocabularyHint(name)}</p>`;
  }

  #result(view: View, words: Words): TemplateResult | typeof nothing {
    const {result, text} = this.#counting.state;
    if (!result) return nothing;
    if (result.kind === 'requests') {
      return html`${this.#choices(view, words)} ${requestsResult(view, words, result)}`;
    }
    return html`${this.plain ? this.#asText(words) : nothing}
    ${textResult(view, words, result, text)} ${text === '' ? nothing : this.#drawing(words)}`;
  }

  #choices(view: View, words: Words): TemplateResult {
    const models = modelsOf(view).map((name) => [name, name] as const);
    return html`<div class="controls">
      ${choice(view, {
        path: 'tokens/model',
        label: words.model,
        value: this.model,
        choices: [['', words.ownModel], ...models],
        change: (model) => {
          this.model = model;
          void this.#counting.count();
        },
      })}
      ${this.#asText(words)}
    </div>`;
  }

  #asText(words: Words): TemplateResult {
    return html`<label class="check"
      ><input
        type="checkbox"
        name="tokens-plain"
        .checked=${this.plain}
        @change=${(event: Event) => {
          this.plain = (event.target as HTMLInputElement).checked;
          void this.#counting.count();
        }}
      />
      ${words.asText}</label
    >`;
  }

  #drawing(words: Words): TemplateResult {
    const {pieces} = this.#counting.state;
    return html`<details
      class="data"
      @toggle=${(event: Event) => {
        this.#counting.draw((event.target as HTMLDetailsElement).open);
      }}
    >
      <summary>${words.drawn}</summary>
      ${pieces ? drawnTokens(words, pieces) : nothing}
    </details>`;
  }

  #uses(view: View, actions: Actions, words: Words): TemplateResult | typeof nothing {
    const {result, counting} = this.#counting.state;
    if (!result) return nothing;
    const last = result.kind === 'requests' ? result.requests.at(-1) : undefined;
    const tokens = result.kind === 'text' ? result.count.tokens : (last?.prompt_tokens ?? '0');
    const say = (sentence: string): void => {
      this.used = sentence;
    };
    // The count of an earlier text is not put where this one's belongs.
    return html`<div ?inert=${counting}>
        ${result.kind === 'requests' ? putChat(view, actions, words, result, say) : nothing}
        <p class="choices">${useButtons(view, actions, words, tokens, say)}</p>
      </div>
      <p class="status" role="status">${this.used}</p>`;
  }
}

/** The latest card's first: what a request is most likely sent to. */
function modelsOf({book}: View): string[] {
  const names = book.timeline.toReversed().flatMap(({models}) => models.map(({model}) => model));
  return [...new Set(names)];
}

/** "/requests/2/messages/0/role" is "Request 3: /messages/0/role". */
function placeOf(words: Words, where: string): string {
  const [, index, inOne, inOnly] =
    /^[/]requests[/](\d+)(.*)$|^[/]request([/].*)$/.exec(where) ?? [];
  if (index === undefined) return inOnly ?? '';
  return `${words.request(String(Number(index) + 1))} ${inOne ?? ''}`.trim();
}

if (!customElements.get('deepseek-cost-tokens')) {
  customElements.define('deepseek-cost-tokens', DeepSeekCostTokens);
}
