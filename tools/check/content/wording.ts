import type { Finding } from './finding.ts';
import type { Passage } from './passages.ts';
import { words } from './patterns.ts';
import { remember } from './remember.ts';

type Better = {
  readonly found: RegExp;
  readonly instead: string;
  readonly why: { nl: string; en: string };
};

const PERSON = {
  nl: 'niemand is wat hij neemt; zo’n woord houdt mensen weg bij hulp',
  en: 'nobody is what they take; such a word keeps people from help',
};

/** Words that stigmatise, alone or within a compound, what to write instead, and why. */
export const STIGMA: readonly Better[] = [
  {
    found: words('junk(?:ie|ies|s)?(?![a-z]*food|[a-z]*mail)[\\p{L}]*~'),
    instead: 'mensen die drugs gebruiken',
    why: PERSON,
  },
  {
    found: words('~[\\p{L}-]*verslaafde[\\p{L}-]*|~[\\p{L}-]*verslaafd (?:persoon|mens|iemand)~'),
    instead: 'mensen met een verslaving',
    why: PERSON,
  },
  {
    found: words('~drugs?-?gebruiksters?~|~(?:hard|soft)?drugs?-?gebruikers?[\\p{L}-]*'),
    instead: 'mensen die drugs gebruiken',
    why: PERSON,
  },
  {
    found: words(
      '~(?:snuiver|blower|wietroker|cokesnuiver|pillenslikker|spuiter)s?~|~(?:pillen|drugs|coke|snuif|keta)kop(?:pen)?~',
    ),
    instead: 'mensen die drugs gebruiken',
    why: PERSON,
  },
  {
    found: words(
      '~(?:addicts?|drug abusers?|drug users?|substance abusers?|druggies?|stoners?|(?:pot|crack|coke|pill|meth)heads?)~',
    ),
    instead: 'people who use drugs',
    why: PERSON,
  },
  {
    found: words('~(?:drugs? ?misbruik|drugs?misbruikers?|drug abuse|substance abuse)~'),
    instead: 'drugsgebruik / drug use',
    why: { nl: '“misbruik” oordeelt', en: '“abuse” judges' },
  },
  {
    found: words(
      '~(?:clean|schoon) (?:zijn|blijven|worden|being|staying)~|~(?:stay|get|got) clean~',
    ),
    instead: 'niet (meer) gebruiken / not using',
    why: { nl: 'wie gebruikt, is niet vies', en: 'who uses is not dirty' },
  },
  {
    found: words('~(?:drugstoerist|drugspandemie|drugsepidemie|zombie)[\\p{L}]*'),
    instead: 'zeg wat er gebeurt, zonder beeld van een ziekte',
    why: { nl: 'het maakt van mensen een plaag', en: 'it makes a plague of people' },
  },
];

/** Blame, which makes people turn away; never the reader's fault. */
const BLAME = words(
  '~bloed aan (?:je|jouw|hun) handen~|~blood on your hands~|~(?:het is|dat is) jouw schuld~|~it is your fault~|~you are to blame~|~door jou (?:gaan|gaat|sterven|sterft)~',
);
const SPOKEN = /[“"'‘][^”"'’]*$/;

const lookFor = remember((given) => {
  // What a hyphen at the end of a line broke is one word.
  const text = given.replace(/(\p{L})-\n\s*(\p{Ll})/gu, '$1$2').replace(/\n/g, ' ');
  const stigma = STIGMA.flatMap(({ found: pattern, instead, why }) =>
    [...text.matchAll(pattern)].map(([found]) => ({
      rule: 'stigma' as const,
      found,
      values: { better: instead, why: why.nl, whyEn: why.en },
    })),
  );
  const blame = [...text.matchAll(BLAME)]
    .filter(
      ({ index }) =>
        !SPOKEN.test(text.slice(0, index)) && !/(?:niet|not) $/.test(text.slice(0, index)),
    )
    .map(([found]) => ({ rule: 'blame' as const, found, values: {} }));
  return [...stigma, ...blame];
});

/** Words that stigmatise, however they are broken or composed, and blame that nobody is quoted saying. */
export const checkWording = (passage: Passage): Finding[] =>
  lookFor(passage.text).map((each) => {
    const first = each.found.split(' ')[0] ?? '';
    const index = Math.max(0, passage.text.indexOf(first.slice(0, 4)));
    return { ...passage.at(index, first), ...each };
  });

const DANGER = words(
  '~(?:in gevaar|(?:er|is er) (?:nu |direct )?gevaar|levensgevaar|overdosis|bewusteloos|niet aanspreekbaar|buiten bewustzijn|noodgeval|geen adem|ademt niet|niet meer ademt|valt flauw|flauwvalt|stuipen|hartstilstand|stops breathing|not breathing|passes out|a seizure|cardiac arrest|in danger|overdose|unconscious|unresponsive|an emergency)~',
);

/** Texts of one file that name danger, when none of them says whom to call. */
export function checkDanger(passages: readonly Passage[]): Finding[] {
  if (passages.some(({ text }) => /(?<!\d)112(?!\d)/.test(text))) return [];
  const [first] = passages.flatMap((passage) =>
    [...passage.text.matchAll(DANGER)].map(({ 0: found, index }): Finding => ({
      ...passage.at(index, found),
      rule: 'danger-without-112',
      found,
    })),
  );
  return first ? [first] : [];
}
