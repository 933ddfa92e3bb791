// <deepseek-cost>: attributes, properties and events around the calculator and
// the views. It touches nothing outside of itself: no URL, no storage, no
// listener on the page.
import {LitElement, type PropertyValues, type TemplateResult} from 'lit';

import type {Estimate, Scenario} from '../engine/types/calls.js';
import {EngineLoadError} from '../engine/options.js';
import {pageCalculator, runningCalculator} from '../engine/calculator.js';
import {first} from '../strings/en/first.js';
import {
  languageOf,
  loadStrings,
  stringsOf,
  type FirstStrings,
  type Language,
} from '../strings/index.js';
import {MONTH} from '../sections/statement/results.js';
import {OwnBookController} from '../sections/prices/own-book-controller.js';
import {addressOf, scriptFolder, setScriptAddress} from '../sections/share/addresses.js';
import {ShareController} from '../sections/share/controller.js';
import type {Owner} from '../state/owner.js';
import type {Started} from '../state/start.js';
import {Calculator} from '../state/store.js';
import type {Actions, FirstView, LateName} from '../state/types.js';
import {actionsOf} from './actions.js';
import {fetchBundle, loadedBundle} from './arrival.js';
import {Changes} from './changes.js';
import {Clock} from './clock.js';
import {failureView, fallback} from './fallback.js';
import {addStyles, firstStyles} from './first-styles.js';
import {Given, takeEarly} from './given.js';
import {FieldKeys, inheritedLanguage, PageLanguage} from './host-page.js';
import {LateSections} from './late-sections.js';
import {layout} from './layout.js';
import {BundleLoader} from './loading.js';
import {Prerendered} from './prerendered.js';
import {spoken} from './spoken.js';
import {viewOf, type Sources} from './view.js';
import {focusField, reveal} from './reveal.js';
import {TotalsSight} from './totals-sight.js';
import {UndoKeys} from './undo-keys.js';
import {Width} from './width.js';

export type {CostChange} from './changes.js';

const NOTHING: ReadonlyMap<string, readonly Node[]> = new Map();

export class DeepSeekCost extends LitElement implements Owner {
  static override styles = firstStyles;
  static override properties = {
    card: {},
    currency: {},
    language: {attribute: 'lang'},
    theme: {},
    view: {},
    // Set to what it is already, it takes the reader back to it.
    scenario: {noAccessor: true, hasChanged: () => true},
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
  #calculator: Calculator | undefined;
  #prerendered: Prerendered | undefined;
  #spoken: Language | undefined;
  #dressed = false;
  /** The working of the month is open for paper's sake. */
  #unfolded = false;
  readonly #open = new Set<string>();
  readonly #localInputs = new Map<string, string>();
  readonly #late: LateSections = new LateSections(this, (name) => {
    if (!this.#from.bundles.failed) void this.#from.bundles.fetch(name);
  });
  readonly #from: Sources = {
    host: this,
    open: this.#open,
    localInputs: this.#localInputs,
    prerendered: NOTHING,
    started: {repaired: false, errors: []},
    bundles: new BundleLoader(
      this,
      () => this.#language(),
      () => {
        this.#prepare();
      },
      (names) => this.#late.load(names),
    ),
    changes: new Changes(this, () => this.#sentence()),
    clock: new Clock(
      this,
      () => this.now,
      (now) => {
        this.#calculator?.tick(now);
        this.requestUpdate();
      },
    ),
    width: new Width(this),
    share: new ShareController(this, () => this.#shareState()),
    book: new OwnBookController(this),
  };
  readonly #given = new Given(this, this.#from.book);
  readonly #actions: Actions = actionsOf(this, this.#from.share, this.#from.book);

  constructor() {
    super();
    this.ownsPage = false;
    this.hostKeys = false;
    new PageLanguage(this);
    new TotalsSight(this);
    new FieldKeys(this, () => this.hostKeys);
    new UndoKeys(this, this.#actions);
    takeEarly(this);
    // Whoever touches it will want more than the first view.
    for (const event of ['pointerover', 'focusin'])
      this.addEventListener(event, this.#touched, {passive: true});
  }

  get scenario(): string | null {
    return this.#scenario;
  }

  set scenario(fragment: string | null) {
    this.#scenario = fragment;
    this.#given.follows(false);
    this.requestUpdate('scenario');
  }

  /** The scenario with its leaves as typed. Setting it replaces the reader's. */
  get data(): Scenario | undefined {
    return this.#calculator?.scenario ?? this.#given.data;
  }

  set data(scenario: Scenario | undefined) {
    this.#given.give(scenario);
    if (this.#calculator && scenario) this.#begin(this.#calculator);
    this.#from.bundles.retry();
  }

  /** The last good estimate, as the engine answers it. */
  get estimate(): Estimate | undefined {
    return this.#calculator?.estimate;
  }

  /** The link text of the last good scenario; "" until the element is live. */
  get fragment(): string {
    return this.#calculator?.fragment ?? '';
  }

  /** The reader's or the host's own rate book; undefined is the official one. */
  get rateBook(): object | undefined {
    return this.#calculator ? this.#calculator.ownBook : this.#from.book.pending;
  }

  set rateBook(book: object | undefined) {
    this.#from.book.pending = book;
    if (this.#calculator) this.#from.book.give(this.#calculator, book, this.card);
    else this.#given.reopen = true;
    this.#from.bundles.retry();
  }

  /** Shows the scenario of a link text in place of the reader's; "" is the default. */
  open(fragment: string): void {
    this.scenario = fragment === '' ? null : fragment;
    this.#given.open(fragment);
    this.#from.bundles.retry();
  }

  /** @internal Where the script of all elements lies; see `sections/share/addresses.ts`. */
  setScriptAddress(address: string): void {
    setScriptAddress(address);
  }

  /** Fetches all of the calculator at once, which otherwise comes as it is needed. */
  async load(): Promise<void> {
    await Promise.all([fetchBundle(), pageCalculator(), loadStrings(this.#language())]);
    this.requestUpdate();
    await this.updateComplete;
    await this.#late.load();
  }

  /** Shows the working of the month at once, as on paper where nothing opens. */
  unfold(): void {
    this.#unfolded ||= !this.#open.has(MONTH);
    this.#open.add(MONTH);
    this.#from.changes.typing = false;
    // Paper doesn't wait: only what is requested can be done at once.
    this.requestUpdate();
    this.performUpdate();
    this.#late.prepareSheet();
  }

  /** Closes what `unfold` has opened. */
  fold(): void {
    if (this.#unfolded) this.toggle(MONTH, false);
    this.#unfolded = false;
  }

  /** @internal What is common to the sections, and one of them; without a word where it fails. */
  fetch(section?: LateName): Promise<void> {
    return this.#from.bundles.fetch(section);
  }

  /** @internal The calculator, once it runs. */
  get calculator(): Calculator | undefined {
    return this.#calculator;
  }

  /** @internal Does what the reader asked for, and what follows from it. */
  act(work: (calculator: Calculator) => void): void {
    const calculator = this.#calculator;
    if (!calculator) return;
    work(calculator);
    this.report({repaired: false, errors: []});
    this.#from.share.status = '';
    this.#from.prerendered = NOTHING;
    this.#late.clear();
    this.#from.changes.changed(calculator);
    void this.fetch();
  }

  /** @internal Shows what has changed, and reads a sentence out. */
  announce(sentence: string): void {
    this.#from.changes.say(sentence, this.#calculator?.validScenario);
    this.requestUpdate();
  }

  /** @internal Says how a link or a file was opened. */
  report(started: Started): void {
    this.#from.started = started;
    this.requestUpdate();
  }

  /** @internal Fetches what counts the prompts of a log. */
  fetchBillCheck(): void {
    void import('../sections/tokens/bill-check.js').catch(() => undefined);
  }

  /** @internal What stands above the totals, until something else does. */
  note(note: FirstView['note']): void {
    this.#from.note = note;
    this.requestUpdate();
  }

  /** @internal */
  toggle(id: string, open: boolean): void {
    if (this.#open.has(id) === open) return;
    if (open) this.#open.add(id);
    else this.#open.delete(id);
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
    this.#localInputs.set(id, text);
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // Prerendered: it stays until there is a live view to take its place.
    if (this.shadowRoot?.hasChildNodes()) this.#prerendered = new Prerendered();
    return super.createRenderRoot();
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    const {bundles} = this.#from;
    bundles.start();
    const now = changed.has('now') ? this.#from.clock.now() : undefined;
    if (now) this.#calculator?.tick(now);
    this.#given.follow(changed, this.#calculator);
    return !this.#prerendered || bundles.failure !== undefined || bundles.ready;
  }

  protected override willUpdate(): void {
    const language = this.#language();
    if (language !== this.#spoken) this.#from.changes.announcement = '';
    this.#spoken = language;
    this.#prepare();
    this.#from.changes.forget(this.#calculator?.validScenario);
    const bundle = loadedBundle();
    if (!this.#calculator || !bundle || this.#dressed) return;
    this.#dressed = true;
    addStyles(this.shadowRoot, bundle.style);
    addStyles(this.shadowRoot, bundle.print);
  }

  /** The calculator, as far as it has arrived, with what the attributes say. */
  #prepare(): void {
    const engine = runningCalculator();
    const strings = stringsOf(this.#language());
    if (!engine || !strings || !this.#from.bundles.ready) return;
    this.#calculator ??= new Calculator(engine, strings.locale, this.#from.clock.now());
    this.#calculator.useLocale(strings.locale);
    if (this.#given.reopen || this.#given.data) this.#begin(this.#calculator);
  }

  #begin(calculator: Calculator): void {
    this.#from.started = this.#given.begin(calculator, this.#language() === 'zh');
  }

  protected override update(changed: PropertyValues): void {
    const prerendered = this.#prerendered;
    const root = this.shadowRoot;
    if (!prerendered || !this.#calculator || !root) {
      super.update(changed);
      return;
    }
    this.#prerendered = undefined;
    const asDrawn = this.#given.plain ? this.#language() : undefined;
    this.#from.prerendered = prerendered.giveWay(root, this.#calculator, asDrawn);
    this.renderOptions.renderBefore = null;
    super.update(changed);
    prerendered.refocus(root);
  }

  protected override render(): TemplateResult | undefined {
    const s = stringsOf(this.#language());
    const {failure, replaced} = this.#from.bundles;
    if (failure !== undefined && !this.#calculator) {
      const blocked = failure instanceof EngineLoadError && failure.code === 'blocked_by_csp';
      const why = blocked ? 'blocked' : replaced ? 'replaced' : '';
      return failureView(s ?? first, why, this.#prerendered !== undefined, () => {
        this.#from.bundles.retry();
      });
    }
    if (!this.#calculator || !s) return fallback(s ?? first);
    const view = viewOf(this.#from, this.#calculator, s, this.#language());
    return layout(view, this.#actions, this.#late);
  }

  readonly #touched = (): void => {
    if (this.#calculator && !loadedBundle() && !this.#from.bundles.failed) void this.fetch();
  };

  #language(): Language {
    // While prerendering there is no page.
    const page = typeof window === 'undefined' ? null : inheritedLanguage(this);
    return languageOf(this.language ?? page);
  }

  /** A page that opens links shares its own address; another one the folder's own page. */
  #shareState(): {base: string; strings: FirstStrings} {
    const page = typeof location === 'undefined' ? '' : addressOf(location.href);
    const own = this.ownsPage || this.#given.opens;
    const base = this.shareBase ?? (own ? page : scriptFolder() || page);
    return {base, strings: stringsOf(this.#language()) ?? first};
  }

  #sentence(): string {
    const {strings} = this.#shareState();
    if (!this.#calculator) return '';
    return spoken(viewOf(this.#from, this.#calculator, strings, this.#language()));
  }
}
