/** The forms in which a file of the site can travel, the smallest first. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Browsers of one release say the same, so a few readings answer for most requests. */
const MOST_REMEMBERED = 200;
const LONGEST_REMEMBERED = 200;
const remembered = new Map<string, readonly Encoding[]>();

/**
 * The encodings that a client takes, the one it likes best first (RFC 9110, 12.5.3). What is as it
 * was written comes last in any case: that answer is better than none.
 */
export function acceptedEncodings(header = ''): readonly Encoding[] {
  const known = remembered.get(header);
  if (known) return known;
  const found = readEncodings(header);
  if (header.length > LONGEST_REMEMBERED) return found;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(header, found);
  return found;
}

function readEncodings(header: string): readonly Encoding[] {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim());
    if (name) weights.set(name === 'x-gzip' ? 'gzip' : name, weightOf(parameters));
  }
  const weigh = (encoding: Encoding): number =>
    weights.get(encoding) ?? (encoding === 'identity' ? 0 : (weights.get('*') ?? 0));
  const plain = weigh('identity');
  const better = ENCODINGS.filter(
    (each) => each !== 'identity' && weigh(each) > 0 && weigh(each) >= plain,
  ).sort((one, other) => weigh(other) - weigh(one));
  return [...better, 'identity'];
}

/** A weight from 0 to 1; one that can't be read asks for nothing. */
function weightOf(parameters: readonly string[]): number {
  const given = parameters.find((each) => /^q\s*=/.test(each));
  if (given === undefined) return 1;
  return Number(/^q\s*=\s*([01](?:\.\d{0,3})?)$/.exec(given)?.[1] ?? 0);
}

/** A tag in a list of tags; what stands between quotes may hold a comma. */
const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

const tagsIn = (header: string): string[] => header.match(TAG) ?? [];

/** Whether a list of tags, as in `If-None-Match`, holds this one; a weak tag is as good (RFC 9110, 8.8.3.2). */
export function listsTag(header: string, tag: string): boolean {
  if (header.trim() === '*') return true;
  return tagsIn(header).some((each) => each.replace(/^W\//, '') === tag);
}

/** Whether a list of tags, as in `If-Match`, holds this one itself and not a weak one. */
export const listsStrongTag = (header: string, tag: string): boolean =>
  header.trim() === '*' || tagsIn(header).includes(tag);

/** The part of a file that is asked for, in bytes from its start, both ends included. */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * Reads a `Range` header against a file's size (RFC 9110, 14.1.2).
 *
 * @returns the one part; `impossible` for a part that no such file has; `undefined` when the whole file
 *   is the answer: no range, several, another unit, or what isn't written as a range
 */
export function readRange(
  header: string | undefined,
  size: number,
): ByteRange | 'impossible' | undefined {
  const [, from, to] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  // Of an empty file every part is all there is.
  if (size === 0) return undefined;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'impossible' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  const backwards = to !== '' && Number(to) < first;
  return backwards || first >= size ? 'impossible' : { first, last };
}
