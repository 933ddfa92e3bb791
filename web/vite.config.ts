import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vitest/config';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// For the development server and the unit tests; tools/build-site.ts makes the site.
export default defineConfig({
  base: './',
  resolve: {
    alias: {
      'deepseek-cost-wasm': path('../build/wasm/deepseek_cost.mjs'),
      'deepseek-cost-live-wasm': path('../build/wasm/deepseek_cost_live.mjs'),
    },
  },
  define: {
    __WASM_FILE__: JSON.stringify('../../../build/wasm/deepseek_cost.wasm'),
    __LIVE_WASM_FILE__: JSON.stringify('../../../build/wasm/deepseek_cost_live.wasm'),
    __WORKER_FILE__: JSON.stringify('./usage-worker.ts'),
  },
  server: {fs: {allow: [path('..')]}},
  test: {include: ['src/**/*.test.ts']},
});
