// The single-file page: the module comes from the page before the element asks.
import './inline-module.js';
import './deepseek-cost.js';
import './page.js';
