import {unsafeCSS} from 'lit';

import type {View} from '../../state/types.js';
import {LateSection} from '../../ui/late-section.js';
import {hours} from './hours.js';
import sheet from './hours.css?inline';

export class HoursSection extends LateSection {
  static override sheet = unsafeCSS(sheet);

  protected override draw(view: View): unknown {
    return hours(view, this.actions);
  }
}
