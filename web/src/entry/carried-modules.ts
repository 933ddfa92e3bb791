// In a bundle the modules are scripts like any others: not every bundler takes a file
// along that a script names by `new URL`.
import {carryModules} from '../engine/load.js';
import type {ModuleName} from '../engine/options.js';

const CARRIED: Record<ModuleName | 'vocabulary', () => Promise<{default: string}>> = {
  calculator: () => import('virtual:bytes/calculator'),
  importer: () => import('virtual:bytes/importer'),
  tokenizer: () => import('virtual:bytes/tokenizer'),
  vocabulary: () => import('virtual:bytes/vocabulary'),
};

carryModules(async (name) => {
  const {default: base64} = await CARRIED[name]();
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)).buffer;
});
