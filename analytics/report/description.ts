import { coinEpsilon, unnoisedShares } from '../estimate/randomised-response.ts';
import type { Outcome, SensitiveItem } from '../plan/items.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Counted } from './counted.ts';
import { NOT_ASKED_BEFORE, actionContrast, answerContrast, finishContrast } from './contrast.ts';
import { CITATIONS, published } from './citations.ts';
import { RELEASED } from './released-tables.ts';
import type { Finding, Result } from './schema.ts';
import { shareFinding } from './share.ts';

/** Shares that describe the visits (M1) and what they answered; never an effect. */
export const descriptionResults = (plan: StudyPlan, counted: Counted): Result[] => [
  ...funnelResults(plan, counted),
  ...messageResults(plan, counted),
  ...plan.sensitive.map((item) => sensitiveResult(plan, counted, item)),
];

function funnelResults(plan: StudyPlan, counted: Counted): Result[] {
  const share = (id: string, name: Text, { n, cases }: { n: number; cases: number }): Result => ({
    id,
    topic: 'funnel',
    name,
    estimand: { nl: 'Deel van alle begonnen bezoeken', en: 'Share of all started visits' },
    causal: false,
    finding: shareFinding(plan, { name: { nl: 'Begonnen', en: 'Started' }, n, cases }),
  });
  const all = ({ arms }: ReturnType<typeof finishContrast>) => ({
    n: arms.reduce((sum, { n }) => sum + n, 0),
    cases: arms.reduce((sum, { cases }) => sum + cases, 0),
  });
  const finished = all(finishContrast(plan, counted.of(RELEASED.finishing)));
  const results = [
    share(
      'funnel.finished',
      { nl: 'Maakte de zelftest af', en: 'Finished the self-check' },
      finished,
    ),
    share(
      'funnel.action',
      plan.action.name,
      all(actionContrast(plan, counted.of(RELEASED.primary))),
    ),
  ];
  if (!plan.followUp) return results;
  const took = counted.of(TABLE.optedIn);
  const optedIn = { n: took.total(TABLE.allocated), cases: took.total(TABLE.optedIn) };
  const calendar = { nl: 'Nam een herinnering mee', en: 'Took a reminder along' };
  return [...results, share('funnel.opted-in', calendar, optedIn)];
}

/** How each text was received, arm by arm, without comparison: the texts differ by design. */
function messageResults(plan: StudyPlan, counted: Counted): Result[] {
  return plan.outcomes
    .filter(({ role }) => role === 'message')
    .flatMap((outcome) =>
      answerContrast(plan, counted.of(TABLE.after(outcome)), outcome, NOT_ASKED_BEFORE).arms.map(
        (group) => ({
          id: `${TABLE.after(outcome)}.${group.arm}`,
          topic: 'message' as const,
          item: outcome.id,
          arm: group.arm,
          itemName: outcome.name,
          armName: group.name,
          name: {
            nl: `${outcome.name.nl}: ${group.name.nl.toLowerCase()}`,
            en: `${outcome.name.en}: ${group.name.en.toLowerCase()}`,
          },
          estimand: targetEstimand(outcome),
          causal: false,
          // Of resistance, the target is that there was none.
          judges: outcome.improvement === 'higher' ? 'appreciation' : 'resistance',
          finding: shareFinding(plan, group),
        }),
      ),
    );
}

/** Which answers are meant, in their own words: of anger, the target is that there was none. */
const targetEstimand = ({ answers, target }: Outcome): Text => {
  const meant = answers.filter(({ value }) => target.includes(value));
  return {
    nl: `Deel dat ${meant.map(({ text }) => `“${text.nl.toLowerCase()}”`).join(' of ')} antwoordt, van wie het afmaakt`,
    en: `Share that answers ${meant.map(({ text }) => `“${text.en.toLowerCase()}”`).join(' or ')} among those who finish`,
  };
};

const COIN_ASSUMES: Text = {
  nl: 'De munt op het toestel is eerlijk en mensen antwoorden naar waarheid. Een deel kan onder nul uitkomen; dat hoort bij de ruis en wordt niet weggepoetst.',
  en: 'The coin on the device is fair and people answer truthfully. A share may come out below zero; that belongs to the noise and is not polished away.',
};

/** A sensitive share, estimated back from the coin's answers. */
function sensitiveResult(plan: StudyPlan, counted: Counted, item: SensitiveItem): Result {
  const [first] = item.answers;
  if (!first) throw new Error('a checked item has answers');
  const counts = counted.of(TABLE.noised(item)).histogram(
    TABLE.noised(item),
    item.answers.map(({ value }) => value),
  );
  return {
    id: TABLE.noised(item),
    topic: 'people',
    item: item.id,
    name: {
      nl: `${item.name.nl}: ${first.text.nl.toLowerCase()}`,
      en: `${item.name.en}: ${first.text.en.toLowerCase()}`,
    },
    estimand: {
      nl: 'Deel van wie het afmaakt, omgerekend uit antwoorden met ruis',
      en: 'Share of those who finish, estimated from noised answers',
    },
    causal: false,
    finding: coinFinding(plan, counts),
  };
}

function coinFinding(plan: StudyPlan, counts: readonly number[]): Finding {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const { minimumArm, minimumCell } = plan.publication;
  if (n < minimumArm || counts.some((count) => count < minimumCell)) {
    return {
      kind: 'withheld',
      reasons: [
        {
          nl: `Te weinig antwoorden: nodig zijn er ${minimumArm}, en van elk antwoord ${minimumCell}.`,
          en: `Too few answers: it takes ${minimumArm}, and ${minimumCell} of each answer.`,
        },
      ],
    };
  }
  const [share] = unnoisedShares(counts, coinEpsilon(counts.length)).shares;
  if (!share) throw new Error('an item with answers has shares');
  return {
    kind: 'figure',
    unit: 'share',
    estimate: share.estimate,
    intervals: [published(share.interval, CITATIONS.randomisedResponse)],
    samples: [{ name: { nl: 'Antwoorden met ruis', en: 'Noised answers' }, n }],
    assumes: COIN_ASSUMES,
  };
}
