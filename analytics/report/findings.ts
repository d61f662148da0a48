import type { Step } from '../estimate/horizon-planning.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import { alarmOf, besideChecks } from './alarm.ts';
import { costPerExtraResult } from './account.ts';
import { actionContrast } from './contrast.ts';
import type { Counted } from './counted.ts';
import { courseOf } from './course.ts';
import { secondaryResults } from './determinants.ts';
import { followUpArmResults } from './follow-up-arms.ts';
import { healthOf } from './health.ts';
import type { Health } from './health.ts';
import { actionAt, decidingPlace, familyOf, visitsOf } from './judging.ts';
import type { PrimaryLook } from './judging.ts';
import { judgeKeySecondary, keyOutcome, keySecondaryResults } from './key-secondary.ts';
import { suspiciousWeeks, weeksLeftOut } from './left-out.ts';
import {
  armResults,
  arrivedResults,
  firstTimeResult,
  partResult,
  primaryResult,
} from './primary.ts';
import { fragilityResult, numberNeededResult } from './reading.ts';
import { RELEASED } from './released-tables.ts';
import type { Alarm, Result, ShownVerdict, Summary } from './schema.ts';
import { sensitisationResult } from './sensitisation.ts';
import { verdictOf } from './verdict.ts';

/** What a study's counts say: checks, alarm, verdict and every comparison behind it. */
export type Findings = {
  readonly health: Health;
  readonly alarm: Alarm;
  readonly verdict: ShownVerdict;
  readonly results: Pick<
    Summary,
    'primary' | 'course' | 'keySecondary' | 'arms' | 'secondary' | 'reading'
  >;
};

/**
 * Judges the counts as of the look that decides, or the last one before it, without the weeks that the
 * plan's rule leaves out; the alarm watches everything that was ever counted.
 *
 * @param today the day of release: a week that isn't over yet tells nothing about pace
 */
export function findingsOf(plan: StudyPlan, all: Counted, today: string): Findings {
  const leftOut = weeksLeftOut(plan, all);
  const kept = leftOut.size > 0 ? all.without(leftOut) : all;
  const looks = looksOf(plan, kept);
  const deciding = decidingPlace(looks, plan.planned.n);
  // A week that isn't over yet still grows, unless it was released as it stood.
  const isPublic = all.releases.length > 0;
  const decided = deciding !== undefined && (isPublic || (looks[deciding]?.until ?? today) < today);
  const judgedLooks = decided ? looks.slice(0, deciding + 1) : looks;
  const last = judgedLooks.at(-1);
  const judged = decided && last ? kept.asOf(last.until) : kept;

  const watched = plan.planned.leaveOut ? [all, kept] : [all];
  const { alarm: watching, standing: raised } = alarmOf(plan, watched);
  const health = healthOf(plan, judged, judgedLooks, raised);
  const alarm = besideChecks(watching, health.checks);
  const contrast = last?.contrast ?? actionContrast(plan, judged.of(RELEASED.primary));
  const family = familyOf(plan, contrast);
  const { blocked } = health;
  const primary = { contrast, family, blocked };
  const shown = primaryResult(plan, primary);

  const n = visitsOf(contrast);
  const key = judgeKeySecondary(plan, judged.of(TABLE.after(keyOutcome(plan))), n);
  const [keySecondary, ...keyArms] = keySecondaryResults(key, {
    blocked,
    open: family?.open ?? false,
  });
  const keyClaimed = (family?.open ?? false) && (key.family?.open ?? false) && !tooFewIn(key);
  const { finishersDiffer } = health;
  const standing = { blocked, decided, finishersDiffer };
  const { results: secondary, claimed } = secondaryResults(plan, judged, {
    ...standing,
    open: keyClaimed,
  });
  const verdict = verdictOf({
    plan,
    looks: judgedLooks,
    pace: stepsOf(looksOf(plan, all), isPublic, today),
    decided,
    health,
    family,
    raised,
    alarm,
    leftOut,
  });
  return {
    health,
    alarm,
    verdict,
    results: {
      primary: shown,
      course: courseOf(plan, judgedLooks, blocked),
      keySecondary,
      arms: [...armResults(plan, primary), ...keyArms],
      secondary,
      reading: [
        ...sensitivityResults(plan, all, leftOut, blocked),
        firstTimeResult(plan, actionContrast(plan, judged.of(RELEASED.firstTime), FIRST), blocked),
        ...arrivedResults(plan, judged.of(RELEASED.elsewhere), blocked),
        ...(plan.preAskedShare > 0
          ? [
              sensitisationResult(plan, judged.of(RELEASED.sensitisation), {
                ...standing,
                open: claimed,
              }),
            ]
          : []),
        numberNeededResult(shown),
        costPerExtraResult(plan, shown, actionContrast(plan, all.of(RELEASED.primary)).message.n),
        fragilityResult(shown, contrast),
        ...followUpArmResults(plan, all.of(RELEASED.followUpArms), blocked),
      ],
    },
  };
}

const FIRST = { firstTime: 'first' } as const;

const tooFewIn = ({ family }: ReturnType<typeof judgeKeySecondary>): boolean =>
  family?.pooled.estimable !== true;

/** The primary at each look. */
const looksOf = (plan: StudyPlan, counted: Counted): PrimaryLook[] =>
  counted
    .looks(RELEASED.primary)
    .map(({ until, cells }) => ({ until, contrast: actionAt(cells, plan) }))
    .filter(({ contrast }) => visitsOf(contrast) > 0);

/**
 * Visits from one look to the next, of those that are over. When the visits of a first release began
 * stands in no file; an evaluators' first look is at the end of a week.
 */
function stepsOf(looks: readonly PrimaryLook[], isPublic: boolean, today: string): Step[] {
  const over = isPublic ? looks : looks.filter(({ until }) => until < today);
  return over.flatMap(({ until, contrast }, place) => {
    const before = over[place - 1];
    if (!before) return isPublic ? [] : [{ visits: visitsOf(contrast), days: 7 }];
    const days = Math.round((Date.parse(until) - Date.parse(before.until)) / DAY);
    return [{ visits: Math.max(0, visitsOf(contrast) - visitsOf(before.contrast)), days }];
  });
}

const DAY = 86_400_000;

const LEFT_OUT: Text = {
  nl: 'alle weken, ook die het plan weglaat',
  en: 'all weeks, those that the plan leaves out as well',
};
const SUSPICIOUS: Text = { nl: 'zonder verdachte weken', en: 'without suspicious weeks' };

/** The primary with other weeks in it, beside the one that is judged; for information. */
function sensitivityResults(
  plan: StudyPlan,
  all: Counted,
  leftOut: ReadonlySet<string>,
  blocked: readonly Text[],
): Result[] {
  const suspicious = suspiciousWeeks(plan, all);
  const sets = [
    ...(leftOut.size > 0 ? [{ id: 'all-weeks', words: LEFT_OUT, counted: all }] : []),
    ...(suspicious.size > 0
      ? [{ id: 'without-suspicious', words: SUSPICIOUS, counted: all.without(suspicious) }]
      : []),
  ];
  return sets.map(({ id, words, counted }) => {
    const contrast = actionContrast(plan, counted.of(RELEASED.primary));
    const result = partResult(plan, contrast, blocked, { id, words });
    if (familyOf(plan, contrast)) return result;
    const reasons = blocked.length > 0 ? [...blocked] : [FEW_LEFT];
    return { ...result, finding: { kind: 'withheld', reasons } };
  });
}

const FEW_LEFT: Text = {
  nl: 'Te weinig bezoeken over om iets te schatten.',
  en: 'Too few visits left to estimate anything.',
};
