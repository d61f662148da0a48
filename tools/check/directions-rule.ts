import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Rule } from 'eslint';
import { readDirections, refusal } from './directions.ts';

type Importing = { readonly source?: { readonly value?: unknown } | null };

const PROJECT = resolve(import.meta.dirname, '../..');
const posixPath = (file: string): string => relative(PROJECT, file).replaceAll('\\', '/');

/** The table of docs/architecture.md as a rule of ESLint, so that an editor shows a forbidden import. */
export const directionsRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const page = readFileSync(resolve(PROJECT, 'docs/architecture.md'), 'utf8');
    const directions = readDirections(page);
    const check = (node: Rule.Node): void => {
      const specifier = (node as Importing).source?.value;
      if (typeof specifier !== 'string' || !specifier.startsWith('.')) return;
      const target = resolve(dirname(context.filename), specifier);
      if (!existsSync(target)) return;
      const message = refusal(directions, posixPath(context.filename), posixPath(target));
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};
