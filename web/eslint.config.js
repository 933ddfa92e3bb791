import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import js from '@eslint/js';
import {defineConfig} from 'eslint/config';
import {createNodeResolver, importX} from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const source = fileURLToPath(new URL('src', import.meta.url));

/** The folders that a table of src/README.md names, in its order; they are those of `folder`. */
function layers(heading, folder) {
  const text = readFileSync(`${source}/README.md`, 'utf8');
  const table = text.slice(text.indexOf(`| ${heading} |`)).split('\n\n', 1)[0];
  const names = [...table.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]);
  const there = readdirSync(folder, {withFileTypes: true}).filter((each) => each.isDirectory());
  const differ = new Set(names).symmetricDifference(new Set(there.map((each) => each.name)));
  if (differ.size > 0) throw new Error(`${folder} and web/src/README.md differ: ${[...differ]}`);
  return names;
}
const LAYERS = layers('Folder', source);
const SECTIONS = layers('Section', `${source}/sections`);

/** Forbids each folder what comes after it. */
const zones = (names, below = '') =>
  names.flatMap((name, i) =>
    names.slice(i + 1).map((later) => ({
      target: `./${below}${name}`,
      from: `./${below}${later}`,
      message: `${below}${name} comes before ${below}${later}`,
    })),
  );

const forbid = (...patterns) => ['error', {patterns}];
const MODULES = {regex: '^deepseek-cost-.*wasm$', message: 'Only the engine talks to the modules.'};

export default defineConfig(
  {ignores: ['**/node_modules', '**/public', '**/*.d.ts', 'build', 'tests/hosts/fixtures']},
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {allowDefaultProject: ['*.js', 'web/*.js']},
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': ['error', {allow: ['warn', 'error']}],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      // Interfaces that grow by declaration merging, and types of one call each.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: ['web/src/**/*.ts'],
    plugins: {'import-x': importX},
    settings: {
      'import-x/parsers': {'@typescript-eslint/parser': ['.ts']},
      'import-x/resolver-next': [
        createNodeResolver({extensionAlias: {'.js': ['.ts', '.d.ts', '.js']}}),
      ],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {basePath: source, zones: [...zones(LAYERS), ...zones(SECTIONS, 'sections/')]},
      ],
    },
  },
  {
    files: ['web/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': forbid({regex: '^node:', message: 'The site runs in browsers.'}),
    },
  },
  {
    files: ['web/src/engine/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': forbid({
        regex: '^(?:lit|@lit)',
        message: 'The engine knows nothing of the page.',
      }),
    },
  },
  {
    files: ['web/src/!(engine)/**/*.ts'],
    rules: {'@typescript-eslint/no-restricted-imports': forbid(MODULES)},
  },
  {
    files: ['web/src/{strings,format,ui,sections}/**/*.ts'],
    ignores: [
      '**/*.test.ts',
      '**/*controller.ts',
      'web/src/sections/usage/reading.ts',
      'web/src/sections/tokens/{counting,bill-checking}.ts',
    ],
    rules: {
      '@typescript-eslint/no-restricted-imports': forbid(MODULES, {
        regex: '/(?:engine/(?:engine|engines|load)|importer/[^/]+|counter/(?!pieces)[^/]+)\\.js$',
        allowTypeImports: true,
        message: 'Views are pure: they get what they draw.',
      }),
    },
  },
  {
    // What runs in pages of others.
    files: ['web/src/{engine,format,state,export,ui,element,sections}/**/*.ts'],
    ignores: ['**/*.test.ts', 'web/src/sections/usage/*'],
    rules: {
      'no-restricted-properties': [
        'error',
        {object: 'Array', property: 'from', message: 'Pages replace it: engine/builtins.ts.'},
      ],
    },
  },
  {
    // Programs of the command line talk through the console.
    files: ['web/tools/**', 'tests/**'],
    rules: {'no-console': 'off'},
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    // Functions of the browser tests run in the page, with names of their own.
    rules: {'no-undef': 'off', '@typescript-eslint/no-empty-function': 'off'},
  },
);
