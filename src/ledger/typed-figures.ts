import type { Fault } from '../../analytics/plan/yaml-file.ts';
import { formatFigure } from './figures.ts';
import type { Ledger, SourcedClaim } from './ledger.ts';

const NUMBER = /\d[\d.,]*\d|\d/g;
/** A ratio in words: a figure all the same. */
const RATIO =
  /(?<!\p{L})(één|een|twee|drie|vier|vijf|zes|zeven|acht|negen) (op|van) de (vijf|tien|honderd)\b|\b(one|two|three|four|five|six|seven|eight|nine) (in|out of) (five|ten|a hundred)\b|\b(procent|per cent|percent)\b/giu;
/** Code of MDX, links with phone numbers, the age of adults, one emergency number, licences. */
const NOT_FIGURES =
  /^(pair|bill|order|nobodyChose|description|.*\blink| *figure):.*$|<[^>]*>|\[\d[\d-]*\]\([^)]*\)|\]\([^)]*\)|\[(note|claim):[^\]]*\]|\{[^}]*\}|\b(18|112|113)\b|BIJ12|EUPL-1\.2/gm;
/** Answers to choose from that are wrong on purpose. */
const CHOICE = /^ *text:.*$/gm;

const blank = (text: string, what: RegExp): string =>
  text.replace(what, (match) => match.replace(/[^\n]/g, ' '));

/** Figures that stand in a text themselves, where they would stay behind when their claim changes. */
export const checkTypedFigures = (file: string, text: string): Fault[] => {
  const prose = blank(blank(text, NOT_FIGURES), CHOICE);
  return [...prose.matchAll(NUMBER), ...prose.matchAll(RATIO)].map(({ 0: found, index }) => ({
    file,
    line: prose.slice(0, index).split('\n').length,
    field: 'figure',
    found: `"${found}"`,
    expected: file.endsWith('.mdx')
      ? 'a claim: <Claim id>, <Figure claim name> or <Said claim as>'
      : 'a claim: {claim.figure} or [claim:id]',
  }));
};

const WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien',
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
  ].flatMap((words) => words.split(' ').map((word, place) => [word, place + 2] as const)),
);
const SPOKEN = new RegExp(`\\b(${Object.keys(WORDS).join('|')})\\b`, 'giu');

/** Every number a claim can be quoted with, as it is written in either language. */
function numbersOf(claim: SourcedClaim): Set<string> {
  const figures = Object.values(claim.figures).flatMap((figure) =>
    (['nl', 'en'] as const).flatMap(
      (language) => formatFigure(figure, language).match(NUMBER) ?? [],
    ),
  );
  return new Set([...figures, String(claim.year)]);
}

/**
 * Figures in a study's own words that their claim no longer gives. A registered text is never
 * changed silently, so its figures are typed; when the claim changes, the study needs a new version.
 * Checked are the words between one note and the note before it.
 */
export function checkStudyFigures(ledger: Ledger, file: string, text: string): Fault[] {
  return [...text.matchAll(/([^\]\n]*)\[note:([^\]]*)\]/g)].flatMap(
    ({ 1: words = '', 2: id = '', index }): Fault[] => {
      const claim = ledger.get(id);
      if (!claim) return [];
      const known = numbersOf(claim);
      const typed = [
        ...(words.match(NUMBER) ?? []).map((found) => ({ found, number: found })),
        ...(words.match(SPOKEN) ?? []).map((found) => ({
          found,
          number: String(WORDS[found.toLowerCase()]),
        })),
      ];
      return typed
        .filter(({ number }) => !known.has(number))
        .map(({ found }) => ({
          file,
          line: text.slice(0, index).split('\n').length,
          field: `figure of ${id}`,
          found: `"${found}"`,
          expected: `one of ${[...known].join(', ')}: change the text as a new version of the study (docs/editing.md)`,
        }));
    },
  );
}
