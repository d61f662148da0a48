import { Resvg } from '@resvg/resvg-js';
import { parse } from 'node-html-parser';
import type { HTMLElement } from 'node-html-parser';
import { FAMILIES } from './letters.ts';
import type { Letters } from './letters.ts';
import { boundsOf, matrixOf } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { COLOURS } from './colours.ts';

/** A path of a drawing, painted. */
export type Path = {
  readonly kind: 'path';
  readonly d: string;
  readonly fill: string | undefined;
  readonly stroke:
    | { readonly colour: string; readonly width: number; readonly dash: readonly number[] }
    | undefined;
};
/** Parts of a drawing that are moved, faded or cut off together. */
export type Group = {
  readonly kind: 'group';
  readonly matrix: Matrix | undefined;
  readonly opacity: number;
  /** Nothing outside this path is seen. */
  readonly clip: string | undefined;
  readonly parts: readonly Part[];
};
export type Part = Path | Group;

/** A drawing in its normal form: paths and groups alone, letters as outlines, patterns laid out. */
export type NormalDrawing = {
  readonly width: number;
  readonly height: number;
  readonly parts: readonly Part[];
};

/** What the classes of a drawing mean on the yellow of a picture. */
const STYLES = `.drawing-red{color:${COLOURS.red}}.drawing-faint{opacity:.55}.drawing-ground{fill:${COLOURS.yellow}}.drawing-ground-line{stroke:${COLOURS.yellow}}.drawing-paper{fill:${COLOURS.paper};color:${COLOURS.ink}}`;

/**
 * Brings a drawing of a page into its normal form, so that any painter can repeat it.
 *
 * @param svg an `<svg>` with a viewBox, as it stands on the page
 */
export function normalise(svg: string, letters: Letters): NormalDrawing {
  const [, width = '1', height = '1'] = /viewbox="0 0 ([\d.]+) ([\d.]+)"/i.exec(svg) ?? [];
  const body = svg
    .replace(/^<svg[^>]*>|<\/svg>\s*$/g, '')
    // The renderer knows the word as SVG spells it; pages spell it as CSS does.
    .replaceAll('currentcolor', 'currentColor');
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" color="${COLOURS.ink}" font-family="${FAMILIES.figures}"><style>${STYLES}</style>${body}</svg>`;
  const normal = new Resvg(whole, {
    font: { fontFiles: [...letters.files], loadSystemFonts: false },
  }).toString();
  const root = parse(normal).querySelector('svg');
  const patterns = new Map(
    root?.querySelectorAll('pattern').map((each) => [each.getAttribute('id') ?? '', each]),
  );
  return {
    width: Number(width),
    height: Number(height),
    parts: partsOf(root?.children ?? [], patterns),
  };
}

type Patterns = ReadonlyMap<string, HTMLElement>;

const partsOf = (nodes: readonly HTMLElement[], patterns: Patterns): Part[] =>
  nodes.flatMap((node): Part[] => {
    if (node.rawTagName === 'path') return pathsOf(node, patterns);
    if (node.rawTagName !== 'g') return [];
    const matrix = matrixOf(node.getAttribute('transform'));
    const opacity = Number(node.getAttribute('opacity') ?? 1);
    const parts = partsOf(node.children, patterns);
    return [{ kind: 'group', matrix, opacity, clip: undefined, parts }];
  });

function pathsOf(node: HTMLElement, patterns: Patterns): Part[] {
  const d = node.getAttribute('d') ?? '';
  if (d === '' || node.getAttribute('visibility') === 'hidden') return [];
  const paint = (name: string) => {
    const given = node.getAttribute(name) ?? 'none';
    return given === 'none' ? undefined : given;
  };
  const [fill, colour] = [paint('fill'), paint('stroke')];
  const pattern = patterns.get(/^url\(#(.+)\)$/.exec(fill ?? '')?.[1] ?? '');
  if (pattern) return [tiles(d, pattern, patterns)];
  const width = Number(node.getAttribute('stroke-width') ?? 1);
  const dash = (node.getAttribute('stroke-dasharray') ?? '').split(/[\s,]+/).filter(Boolean);
  const stroke = colour === undefined ? undefined : { colour, width, dash: dash.map(Number) };
  return [{ kind: 'path', d, fill, stroke }];
}

/** A path filled with the tiles of a pattern that touch it. */
function tiles(d: string, pattern: HTMLElement, patterns: Patterns): Group {
  const number = (name: string) => Number(pattern.getAttribute(name) ?? 0);
  const [left, top, wide, high] = [number('x'), number('y'), number('width'), number('height')];
  const matrix = matrixOf(pattern.getAttribute('patternTransform'));
  const { from, to } = boundsOf(d, matrix);
  const tile = partsOf(pattern.children, patterns);
  const parts: Group[] = [];
  for (let row = Math.floor((from.y - top) / high); row * high + top < to.y; row += 1)
    for (
      let column = Math.floor((from.x - left) / wide);
      column * wide + left < to.x;
      column += 1
    ) {
      const place: Matrix = [1, 0, 0, 1, column * wide + left, row * high + top];
      parts.push({ kind: 'group', matrix: place, opacity: 1, clip: undefined, parts: tile });
    }
  const turned: Group = { kind: 'group', matrix, opacity: 1, clip: undefined, parts };
  return { kind: 'group', matrix: undefined, opacity: 1, clip: d, parts: [turned] };
}
