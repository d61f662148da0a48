import { fragility } from '../estimate/fragility.ts';
import { withoutExcess } from '../estimate/forging.ts';
import type { Steadiness } from '../estimate/steadiness.ts';
import type { Verdict, VerdictInput } from '../estimate/verdict.ts';
import { controlArm } from '../plan/arms.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import { finishCheck, paceCheck } from './arm-checks.ts';
import { CITATIONS } from './citations.ts';
import { contrastOf } from './contrast.ts';
import type { Contrast } from './contrast.ts';
import { consistencyCheck, roomChecks } from './count-checks.ts';
import type { Counted } from './counted.ts';
import { drawCheck } from './draw-check.ts';
import { familyOf, steadinessOf, verdictAt, visitsOf } from './judging.ts';
import type { PrimaryLook, Raised } from './judging.ts';
import { decimal } from './numbers.ts';
import type { Check } from './schema.ts';
import { viewsCheck, weeksOfViews } from './views-check.ts';

/** What must be known before any effect is looked at. */
export type Health = {
  readonly checks: readonly Check[];
  /** Why no effect may be shown at all. */
  readonly blocked: readonly Text[];
  /** Whether those who finish differ between arms, so that finishers can't be compared. */
  readonly finishersDiffer: boolean;
  /** What the verdict needs of it. */
  readonly sound: VerdictInput['health'];
  readonly steadiness: Steadiness;
};

/**
 * Checks the draw, the finishers, the consistency, the pace, the views, steadiness and the room of the
 * answers (M2), on the counts that are judged.
 *
 * @param looks of the primary up to the one that is judged, which is the last
 * @param raised the alarms that stand, as the verdict takes them
 */
export function healthOf(
  plan: StudyPlan,
  counted: Counted,
  looks: readonly PrimaryLook[],
  raised: Raised,
): Health {
  const [draw, counts] = [drawCheck(plan, counted), consistencyCheck(plan, counted)];
  const [finish, pace] = [finishCheck(plan, counted), paceCheck(plan, counted)];
  const views = viewsCheck(weeksOfViews(plan, counted));
  const steadiness = steadinessOf(plan, looks);
  const passes = ({ verdict }: Check) => verdict !== 'failed';
  const before = { draw: passes(draw), counts: passes(counts), steady: steadiness.steady };
  const contrast = looks.at(-1)?.contrast;
  const n = contrast ? visitsOf(contrast) : 0;
  const verdict = (judged: Contrast) =>
    verdictAt(plan, judged, raised, { ...before, forging: true }, n);
  const explained =
    contrast !== undefined &&
    before.draw &&
    before.counts &&
    (paceExplains(plan, contrast, pace.excess, verdict) ||
      viewsExplain(plan, contrast, views.withoutView, verdict));
  const forging = forgingCheck(explained, contrast !== undefined);
  const comparable = before.draw && before.counts;
  const compared = [finish.check, pace.check, steadyCheck(steadiness)];
  return {
    checks: [
      draw,
      counts,
      ...(comparable ? compared : compared.map(notComparable)),
      views.check,
      forging,
      ...roomChecks(plan, counted.any),
    ],
    blocked: [draw, counts, forging]
      .filter((check) => !passes(check))
      .map(({ explanation }) => explanation),
    finishersDiffer: !passes(finish.check),
    sound: { ...before, forging: !explained },
    steadiness,
  };
}

/** Where the draw or the counts fail, groups differ by that alone: nothing is said of them. */
const notComparable = ({ id, name }: Check): Check => ({
  id,
  name,
  verdict: 'for-information',
  explanation: {
    nl: 'Niet te vergelijken zolang de loting of de tellingen niet kloppen.',
    en: 'Not to be compared while the draw or the counts fail.',
  },
  samples: [],
});

type Judge = (contrast: Contrast) => Verdict;

const sameVerdict = (one: Verdict, other: Verdict): boolean =>
  one.kind === other.kind && one.reason === other.reason;

/** Whether the verdict hangs on visits that were too fast in one arm only. */
function paceExplains(
  plan: StudyPlan,
  contrast: Contrast,
  excess: ReadonlyMap<string, number>,
  judge: Judge,
): boolean {
  if (excess.size === 0) return false;
  const less = contrastOf(plan, (id) => {
    const arm = contrast.arms.find((each) => each.arm === id) ?? { n: 0, cases: 0 };
    return withoutExcess(arm, Math.min(arm.n, excess.get(id) ?? 0));
  });
  return !sameVerdict(judge(contrast), judge(less));
}

/**
 * Whether starts without a view could have made a difference that is shown, or hidden one: as many
 * false visits as it takes to erase what was found, or to go on without them.
 */
function viewsExplain(
  plan: StudyPlan,
  contrast: Contrast,
  withoutView: number,
  judge: Judge,
): boolean {
  if (withoutView === 0) return false;
  const family = familyOf(plan, contrast);
  const found = family && fragility(contrast.message, contrast.control, family.pooled);
  if (found) return withoutView >= found.added;
  if (!['not-shown', 'no-worthwhile-effect'].includes(judge(contrast).reason)) return false;
  return judge(withoutIdle(plan, contrast, withoutView)).kind === 'go-on';
}

/** As if all starts without a view were visits to the message arms that did nothing. */
const withoutIdle = (plan: StudyPlan, { arms, message }: Contrast, excess: number): Contrast =>
  contrastOf(plan, (id) => {
    const { n, cases } = arms.find(({ arm }) => arm === id) ?? { n: 0, cases: 0 };
    if (id === controlArm(plan) || message.n === 0) return { n, cases };
    return { n: Math.max(cases, n - Math.round((excess * n) / message.n)), cases };
  });

function forgingCheck(explained: boolean, started: boolean): Check {
  const name = { nl: 'Kan het nagemaakt zijn', en: 'Whether it could be forged' };
  if (!started)
    return {
      id: 'forging',
      name,
      verdict: 'too-few',
      explanation: { nl: 'Er is nog niemand begonnen.', en: 'Nobody has started yet.' },
      samples: [],
    };
  return {
    id: 'forging',
    name,
    verdict: explained ? 'failed' : 'passed',
    explanation: explained
      ? {
          nl: 'Bezoeken die nagemaakt kunnen zijn, veranderen het oordeel. Daarom laten we geen effect zien.',
          en: 'Visits that may be forged change the verdict. Therefore no effect is shown.',
        }
      : {
          nl: 'Te snelle bezoeken en bezoeken zonder bekeken pagina veranderen het oordeel niet. Langzaam namaken met bekeken pagina’s zien we niet.',
          en: 'Visits that were too fast or had no page view do not change the verdict. Slow forging that opens pages cannot be seen.',
        },
    samples: [],
  };
}

/** Whether the difference was the same over the quarters of the planned number. */
function steadyCheck({ looks, steady, lastDifference }: Steadiness): Check {
  const name = { nl: 'Is het verschil steeds even groot', en: 'Whether the difference is steady' };
  const last = looks.at(-1);
  if (!last)
    return {
      id: 'steadiness',
      name,
      verdict: 'too-few',
      explanation: {
        nl: 'Dat kan vanaf twee kwarten van het geplande aantal, met genoeg van elk antwoord.',
        en: 'This takes two quarters of the planned number, with enough of each answer.',
      },
      samples: [],
    };
  const points = decimal(100 * (lastDifference ?? 0), 1);
  return {
    id: 'steadiness',
    name,
    verdict: steady ? 'passed' : 'failed',
    explanation: steady
      ? {
          nl: 'Tussen de kwarten van het geplande aantal is geen verandering aangetoond.',
          en: 'No change has been shown between the quarters of the planned number.',
        }
      : {
          nl: `Het verschil is veranderd; in het laatste kwart was het ${points.replace('.', ',')} procentpunt.`,
          en: `The difference has changed; in the last quarter it was ${points} percentage points.`,
        },
    samples: [],
    statistic: {
      text: `p ${last.p < 0.01 ? '< 0.01' : `= ${decimal(last.p, 2)}`}`,
      ...CITATIONS.steadiness,
    },
  };
}
