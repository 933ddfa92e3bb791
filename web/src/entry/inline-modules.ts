// In the single-file page the modules stand in the page itself, unpacked by what
// web/tools/site/packed.ts writes before this.
import {configureCalculator} from '../engine/calculator.js';
import {configureImporter} from '../engine/importer-file.js';

function inPage(name: string): Promise<ArrayBuffer> | undefined {
  const place = document.getElementById(`deepseek-cost-${name}`);
  return place && 'bytes' in place ? (place.bytes as Promise<ArrayBuffer>) : undefined;
}

const calculator = inPage('calculator');
const importer = inPage('importer');
if (calculator) configureCalculator({wasmBinary: {calculator}});
if (importer) configureImporter({wasmBinary: {importer}});
