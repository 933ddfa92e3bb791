import {unsafeCSS} from 'lit';

import type {View} from '../../state/types.js';
import {LateSection} from '../../ui/late-section.js';
import {decisions} from './decisions.js';
import sheet from './decisions.css?inline';

export class DecisionsSection extends LateSection {
  static override sheet = unsafeCSS(sheet);

  protected override draw(view: View): unknown {
    return decisions(view, this.actions);
  }
}
