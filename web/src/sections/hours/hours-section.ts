import {lateSection} from '../../ui/late-section.js';
import {hours} from './hours.js';
import sheet from './hours.css?inline';

export const HoursSection = lateSection(hours, sheet);
