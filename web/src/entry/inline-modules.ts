// In the single-file page the modules stand in the page itself, unpacked by what
// web/tools/site/packed.ts writes before this.
import {carryModules} from '../engine/load.js';

carryModules((name) => {
  const place = document.getElementById(`deepseek-cost-${name}`);
  return place && 'bytes' in place ? (place.bytes as Promise<ArrayBuffer>) : undefined;
});
