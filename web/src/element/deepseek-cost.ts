// <deepseek-cost>: attributes, properties and events around the calculator and
// the views. It touches nothing outside of itself: no URL, no storage, no
// listener on the page.
import {LitElement, unsafeCSS, type PropertyValues, type TemplateResult} from 'lit';

import type {Estimate, Scenario} from '../engine/calls.js';
import {EngineLoadError} from '../engine/options.js';
import {runningEngine, wholeEngine} from '../engine/shared.js';
import {first} from '../strings/first-en.js';
import {
  languageOf,
  loadStrings,
  stringsOf,
  type FirstStrings,
  type Language,
} from '../strings/index.js';
import {failureView, fallback} from '../view/fallback.js';
import {comparison, MONTH} from '../view/results.js';
import {shell} from '../view/shell.js';
import {shortNames, type Actions, type FirstView, type View, type ViewKind} from '../view/view.js';
import {actionsOf} from './actions.js';
import {fetchFirst, fetchRest, restHere} from './arrival.js';
import {BookDesk, nameOf} from './book.js';
import {Calculator, type Started} from './calculator.js';
import {Drawn} from './drawn.js';
import {addressOf, scriptFolder} from './links.js';
import {ShareDesk} from './share.js';
import style from './style.css?inline';
import type {UsageDesk} from './usage.js';

/** How long after the last keystroke the result is read out. */
const QUIET = 700;
/** How far below the screen the rest is fetched. */
const AHEAD = '600px';

export interface CostChange {
  /** What a link carries after its "#". */
  fragment: string;
  /** The scenario, its leaves as they were typed. */
  scenario: Scenario;
  /** The last good estimate. */
  estimate: Estimate | undefined;
  /** False while a field holds something that cannot be used. */
  valid: boolean;
  /** The rate book in use, if it is the reader's own. */
  rateBook: object | undefined;
}

export class DeepSeekCost extends LitElement {
  static override styles = unsafeCSS(style);
  static override properties = {
    card: {},
    currency: {},
    language: {attribute: 'lang'},
    theme: {},
    view: {},
    scenario: {},
    shareBase: {attribute: 'share-base'},
    guideBase: {attribute: 'guide-base'},
    headingLevel: {attribute: 'heading-level', type: Number},
    now: {},
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
  declare ownsPage: boolean;

  #calculator: Calculator | undefined;
  #failure: unknown;
  /** What is being fetched for a first view. */
  #wanted = '';
  #drawn: Drawn | undefined;
  #drawnBelow: readonly Node[] = [];
  #started: Started = {repaired: false, errors: []};
  #pendingData: Scenario | undefined;
  readonly #open = new Set<string>();
  readonly #jotted = new Map<string, string>();
  #reopen = false;
  /** A change is told to the host when there is a link for it. */
  #untold = false;
  #announcement = '';
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #resize: ResizeObserver | undefined;
  #sight: IntersectionObserver | undefined;
  #width = 720;
  #usage: UsageDesk | undefined;
  readonly #share = new ShareDesk(this, () => this.#shareState());
  readonly #book = new BookDesk(this);
  readonly #actions: Actions = actionsOf(this, this.#share, this.#book);

  constructor() {
    super();
    this.ownsPage = false;
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
    if (this.#calculator?.whole && scenario) this.#started = this.#calculator.start({scenario});
    this.requestUpdate();
  }

  /** The last good estimate, as the engine answers it. */
  get estimate(): Estimate | undefined {
    return this.#calculator?.estimate;
  }

  /** The link text of the last good scenario; "" until `load` is done. */
  get fragment(): string {
    return this.#calculator?.fragment ?? '';
  }

  /** The reader's or the host's own rate book; undefined is the official one. */
  get rateBook(): object | undefined {
    return this.#calculator?.ownBook ?? this.#book.pending;
  }

  set rateBook(book: object | undefined) {
    this.#book.pending = book;
    if (this.#calculator?.whole) this.#calculator.useBook(book);
    this.requestUpdate();
  }

  /** Shows the scenario of a link text in place of the reader's; "" is the default. */
  open(fragment: string): void {
    this.scenario = fragment === '' ? null : fragment;
    this.#reopen = true;
    this.requestUpdate();
  }

  /** Fetches all of the calculator at once, which otherwise comes as it is needed. */
  async load(): Promise<void> {
    await fetchRest();
    this.requestUpdate();
    await this.updateComplete;
  }

  /** Shows the working of the month at once, as on paper where nothing opens. */
  unfold(): void {
    this.#open.add(MONTH);
    this.performUpdate();
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

  /** @internal The same with calls that only the whole engine has. */
  actWhole(work: (calculator: Calculator) => void): void {
    if (this.#calculator?.whole) this.act(work);
    else
      void this.#fetch().then(() => {
        this.act(work);
      });
  }

  /** @internal */
  toggle(id: string, open: boolean): void {
    if (this.#open.has(id) === open) return;
    if (open) this.#open.add(id);
    else this.#open.delete(id);
    if (open) void this.#fetch();
    this.requestUpdate();
  }

  /** @internal Keeps a text of the page that is no part of the scenario. */
  jot(id: string, text: string): void {
    this.#jotted.set(id, text);
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (typeof ResizeObserver === 'function') {
      this.#resize = new ResizeObserver(() => {
        this.#measure();
      });
      this.#resize.observe(this);
    }
    this.#tick();
    this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    this.#sight?.disconnect();
    this.#sight = undefined;
    clearTimeout(this.#clock);
    clearTimeout(this.#quiet);
    this.#usage?.stop();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // Drawn at build time: it stays until there is a live view to take its place.
    if (this.shadowRoot?.hasChildNodes()) this.#drawn = new Drawn();
    return super.createRenderRoot();
  }

  protected override shouldUpdate(): boolean {
    this.#start();
    return !this.#drawn || this.#failure !== undefined || this.#isReady();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const engine = runningEngine();
    const strings = stringsOf(this.#language());
    if (!engine || !strings || !this.#isReady()) return;
    const whole = wholeEngine();
    if (!this.#calculator) {
      this.#calculator = new Calculator(engine, engine === whole, strings.locale, this.#now());
      this.#begin();
    } else if (
      this.#reopen ||
      this.#pendingData ||
      changed.has('scenario') ||
      changed.has('card') ||
      changed.has('currency')
    ) {
      this.#begin();
    }
    this.#reopen = false;
    this.#calculator.useLocale(strings.locale);
    if (whole && !this.#calculator.whole) this.#calculator.complete(whole);
    this.#adopt();
  }

  protected override update(changed: PropertyValues): void {
    const drawn = this.#drawn;
    if (drawn && this.shadowRoot) {
      const root = this.shadowRoot;
      this.#drawn = undefined;
      drawn.read(root);
      if (this.#isAsDrawn(drawn)) this.#drawnBelow = drawn.below(root);
      root.replaceChildren();
      this.renderOptions.renderBefore = null;
      for (const [path, text] of drawn.texts) this.#calculator?.edit(path, text);
      super.update(changed);
      drawn.refocus(root);
      return;
    }
    super.update(changed);
  }

  protected override render(): TemplateResult | undefined {
    const s = stringsOf(this.#language());
    if (this.#failure !== undefined && !this.#calculator) {
      return failureView(
        s ?? first,
        this.#failure instanceof EngineLoadError && this.#failure.code === 'blocked_by_csp',
        () => {
          this.#failure = undefined;
          this.#start();
        },
      );
    }
    if (!this.#calculator || !s) return fallback(s ?? first);
    return shell(this.#view(this.#calculator, s), this.#actions);
  }

  protected override firstUpdated(): void {
    this.#measure();
  }

  protected override updated(): void {
    if (this.#untold && this.#calculator?.whole) this.#tell(this.#calculator);
    this.#watch();
  }

  readonly #touched = (): void => {
    if (this.#calculator) void this.#fetch();
  };

  /** Whether something is asked for that the small engine cannot answer. */
  #asksForAll(): boolean {
    return Boolean(this.scenario ?? this.#pendingData ?? this.#book.pending);
  }

  #isReady(): boolean {
    const engine = this.#asksForAll() ? wholeEngine() : runningEngine();
    return engine !== undefined && stringsOf(this.#language()) !== undefined;
  }

  /** Fetches what is missing for a first view of what is asked for. */
  #start(): void {
    const language = this.#language();
    const wanted = `${language} ${String(this.#asksForAll())}`;
    if (this.#isReady() || this.#failure !== undefined || wanted === this.#wanted) return;
    this.#wanted = wanted;
    const engine = this.#asksForAll() ? fetchRest() : fetchFirst();
    Promise.all([engine, loadStrings(language)])
      .catch((error: unknown) => {
        this.#failure = error;
      })
      .finally(() => {
        this.#wanted = '';
        this.requestUpdate();
      });
  }

  /** The rest, without a word where it fails: what is here goes on working. */
  async #fetch(): Promise<void> {
    if (!this.#calculator?.whole) await this.load().catch(() => undefined);
  }

  /** When the sections below the totals are about to be seen, they are fetched. */
  #watch(): void {
    const below = this.shadowRoot?.querySelector('.below');
    if (restHere() || !below) {
      this.#sight?.disconnect();
      this.#sight = undefined;
      return;
    }
    if (this.#sight) return;
    if (typeof IntersectionObserver !== 'function') return void this.#fetch();
    this.#sight = new IntersectionObserver(
      (seen) => {
        if (seen.some(({isIntersecting}) => isIntersecting)) void this.#fetch();
      },
      {rootMargin: AHEAD},
    );
    this.#sight.observe(below);
  }

  /** What the rest brings for this element: its styles, and a desk for usage. */
  #adopt(): void {
    const rest = restHere();
    if (!rest || this.#usage) return;
    this.#drawnBelow = [];
    const {shadowRoot} = this;
    if (shadowRoot && typeof CSSStyleSheet === 'function') {
      const sheet = unsafeCSS(rest.style).styleSheet;
      if (sheet) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
    }
    this.#usage = new rest.UsageDesk(
      (ended) => {
        const f = this.#calculator?.format();
        const s = stringsOf(this.#language());
        if (ended && f && s) this.#announcement = rest.usageSentence(s as View['s'], f, ended);
        this.requestUpdate();
      },
      () => this.#calculator,
      (work) => {
        this.act(work);
      },
    );
  }

  #begin(): void {
    const calculator = this.#calculator;
    if (!calculator) return;
    if (this.#book.pending) calculator.useBook(this.#book.pending);
    const given = this.currency?.toUpperCase();
    const byLanguage = this.#language() === 'zh' ? 'CNY' : undefined;
    const currency = given === 'CNY' || given === 'USD' ? given : byLanguage;
    this.#started = calculator.start({
      ...(this.scenario ? {fragment: this.scenario} : {}),
      ...(this.#pendingData ? {scenario: this.#pendingData} : {}),
      ...(this.card ? {card: this.card} : {}),
      ...(currency ? {currency} : {}),
    });
    this.#pendingData = undefined;
  }

  #language(): Language {
    return languageOf(this.language ?? inherited(this));
  }

  #now(): string | undefined {
    if (this.now) return this.now;
    // Drawn at build time there is no reader and no now.
    return typeof window === 'undefined' ? undefined : `${new Date().toISOString().slice(0, 19)}Z`;
  }

  /** Once a minute, on the minute; nothing of it is read out. */
  #tick(): void {
    if (typeof window === 'undefined') return;
    this.#clock = setTimeout(
      () => {
        const now = this.#now();
        if (now && this.#calculator?.band && document.visibilityState === 'visible') {
          this.#calculator.tick(now);
          this.requestUpdate();
        }
        this.#tick();
      },
      60_000 - (Date.now() % 60_000),
    );
  }

  #measure(): void {
    const width = Math.min(1000, Math.max(280, Math.round(this.clientWidth)));
    if (this.clientWidth === 0 || width === this.#width) return;
    this.#width = width;
    this.requestUpdate();
  }

  #view(calculator: Calculator, s: FirstStrings): FirstView {
    const language = this.#language();
    const rest = restHere();
    const {scenario, table, book, presets, estimate, curve, stale, band} = calculator;
    const kind: ViewKind = this.view === 'table' || this.view === 'compact' ? this.view : 'full';
    return {
      language,
      s,
      f: calculator.format(),
      kind,
      headingLevel: this.headingLevel ?? 2,
      guideBase: (this.guideBase ?? '').replace(/\/$/, ''),
      scenario,
      pinnedCard: calculator.pinnedCard,
      table,
      book,
      presets,
      ...(estimate ? {estimate} : {}),
      ...(curve ? {curve} : {}),
      stale,
      errors: [...calculator.errors, ...calculator.decisionErrors],
      ask: calculator.ask,
      open: this.#open,
      jotted: this.#jotted,
      canUndo: calculator.history.any,
      now: calculator.now ?? '',
      ...(band ? {band} : {}),
      announcement: this.#announcement,
      notices: this.#notices(s),
      chartWidth: this.#width,
      share: this.#share.view(language),
      ownBook: {
        name: calculator.ownBook ? nameOf(calculator.ownBook) : '',
        errors: this.#book.errors,
      },
      ...(this.ownsPage && this.#usage ? {usage: this.#usage.view()} : {}),
      ownsPage: this.ownsPage,
      drawn: typeof window === 'undefined',
      drawnBelow: this.#drawnBelow,
      ...(rest ? {rest} : {}),
    };
  }

  #notices(s: FirstStrings): string[] {
    const {errors, repaired, customBook} = this.#started;
    const notices = errors.map((error) => `${s.share.damaged} ${s.error.text(error)}`);
    if (repaired) notices.push(s.share.repaired);
    const own = this.#calculator?.ownBook;
    if (own) notices.push(s.ownBook.inUse(nameOf(own)));
    if (customBook !== undefined && !own) notices.push(s.ownBook.fromLink(customBook));
    return notices;
  }

  #base(): string {
    return this.shareBase ?? (this.ownsPage ? addressOf(location.href) : scriptFolder());
  }

  #shareState(): {base: string; strings: FirstStrings} {
    return {base: this.#base(), strings: stringsOf(this.#language()) ?? first};
  }

  /** Nothing says another thing than what was drawn at build time. */
  #isAsDrawn(drawn: Drawn): boolean {
    const asked = ['card', 'currency', 'scenario', 'view', 'now'];
    return (
      drawn.texts.size === 0 &&
      drawn.language === this.#language() &&
      !this.#asksForAll() &&
      !asked.some((name) => this.hasAttribute(name))
    );
  }

  /** After a change by the reader: show it, tell the host, and read it out when it is quiet. */
  #changed(): void {
    const calculator = this.#calculator;
    if (!calculator) return;
    this.#started = {repaired: false, errors: []};
    this.#share.status = '';
    this.requestUpdate();
    this.#drawnBelow = [];
    if (calculator.whole) this.#tell(calculator);
    else {
      this.#untold = true;
      void this.#fetch();
    }
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#announcement = this.#sentence(calculator);
      this.requestUpdate();
    }, QUIET);
  }

  #tell(calculator: Calculator): void {
    this.#untold = false;
    const {fragment, scenario, estimate, stale, errors, ownBook} = calculator;
    const valid = !stale && errors.length === 0;
    const detail: CostChange = {fragment, scenario, estimate, valid, rateBook: ownBook};
    this.dispatchEvent(
      new CustomEvent('deepseek-cost-change', {bubbles: true, composed: true, detail}),
    );
  }

  #sentence(calculator: Calculator): string {
    const view = this.#view(calculator, this.#shareState().strings);
    const {s, f, estimate} = view;
    const faults = calculator.errors.length;
    if (faults > 0) return s.results.liveErrors(faults);
    if (!estimate) return '';
    const names = shortNames(view, estimate.models);
    const currency = s.currency[estimate.currency] ?? estimate.currency;
    const parts = estimate.models.map(({model, month}) =>
      s.results.liveModel(names.get(model) ?? model, f.money(month.amount), currency),
    );
    return `${s.results.live(parts)} ${comparison(view, estimate)}`;
  }
}

/** The language of the host's page; drawn at build time there is no page. */
function inherited(element: Element): string | null | undefined {
  return typeof window === 'undefined'
    ? undefined
    : element.closest('[lang]')?.getAttribute('lang');
}
