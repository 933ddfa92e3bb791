// <deepseek-cost>: attributes, properties and events around the calculator and
// the views. It touches nothing outside of itself: no URL, no storage, no
// listener on the page.
import {LitElement, unsafeCSS, type PropertyValues, type TemplateResult} from 'lit';

import type {Estimate, Scenario} from '../engine/calls.js';
import {EngineLoadError} from '../engine/options.js';
import {runningEngine, sharedEngine} from '../engine/shared.js';
import {languageOf, stringsOf, type Language} from '../strings/index.js';
import {download, exported, type ExportKind} from '../export/index.js';
import {comparison} from '../view/results.js';
import {shell} from '../view/shell.js';
import {usageSentence} from '../view/usage.js';
import {failureView, fallback} from '../view/fallback.js';
import {shortNames, type Actions, type View, type ViewKind} from '../view/view.js';
import {Calculator, type Started} from './calculator.js';
import {Typed} from './prerendered.js';
import {addressOf, embedSnippet, scriptFolder} from './links.js';
import {UsageDesk} from './usage.js';
import depth from './depth.css?inline';
import style from './style.css?inline';

/** How long after the last keystroke the result is read out. */
const QUIET = 700;

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
  static override styles = [unsafeCSS(style), unsafeCSS(depth)];
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
  #typed: Typed | undefined;
  #started: Started = {repaired: false, errors: []};
  #pendingBook: object | undefined;
  #pendingData: Scenario | undefined;
  readonly #open = new Set<string>();
  readonly #jotted = new Map<string, string>();
  #reopen = false;
  #announcement = '';
  #shareStatus = '';
  #bookErrors: View['ownBook']['errors'] = [];
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #resize: ResizeObserver | undefined;
  #width = 720;
  readonly #usage = new UsageDesk(
    (ended) => {
      const f = this.#calculator?.format();
      if (ended && f) this.#announcement = usageSentence(stringsOf(this.#language()), f, ended);
      this.requestUpdate();
    },
    () => this.#calculator,
    (work) => {
      this.#act(work);
    },
  );

  constructor() {
    super();
    this.ownsPage = false;
  }

  /** The scenario with its leaves as typed. Setting it replaces the reader's. */
  get data(): Scenario | undefined {
    return this.#calculator?.scenario ?? this.#pendingData;
  }

  set data(scenario: Scenario | undefined) {
    this.#pendingData = scenario;
    if (this.#calculator && scenario) this.#started = this.#calculator.start({scenario});
    this.requestUpdate();
  }

  /** The last good estimate, as the engine answers it. */
  get estimate(): Estimate | undefined {
    return this.#calculator?.estimate;
  }

  /** The link text of the last good scenario. */
  get fragment(): string {
    return this.#calculator?.fragment ?? '';
  }

  /** The reader's or the host's own rate book; undefined is the official one. */
  get rateBook(): object | undefined {
    return this.#calculator?.ownBook ?? this.#pendingBook;
  }

  set rateBook(book: object | undefined) {
    this.#pendingBook = book;
    this.#calculator?.useBook(book);
    this.requestUpdate();
  }

  /** Shows the scenario of a link text in place of the reader's; "" is the default. */
  open(fragment: string): void {
    this.scenario = fragment === '' ? null : fragment;
    this.#reopen = true;
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
    if (!runningEngine()) this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    clearTimeout(this.#clock);
    clearTimeout(this.#quiet);
    this.#usage.stop();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // Drawn at build time: it stays until there is a live view to take its place.
    if (this.shadowRoot?.hasChildNodes()) this.#typed = new Typed();
    return super.createRenderRoot();
  }

  protected override shouldUpdate(): boolean {
    return !this.#typed || this.#failure !== undefined || runningEngine() !== undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const engine = runningEngine();
    if (!engine) return;
    const locale = stringsOf(this.#language()).locale;
    if (!this.#calculator) {
      this.#calculator = new Calculator(engine, locale, this.#now());
      this.#begin();
    } else if (
      this.#reopen ||
      changed.has('scenario') ||
      changed.has('card') ||
      changed.has('currency')
    ) {
      this.#begin();
    }
    this.#reopen = false;
    this.#calculator.useLocale(locale);
  }

  protected override update(changed: PropertyValues): void {
    const typed = this.#typed;
    if (typed && this.shadowRoot) {
      const root = this.shadowRoot;
      this.#typed = undefined;
      typed.read(root);
      root.replaceChildren();
      this.renderOptions.renderBefore = null;
      for (const [path, text] of typed.texts) this.#calculator?.edit(path, text);
      super.update(changed);
      typed.refocus(root);
      return;
    }
    super.update(changed);
  }

  protected override render(): TemplateResult {
    const strings = stringsOf(this.#language());
    if (this.#failure !== undefined && !this.#calculator) {
      return failureView(
        strings,
        this.#failure instanceof EngineLoadError && this.#failure.code === 'blocked_by_csp',
        () => {
          this.#failure = undefined;
          this.#load();
        },
      );
    }
    if (!this.#calculator) return fallback(strings);
    return shell(this.#view(this.#calculator), this.#actions);
  }

  protected override firstUpdated(): void {
    this.#measure();
  }

  #load(): void {
    sharedEngine().then(
      () => {
        this.requestUpdate();
      },
      (error: unknown) => {
        this.#failure = error;
        this.requestUpdate();
      },
    );
  }

  #begin(): void {
    const calculator = this.#calculator;
    if (!calculator) return;
    if (this.#pendingBook) calculator.useBook(this.#pendingBook);
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

  #view(calculator: Calculator): View {
    const language = this.#language();
    const s = stringsOf(language);
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
      share: {
        link: this.#link(),
        status: this.#shareStatus,
        snippet: embedSnippet(this.#base(), calculator.fragment, language),
        canSend: typeof navigator !== 'undefined' && typeof navigator.share === 'function',
      },
      ownBook: {
        name: calculator.ownBook ? nameOf(calculator.ownBook) : '',
        errors: this.#bookErrors,
      },
      ...(this.ownsPage ? {usage: this.#usage.view()} : {}),
      ownsPage: this.ownsPage,
    };
  }

  #notices(s: ReturnType<typeof stringsOf>): string[] {
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

  #link(): string {
    return `${this.#base()}#${this.fragment}`;
  }

  /** After a change by the reader: show it, tell the host, and read it out when it is quiet. */
  #changed(): void {
    const calculator = this.#calculator;
    if (!calculator) return;
    this.#started = {repaired: false, errors: []};
    this.#shareStatus = '';
    this.requestUpdate();
    const {fragment, scenario, estimate, stale, errors, ownBook} = calculator;
    const valid = !stale && errors.length === 0;
    const detail: CostChange = {fragment, scenario, estimate, valid, rateBook: ownBook};
    this.dispatchEvent(
      new CustomEvent('deepseek-cost-change', {bubbles: true, composed: true, detail}),
    );
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#announcement = this.#sentence(calculator);
      this.requestUpdate();
    }, QUIET);
  }

  #sentence(calculator: Calculator): string {
    const view = this.#view(calculator);
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

  #act(work: (calculator: Calculator) => void): void {
    if (!this.#calculator) return;
    work(this.#calculator);
    this.#changed();
  }

  readonly #actions: Actions = {
    edit: (path, text) => {
      this.#act((calculator) => {
        calculator.edit(path, text);
      });
    },
    toggle: (id, open) => {
      if (this.#open.has(id) === open) return;
      if (open) this.#open.add(id);
      else this.#open.delete(id);
      this.requestUpdate();
    },
    preset: (index, id) => {
      this.#act((calculator) => {
        calculator.preset(index, id);
      });
    },
    addWorkload: () => {
      this.#act((calculator) => {
        calculator.addWorkload();
      });
    },
    duplicateWorkload: (index) => {
      this.#act((calculator) => {
        calculator.duplicateWorkload(index);
      });
    },
    removeWorkload: (index) => {
      this.#act((calculator) => {
        calculator.removeWorkload(index);
      });
    },
    moveWorkload: (index, to) => {
      this.#act((calculator) => {
        calculator.moveWorkload(index, to);
      });
    },
    undo: () => {
      this.#act((calculator) => {
        calculator.undo();
      });
    },
    jot: (id, text) => {
      this.#jotted.set(id, text);
      this.requestUpdate();
    },
    reset: () => {
      this.#act((calculator) => {
        calculator.reset();
      });
    },
    useCard: (card) => {
      this.#act((calculator) => {
        calculator.useCard(card);
      });
    },
    useCurrency: (currency) => {
      this.#act((calculator) => {
        calculator.edit('/currency', currency);
      });
    },
    copyLink: () => {
      void this.#copy(this.#link(), 'link');
    },
    copySnippet: () => {
      void this.#copy(
        this.shadowRoot?.querySelector<HTMLTextAreaElement>('#share-snippet')?.value ?? '',
        'snippet',
      );
    },
    openShare: () => {
      this.#dialog()?.showModal();
    },
    sendLink: () => {
      this.#shared('share');
      // The reader may change their mind; that is no error.
      navigator.share({url: this.#link()}).catch(() => undefined);
    },
    exportAs: (kind) => {
      this.#export(kind);
    },
    print: () => {
      this.#dialog()?.close();
      window.print();
    },
    useBook: (text) => {
      this.#useBook(text);
    },
    dropBook: () => {
      this.#ownBook(undefined);
    },
  };

  #dialog(): HTMLDialogElement | null | undefined {
    return this.shadowRoot?.querySelector('dialog');
  }

  async #copy(text: string, what: 'link' | 'snippet'): Promise<void> {
    const {share} = stringsOf(this.#language());
    try {
      await navigator.clipboard.writeText(text);
      this.#shareStatus = share.copied;
    } catch {
      this.#shareStatus = share.copyFailed;
      if (this.#dialog()?.open === false) this.#dialog()?.showModal();
      this.shadowRoot?.querySelector<HTMLInputElement>(`#share-${what}`)?.select();
    }
    if (what === 'link') this.#shared('copy');
    this.requestUpdate();
  }

  #shared(how: 'copy' | 'share'): void {
    const detail = {fragment: this.fragment, link: this.#link(), how};
    this.dispatchEvent(
      new CustomEvent('deepseek-cost-share', {bubbles: true, composed: true, detail}),
    );
  }

  #export(kind: ExportKind): void {
    const calculator = this.#calculator;
    if (!calculator?.estimate) return;
    const {estimate, table} = calculator;
    const strings = stringsOf(this.#language());
    download(
      exported(kind, {
        estimate,
        scenario: calculator.canonical(),
        card: table.card,
        link: this.#link(),
        strings,
      }),
    );
  }

  #useBook(text: string): void {
    const calculator = this.#calculator;
    if (!calculator) return;
    this.#bookErrors = calculator.checkBook(text);
    if (this.#bookErrors.length > 0) {
      this.requestUpdate();
      return;
    }
    this.#ownBook(JSON.parse(text) as object);
  }

  /** The reader's choice, so that a page may keep it; a link's is not. */
  #ownBook(rateBook: object | undefined): void {
    this.#pendingBook = rateBook;
    this.#act((calculator) => {
      calculator.useBook(rateBook);
    });
    this.dispatchEvent(
      new CustomEvent('deepseek-cost-book', {bubbles: true, composed: true, detail: {rateBook}}),
    );
  }
}

/** The language of the host's page; drawn at build time there is no page. */
function inherited(element: Element): string | null | undefined {
  return typeof window === 'undefined'
    ? undefined
    : element.closest('[lang]')?.getAttribute('lang');
}

function nameOf(book: object): string {
  const {name} = book as {name?: unknown};
  return typeof name === 'string' ? name : 'custom';
}
