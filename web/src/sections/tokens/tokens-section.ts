import {unsafeCSS} from 'lit';

import type {View} from '../../state/types.js';
import {LateSection} from '../../ui/late-section.js';
import {tokens} from './tokens.js';
import sheet from './tokens.css?inline';

export class TokensSection extends LateSection {
  static override sheet = unsafeCSS(sheet);

  protected override draw(view: View): unknown {
    return tokens(view, this.actions);
  }
}
