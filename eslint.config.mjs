import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';
import { directionsRule } from './tools/check/directions-rule.ts';

export default tseslint.config(
  { ignores: ['dist/', 'dist-*/', 'data/', '.astro/', 'node_modules/'] },
  ...tseslint.configs.strict,
  ...astro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    files: ['**/*.{ts,tsx,astro,mjs}'],
    ignores: ['**/*.astro/**'],
    plugins: { directions: { rules: { hold: directionsRule } } },
    rules: { 'directions/hold': 'error' },
  },
);
