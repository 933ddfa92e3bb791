/**
 * Importing this module defines `<deepseek-cost>`.
 *
 * @module
 */
import {DeepSeekCost} from '../element/deepseek-cost.js';

export {DeepSeekCost};
export {setScriptAddress} from '../sections/share/addresses.js';

if (typeof customElements !== 'undefined' && !customElements.get('deepseek-cost')) {
  customElements.define('deepseek-cost', DeepSeekCost);
}
