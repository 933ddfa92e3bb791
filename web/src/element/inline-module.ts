// In the single-file page the module stands in the page itself, as gzip in base64.
import {configureEngine} from './arrival.js';

const base64 = document.getElementById('deepseek-cost-wasm')?.textContent ?? '';
const packed = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
configureEngine({wasmBinary: new Response(unpacked).arrayBuffer()});
