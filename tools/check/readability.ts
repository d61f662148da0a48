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
import { LEAST_DOUMA, LEAST_WORDS, MOST_LIX, isHard, measureText } from './measure-text.ts';

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
  'interface of self-checks': CHECK_WORDS.nl,
  'interface of the follow-up': FOLLOW_UP_WORDS.nl,
  'receipt of what was sent': SENT_WORDS.nl,
  'page "what we count"': COUNT_WORDS.nl,
};

/** Every Dutch text of the content and the interface, by name. */
function dutchTexts(): { name: string; text: string }[] {
  const claims = new Map([...readLedger()].map(([id, { text }]) => [id, text.nl]));
  const files = ['stories', 'pages'].flatMap((kind) =>
    readdirSync(join('src/content', kind, 'nl')).map((file) =>
      join('src/content', kind, 'nl', file),
    ),
  );
  return [
    ...Object.entries(INTERFACE).map(([name, words]) => ({
      name,
      text: plain(textsOf(words).join('\n\n'), claims),
    })),
    {
      name: 'help',
      text: readHelp()
        .map(({ what }) => what.nl)
        .join('\n\n'),
    },
    ...files.map((name) => ({ name, text: plain(readFileSync(name, 'utf8'), claims) })),
    ...readPlans().flatMap(({ plan }) =>
      plan.arms.map((arm) => ({
        name: `arm ${arm.id}`,
        text: plain(
          textsOfArm(arm)
            .map(({ nl }) => nl)
            .join('\n\n'),
          claims,
        ),
      })),
    ),
    ...readSelfChecks().map(({ check }) => ({
      name: `self-check ${check.id}`,
      text: plain(
        [
          check.summary.nl,
          check.intro.nl,
          ...check.feedback.map(({ text }) => text.nl),
          ...check.steps.flatMap((step) =>
            step.kind === 'question'
              ? [step.question.nl, ...step.options.map(({ feedback }) => feedback?.nl ?? '')]
              : [step.text.nl],
          ),
        ].join('\n\n'),
        claims,
      ),
    })),
  ];
}

function report(): void {
  const measured = dutchTexts()
    .map(({ name, text }) => measureText(name, text))
    .filter(({ words }) => words >= LEAST_WORDS);
  for (const { name, words, lix, douma } of measured)
    console.log(
      `${lix.toFixed(0).padStart(3)} LIX  ${douma.toFixed(0).padStart(3)} Flesch-Douma  ${String(words).padStart(4)} words  ${name}`,
    );
  const hard = measured.filter(isHard);
  if (hard.length > 0)
    throw new Error(
      `Too hard for level B1 (LIX over ${MOST_LIX}, or Flesch-Douma under ${LEAST_DOUMA}): ${hard.map(({ name }) => name).join(', ')}. Shorten sentences and words.`,
    );
}

try {
  report();
} catch (error) {
  complain(error);
}
