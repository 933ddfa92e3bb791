// The price history, and what is said about the prices.
import {html, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';

import type {Actions, View} from '../../state/types.js';
import {lateSection} from '../../ui/late-section.js';
import {about} from './about.js';
import {priceHistory} from './price-history.js';
import sheet from './history.css?inline';

export const PricesSection = lateSection(historyAndAbout, sheet);

/** It depends on prices and language alone: typing leaves it as it is. */
export function historyAndAbout(view: View, actions: Actions): TemplateResult {
  const {table, book, s, ownBook, headingLevel, guideBase, ownsPage} = view;
  const causes = [
    ...[table, book, s, headingLevel, guideBase, ownsPage],
    ...[ownBook.name, ownBook.errors, view.pinnedCard, view.open.has('own/json')],
    // Of own prices, what is typed.
    [...view.localInputs].filter(([key]) => key.startsWith('own/')).join(),
  ];
  return html`${guard(causes, () => html`${priceHistory(view, actions)}${about(view, actions)}`)}`;
}
