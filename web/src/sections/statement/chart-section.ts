import {lateSection} from '../../ui/late-section.js';
import {hitChart} from './hit-chart.js';

export const ChartSection = lateSection(hitChart);
