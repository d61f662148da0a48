import { numbersOf } from '../../../src/ledger/typed-figures.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import type { Finding } from './finding.ts';
import type { Passage } from './passages.ts';
import { words } from './patterns.ts';
import { remember } from './remember.ts';

const NUMBER = /(?<![\p{L}\d])\d[\d.,]*\d|(?<![\p{L}\d])\d|[[\p{Nd}\p{No}]--[0-9]]+/gv;
/** A share or a size in words: a figure all the same. */
const IN_WORDS =
  /(?<!\p{L})(?:één|een|twee|drie|vier|vijf|zes|zeven|acht|negen) (?:op|van) de (?:vijf|tien|honderd)(?!\p{L})|(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:five|ten|a hundred)(?!\p{L})|(?<!\p{L})(?:één|een|a|one) (?:derde|vierde|vijfde|tiende|kwart|third|quarter|fifth|tenth) (?:van|of) (?:de|het|alle|the|all)(?!\p{L})|(?<!\p{L})(?:twee|drie|two|three)[ -]?(?:derde|vierde|kwart|thirds|quarters)(?!\p{L})|(?<!\p{L})\p{L}*(?<!\p{L})(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\p{L}+tien|\p{L}+tig)(?:honderd|duizend)\p{L}*|(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|\p{L}+ty)[ -](?:hundred|thousand)(?!\p{L})|(?<!\p{L})(?:procent|per cent|percent|miljoen|miljoenen|miljard|million|millions|billion)(?!\p{L})/giu;

const LIST =
  'tips?|stappen|stap|vragen|vraag|redenen|dingen|manieren|zinnen|woorden|verhalen|antwoorden|keuzes|punten|feiten|mythes|tekenen|delen|deel|taken|regels|steps?|questions?|reasons?|things|ways|sentences|words|stories|answers?|choices|points?|facts|myths|signs|parts?|rules';
const MONTH =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october';

/** Numbers to call, and names with a digit in them: substances, rules, licences, sizes of paper. */
const PHONES = words(
  '(?<!\\d)(?:\\+31|0031|0)[\\d\\s()-]{6,14}\\d|(?<!\\d)(?:112|113|144|116 ?\\d{3})(?!\\d)',
);
const NAMES =
  /(?<!\d)\d-(?:M[MD]\w+|[A-Z]{2,}\w*)|2C-\w+|(?<![A-Za-z])[A-Z]{2,}-?\d[\d.]*|(?<![A-Za-z])[A-Z]\d(?!\d)|EUPL-1\.2/g;

/**
 * Numbers that are no figures: years, ages, times and days, what a list counts, phone numbers, names.
 * Each pattern says it by what stands beside the number. docs/redactie.md has the same rule in words.
 */
const NO_FIGURES: readonly RegExp[] = [
  PHONES,
  NAMES,
  // Years, alone or as a season; not with what it would count.
  words(
    '(?<![\\d.,])(?:1[89]|20)\\d\\d(?:[-–/]\\d\\d(?:\\d\\d)?)?(?![\\d.,]*\\d| ?%| (?:euro|euros|kilo|kilos|gram|grams|keer|times|mensen|people|procent|doden|plekken|pillen|pills)~)',
  ),
  // Ages.
  words(
    '~\\d{1,2} ?\\+|~18~|~\\d{1,2}(?:- of \\d{1,2})?-jarigen?~|~\\d{1,2}-year-olds?~|~\\d{1,2} (?:jaar oud|years? old|years of age)~|~(?:aged|ouder dan|jonger dan|onder de|boven de) \\d{1,2}~(?! ?(?:%|procent|per cent|euro|kilo|gram|keer|doden))|~(?:vanaf|over|under) \\d{1,2}~(?: (?:jaar|years)~|(?! ?[%\\p{L}]))|~(?:jongens?|meisjes?|kinderen|jongeren|leerlingen|mensen|kind|boys?|girls?|children) (?:van|of|aged) \\d{1,2}(?: (?:tot|en|of|to|and|or) \\d{1,2})?(?: jaar| years)?~',
  ),
  // Times, and how long something to do takes.
  words(
    "~\\d{1,2}[:.]\\d{2} uur~|~\\d{1,2}:\\d{2}~|~\\d{1,2} ?(?:uur|am|pm|o'clock)~|~24/7~|~\\d{1,3} ?(?:minuten|minuut|minutes?|seconden|seconds)~",
  ),
  // Days.
  words(`~\\d{1,2} (?:${MONTH})~(?: \\d{4})?|~(?:${MONTH}) \\d{1,2}~(?:,? \\d{4})?`),
  // What a list counts, and the place in it.
  words(`~\\d{1,2} (?:${LIST})~|~(?:stap|vraag|deel|punt|tip|step|question|part|point) \\d{1,2}~`),
];

const MARKS = /\{[^}]*\}|\[(?:note|claim):[^\]]*\]/g;

/** The figures that somebody typed in a text. */
const typedIn = remember((text) => {
  const blank = (from: string, pattern: RegExp): string =>
    from.replace(pattern, (match) => ' '.repeat(match.length));
  const bare = [MARKS, /https?:\S+/g, ...NO_FIGURES].reduce(blank, text);
  return [...bare.matchAll(NUMBER), ...bare.matchAll(IN_WORDS)].map(({ 0: found, index }) => ({
    found,
    index,
  }));
});

/** Numbers in a text that no claim bears out; beside a claim, whether it says so. */
export const checkNumbers = (ledger: Ledger, passage: Passage): Finding[] =>
  typedIn(passage.text).map(({ found, index }) => {
    const place = passage.at(index, found);
    const noted = passage.notes.find((note) => note.index > index);
    const claim = ledger.get(noted?.id ?? '');
    if (!claim || !/\d/.test(found)) return { ...place, rule: 'number-typed', found };
    const known = numbersOf(claim);
    const values = { claim: claim.id, known: [...known].join(', ') };
    return { ...place, rule: known.has(found) ? 'number-typed' : 'number-differs', found, values };
  });

const DAYS_IN: Readonly<Record<string, number>> = {
  februari: 29,
  february: 29,
  april: 30,
  juni: 30,
  june: 30,
  september: 30,
  november: 30,
};
const DATE = words(`~(\\d{1,2}) (${MONTH})~`);

/** Days in a text that no calendar has. */
export const checkDaysInText = (passage: Passage): Finding[] =>
  [...passage.text.matchAll(DATE)]
    .filter(
      ({ 1: day = '', 2: month = '' }) =>
        Number(day) < 1 || Number(day) > (DAYS_IN[month.toLowerCase()] ?? 31),
    )
    .map(({ 0: found, index }) => ({ ...passage.at(index, found), rule: 'date-unreal', found }));

/** The numbers of a text as both languages write them: "12.500" and "12,500" are one. */
function numbersIn(text: string, language: Passage['language']): string[] {
  const marks = [MARKS, NAMES].reduce((rest, each) => rest.replace(each, ' '), text);
  return [...marks.matchAll(NUMBER)]
    .map(([number]) => {
      const [thousands, decimal] = language === 'nl' ? ['.', ','] : [',', '.'];
      return number.replaceAll(thousands, '').replace(decimal, '.').replace(/\.$/, '');
    })
    .sort();
}

/** Numbers and claims that one language of a text has and the other hasn't. */
export function checkBothLanguages(nl: Passage, en: Passage): Finding[] {
  const [dutch, english] = [numbersIn(nl.text, 'nl'), numbersIn(en.text, 'en')];
  const findings: Finding[] = [];
  if (dutch.join(' ') !== english.join(' '))
    findings.push({
      ...en.at(0),
      rule: 'numbers-differ',
      found: english.join(' '),
      values: { nl: dutch.join(' ') || '–', en: english.join(' ') || '–' },
    });
  const marks = (text: string) =>
    [...text.matchAll(/\{[\w-]+(?:\.[\w-]+)?\}|\[(?:note|claim):[^\]]*\]/g)]
      .map(([mark]) => mark)
      .sort();
  const [ours, theirs] = [marks(nl.text), marks(en.text)];
  const only = [
    ...ours.filter((mark) => !theirs.includes(mark)),
    ...theirs.filter((mark) => !ours.includes(mark)),
  ];
  if (only.length > 0) findings.push({ ...en.at(0), rule: 'claims-differ', found: only.join(' ') });
  return findings;
}
