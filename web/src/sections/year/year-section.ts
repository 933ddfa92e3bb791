import {lateSection} from '../../ui/late-section.js';
import {year} from './year.js';
import sheet from './year.css?inline';

export const YearSection = lateSection(year, sheet);
