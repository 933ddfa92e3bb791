// All that the views draw, put together from where it is kept.
import {nameOf} from '../sections/prices/own-book-controller.js';
import {guideBaseOf} from '../sections/share/addresses.js';
import type {Calculator} from '../state/store.js';
import type {FirstView, ViewKind} from '../state/types.js';
import type {FirstStrings} from '../strings/index.js';
import {loadedBundle} from './arrival.js';
import type {Controllers} from './controllers.js';
import {notices} from './notices.js';

export function viewOf(from: Controllers, calculator: Calculator, s: FirstStrings): FirstView {
  const {host, changes} = from;
  const language = from.language.current;
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
    open: from.disclosures.open,
    opened: from.disclosures.opened,
    localInputs: from.localInputs,
    undoes: calculator.history.undoes,
    redoes: calculator.history.redoes,
    shapeChange: calculator.shapeChange,
    amountsIn: calculator.amountsIn,
    now: calculator.now ?? '',
    ...(band ? {band} : {}),
    announcement: changes.announcement,
    notices: noticesOf(from, calculator, s),
    ...(from.note ? {note: from.note} : {}),
    chartWidth: from.width.value,
    share: from.share.view(changes.typing),
    ownBook: {name: ownBook ? nameOf(ownBook, s) : '', errors: from.book.errors},
    ownsPage: host.ownsPage,
    belowPending: changes.belowPending,
    prerendering: typeof window === 'undefined',
    prerendered: from.prerendered.kept,
    ...(bundle ? {bundle} : {}),
  };
}

function noticesOf(
  from: Controllers,
  {ownBook}: Calculator,
  s: FirstStrings,
): FirstView['notices'] {
  const {host, bundles, live} = from;
  return notices(s, {
    ...live.started,
    ...(ownBook ? {ownBook: nameOf(ownBook, s)} : {}),
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
