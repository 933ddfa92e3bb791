import js from '@eslint/js';
import {defineConfig} from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  {ignores: ['**/node_modules', '**/public', '**/*.d.ts', 'build']},
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
