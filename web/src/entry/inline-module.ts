// In the single-file page the module stands in the page itself, unpacked by what
// web/tools/site/packed.ts writes before this.
import {configureEngine} from '../element/arrival.js';

const place = document.getElementById('deepseek-cost-wasm');
if (place && 'bytes' in place) configureEngine({wasmBinary: place.bytes as Promise<ArrayBuffer>});
