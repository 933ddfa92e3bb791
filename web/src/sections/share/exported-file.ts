// The estimate as a file, with what the file says beside the amounts.
import {download as handOver, exported, type ExportKind} from '../../export/index.js';
import {cardEnd} from '../../state/price-dates.js';
import type {Calculator} from '../../state/store.js';
import type {Strings} from '../../strings/index.js';
import {nameOf} from '../prices/own-book-controller.js';
import {pricesText} from '../statement/priced.js';
import {withoutPath} from './addresses.js';

/** The estimate's link, the address of the page, and the words of its language. */
interface Place {
  link: string;
  base: string;
  strings: Strings;
}

/** Nothing where there is no estimate. */
export function download(kind: ExportKind, calculator: Calculator, place: Place): void {
  const {estimate, table, book, ownBook, now = ''} = calculator;
  if (!estimate) return;
  const {strings: s} = place;
  const own = {name: ownBook ? nameOf(ownBook, s) : '', errors: []};
  const assigned = calculator.assignedModels();
  const file = exported(kind, {
    estimate,
    scenario: calculator.canonical(),
    card: table.card,
    customBook: calculator.bookMark(),
    assignedTotal: assigned?.month,
    assignedLow: assigned?.low?.month,
    link: withoutPath(place.link),
    page: place.base,
    strings: s,
    prices: pricesText({s, f: calculator.format(), book, now, ownBook: own, estimate}),
    now: calculator.now,
    until: cardEnd(book, table.card.id),
    jobs: calculator.jobs(),
  });
  handOver(file);
}
