import type {View} from '../../state/types.js';
import {LateSection} from '../../ui/late-section.js';
import {hitChart} from './hit-chart.js';

export class ChartSection extends LateSection {
  protected override draw(view: View): unknown {
    return hitChart(view, this.actions);
  }
}
