import {lateSection} from '../../ui/late-section.js';
import {decisions} from './decisions.js';
import sheet from './decisions.css?inline';

export const DecisionsSection = lateSection(decisions, sheet);
