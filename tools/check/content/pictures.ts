import { posix } from 'node:path';
import type { MdastNode } from 'satteri';
import type { Finding, Place } from './finding.ts';
import type { Files } from './folder.ts';
import { nodesOf } from './passages.ts';

/** Larger than this a picture is slow for who edits and who builds, in bytes. */
const MOST_BYTES = 2_000_000;
/** No text alternative needs more letters. */
const MOST_ALT = 250;

/** Pictures of a text: in their place, of a kind and size the site can make small, and said in words. */
export function checkPictures(
  tree: MdastNode,
  file: string,
  path: string,
  files: Files,
): Finding[] {
  const nodes = nodesOf(tree);
  const defined = new Map(
    nodes.flatMap(({ node }) =>
      node.type === 'definition' ? [[node.identifier, node.url] as const] : [],
    ),
  );
  return nodes.flatMap(({ node, line }): Finding[] => {
    if (node.type !== 'image' && node.type !== 'imageReference') return [];
    const url = node.type === 'image' ? node.url : (defined.get(node.identifier) ?? '');
    const place: Place = { file, line, field: 'picture' };
    return [...checkAlt(node.alt ?? '', url, place), ...checkFile(url, place, path, files)];
  });
}

function checkAlt(given: string, url: string, place: Place): Finding[] {
  const alt = given.trim();
  if (alt === '') return [{ ...place, rule: 'picture-alt', found: url }];
  const isName = /\.(png|jpe?g|webp|avif|svg|gif)$/i.test(alt) || alt === posix.basename(url);
  if (isName || /^(foto|afbeelding|plaatje|image|picture|photo)( van| of)?$/i.test(alt))
    return [{ ...place, rule: 'picture-alt', found: alt }];
  return alt.length > MOST_ALT ? [{ ...place, rule: 'picture-alt-long', found: alt }] : [];
}

function checkFile(url: string, place: Place, path: string, files: Files): Finding[] {
  const fault = (rule: Finding['rule'], values = {}): Finding[] => [
    { ...place, rule, found: url, values },
  ];
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return fault('picture-elsewhere');
  if (!/^\.\.?\//.test(url)) return fault('picture-place');
  const within = posix.join(posix.dirname(path), decodeURI(url)).normalize('NFC');
  const found = [...files.keys()].find((each) => each.normalize('NFC') === within);
  if (found === undefined) return fault('picture-missing');
  if (!found.startsWith('pictures/')) return fault('picture-place');
  const bytes = files.get(found)?.length ?? 0;
  return bytes > MOST_BYTES
    ? fault('picture-large', { size: (bytes / 1e6).toFixed(1), most: String(MOST_BYTES / 1e6) })
    : [];
}

/** What the first bytes of a file say it is. */
const SIGNATURES: readonly (readonly [RegExp, RegExp])[] = [
  [/\.png$/, /^89504e47/],
  [/\.jpe?g$/, /^ffd8ff/],
  [/\.webp$/, /^52494646.{8}57454250/],
  [/\.avif$/, /^.{8}66747970/],
];

/** Files in the folder of pictures that are no picture, or another kind than they are called. */
export const checkPictureFiles = (files: Files, nameOf: (path: string) => string): Finding[] =>
  [...files].flatMap(([path, bytes]): Finding[] => {
    if (!path.startsWith('pictures/')) return [];
    const place = { file: nameOf(path), line: 1, field: '' };
    const [, signature] = SIGNATURES.find(([name]) => name.test(path)) ?? [];
    const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
    if (signature && !signature.test(head))
      return [{ ...place, rule: 'picture-kind', found: path }];
    const svg = path.endsWith('.svg') ? Buffer.from(bytes).toString('utf8') : '';
    return /<script|\son\w+=|javascript:|<foreignObject/i.test(svg)
      ? [{ ...place, rule: 'picture-script', found: path }]
      : [];
  });
