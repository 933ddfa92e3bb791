// <deepseek-cost>: attributes, properties and events around the calculator and
// the views. It touches nothing outside of itself: no URL, no storage, and no
// listener on the page but its clock's (clock.ts).
import {LitElement, type PropertyValues, type TemplateResult} from 'lit';

import type {Estimate, Scenario} from '../engine/types/calls.js';
import {stringsOf} from '../strings/index.js';
import {setScriptAddress} from '../sections/share/addresses.js';
import type {Owner} from '../state/owner.js';
import type {Started} from '../state/start.js';
import type {Calculator} from '../state/store.js';
import type {Actions, FirstView, LateName} from '../state/types.js';
import {actionsOf} from './actions.js';
import {Controllers} from './controllers.js';
import {failureView, fallback} from './fallback.js';
import {FieldKeys} from './field-keys.js';
import {firstStyles} from './first-styles.js';
import {takeEarly} from './given.js';
import {layout} from './layout.js';
import {spoken} from './spoken.js';
import {viewOf} from './view.js';
import {focusField, reveal} from './reveal.js';
import {UndoKeys} from './undo-keys.js';

export type {CostChange} from './changes.js';

export class DeepSeekCost extends LitElement implements Owner {
  static override styles = firstStyles;
  static override properties = {
    card: {},
    currency: {},
    language: {attribute: 'lang'},
    theme: {},
    view: {},
    // Set to what it is already, it takes the reader back to it.
    scenario: {noAccessor: true},
    shareBase: {attribute: 'share-base'},
    guideBase: {attribute: 'guide-base'},
    headingLevel: {attribute: 'heading-level', type: Number},
    now: {},
    hostKeys: {attribute: 'host-keys', type: Boolean},
    ownsPage: {attribute: false},
  };

  declare card: string | null;
  declare currency: string | null;
  declare language: string | null;
  declare theme: string | null;
  declare view: string | null;
  declare shareBase: string | null;
  declare guideBase: string | null;
  declare headingLevel: number | null;
  declare now: string | null;
  declare hostKeys: boolean;
  declare ownsPage: boolean;

  #scenario: string | null = null;
  readonly #parts = new Controllers(this, () => spoken(this.#view()));
  readonly #actions: Actions = actionsOf(this, this.#parts.share, this.#parts.book);

  constructor() {
    super();
    this.ownsPage = false;
    this.hostKeys = false;
    new FieldKeys(this, () => this.hostKeys);
    new UndoKeys(this, this.#actions);
    takeEarly(this);
  }

  override requestUpdate(...of: Parameters<LitElement['requestUpdate']>): void {
    if (of[0] === 'card' || of[0] === 'currency') this.#parts.live.given.pin(of[0]);
    super.requestUpdate(...of);
  }

  get scenario(): string | null {
    return this.#scenario;
  }

  set scenario(fragment: string | null) {
    this.#scenario = fragment;
    this.#parts.live.given.name(fragment);
    this.requestUpdate();
  }

  /** The scenario with its leaves as typed. Setting it replaces the reader's. */
  get data(): Scenario | undefined {
    return this.#parts.live.data;
  }

  set data(scenario: Scenario | undefined) {
    this.#parts.live.data = scenario;
    this.#parts.bundles.retry();
  }

  /** The last good estimate, as the engine answers it; a copy. */
  get estimate(): Estimate | undefined {
    return structuredClone(this.calculator?.estimate);
  }

  /** The link text of the last good scenario; "" until the element is live. */
  get fragment(): string {
    return this.calculator?.fragment ?? '';
  }

  /** The reader's or the host's own rate book; undefined is the official one. */
  get rateBook(): object | undefined {
    return this.#parts.live.rateBook;
  }

  set rateBook(book: object | undefined) {
    this.#parts.live.rateBook = book;
    this.#parts.bundles.retry();
  }

  /** Shows the scenario of a link text in place of the reader's; "" is the default. */
  open(fragment: string): void {
    this.scenario = fragment === '' ? null : fragment;
    this.#parts.live.given.open(fragment);
    this.#parts.bundles.retry();
  }

  /** @internal Where the script of all elements lies; see `sections/share/addresses.ts`. */
  setScriptAddress(address: string): void {
    setScriptAddress(address);
  }

  /** Fetches all of the calculator at once, which otherwise comes as it is needed. */
  load(): Promise<void> {
    return this.#parts.load();
  }

  /** Shows the working of the month at once, as on paper where nothing opens. */
  unfold(): void {
    this.#parts.disclosures.unfold();
    this.#parts.changes.typing = false;
    // Paper doesn't wait: only what is requested can be done at once.
    this.requestUpdate();
    this.performUpdate();
    this.#parts.late.prepareSheet();
  }

  /** Closes what `unfold` has opened. */
  fold(): void {
    if (this.#parts.disclosures.fold()) this.requestUpdate();
  }

  /** @internal What is common to the sections, and one of them; without a word where it fails. */
  fetch(section?: LateName): Promise<void> {
    return this.#parts.bundles.fetch(section);
  }

  /** @internal The calculator, once it runs. */
  get calculator(): Calculator | undefined {
    return this.#parts.live.current;
  }

  /** @internal Does what the reader asked for, and what follows from it. */
  act(work: (calculator: Calculator) => void): void {
    const {calculator} = this;
    if (!calculator) return;
    work(calculator);
    this.report({repaired: false, errors: []});
    this.#parts.share.status = '';
    this.#parts.prerendered.forget();
    this.#parts.late.clear();
    this.#parts.changes.changed(calculator);
    void this.fetch();
  }

  /** @internal Shows what has changed, and reads a sentence out. */
  announce(sentence: string): void {
    this.#parts.changes.say(sentence, this.calculator?.validScenario);
    this.requestUpdate();
  }

  /** @internal Says how a link or a file was opened. */
  report(started: Started): void {
    this.#parts.live.started = started;
    this.requestUpdate();
  }

  /** @internal Fetches what counts the prompts of a log. */
  fetchBillCheck(): void {
    void import('../sections/tokens/bill-check.js').catch(() => undefined);
  }

  /** @internal What stands above the totals, until something else does. */
  note(note: FirstView['note']): void {
    this.#parts.note = note;
    this.requestUpdate();
  }

  /** @internal */
  toggle(id: string, open: boolean): void {
    if (!this.#parts.disclosures.toggle(id, open)) return;
    if (open) void this.fetch();
    this.requestUpdate();
  }

  /** @internal Opens a question below, or brings a section into view; the focus goes there. */
  async show(id: string): Promise<void> {
    this.toggle(id, true);
    await this.load().catch(() => undefined); // that it failed is said on the page
    reveal(this.shadowRoot, id);
  }

  /** @internal Goes to the field of a path. */
  focusField(path: string): Promise<void> {
    return focusField(this, path);
  }

  /** @internal Keeps a text of the page that is no part of the scenario. */
  setLocalInput(id: string, text: string): void {
    this.#parts.localInputs.set(id, text);
    this.requestUpdate();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    return this.#parts.prerendered.find() ?? super.createRenderRoot();
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    this.#parts.bundles.start();
    this.#parts.live.follow(changed);
    const {failure, ready} = this.#parts.bundles;
    return !this.#parts.prerendered.waiting || failure !== undefined || ready;
  }

  protected override willUpdate(): void {
    this.#parts.live.prepare();
    this.#parts.changes.forget(this.calculator?.validScenario);
  }

  protected override render(): TemplateResult {
    const {strings} = this.#parts.language;
    const view = this.#view();
    if (view) return layout(view, this.#actions, this.#parts.late);
    if (this.#parts.bundles.failure === undefined || this.calculator) return fallback(strings);
    return failureView(strings, this.#parts.bundles, this.#parts.prerendered.waiting);
  }

  /** Nothing until its calculator and its words are there. */
  #view(): FirstView | undefined {
    const s = stringsOf(this.#parts.language.current);
    return this.calculator && s && viewOf(this.#parts, this.calculator, s);
  }
}
