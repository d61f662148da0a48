import ts from 'typescript';

/** Something that a file imports: what it calls it, and on which line. */
export type Import = { readonly specifier: string; readonly line: number };

/** The imports of a file of any kind that the site is made of, imports of types included. */
export function readImports(file: string, text: string): readonly Import[] {
  const found = file.endsWith('.css') ? inStyles(text) : codeOf(file, text).flatMap(inCode);
  return found.map(({ specifier, place }) => ({
    specifier,
    line: text.slice(0, place).split('\n').length,
  }));
}

type Found = { readonly specifier: string; readonly place: number };
type Code = { readonly text: string; readonly start: number };

const inStyles = (text: string): Found[] =>
  [...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g)].map((match) => ({
    specifier: match[1] ?? '',
    place: match.index,
  }));

/** The parts of a file that are TypeScript: all of it, or of a component its head and its scripts. */
function codeOf(file: string, text: string): Code[] {
  if (file.endsWith('.mdx')) return blocks(text, /^(import\s.+)$/gm);
  if (!file.endsWith('.astro')) return [{ text, start: 0 }];
  return [
    ...blocks(text, /^---\r?\n([^]*?)^---/gm),
    ...blocks(text, /<script[^>]*>([^]*?)<\/script>/g),
  ];
}

const blocks = (text: string, pattern: RegExp): Code[] =>
  [...text.matchAll(pattern)].map((match) => {
    const code = match[1] ?? '';
    return { text: code, start: match.index + match[0].indexOf(code) };
  });

function inCode({ text, start }: Code): Found[] {
  const source = ts.createSourceFile(
    'code.tsx',
    text,
    ts.ScriptTarget.Latest,
    false,
    ts.ScriptKind.TSX,
  );
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    const named = specifierOf(node);
    if (named && ts.isStringLiteralLike(named)) {
      found.push({ specifier: named.text, place: start + named.getStart(source) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The node that names what is imported, when a node imports. */
function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) {
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  }
  const imports = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return imports ? node.arguments[0] : undefined;
}
