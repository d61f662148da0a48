import type { MdastNode } from 'satteri';
import type { Language } from '../../../analytics/plan/text.ts';
import { ROUTES } from '../../../src/components/frame/routes.ts';
import type { Finding, Place } from './finding.ts';
import { nodesOf, textOf } from './passages.ts';
import { checkCallLink } from './phones.ts';
import { nearest } from './references.ts';

/** Every address of the site that content can link to, and the anchors of those whose text is content. */
export type Addresses = ReadonlyMap<string, ReadonlySet<string> | undefined>;

/** A heading's anchor, as the site's compiler makes it. */
const anchorOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

/** The anchors of a text's headings; a second of the same name gets a number. */
export function anchorsOf(tree: MdastNode): Set<string> {
  const anchors = new Set<string>();
  for (const { node } of nodesOf(tree)) {
    if (node.type !== 'heading') continue;
    const base = anchorOf(textOf(node));
    let name = base;
    for (let again = 1; anchors.has(name); again += 1) name = `${base}-${again}`;
    anchors.add(name);
  }
  return anchors;
}

/** The addresses of the fixed pages. */
export const routeAddresses = (): string[] =>
  Object.values(ROUTES).flatMap(({ nl, en }) => [nl, en]);

/**
 * Links of a text: where they lead, and what they are called.
 *
 * @param vouched the numbers of help.yaml, as they are dialled: somebody keeps calling those
 */
export function checkLinks(
  tree: MdastNode,
  file: string,
  language: Language,
  addresses: Addresses,
  vouched: ReadonlySet<string>,
): Finding[] {
  const nodes = nodesOf(tree);
  const defined = nodes.flatMap(({ node }) =>
    node.type === 'definition' ? [node.identifier] : [],
  );
  const own = anchorsOf(tree);
  return nodes.flatMap(({ node, line }): Finding[] => {
    const place: Place = { file, line, field: 'link' };
    if (node.type === 'text') return brokenLinks(node.value, place);
    if (node.type === 'linkReference' && !defined.includes(node.identifier))
      return [{ ...place, rule: 'link-broken', found: `[${node.label ?? node.identifier}]` }];
    if (node.type !== 'link' && node.type !== 'definition') return [];
    const named = node.type === 'link' ? textOf(node).trim() : 'x';
    return [
      ...checkAddress(node.url, place, language, addresses, own),
      ...(node.type === 'link' && /^tel:/i.test(node.url)
        ? checkCallLink(node.url, named, place, vouched)
        : []),
      ...(named === '' ? [{ ...place, rule: 'link-without-text' as const, found: node.url }] : []),
      ...(/^(hier|klik hier|lees meer|meer|link|here|click here|read more|more)$/i.test(named)
        ? [{ ...place, rule: 'link-vague' as const, found: named }]
        : []),
    ];
  });
}

/** What was meant as a link and is printed as it was typed. */
const brokenLinks = (text: string, place: Place): Finding[] =>
  [...text.matchAll(/!?\[[^\]]*\]\s?\([^)]*\)?|!?\[[^\]]+\]\[[^\]]*\]/g)].map(
    ({ 0: found, index }) => ({
      ...place,
      line: place.line + text.slice(0, index).split('\n').length - 1,
      rule: 'link-broken',
      found,
    }),
  );

/** Where an address leads: to the web safely, to a mailbox, a telephone, or a page that exists. */
export function checkAddress(
  url: string,
  place: Place,
  language: Language | undefined,
  addresses: Addresses,
  own: ReadonlySet<string> = new Set(),
): Finding[] {
  const fault = (rule: Finding['rule'], values: Record<string, string> = {}): Finding[] => [
    { ...place, rule, found: url, values },
  ];
  const plain = url.replace(/[\s\p{Cc}\u200B-\u200D\uFEFF]/gu, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1]?.toLowerCase();
  if (plain === '') return fault('link-empty');
  if (/^https?$/.test(scheme ?? '')) return checkWebAddress(url, fault);
  if (scheme === 'mailto')
    return /^mailto:[^@\s?]+@[^@\s?]+\.[a-z]{2,}(\?.*)?$/i.test(url) ? [] : fault('mail-form');
  if (scheme === 'tel') return [];
  if (scheme !== undefined) return fault('link-scheme');
  if (plain.startsWith('//')) return fault('link-relative');
  if (plain.startsWith('#')) {
    const anchor = decode(plain.slice(1));
    return own.has(anchor)
      ? []
      : fault('anchor-unknown', { known: [...own].map((each) => `#${each}`).join(', ') });
  }
  if (!plain.startsWith('/')) return fault('link-relative');
  return checkOwnPage(plain, language, addresses, fault);
}

type Fault = (rule: Finding['rule'], values?: Record<string, string>) => Finding[];

function checkWebAddress(url: string, fault: Fault): Finding[] {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (
    !parsed ||
    !/^https?:\/\/[^/]/i.test(url) ||
    !/^([^.]+\.)+[^.]{2,}$/.test(parsed.hostname) ||
    /\s/.test(url) ||
    parsed.username !== ''
  )
    return fault('link-form');
  return parsed.protocol === 'http:' ? fault('link-http') : [];
}

function checkOwnPage(
  url: string,
  language: Language | undefined,
  addresses: Addresses,
  fault: Fault,
): Finding[] {
  const [path = '', anchor] = url.split('#');
  const page = decode(path.split('?')[0] ?? '');
  const anchors = addresses.get(page);
  if (!addresses.has(page)) {
    if (addresses.has(`${page}/`)) return fault('link-slash', { near: `${page}/` });
    const near = nearest(page, addresses.keys());
    return fault('link-dead', { near: near || [...addresses.keys()].slice(0, 6).join(', ') });
  }
  if (anchor !== undefined && !(anchors?.has(decode(anchor)) ?? false))
    return fault('anchor-unknown', {
      known: [...(anchors ?? [])].map((each) => `#${each}`).join(', ') || '–',
    });
  const english = page.startsWith('/en/');
  return language !== undefined && english !== (language === 'en') ? fault('link-language') : [];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
