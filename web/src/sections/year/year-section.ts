import {unsafeCSS} from 'lit';

import type {View} from '../../state/types.js';
import {LateSection} from '../../ui/late-section.js';
import {year} from './year.js';
import sheet from './year.css?inline';

export class YearSection extends LateSection {
  static override sheet = unsafeCSS(sheet);

  protected override draw(view: View): unknown {
    return year(view, this.actions);
  }
}
