// "In a warehouse? Take the query": what bills the reader's own table, written by
// the importer's module for the rate book in use. Nothing is kept or sent.
import {html, LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';

import {CallEngine, type Caller} from '../../engine/call-engine.js';
import {compiledImporter} from '../../engine/importer-file.js';
import {startImporter} from '../../engine/importer.js';
import type {CoreError, SqlAnswer, SqlDialect, SqlRequest} from '../../engine/types/calls.js';
import {download} from '../../export/index.js';
import {errorText} from '../../state/errors.js';
import type {View} from '../../state/types.js';
import {choice, field, textButton} from '../../ui/fields.js';
import {labelOf} from '../prices/price-table.js';
import {wordsIn, type WarehouseWords} from './warehouse-words.js';

const DIALECTS: readonly SqlDialect[] = [
  'postgresql',
  'mysql',
  'clickhouse',
  'bigquery',
  'snowflake',
  'spark',
  'trino',
  'duckdb',
  'sqlite',
];
const COLUMNS = ['model', 'at', 'hit', 'miss', 'output'] as const;
const TIMES = ['timestamp', 'seconds', 'milliseconds'] as const;
/** Of the fields here; they belong to no scenario. */
const PATH = 'warehouse';

let starting: Promise<Caller> | undefined;

function importer(): Promise<Caller> {
  starting ??= compiledImporter()
    .then((compiled) => startImporter({wasmModule: {importer: compiled}}))
    .then(
      ({core}) => new CallEngine(core),
      (error: unknown) => {
        starting = undefined;
        throw error;
      },
    );
  return starting;
}

export class DeepSeekCostWarehouse extends LitElement {
  static override properties = {
    view: {attribute: false},
    book: {attribute: false},
    chosen: {state: true},
    shown: {attribute: false},
    status: {state: true},
  };

  declare view?: View;
  /** The reader's own rate book, if one is in use. */
  declare book?: object;
  /** Is the part that it stands in open? Nothing is worked out for a closed one. */
  declare shown: boolean;
  declare protected chosen: Partial<SqlRequest>;
  declare protected status: string;
  #engine?: Caller;
  #mappings: SqlAnswer['mappings'] = [];

  constructor() {
    super();
    this.shown = false;
    this.chosen = {};
    this.status = '';
  }

  /** In the element's own tree: its fields look and read like the others. */
  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#start();
  }

  #start(): void {
    importer().then(
      (engine) => {
        this.#engine = engine;
        this.requestUpdate();
      },
      () => {
        this.status = 'failed';
      },
    );
  }

  protected override shouldUpdate(): boolean {
    return this.shown;
  }

  /** "Copied" is true of the query that was copied. */
  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('status') && this.status === 'copied') this.status = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const {view} = this;
    if (!view) return nothing;
    const words = wordsIn(view.language);
    if (this.status === 'failed') return html`<p class="error">${words.failed}</p>`;
    if (!this.#engine) return html`<p class="fine">${words.loading}</p>`;
    const request = this.#request(view);
    const answer = this.#engine.call('sql', request);
    if (answer.ok) this.#mappings = answer.mappings;
    return html`<p class="intro">${words.intro}</p>
      ${this.#choices(view, words, request, answer.ok ? [] : answer.errors)}
      ${answer.ok ? this.#query(words, answer) : this.#errors(view, words, request, answer.errors)}`;
  }

  #request(view: View): SqlRequest & {book?: object} {
    const request = {
      dialect: 'postgresql' as const,
      currency: view.scenario.currency ?? view.table.currency,
      ...this.chosen,
      ...(this.book && {book: this.book}),
    };
    // A card of another book is none.
    if (!view.book.timeline.some(({card}) => card === request.card)) delete request.card;
    if (!request.mapping) return request;
    delete request.columns;
    delete request.time;
    return request;
  }

  #choose(chosen: Partial<SqlRequest>): void {
    this.chosen = {...this.chosen, ...chosen};
  }

  #choices(
    view: View,
    words: WarehouseWords,
    request: SqlRequest,
    errors: readonly CoreError[],
  ): TemplateResult {
    const {s, f} = view;
    const pick = (
      key: 'dialect' | 'mapping' | 'card' | 'currency' | 'time',
      label: string,
      choices: readonly (readonly [string, string])[],
    ): TemplateResult =>
      choice(view, {
        path: `${PATH}/${key}`,
        label,
        value: request[key] ?? '',
        choices,
        change: (value) => {
          // Another table has another name.
          const fresh = key === 'mapping' ? {table: undefined} : {};
          this.#choose({...fresh, [key]: value === '' ? undefined : value});
        },
      });
    const cards = view.book.timeline.map(
      (card) =>
        [
          card.card,
          s.priceTable.cardOption(f.date(card.effective_from), labelOf(view, card)),
        ] as const,
    );
    const currencies = (['USD', 'CNY'] as const).map(
      (code) => [code, s.currency[code] ?? code] as const,
    );
    return html`<div class="controls">
        ${pick(
          'dialect',
          words.dialect,
          DIALECTS.map((name) => [name, words.dialects[name] ?? name]),
        )}
        ${pick('mapping', words.from, [['', words.ownTable], ...Object.entries(words.mappings)])}
        ${pick('card', words.prices, [['', words.atInstant], ...cards.toReversed()])}
        ${pick('currency', words.currency, currencies)}
      </div>
      <div class="controls">
        ${this.#text(view, errors, '/table', words.table, request.table ?? this.#tableOf(request))}
        ${
          request.mapping
            ? nothing
            : html`${COLUMNS.map((key) =>
                this.#text(
                  view,
                  errors,
                  `/columns/${key}`,
                  words.columns[key],
                  request.columns?.[key] ?? key,
                ),
              )}
              ${pick(
                'time',
                words.time,
                TIMES.map((key) => [key === 'timestamp' ? '' : key, words.times[key]]),
              )}`
        }
        ${this.#text(view, errors, '/view', words.view, request.view ?? '', words.viewHint)}
      </div>`;
  }

  #tableOf({mapping}: SqlRequest): string {
    return this.#mappings.find(({id}) => id === mapping)?.table ?? 'requests';
  }

  /** A field for a name; its errors are the answer's. */
  #text(
    view: View,
    errors: readonly CoreError[],
    where: string,
    label: string,
    value: string,
    hint = '',
  ): TemplateResult {
    const path = PATH + where;
    const own = errors
      .filter((error) => error.where === where)
      .map((error) => ({...error, where: path}));
    const edit = (_path: string, text: unknown): void => {
      const name = String(text);
      if (where === '/table') this.#choose({table: name});
      else if (where === '/view') this.#choose({view: name === '' ? undefined : name});
      else
        this.#choose({columns: {...this.chosen.columns, [where.slice('/columns/'.length)]: name}});
    };
    return field({...view, errors: own}, {edit, enter: () => undefined} as never, {
      path,
      label,
      value,
      hint,
      plain: true,
      width: 'long',
    });
  }

  /** What stands under no field: an engine in which the table does not live. */
  #errors(
    view: View,
    words: WarehouseWords,
    {mapping, dialect}: SqlRequest,
    errors: readonly CoreError[],
  ): TemplateResult {
    const shown = errors.filter(({where}) => !/^\/(?:table|columns|view)/.test(where));
    return html`${shown.map((error) => {
      const known = this.#mappings.find(({id}) => id === mapping);
      const text =
        error.where === '/dialect' && mapping && known && !known.dialects.includes(dialect)
          ? words.notIn(
              words.mappings[mapping] ?? mapping,
              known.dialects.map((name) => words.dialects[name] ?? name).join(', '),
            )
          : errorText(view.s, error);
      return html`<p class="error" role="alert">${text}</p>`;
    })}`;
  }

  #query(words: WarehouseWords, {sql, dialect, notes}: SqlAnswer): TemplateResult {
    const copy = async (): Promise<void> => {
      try {
        await navigator.clipboard.writeText(sql);
        this.status = 'copied';
      } catch {
        this.status = 'notCopied';
      }
    };
    const save = (): void => {
      download({
        name: `deepseek-cost-${dialect}.sql`,
        type: 'application/sql;charset=utf-8',
        text: sql,
      });
    };
    const status =
      this.status === 'copied' || this.status === 'notCopied' ? words[this.status] : '';
    return html`<label class="label" for="warehouse-query">${words.query}</label>
      <textarea
        id="warehouse-query"
        rows="12"
        readonly
        spellcheck="false"
        wrap="off"
        .value=${sql}
      ></textarea>
      <p class="choices">
        ${textButton(words.copy, () => void copy())} ${textButton(words.download, save)}
        <span class="status" role="status">${status}</span>
      </p>
      ${notes.map(({code, text}) => html`<p class="hint">${words.notes[code] ?? text}</p>`)}`;
  }
}

if (!customElements.get('deepseek-cost-warehouse')) {
  customElements.define('deepseek-cost-warehouse', DeepSeekCostWarehouse);
}
