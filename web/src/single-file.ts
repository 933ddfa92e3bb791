// The single-file page: the module comes from the page before the element asks.
import './element/inline-module.js';
import './deepseek-cost.js';
import './page.js';
