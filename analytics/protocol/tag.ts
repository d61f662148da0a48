/** Names under which links carry where they were placed, as Plausible has them, first wins. */
const NAMES = ['utm_source', 'source', 'ref'] as const;

/** A link in a text that was escaped once too often says "&amp;utm_source". */
const ESCAPED = /^amp;/;

/**
 * Reads the tag of a link: where it was placed, by the word of whoever placed it.
 *
 * @returns the tag as it was typed, or an empty text when there is none
 */
export function readTag(search: string): string {
  if (search === '' || search === '?') return '';
  const typed = [...new URLSearchParams(search)].map(
    ([name, value]) => [name.toLowerCase().replace(ESCAPED, ''), value] as const,
  );
  const tagged = NAMES.flatMap((wanted) => typed.filter(([name]) => name === wanted));
  return tagged.map(([, value]) => value).find((value) => plainTag(value) !== '') ?? '';
}

/** A tag without what many hands type differently: case, spaces, signs that show nothing. */
export const plainTag = (tag: string): string =>
  tag
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toLowerCase();
