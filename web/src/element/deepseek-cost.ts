// <deepseek-cost>: attributes, properties and events around the calculator and
// the views. It touches nothing outside of itself: no URL, no storage, no
// listener on the page.
import {LitElement, unsafeCSS, type PropertyValues, type TemplateResult} from 'lit';

import type {CoreError, Currency, Estimate, Scenario} from '../engine/types/calls.js';
import {faultText} from '../state/faults.js';
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
import {failureView, fallback} from './fallback.js';
import {notices} from './notices.js';
import {monthText, pricesText} from '../sections/statement/priced.js';
import {comparison, MONTH} from '../sections/statement/results.js';
import {layout} from './layout.js';
import {
  shortNames,
  type Actions,
  type FirstView,
  type LateName,
  type Note,
  type ViewKind,
} from '../state/types.js';
import {actionsOf} from './actions.js';
import {fetchBundle, loadedBundle} from './arrival.js';
import {OwnBookController, nameOf} from '../sections/prices/own-book-controller.js';
import {Calculator, type Start, type Started} from '../state/store.js';
import {Clock} from './clock.js';
import {FieldKeys, inheritedLanguage, PageLanguage} from './host-page.js';
import {UndoKeys} from './undo-keys.js';
import {Prerendered} from './prerendered.js';
import {
  addressOf,
  guideBaseOf,
  scriptFolder,
  setScriptAddress,
} from '../sections/share/addresses.js';
import {LateSections} from './late-sections.js';
import {BundleLoader} from './loading.js';
import {ShareController} from '../sections/share/controller.js';
import {firstStyles} from './first-styles.js';
import {focusField, reveal} from './reveal.js';
import {TotalsSight} from './totals-sight.js';
import {Width} from './width.js';

/** How long after the last keystroke the result is read out. */
const QUIET = 700;

export interface CostChange {
  /** What a link carries after its "#"; "" where no link holds the scenario, or it has no price. */
  fragment: string;
  /** The scenario, its leaves as they were typed. */
  scenario: Scenario;
  /** What is shown; undefined where the scenario cannot be priced. */
  estimate: Estimate | undefined;
  /** False while a field holds something that cannot be used. */
  valid: boolean;
  /** What cannot be used, each with its place; and `link_too_long`, where no link holds it. */
  errors: CoreError[];
  /** The rate book in use, if it is the reader's own. */
  rateBook: object | undefined;
}

export class DeepSeekCost extends LitElement {
  static override styles = firstStyles;
  static override properties = {
    card: {},
    currency: {},
    language: {attribute: 'lang'},
    theme: {},
    view: {},
    // Set to what it is already, it takes the reader back to it.
    scenario: {hasChanged: () => true},
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
  declare scenario: string | null;
  declare shareBase: string | null;
  declare guideBase: string | null;
  declare headingLevel: number | null;
  declare now: string | null;
  declare hostKeys: boolean;
  declare ownsPage: boolean;

  #calculator: Calculator | undefined;
  #prerendered: Prerendered | undefined;
  #prerenderedSections = new Map<string, readonly Node[]>();
  #started: Started = {repaired: false, errors: []};
  #pendingData: Scenario | undefined;
  readonly #open = new Set<string>();
  readonly #localInputs = new Map<string, string>();
  /** Neither a host nor a link asks for anything but the default. */
  #plain = true;
  /** What the attributes say is still to be shown. */
  #reopen = true;
  /** The page shows what its links carry. */
  #opens = false;
  /** What is to be shown came by `open`: a link brings its own card and currency. */
  #fromLink = false;
  /** The working of the month is open for paper's sake. */
  #unfolded = false;
  #announcement = '';
  #note: Note | undefined;
  #spoken: Language | undefined;
  #belowPending = false;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #dressed = false;
  readonly #bundles = new BundleLoader(
    this,
    () => this.#language(),
    () => {
      this.#prepare();
    },
    (names) => this.#late.load(names),
  );
  readonly #late = new LateSections(this, (name) => {
    if (!this.#bundles.failed) void this.#bundles.fetch(name);
  });
  readonly #width = new Width(this);
  readonly #clock = new Clock(
    this,
    () => this.now,
    (now) => {
      if (!this.#calculator?.band) return;
      this.#calculator.tick(now);
      this.requestUpdate();
    },
  );
  readonly #share = new ShareController(this, () => this.#shareState());
  readonly #book = new OwnBookController(this);
  readonly #actions: Actions = actionsOf(this, this.#share, this.#book);

  constructor() {
    super();
    this.ownsPage = false;
    this.hostKeys = false;
    new PageLanguage(this);
    new TotalsSight(this);
    new FieldKeys(this, () => this.hostKeys);
    new UndoKeys(this, this.#actions);
    this.#takeEarly();
    // Whoever touches it will want more than the first view.
    for (const event of ['pointerover', 'focusin'])
      this.addEventListener(event, this.#touched, {passive: true});
  }

  /** The scenario with its leaves as typed. Setting it replaces the reader's. */
  get data(): Scenario | undefined {
    return this.#calculator?.scenario ?? this.#pendingData;
  }

  set data(scenario: Scenario | undefined) {
    this.#pendingData = scenario;
    if (this.#calculator && scenario) this.#begin(this.#calculator);
    this.#bundles.retry();
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
    return this.#calculator ? this.#calculator.ownBook : this.#book.pending;
  }

  set rateBook(book: object | undefined) {
    this.#book.pending = book;
    if (this.#calculator) this.#book.give(this.#calculator, book);
    else this.#reopen = true;
    this.#bundles.retry();
  }

  /** Shows the scenario of a link text in place of the reader's; "" is the default. */
  open(fragment: string): void {
    this.scenario = fragment === '' ? null : fragment;
    this.#reopen = true;
    this.#opens = true;
    this.#fromLink = fragment !== '';
    this.#pendingData = undefined;
    this.#bundles.retry();
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
    // Paper doesn't wait: only what is requested can be done at once.
    this.requestUpdate();
    this.performUpdate();
  }

  /** Closes what `unfold` has opened. */
  fold(): void {
    if (this.#unfolded) this.toggle(MONTH, false);
    this.#unfolded = false;
  }

  /** @internal What is common to the sections, and one of them; without a word where it fails. */
  fetch(section?: LateName): Promise<void> {
    return this.#bundles.fetch(section);
  }

  /** @internal The calculator, once it runs. */
  get calculator(): Calculator | undefined {
    return this.#calculator;
  }

  /** @internal Does what the reader asked for, and what follows from it. */
  act(work: (calculator: Calculator) => void): void {
    if (!this.#calculator) return;
    work(this.#calculator);
    this.#changed();
  }

  /** @internal Shows what has changed, and reads a sentence out. */
  announce(sentence: string): void {
    this.#announcement = sentence;
    this.requestUpdate();
  }

  /** @internal Shows a note beside the totals. */
  note(note: Note): void {
    this.#note = note;
    this.requestUpdate();
  }

  /** @internal Fetches what counts the prompts of a log. */
  fetchBillCheck(): void {
    void import('../sections/tokens/bill-check.js').catch(() => undefined);
  }

  /** @internal Says how a file was opened. */
  report(started: Started): void {
    this.#started = started;
    this.requestUpdate();
  }

  /** @internal */
  toggle(id: string, open: boolean): void {
    if (this.#open.has(id) === open) return;
    if (open) this.#open.add(id);
    else this.#open.delete(id);
    if (open) void this.#bundles.fetch();
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

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#quiet);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // Prerendered: it stays until there is a live view to take its place.
    if (this.shadowRoot?.hasChildNodes()) this.#prerendered = new Prerendered();
    return super.createRenderRoot();
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    this.#bundles.start();
    this.#followAttributes(changed);
    return !this.#prerendered || this.#bundles.failure !== undefined || this.#bundles.ready;
  }

  /**
   * Of `scenario` and `data` the one that was set last counts, and `data` over the attribute in
   * the page's text. What `card` and `currency` say later changes the prices alone.
   */
  #followAttributes(changed: PropertyValues): void {
    if (changed.has('scenario')) {
      if (this.hasUpdated && !this.#fromLink) this.#pendingData = undefined;
      // A host may write back what it has just heard: the reader can still undo it.
      if (this.scenario === null || this.scenario !== this.#calculator?.fragment)
        this.#reopen = true;
    }
    if (this.#reopen || !(changed.has('card') || changed.has('currency'))) return;
    this.#calculator?.pin(this.#pins());
  }

  protected override willUpdate(): void {
    const language = this.#language();
    if (language !== this.#spoken) this.#announcement = '';
    this.#spoken = language;
    this.#prepare();
    if (this.#calculator) this.#adopt();
  }

  /** The calculator, as far as it has arrived, with what the attributes say. */
  #prepare(): void {
    const engine = runningCalculator();
    const strings = stringsOf(this.#language());
    if (!engine || !strings || !this.#bundles.ready) return;
    this.#calculator ??= new Calculator(engine, strings.locale, this.#clock.now());
    this.#calculator.useLocale(strings.locale);
    if (this.#reopen || this.#pendingData) this.#begin(this.#calculator);
  }

  protected override update(changed: PropertyValues): void {
    const prerendered = this.#prerendered;
    if (prerendered && this.#calculator && this.shadowRoot) {
      const root = this.shadowRoot;
      this.#prerendered = undefined;
      prerendered.read(root);
      // Nothing says another thing than what was prerendered.
      const same =
        this.#plain && prerendered.texts.size === 0 && prerendered.language === this.#language();
      if (same) {
        this.#prerenderedSections = prerendered.sections(root);
        this.#dress(prerendered.style(root));
      }
      root.replaceChildren();
      this.renderOptions.renderBefore = null;
      for (const [path, text] of prerendered.texts) this.#calculator.edit(path, text);
      super.update(changed);
      prerendered.refocus(root);
      return;
    }
    super.update(changed);
  }

  protected override render(): TemplateResult | undefined {
    const s = stringsOf(this.#language());
    const {failure} = this.#bundles;
    if (failure !== undefined && !this.#calculator) {
      return failureView(
        s ?? first,
        failure instanceof EngineLoadError && failure.code === 'blocked_by_csp'
          ? 'blocked'
          : this.#bundles.replaced
            ? 'replaced'
            : '',
        this.#prerendered !== undefined,
        () => {
          this.#bundles.retry();
        },
      );
    }
    if (!this.#calculator || !s) return fallback(s ?? first);
    return layout(this.#view(this.#calculator, s), this.#actions, this.#late);
  }

  readonly #touched = (): void => {
    if (this.#calculator && !loadedBundle() && !this.#bundles.failed) void this.#bundles.fetch();
  };

  /** The styles that come with the bundle. */
  #adopt(): void {
    const bundle = loadedBundle();
    if (!bundle || this.#dressed) return;
    this.#dressed = true;
    this.#dress(bundle.style);
  }

  /** Adds styles to those that are there. */
  #dress(style: string): void {
    const {shadowRoot} = this;
    if (!shadowRoot || typeof CSSStyleSheet !== 'function') return;
    const sheet = unsafeCSS(style).styleSheet;
    if (sheet) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  }

  #begin(calculator: Calculator): void {
    this.#reopen = false;
    if (this.#book.pending) this.#book.give(calculator, this.#book.pending);
    const {card, currency} = this.#pins();
    const requested = [this.scenario, this.#pendingData, card, currency, this.view, this.now];
    this.#plain = !this.#book.pending && requested.every((each) => !each);
    this.#started = calculator.start({
      // A host writes its attribute itself; what an address says may have been cut on its way.
      ...(this.scenario && !this.#pendingData ? {fragment: this.scenario} : {}),
      checksum: this.ownsPage ? 'required' : 'optional',
      ...(this.#pendingData ? {scenario: this.#pendingData} : {}),
      ...(this.#fromLink ? {} : {...(card ? {card} : {}), ...(currency ? {currency} : {})}),
      ...(this.#language() === 'zh' ? {usualCurrency: 'CNY' as const} : {}),
    });
    this.#pendingData = undefined;
    this.#fromLink = false;
  }

  #pins(): Pick<Start, 'card' | 'currency'> {
    const currency = this.currency?.toUpperCase();
    return {
      ...(this.card ? {card: this.card} : {}),
      // What is no currency is the core's to refuse.
      ...(currency ? {currency: currency as Currency} : {}),
    };
  }

  /** What a host set before the element's script arrived stands in the way of its accessors. */
  #takeEarly(): void {
    for (const name of ['rateBook', 'data'] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const early = Object.getOwnPropertyDescriptor(this, name)?.value as Scenario | undefined;
      Reflect.deleteProperty(this, name);
      this[name] = early;
    }
  }

  #language(): Language {
    // While prerendering there is no page.
    const page = typeof window === 'undefined' ? null : inheritedLanguage(this);
    return languageOf(this.language ?? page);
  }

  #view(calculator: Calculator, s: FirstStrings): FirstView {
    const language = this.#language();
    const bundle = loadedBundle();
    const {scenario, validScenario, table, book, presets, estimate, stale, band} = calculator;
    const kind: ViewKind = this.view === 'table' || this.view === 'compact' ? this.view : 'full';
    return {
      language,
      s,
      f: calculator.format(),
      kind,
      headingLevel: this.headingLevel ?? 2,
      guideBase: guideBaseOf(this.guideBase),
      scenario,
      validScenario,
      pinnedCard: calculator.pinnedCard,
      table,
      book,
      presets,
      ...(estimate ? {estimate} : {}),
      hitCurve: () => calculator.hitCurve(),
      stale,
      errors: [...calculator.errors, ...calculator.decisionErrors],
      unread: calculator.unread,
      faults: calculator.faults,
      query: calculator.query,
      open: this.#open,
      localInputs: this.#localInputs,
      undoes: calculator.history.undoes,
      redoes: calculator.history.redoes,
      shapeChange: calculator.shapeChange,
      now: calculator.now ?? '',
      ...(band ? {band} : {}),
      announcement: this.#announcement,
      notices: notices(s, {
        ...this.#started,
        ...(calculator.ownBook ? {ownBook: nameOf(calculator.ownBook, s)} : {}),
        bookErrors: this.#book.hostErrors,
        nowRefused: this.#clock.refused,
        bundleFailed: this.#bundles.failed,
        replaced: this.#bundles.replaced,
        ...(this.ownsPage ? {reload} : {}),
        retry: () => {
          void this.#bundles.fetch();
        },
        openUnproven: () => {
          this.act((each) => each.start({fragment: this.scenario ?? '', checksum: 'optional'}));
        },
      }),
      note: this.#note,
      chartWidth: this.#width.value,
      share: this.#share.view(language),
      ownBook: {
        name: calculator.ownBook ? nameOf(calculator.ownBook, s) : '',
        errors: this.#book.errors,
      },
      ownsPage: this.ownsPage,
      belowPending: this.#belowPending,
      prerendering: typeof window === 'undefined',
      prerendered: this.#prerenderedSections,
      ...(bundle ? {bundle} : {}),
    };
  }

  /** A page that opens links shares its own address; another one the folder's own page. */
  #base(): string {
    const page = typeof location === 'undefined' ? '' : addressOf(location.href);
    return this.shareBase ?? (this.ownsPage || this.#opens ? page : scriptFolder() || page);
  }

  #shareState(): {base: string; strings: FirstStrings} {
    const strings = stringsOf(this.#language()) ?? first;
    return {base: this.#base(), strings};
  }

  /** After a change by the reader: show it, report it to the host, and read it out when it is quiet. */
  #changed(): void {
    const calculator = this.#calculator;
    if (!calculator) return;
    this.#started = {repaired: false, errors: []};
    this.#share.status = '';
    this.requestUpdate();
    this.#prerenderedSections.clear();
    this.#late.clear();
    this.#followBelow();
    this.#emitChange(calculator);
    void this.#bundles.fetch();
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#announcement = this.#sentence(calculator);
      this.requestUpdate();
    }, QUIET);
  }

  /** The totals are painted before the sections below are worked out. */
  #followBelow(): void {
    if (this.#belowPending) return;
    this.#belowPending = true;
    requestAnimationFrame(() => {
      setTimeout(() => {
        this.#belowPending = false;
        this.requestUpdate();
      });
    });
  }

  #emitChange(calculator: Calculator): void {
    const {fragment, scenario, estimate, faults, ownBook} = calculator;
    const tooLong = calculator.linkError();
    const errors = tooLong ? [...faults, tooLong] : faults;
    const valid = faults.length === 0;
    const detail: CostChange = {fragment, scenario, estimate, valid, errors, rateBook: ownBook};
    this.dispatchEvent(
      new CustomEvent('deepseek-cost-change', {bubbles: true, composed: true, detail}),
    );
  }

  #sentence(calculator: Calculator): string {
    const view = this.#view(calculator, this.#shareState().strings);
    const {s, f, estimate, faults} = view;
    if (faults.length > 0) {
      const texts = faults.map((fault) => faultText(view, fault));
      return s.results.liveFaults(texts, estimate !== undefined);
    }
    if (!estimate) return '';
    const names = shortNames(view, estimate.models);
    const parts = estimate.models.map((each) =>
      s.results.liveModel(names.get(each.model) ?? each.model, monthText({f}, each)),
    );
    return `${s.results.live(pricesText({...view, estimate}), parts)} ${comparison(view, estimate)}`;
  }
}

/** What was typed is in the page's address. */
function reload(): void {
  location.reload();
}
