// The page around the element: its address, its language, its rate book, and
// the worker that keeps it usable without a network. The element itself knows
// nothing of these.
import type {Scenario} from '../engine/types/calls.js';
import type {CostChange, DeepSeekCost} from '../element/deepseek-cost.js';
import {pageCalculator} from '../engine/calculator.js';
import {describe} from './describe.js';

const BOOK_KEY = 'deepseek-cost.rate-book';
/** What no link holds, on its way to the page in the other language. */
const TAKEN_KEY = 'deepseek-cost.scenario';
/** Browsers limit how often an address may change. */
const PAUSE = 250;
/** In ms after the calculator has arrived, but before anybody has read the first view. */
const LOOKED_AT = 300;

const element = document.querySelector<DeepSeekCost>('deepseek-cost');
let pause: ReturnType<typeof setTimeout> | undefined;
/** What is to be kept when typing pauses, or the page is left before. */
let unkept: CostChange | undefined;

// Where the element's script is missing, the page stays as it was prerendered.
if (element && 'open' in element) start(element);

function start(cost: DeepSeekCost): void {
  const script = document.querySelector<HTMLScriptElement>('script[src*="/deepseek-cost-"]');
  if (script) cost.setScriptAddress(script.src);
  chooseLanguage(cost);
  cost.ownsPage = true;
  const book = storedBook();
  if (book) cost.rateBook = book;
  begin(cost);
  addEventListener('beforeunload', keepAtOnce);
  addEventListener('hashchange', () => {
    drop();
    follow(cost);
    void describeOpened(cost);
  });
  cost.addEventListener('deepseek-cost-change', (event) => {
    const {detail} = event as CustomEvent<CostChange>;
    drop();
    // A title with amounts is also a printed sheet's head and a file's name.
    if (!detail.estimate || !detail.valid) describe(undefined, cost.language);
    // Without amounts the address stays; with a wrong field the link is that of what counts.
    if (!detail.estimate) return;
    unkept = detail;
    pause = setTimeout(() => {
      keepAtOnce();
      if (detail.valid) describe(detail.estimate, cost.language);
    }, PAUSE);
  });
  cost.addEventListener('deepseek-cost-book', (event) => {
    storeBook((event as CustomEvent<{rateBook?: object}>).detail.rateBook);
  });
  cost.addEventListener('deepseek-cost-share', (event) => {
    // What was shared gets an entry of its own: "back" returns to it.
    drop();
    const {fragment} = (event as CustomEvent<{fragment: string}>).detail;
    history.pushState(null, '', `#${fragment}`);
  });
  // Paper wants all of it, and cannot wait: whoever presses a key may be about to print.
  addEventListener('keydown', () => void cost.fetch(), {once: true});
  addEventListener('beforeprint', () => {
    cost.unfold();
  });
  addEventListener('afterprint', () => {
    cost.fold();
  });
  // What comes later must not take the network, or the machine, from the first view.
  const later = (): void => {
    setTimeout(() => {
      // A link is often opened to be printed at once.
      if (hasEstimate()) void describeOpened(cost);
      keepOffline();
    }, LOOKED_AT);
  };
  pageCalculator().then(later, later);
}

/** What is typed before this script comes stays, and goes into the address. */
function begin(cost: DeepSeekCost): void {
  const {calculator, fragment} = cost;
  if (calculator?.history.undoes === undefined || location.hash.length > 1 || linkInQuery() !== '')
    follow(cost);
  else keep({fragment, scenario: calculator.scenario});
}

function drop(): void {
  clearTimeout(pause);
  unkept = undefined;
}

function keepAtOnce(): void {
  if (unkept) keep(unkept);
  unkept = undefined;
}

/** What no link holds is kept with the page's entry in the history, for a reload. */
function keep({fragment, scenario}: Pick<CostChange, 'fragment' | 'scenario'>): void {
  if (fragment !== '') history.replaceState(null, '', `#${fragment}`);
  else history.replaceState({scenario}, '', location.pathname + location.search);
}

/** On its way a link's "#" may have become a "?". */
function linkInQuery(): string {
  return /[?&]v=\d+&card=/.test(location.search) ? location.search.slice(1) : '';
}

/**
 * The fragment of the address is the scenario; without one, what was too much
 * for it, or the default.
 */
function follow(cost: DeepSeekCost): void {
  const fragment = location.hash.slice(1);
  const asQuery = linkInQuery();
  const kept = fragment === '' && asQuery === '' ? (keptScenario() ?? taken()) : undefined;
  if (kept) cost.data = kept;
  else cost.open(fragment === '' ? asQuery : fragment);
}

function keptScenario(): Scenario | undefined {
  return (history.state as {scenario?: Scenario} | null)?.scenario;
}

/** What the page in the other language has handed over, once. */
function taken(): Scenario | undefined {
  try {
    const text = sessionStorage.getItem(TAKEN_KEY);
    sessionStorage.removeItem(TAKEN_KEY);
    if (text === null) return undefined;
    const scenario = JSON.parse(text) as Scenario;
    keep({fragment: '', scenario});
    return scenario;
  } catch {
    return undefined; // storage is forbidden
  }
}

function handOver(scenario: Scenario | undefined): void {
  try {
    if (scenario) sessionStorage.setItem(TAKEN_KEY, JSON.stringify(scenario));
    else sessionStorage.removeItem(TAKEN_KEY);
  } catch {
    // Storage is forbidden or full: the other page begins with the default.
  }
}

/** Whether the address, or the page's entry in the history, has an estimate of its own. */
function hasEstimate(): boolean {
  return location.hash.length > 1 || linkInQuery() !== '' || keptScenario() !== undefined;
}

/** The words of the page follow its estimate, once that is there. */
async function describeOpened(cost: DeepSeekCost): Promise<void> {
  await cost.fetch();
  await cost.updateComplete;
  describe(hasEstimate() ? cost.estimate : undefined, cost.language);
}

/** `?lang=zh`, else what the page is written in, else what the reader prefers. */
function chooseLanguage(cost: DeepSeekCost): void {
  const requested = new URLSearchParams(location.search).get('lang');
  const preferred = navigator.languages.some((tag) => /^en\b/i.test(tag))
    ? 'en'
    : navigator.language;
  const written = document.documentElement.lang;
  const language = requested ?? (written === 'en' ? preferred : written);
  const chosen = /^zh\b/i.test(language) ? 'zh' : 'en';
  cost.setAttribute('lang', chosen);
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en';
  for (const text of document.querySelectorAll<HTMLElement>('[data-lang]'))
    text.hidden = text.dataset.lang !== chosen;
  const title = document.querySelector<HTMLElement>(`h1 [data-lang="${chosen}"]`)?.textContent;
  if (title) document.title = title.trim();
  // The scenario goes along to the page in the other language.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a'))
    link.addEventListener('click', () => {
      keepAtOnce();
      link.hash = location.hash;
      handOver(location.hash === '' ? keptScenario() : undefined);
    });
}

/** The reader's own prices. What is no JSON any more is given too, to be refused in a sentence. */
function storedBook(): object | undefined {
  let text: string | null;
  try {
    text = localStorage.getItem(BOOK_KEY);
  } catch {
    return undefined; // storage is forbidden
  }
  if (text === null) return undefined;
  try {
    const book: unknown = JSON.parse(text);
    return typeof book === 'object' && book !== null ? book : {};
  } catch {
    return {};
  }
}

function storeBook(book: object | undefined): void {
  try {
    if (book) localStorage.setItem(BOOK_KEY, JSON.stringify(book));
    else localStorage.removeItem(BOOK_KEY);
  } catch {
    // Storage is forbidden or full: the book holds until the page is closed.
  }
}

function keepOffline(): void {
  if (!('serviceWorker' in navigator) || !/^https?:$/.test(location.protocol)) return;
  navigator.serviceWorker.register('./sw.js').then(offerUpdates, () => undefined);
}

/** A newer version waits until the reader asks for it. */
function offerUpdates(registration: ServiceWorkerRegistration): void {
  const offer = document.querySelector<HTMLElement>('#update');
  const show = (): void => {
    if (offer && registration.waiting && navigator.serviceWorker.controller) offer.hidden = false;
  };
  show();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', show);
  });
  let agreed = false;
  // Another tab may have agreed to it: this one still shows the version before.
  const replaced = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (agreed) location.reload();
    else if (offer && replaced) offer.hidden = false;
  });
  offer?.querySelector('button')?.addEventListener('click', () => {
    agreed = true;
    if (registration.waiting) registration.waiting.postMessage('take over');
    else location.reload();
  });
}
