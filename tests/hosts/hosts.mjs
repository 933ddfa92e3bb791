// Which hosts are rehearsed: how each builds the page of its fixture and serves it.
//
//   folder   its fixture, with the packages of locks/<folder>.json
//   always   in every run; the others in CI and with --all
//   router   the page leads to another one and back, without a new document
//   data     the page /data gives the element a scenario as an object and hears its events;
//            'link': only the first page leads there
//   engine   the page writes a price and a count of tokens by engine.js
//   runs     a folder that was built (`site`), a server, or a program that `prints` what is right
//   ignore   lines in the console that are the host's own

// Of development servers, whose connection also ends when the browser keeps the page.
const HOT_RELOAD =
  /\[(vite|HMR|webpack-dev-server|Fast Refresh|astro)\]|WebSocket .*Back-Forward Cache|React DevTools|Angular is running in development/;

export const HOSTS = [
  {
    name: 'vite',
    folder: 'bundlers',
    always: true,
    engine: true,
    runs: [
      {mode: 'production', build: 'vite build --base ./ --outDir out/vite', site: 'out/vite'},
      {mode: 'development', server: 'vite --strictPort --port PORT'},
    ],
  },
  {
    name: 'webpack',
    folder: 'bundlers',
    always: true,
    engine: true,
    runs: ['production', 'development'].map((mode) => ({
      mode,
      build: `node webpack.mjs ${mode}`,
      site: 'out/webpack',
      page: 'index.html',
    })),
  },
  {
    name: 'esbuild',
    folder: 'bundlers',
    always: true,
    engine: true,
    runs: [
      {
        mode: 'production',
        build:
          'esbuild main.js --bundle --splitting --format=esm --minify --log-level=warning --outdir=out/esbuild',
        site: 'out/esbuild',
        page: 'index.html',
      },
      {
        mode: 'one file',
        build: 'esbuild main.js --bundle --format=esm --log-level=warning --outdir=out/esbuild-one',
        site: 'out/esbuild-one',
        page: 'index.html',
      },
    ],
  },
  {
    name: 'rollup',
    folder: 'bundlers',
    always: true,
    engine: true,
    runs: [
      {
        mode: 'production',
        build: 'rollup --silent -c',
        site: 'out/rollup',
        page: 'index.html',
      },
    ],
  },
  {
    name: 'types',
    folder: 'types',
    always: true,
    runs: [{mode: 'declarations', program: 'node check.mjs', prints: /^0 problems$/m}],
  },
  {
    name: 'rspack',
    folder: 'rspack',
    engine: true,
    runs: ['production', 'development'].map((mode) => ({
      mode,
      build: `node rspack.mjs ${mode}`,
      site: 'out/rspack',
      page: 'index.html',
    })),
  },
  {
    name: 'vitepress',
    folder: 'vitepress',
    router: true,
    data: 'address',
    runs: [
      {mode: 'production', build: 'vitepress build docs', site: 'docs/.vitepress/dist'},
      {mode: 'development', server: 'vitepress dev docs --strictPort --port PORT'},
    ],
  },
  {
    name: 'astro',
    folder: 'astro',
    router: true,
    data: 'address',
    runs: [
      {mode: 'production', build: 'astro build', site: 'dist'},
      {mode: 'development', server: 'astro dev --host 127.0.0.1 --port PORT'},
    ],
  },
  {
    name: 'sveltekit',
    folder: 'sveltekit',
    router: true,
    data: 'address',
    runs: [
      {mode: 'production', build: 'vite build', site: 'build'},
      {mode: 'development', server: 'vite dev --strictPort --port PORT'},
    ],
  },
  {
    name: 'next',
    folder: 'next',
    router: true,
    data: 'address',
    runs: [
      {mode: 'static export by webpack', build: 'next build --webpack', site: 'out'},
      {mode: 'static export by Turbopack', build: 'next build', site: 'out'},
      {mode: 'development by webpack', server: 'next dev --webpack --port PORT'},
      {mode: 'development by Turbopack', server: 'next dev --port PORT'},
    ],
  },
  {
    name: 'docusaurus',
    folder: 'docusaurus',
    router: true,
    data: 'address',
    runs: [
      {mode: 'production', build: 'docusaurus build', site: 'build'},
      {mode: 'development', server: 'docusaurus start --no-open --port PORT'},
    ],
  },
  {
    name: 'angular',
    folder: 'angular',
    router: true,
    data: 'link',
    runs: [
      {mode: 'production', build: 'ng build', site: 'dist'},
      {mode: 'development', server: 'ng serve --port PORT'},
    ],
  },
  {
    name: 'vitest',
    folder: 'vitest',
    runs: ['jsdom', 'happy-dom'].map((environment) => ({
      mode: environment,
      program: `vitest run --environment ${environment}`,
      prints: /Tests\s+1 passed/,
    })),
  },
  {
    name: 'runtimes',
    folder: 'runtimes',
    runs: ['node-20', 'node-22', 'deno', 'bun'].map((runtime) => ({
      mode: runtime,
      program: {
        'node-20': 'node_modules/node-20/bin/node price.mjs',
        'node-22': 'node_modules/node-22/bin/node price.mjs',
        deno: 'deno run --allow-read --no-lock price.mjs',
        bun: 'bun price.mjs',
      }[runtime],
      prints: /^0\.000184875 3$/m,
    })),
  },
].map((host) => ({ignore: HOT_RELOAD, ...host}));
