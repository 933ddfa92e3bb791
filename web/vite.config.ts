import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vitest/config';

import {localModules} from './tools/site/wasm.ts';

// For the development server and the unit tests; tools/build-site.ts makes the site.
export default defineConfig({
  base: './',
  // Sections have tags of their own build's (src/ui/late-section.ts).
  define: {__BUILD__: '"dev"'},
  plugins: [localModules()],
  server: {fs: {allow: [fileURLToPath(new URL('..', import.meta.url))]}},
  test: {include: ['src/**/*.test.ts']},
});
