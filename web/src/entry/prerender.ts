// The element's first view as HTML, for the build: the rate table and the default
// numbers then stand in the page before any script runs.
import {render} from '@lit-labs/ssr';
import {collectResult} from '@lit-labs/ssr/lib/render-result.js';
import {html} from 'lit';

import {fetchBundle} from '../element/arrival.js';
import {print, style} from '../element/lazy-bundle.js';
import {LateSections} from '../element/late-sections.js';
import {decisions} from '../sections/decisions/decisions.js';
import decisionsSheet from '../sections/decisions/decisions.css?inline';
import pricesSheet from '../sections/prices/history.css?inline';
import {historyAndAbout} from '../sections/prices/prices-section.js';
import {hours} from '../sections/hours/hours.js';
import hoursSheet from '../sections/hours/hours.css?inline';
import {year} from '../sections/year/year.js';
import yearSheet from '../sections/year/year.css?inline';
import {hitChart} from '../sections/statement/hit-chart.js';
import {pageCalculator} from '../engine/calculator.js';
import {loadStrings, type Language} from '../strings/index.js';
import type {ViewKind} from '../state/types.js';

export interface Drawing {
  language: Language;
  view: ViewKind;
}

/** What the loader finds wrong with a rate book: the built-in one must have no fault. */
export async function faultsOf(text: string): Promise<string[]> {
  const checked = (await pageCalculator()).call('checkRateBook', {text});
  return checked.ok ? [] : checked.errors.map(({where, message}) => `${where}: ${message}`);
}

/** The styles that come with the sections below. */
export const lateStyles = [style, hoursSheet, yearSheet, decisionsSheet, pricesSheet, print].join(
  '\n',
);

LateSections.draw = {
  hours,
  decisions,
  chart: hitChart,
  year,
  prices: historyAndAbout,
};

export async function draw({language, view}: Drawing): Promise<string> {
  await pageCalculator();
  await fetchBundle();
  await loadStrings(language);
  await import('./deepseek-cost.js');
  const rendered = await collectResult(
    render(html`<deepseek-cost lang=${language} view=${view}></deepseek-cost>`),
  );
  return (
    rendered
      .replace(/<!--.*?-->|<\?>/gs, '')
      .replace(/^\s*<deepseek-cost[^>]*>|<\/deepseek-cost>\s*$/g, '')
      // As a property it is written out whatever its value; as an attribute it is there or not.
      .replace(/\s+(?:checked|selected)="(?:true|false)"/g, '')
      .replace(/ shadowroot="open"/g, '')
      // Indentation of the templates says nothing.
      .replace(/\s+/g, ' ')
      .replace(/ >/g, '>')
      .replace(BLOCKS, '$1')
  );
}

/** Beside the tags of blocks, rows and cells a space is not drawn. */
const BLOCKS =
  / ?(<\/?(?:section|div|p|ul|li|h\d|details|summary|table|caption|thead|tbody|tfoot|tr|td|th|option)\b[^>]*>) ?/g;
