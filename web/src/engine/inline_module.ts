// In the single-file page the module stands in the page itself, as base64.
import {configureEngine} from './shared.js';

const base64 = document.getElementById('deepseek-cost-wasm')?.textContent ?? '';
configureEngine({wasmBinary: Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))});
