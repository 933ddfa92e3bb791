// Where the prices of a compact view are from, in one line, and the way to all of it.
import {html, nothing, type TemplateResult} from 'lit';

import type {Source} from '../../engine/types/calls.js';
import {originsOf} from './origins.js';
import {isOfScenario, pricesDate} from './price-table.js';
import {hostOf, sourceLink} from './source-link.js';
import type {FirstView} from '../../state/types.js';

export function provenanceLine(view: FirstView): TemplateResult | typeof nothing {
  // Of a card that cannot be had nothing is known.
  if (!isOfScenario(view)) return nothing;
  const {s, f, table, share, language} = view;
  const words = s.priceTable.line;
  const lists = originsOf(table.models).map(({origin}) => firstSource(origin.sources));
  const sources = lists.length > 0 ? lists : table.card.sources.slice(0, 1);
  // Two models may be read from one page.
  const distinct = new Map(sources.map((source) => [JSON.stringify(source), source]));
  const windows = table.peak?.windows.map(([from, until]) => `${from}–${until}`) ?? [];
  return html`<p class="fine provenance-line">
    ${words.prices(s.currency[table.currency] ?? table.currency, f.date(pricesDate(view)))}
    ${[...distinct.values()].map((source) => (source ? html` · ${sourceLink(source, language)}` : nothing))}
    ${windows.length > 0 ? html` · ${words.peak(windows)}` : nothing}
    ${
      share.link === ''
        ? nothing
        : html` · <a href=${share.link} target="_blank" rel="noreferrer">${words.full}</a>`
    }
  </p>`;
}

/** One line has room for no more of a list: DeepSeek's own page, and of several the latest. */
export function firstSource(sources: readonly Source[]): Source | undefined {
  const rank = (source: Source): string => {
    const {url = '', checked = ''} = typeof source === 'string' ? {url: source} : source;
    return `${String(/(^|\.)deepseek\.com$/.test(hostOf(url)))} ${checked}`;
  };
  return sources.reduce<Source | undefined>(
    (best, each) => (best === undefined || rank(each) > rank(best) ? each : best),
    undefined,
  );
}
