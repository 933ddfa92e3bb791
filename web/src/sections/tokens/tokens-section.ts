import {lateSection} from '../../ui/late-section.js';
import {tokens} from './tokens.js';
import sheet from './tokens.css?inline';

export const TokensSection = lateSection(tokens, sheet);
