// How sure the prices of a revision or a list are, with all that they were read from.
import {html, nothing, type TemplateResult} from 'lit';

import type {CardFields} from '../../engine/types/rates.js';
import type {View} from '../../state/types.js';
import type {Origin} from './origins.js';
import {sourceLink} from './source-link.js';

export function certainty(
  view: View,
  of: Pick<Origin, 'confidence' | 'sources'> &
    Pick<Partial<CardFields>, 'precision_note' | 'precision_note_zh'>,
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
