import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/** The one-way flow: what each part of `analytics/` may import from its siblings. */
const mayImport = {
  plan: [],
  protocol: ['plan'],
  tally: ['plan'],
  collect: ['tally', 'protocol', 'plan'],
  estimate: [],
  report: ['estimate', 'tally', 'plan'],
  simulate: ['protocol', 'plan', 'tally'],
};
const parts = Object.keys(mayImport);
const siteMayImport = ['plan', 'protocol', 'estimate'];

/** Forbids importing the named parts of `analytics/`, with a message that names the direction. */
const forbidParts = (who, forbidden) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: forbidden.map((part) => ({
        regex: `(^|/)${part}/(?!schema\\.ts$|.*\\.yaml$)`,
        message: `${who} may not import from ${part}: see "Imports" in docs/architecture.md`,
      })),
    },
  ],
});

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
  ...parts.map((part) => ({
    files: [`analytics/${part}/**/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: forbidParts(
      `analytics/${part}`,
      parts.filter((other) => other !== part && !mayImport[part].includes(other)),
    ),
  })),
  {
    files: ['src/**/*.{ts,tsx,astro}'],
    rules: forbidParts(
      'src',
      parts.filter((part) => !siteMayImport.includes(part)),
    ),
  },
);
