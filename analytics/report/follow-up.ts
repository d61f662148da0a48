import { netChangeBounds } from '../estimate/net-change-bounds.ts';
import { pairedNetChange } from '../estimate/paired.ts';
import { coinEpsilon, unnoisedContrast } from '../estimate/randomised-response.ts';
import type { FollowUp } from '../plan/items.ts';
import { TABLE, pairAnswer } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Cells } from './cells.ts';
import type { Counted } from './counted.ts';
import { CITATIONS, published } from './citations.ts';
import type { Finding, Result } from './schema.ts';
import { shareFinding } from './share.ts';

/** How the names of all results of the follow-up begin. */
export const FOLLOW_UP_PREFIX = 'follow-up.';
/** The result that says how many came back. */
export const RETURNED = `${FOLLOW_UP_PREFIX}returned`;

const WITHOUT_COMPARISON = (returned: number, optedIn: number): Text => {
  const rate = optedIn > 0 ? ((100 * returned) / optedIn).toFixed(0) : '0';
  return {
    nl: `Wat we zagen bij wie terugkwam (${rate}% van wie een herinnering meenam). Er is geen groep om mee te vergelijken.`,
    en: `What was observed among those who came back (${rate}% of those who took a reminder). There is no comparison group.`,
  };
};

/** What is seen after four weeks among those who come back (M8): description, never an effect. */
export function followUpResults(plan: StudyPlan, counted: Counted): Result[] {
  const { followUp } = plan;
  if (!followUp) return [];
  const returns = counted.of(TABLE.returned);
  const optedIn = returns.total(TABLE.optedIn);
  const returned = returns.total(TABLE.returned);
  const words = WITHOUT_COMPARISON(returned, optedIn);
  const came = { name: { nl: 'Nam een herinnering mee', en: 'Took a reminder' }, n: optedIn };
  const returning: Result = {
    id: RETURNED,
    topic: 'follow-up',
    name: { nl: 'Kwam na vier weken terug', en: 'Came back after four weeks' },
    estimand: {
      nl: 'Deel van wie een herinnering meenam',
      en: 'Share of those who took a reminder',
    },
    causal: false,
    finding: shareFinding(plan, { ...came, cases: Math.min(returned, optedIn) }),
  };
  return [
    returning,
    ...netChange(plan, followUp, counted.of(TABLE.pair(followUp.primary)), words),
    perceivedChange(plan, followUp, counted.of(TABLE.noised(followUp.change)), words),
  ];
}

/** Before and now of the same visitor, from the calendar link: net change with Newcombe's interval. */
function netChange(plan: StudyPlan, { primary }: FollowUp, cells: Cells, words: Text): Result[] {
  const table = pairTable(primary, cells);
  const n = table.flat().reduce((sum, each) => sum + each, 0);
  const optedIn = cells.total(TABLE.optedIn, { link: 'with_answer' });
  const { minimumArm, minimumCell } = plan.publication;
  const enough =
    n >= minimumArm && optedIn >= n && table.flat().every((each) => each >= minimumCell);
  const samples = [
    { name: { nl: 'Teruggekomen met antwoord', en: 'Came back with an answer' }, n },
  ];
  const shown = { unit: 'share-difference', samples, assumes: words } as const;
  const change = (): Finding => {
    const { estimate, interval } = pairedNetChange(table);
    const intervals = [published(interval, CITATIONS.paired)];
    return { kind: 'figure', estimate, intervals, ...shown };
  };
  const bounds = (): Finding => {
    const { began, stopped } = pairedNetChange(table);
    const { lower, upper, interval } = netChangeBounds({
      began,
      stopped,
      responded: n,
      invited: optedIn,
    });
    return {
      kind: 'bounds',
      low: lower,
      high: upper,
      interval: published(interval, CITATIONS.boundsInterval),
      ...CITATIONS.manski,
      ...shown,
    };
  };
  return [
    {
      id: `${FOLLOW_UP_PREFIX}${primary.id}`,
      topic: 'follow-up',
      name: primary.name,
      estimand: {
        nl: 'Netto verandering bij wie terugkwam',
        en: 'Net change among those who came back',
      },
      causal: false,
      finding: enough ? change() : tooFewReturned(minimumArm),
    },
    {
      id: `${FOLLOW_UP_PREFIX}${primary.id}.bounds`,
      topic: 'follow-up',
      name: {
        nl: `${primary.name.nl}: als we wie wegbleef meetellen`,
        en: `${primary.name.en}: counting those who stayed away`,
      },
      estimand: {
        nl: 'Netto verandering over iedereen die een herinnering meenam',
        en: 'Net change over everyone who took a reminder',
      },
      causal: false,
      finding: enough ? bounds() : tooFewReturned(minimumArm),
    },
  ];
}

/** Rows: the target before, or not; columns: the target now, or not. */
function pairTable(primary: FollowUp['primary'], cells: Cells): number[][] {
  const answers = primary.answers.map(({ value }) => value);
  const side = (target: boolean) =>
    answers.filter((value) => primary.target.includes(value) === target);
  const count = (before: boolean, now: boolean) =>
    cells.total(TABLE.pair(primary), {
      answer: side(before).flatMap((one) => side(now).map((other) => pairAnswer(one, other))),
    });
  return [true, false].map((before) => [true, false].map((now) => count(before, now)));
}

const tooFewReturned = (minimumArm: number): Finding => ({
  kind: 'withheld',
  reasons: [
    {
      nl: `Nog te weinig mensen kwamen terug (nodig: ${minimumArm}, en genoeg in elke richting).`,
      en: `Too few people came back so far (needed: ${minimumArm}, and enough in every direction).`,
    },
  ],
});

/** Perceived change in own use, noised on the device: the share with less minus the share with more. */
function perceivedChange(plan: StudyPlan, { change }: FollowUp, cells: Cells, words: Text): Result {
  const answers = change.answers.map(({ value }) => value);
  const counts = cells.histogram(TABLE.noised(change), answers);
  const n = counts.reduce((sum, count) => sum + count, 0);
  const { minimumArm, minimumCell } = plan.publication;
  const contrast = answers.map((value) => (value === 'less' ? 1 : value === 'more' ? -1 : 0));
  const find = (): Finding => {
    const net = unnoisedContrast(counts, contrast, coinEpsilon(counts.length));
    return {
      kind: 'figure',
      unit: 'share-difference',
      estimate: net.estimate,
      intervals: [published(net.interval, CITATIONS.randomisedResponse)],
      samples: [{ name: { nl: 'Antwoorden met ruis', en: 'Noised answers' }, n }],
      assumes: words,
    };
  };
  return {
    id: TABLE.noised(change),
    topic: 'follow-up',
    name: change.name,
    estimand: {
      nl: 'Deel met minder min deel met meer, naar eigen zeggen, omgerekend uit antwoorden met ruis',
      en: 'Share with less minus share with more, self-reported, estimated from noised answers',
    },
    causal: false,
    finding:
      n >= minimumArm && counts.every((count) => count >= minimumCell)
        ? find()
        : tooFewReturned(minimumArm),
  };
}
