// In the single-file page all modules stand in the page itself, as one, unpacked by what
// web/tools/site/packed.ts writes before this.
import {carryModules} from '../engine/load.js';

carryModules((name) => {
  const place = name === 'vocabulary' ? null : document.getElementById('deepseek-cost-modules');
  return place && 'bytes' in place ? (place.bytes as Promise<ArrayBuffer>) : undefined;
});
