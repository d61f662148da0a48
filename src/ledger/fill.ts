import type { Language, Text } from '../language.ts';
import { capitalise, formatFigure } from './figures.ts';
import type { Ledger, SourcedClaim } from './ledger.ts';

/** `{claim.figure}`, `{claim.words-for-it}`, `{claim.year}`; within claims.yaml without the claim. */
export const PLACEHOLDER = /\{([a-z][\w-]*)(?:\.([a-z][\w-]*))?\}/gi;

/** A figure, a year or words of a claim; nothing when the claim has no such name. */
export function sayOf(claim: SourcedClaim, name: string, language: Language): string | undefined {
  if (name === 'year') return claim.year?.toString();
  const figure = claim.figures[name];
  return figure ? formatFigure(figure, language) : claim.said[name]?.[language];
}

/**
 * Puts figures and words of the ledger into a text.
 *
 * @param own the claim whose names need no claim before them
 * @throws Error naming the placeholder that stands for nothing
 */
export const fillText = (
  text: string,
  language: Language,
  ledger: Ledger,
  own?: SourcedClaim,
): string => {
  const quoted = quoteClaims(text, language, ledger);
  return quoted.replace(
    PLACEHOLDER,
    (whole, first: string, second: string | undefined, at: number) => {
      const claim = second === undefined ? own : ledger.get(first);
      const words = claim && sayOf(claim, second ?? first, language);
      if (words === undefined) throw new Error(`"${whole}" is no figure or words of a claim`);
      return /(^|[.?:“]\s*)$/.test(quoted.slice(0, at)) ? capitalise(words) : words;
    },
  );
};

/** `[claim:id]` in a text of YAML: the claim's sentence and its note. */
const quoteClaims = (text: string, language: Language, ledger: Ledger): string =>
  text.replace(/\[claim:([^\]]*)\]/g, (_, id: string) => {
    const claim = ledger.get(id);
    if (!claim) throw new Error(`there is no claim "${id}"`);
    return `${claim.text[language]} [note:${id}]`;
  });

/** Both languages of a text, filled. */
export const fillBoth = (text: Text, ledger: Ledger, own?: SourcedClaim): Text => ({
  nl: fillText(text.nl, 'nl', ledger, own),
  en: fillText(text.en, 'en', ledger, own),
});

const isText = (value: object): value is Text => 'nl' in value && 'en' in value;

/** A copy of content read from YAML, with every text in two languages filled. */
export function fillDeep<T>(content: T, ledger: Ledger): T;
export function fillDeep(content: unknown, ledger: Ledger): unknown {
  if (typeof content !== 'object' || content === null) return content;
  if (Array.isArray(content)) return content.map((each: unknown) => fillDeep(each, ledger));
  if (isText(content)) return fillBoth(content, ledger);
  return Object.fromEntries(
    Object.entries(content).map(([key, value]) => [key, fillDeep<unknown>(value, ledger)]),
  );
}
