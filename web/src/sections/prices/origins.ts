// What prices were read from, and when: of a revision, and of each list in it.
import {html, type TemplateResult} from 'lit';

import type {CardFields, ModelPrices} from '../../engine/types/rates.js';
import type {FirstView} from '../../state/types.js';
import {sourceLink} from './source-link.js';

export type Origin = Pick<CardFields, 'confidence' | 'checked' | 'sources'>;

/** A model's prices in one currency are read elsewhere than its revision, and can be less sure. */
export function originsOf(models: readonly ModelPrices[]): {models: string[]; origin: Origin}[] {
  const groups = new Map<string, {models: string[]; origin: Origin}>();
  for (const {model, prices, confidence, checked = '', sources = []} of models) {
    if (prices.length === 0 || confidence === undefined) continue;
    const key = JSON.stringify([confidence, checked, sources]);
    const group = groups.get(key) ?? {models: [], origin: {confidence, checked, sources}};
    group.models.push(model);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** "Source: Pricing page; checked on June 28, 2026." Where models differ, of each of them. */
export function readFrom(view: FirstView): TemplateResult[] {
  const {s, f, table, language} = view;
  const lists = originsOf(table.models);
  // Of a book of somebody's own only the cards have any.
  const origins = lists.length > 0 ? lists : [{models: [], origin: table.card}];
  return origins
    .filter(({origin: {sources, checked}}) => sources.length > 0 || checked !== '')
    .map(({models, origin: {sources, checked}}) => {
      const links = sources.map(
        (source, i) => html`${i > 0 ? s.comma : ''}${sourceLink(source, language)}`,
      );
      return html`${
        origins.length > 1
          ? s.priceTable.of(models.join(s.comma))
          : s.priceTable.sources(sources.length)
      }${links}${s.priceTable.checkedOn(checked === '' ? '' : f.date(checked))}`;
    });
}
