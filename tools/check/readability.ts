import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { textsOfArm } from '../../analytics/plan/arms.ts';
import { readPlans } from '../../analytics/plan/read.ts';
import { FOLLOW_UP_WORDS } from '../../src/follow-up/words.ts';
import { CHECK_WORDS } from '../../src/self-check/words.ts';
import { SENT_WORDS } from '../../src/measure/sent-words.ts';
import { COUNT_WORDS } from '../../src/measure/what-we-count-words.ts';
import { readHelp } from '../../src/help/read.ts';
import { readLedger } from '../../src/ledger/read.ts';
import { readSelfChecks } from '../../src/self-check/read.ts';
import { complain } from '../../analytics/cli/complain.ts';
import { LANGUAGES } from '../../analytics/plan/text.ts';
import type { Language } from '../../src/language.ts';

/** Above these a text is harder than most readers of level B1 like. */
const MOST_LIX = 40;
const LEAST_DOUMA = 60;
/** A measure of a few words says nothing. */
const LEAST_WORDS = 25;
/** How long a story is, in words. */
const STORY = { least: 200, most: 350 };
/** Words a minute: adults read 238 of easy prose in silence (Brysbaert 2019); at level B1 fewer. */
const PACE = 200;

type Measured = {
  readonly name: string;
  readonly words: number;
  readonly lix: number;
  /** Made for Dutch alone. */
  readonly douma: number | undefined;
};

const VOWELS = /[aeiouyàáâäèéêëìíîïòóôöùúûü]+/giu;

/**
 * LIX: words a sentence + 100 x share of words over six letters (Björnsson 1968). Flesch-Douma for
 * Dutch: 206.84 - 0.93 words a sentence - 77 syllables a word (Douma 1960); syllables counted as
 * groups of vowels.
 */
function measureText(name: string, text: string, language: Language): Measured {
  const sentences = text.split(/[.!?…:]+(?:\s|$)|\n{2,}/u).filter((each) => /\p{L}/u.test(each));
  const words = text.match(/[\p{L}\p{M}’'-]+/gu) ?? [];
  const long = words.filter((word) => word.replace(/[^\p{L}]/gu, '').length > 6).length;
  const syllables = words.reduce(
    (sum, word) => sum + Math.max(1, word.match(VOWELS)?.length ?? 1),
    0,
  );
  const perSentence = words.length / Math.max(1, sentences.length);
  return {
    name,
    words: words.length,
    lix: perSentence + (100 * long) / Math.max(1, words.length),
    douma:
      language === 'nl'
        ? 206.84 - 0.93 * perSentence - (77 * syllables) / Math.max(1, words.length)
        : undefined,
  };
}

/** Minutes and seconds that so many words take to read. */
function readingTime(words: number): string {
  const seconds = Math.round((words / PACE) * 60);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What a reader sees of MDX or YAML text: no front matter, marks, links or notes. */
const plain = (text: string, claims: ReadonlyMap<string, string>): string =>
  text
    .replace(/^---[\s\S]*?---/, '')
    .replace(/<Claim\s+id="([^"]*)"[^>]*\/>/g, (_, id: string) => claims.get(id) ?? '')
    .replace(/\[note:[^\]]*\]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>|[#*_`“”"]/g, '');

/** Every text within an object of texts. */
const textsOf = (words: unknown): string[] =>
  typeof words === 'string' ? [words] : Object.values(words ?? {}).flatMap(textsOf);

const INTERFACE = {
  'interface of self-checks': CHECK_WORDS,
  'interface of the follow-up': FOLLOW_UP_WORDS,
  'receipt of what was sent': SENT_WORDS,
  'page "what we count"': COUNT_WORDS,
};

/** Every text of the content and the interface in a language, by name. */
function textsIn(language: Language): { name: string; text: string }[] {
  const claims = new Map([...readLedger()].map(([id, { text }]) => [id, text[language]]));
  const files = ['stories', 'pages'].flatMap((kind) =>
    readdirSync(join('src/content', kind, language)).map((file) =>
      join('src/content', kind, language, file),
    ),
  );
  return [
    ...Object.entries(INTERFACE).map(([name, words]) => ({
      name: `${name} (${language})`,
      text: plain(textsOf(words[language]).join('\n\n'), claims),
    })),
    {
      name: `help (${language})`,
      text: readHelp()
        .map(({ what }) => what[language])
        .join('\n\n'),
    },
    ...files.map((name) => ({ name, text: plain(readFileSync(name, 'utf8'), claims) })),
    ...readPlans().flatMap(({ plan }) =>
      plan.arms.map((arm) => ({
        name: `arm ${arm.id} (${language})`,
        text: plain(
          textsOfArm(arm)
            .map((each) => each[language])
            .join('\n\n'),
          claims,
        ),
      })),
    ),
    ...readSelfChecks().map(({ check }) => ({
      name: `self-check ${check.id} (${language})`,
      text: plain(
        [
          check.summary[language],
          check.intro[language],
          ...check.feedback.map(({ text }) => text[language]),
          ...check.steps.flatMap((step) =>
            step.kind === 'question'
              ? [
                  step.question[language],
                  ...step.options.map(({ feedback }) => feedback?.[language] ?? ''),
                ]
              : [step.text[language]],
          ),
        ].join('\n\n'),
        claims,
      ),
    })),
  ];
}

function report(): void {
  const measured = LANGUAGES.flatMap((language) =>
    textsIn(language).map(({ name, text }) => measureText(name, text, language)),
  ).filter(({ words }) => words >= LEAST_WORDS);
  console.log('read  words  LIX  Flesch-Douma');
  for (const { name, words, lix, douma } of measured)
    console.log(
      [
        readingTime(words).padStart(4),
        String(words).padStart(6),
        lix.toFixed(0).padStart(4),
        (douma?.toFixed(0) ?? '').padStart(13),
        ` ${name}`,
      ].join(' '),
    );
  const names = (those: readonly Measured[]) => those.map(({ name }) => name).join(', ');
  const hard = measured.filter(
    ({ lix, douma = LEAST_DOUMA }) => lix > MOST_LIX || douma < LEAST_DOUMA,
  );
  if (hard.length > 0)
    throw new Error(
      `Too hard for level B1 (LIX over ${MOST_LIX}, or Flesch-Douma under ${LEAST_DOUMA}): ${names(hard)}. Shorten sentences and words.`,
    );
  const stories = measured.filter(({ name }) => name.includes('/stories/'));
  const amiss = stories.filter(({ words }) => words < STORY.least || words > STORY.most);
  if (amiss.length > 0)
    throw new Error(
      `A story has ${STORY.least} to ${STORY.most} words, those of its claims included: ${names(amiss)}. Say one thing, and say it whole.`,
    );
}

try {
  report();
} catch (error) {
  complain(error);
}
