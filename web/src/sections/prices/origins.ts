// What prices were read from, and how sure they are: of a revision, and of each list in it.
import {html, nothing, type TemplateResult} from 'lit';

import type {CardFields, ModelPrices} from '../../engine/types/rates.js';
import type {View} from '../../state/types.js';
import {sourceLink} from './price-table.js';

type Origin = Pick<CardFields, 'confidence' | 'sources'>;

/** A model's prices in one currency can be less sure than the revision that they stand in. */
export function originsOf(models: readonly ModelPrices[]): {models: string[]; origin: Origin}[] {
  const groups = new Map<string, {models: string[]; origin: Origin}>();
  for (const {model, prices, confidence, sources = []} of models) {
    if (prices.length === 0 || confidence === undefined) continue;
    const key = JSON.stringify([confidence, sources]);
    const group = groups.get(key) ?? {models: [], origin: {confidence, sources}};
    group.models.push(model);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export function certainty(
  view: View,
  of: Origin & Pick<Partial<CardFields>, 'precision_note' | 'precision_note_zh'>,
): TemplateResult {
  const {s, f} = view;
  const note = (view.language === 'zh' ? of.precision_note_zh : undefined) ?? of.precision_note;
  return html`${s.join(s.about.confidenceKind[of.confidence] ?? of.confidence, note ?? '')}
  ${of.sources.map(
    (source) =>
      html`<br />${sourceLink(source, view.language)}${
          typeof source !== 'string' && source.checked
            ? s.priceTable.checked(f.date(source.checked))
            : nothing
        }`,
  )}`;
}
