// The single-file page: the modules come from the page before the element asks.
import './inline-modules.js';
import './deepseek-cost.js';
import './page.js';
