// All that the views draw, put together from where it is kept.
import {nameOf} from '../sections/prices/own-book-controller.js';
import type {OwnBookController} from '../sections/prices/own-book-controller.js';
import {guideBaseOf} from '../sections/share/addresses.js';
import type {ShareController} from '../sections/share/controller.js';
import type {Started} from '../state/start.js';
import type {Calculator} from '../state/store.js';
import type {FirstView, ViewKind} from '../state/types.js';
import type {FirstStrings, Language} from '../strings/index.js';
import {loadedBundle} from './arrival.js';
import type {Changes} from './changes.js';
import type {Clock} from './clock.js';
import type {BundleLoader} from './loading.js';
import {notices} from './notices.js';
import type {Width} from './width.js';

/** The element and its controllers. */
export interface Sources {
  readonly host: {
    readonly view: string | null;
    readonly headingLevel: number | null;
    readonly guideBase: string | null;
    readonly scenario: string | null;
    readonly ownsPage: boolean;
    act: (work: (calculator: Calculator) => void) => void;
  };
  readonly open: ReadonlySet<string>;
  readonly localInputs: ReadonlyMap<string, string>;
  prerendered: FirstView['prerendered'];
  started: Started;
  note?: FirstView['note'];
  readonly bundles: BundleLoader;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly width: Width;
  readonly share: ShareController;
  readonly book: OwnBookController;
}

export function viewOf(
  from: Sources,
  calculator: Calculator,
  s: FirstStrings,
  language: Language,
): FirstView {
  const {host, changes} = from;
  const bundle = loadedBundle();
  const {scenario, validScenario, table, book, presets, estimate, stale, band, ownBook} =
    calculator;
  const kind: ViewKind = host.view === 'table' || host.view === 'compact' ? host.view : 'full';
  return {
    language,
    s,
    f: calculator.format(),
    kind,
    headingLevel: host.headingLevel ?? 2,
    guideBase: guideBaseOf(host.guideBase),
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
    open: from.open,
    localInputs: from.localInputs,
    undoes: calculator.history.undoes,
    redoes: calculator.history.redoes,
    shapeChange: calculator.shapeChange,
    now: calculator.now ?? '',
    ...(band ? {band} : {}),
    announcement: changes.announcement,
    notices: noticesOf(from, calculator, s),
    ...(from.note ? {note: from.note} : {}),
    chartWidth: from.width.value,
    share: from.share.view(language, changes.typing),
    ownBook: {name: ownBook ? nameOf(ownBook, s) : '', errors: from.book.errors},
    ownsPage: host.ownsPage,
    belowPending: changes.belowPending,
    prerendering: typeof window === 'undefined',
    prerendered: from.prerendered,
    ...(bundle ? {bundle} : {}),
  };
}

function noticesOf(
  from: Sources,
  {ownBook, estimate}: Calculator,
  s: FirstStrings,
): FirstView['notices'] {
  const {host, bundles, started} = from;
  return notices(s, {
    ...started,
    ...(ownBook ? {ownBook: nameOf(ownBook, s)} : {}),
    priced: estimate !== undefined,
    bookErrors: from.book.hostErrors,
    bookKept: host.ownsPage,
    nowRefused: from.clock.refused,
    bundleFailed: bundles.failed,
    replaced: bundles.replaced,
    ...(host.ownsPage ? {reload} : {}),
    retry: () => {
      void bundles.fetch();
    },
    openUnproven: () => {
      host.act((each) => each.start({fragment: host.scenario ?? '', checksum: 'optional'}));
    },
  });
}

/** What was typed is in the page's address. */
function reload(): void {
  location.reload();
}
