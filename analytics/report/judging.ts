import { armsFamily } from '../estimate/closed-family.ts';
import type { Family } from '../estimate/closed-family.ts';
import { LEAST_A_SIDE, decidingLook, withinHorizon } from '../estimate/horizon.ts';
import type { Clock, Contrast as Judged } from '../estimate/horizon.ts';
import { steadiness } from '../estimate/steadiness.ts';
import type { Steadiness } from '../estimate/steadiness.ts';
import { judge } from '../estimate/verdict.ts';
import type { Verdict, VerdictInput } from '../estimate/verdict.ts';
import type { Cases } from '../estimate/risk-difference.ts';
import { messageArms } from '../plan/arms.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Cells } from './cells.ts';
import { actionContrast } from './contrast.ts';
import type { Contrast } from './contrast.ts';
import { remembered } from './remembered.ts';

/** Error of the three looks at whether the difference is steady (statistics-2.md section 3). */
const STEADY_ALPHA = 0.01;
const QUARTERS = 4;

/** The primary as it stood at the end of a day. */
export type PrimaryLook = { readonly until: string; readonly contrast: Contrast };

/** The primary of one look. */
export const actionAt = remembered((cells: Cells, plan: StudyPlan) => actionContrast(plan, cells));

/** Visits allocated to all arms together. */
export const visitsOf = ({ message, control }: Contrast): number => message.n + control.n;

/**
 * The look that decides. Where the first look of all lies beyond the horizon nobody has looked before
 * it, so that it is a single look, and decides.
 *
 * @returns its place, or nothing while the study hasn't come so far
 */
export function decidingPlace(looks: readonly PrimaryLook[], plannedN: number): number | undefined {
  const visits = looks.map(({ contrast }) => visitsOf(contrast));
  const [first = 0] = visits;
  return decidingLook(visits, plannedN) ?? (first >= plannedN ? 0 : undefined);
}

/** How far a study is; a single look beyond the horizon is judged as one at the planned n. */
export function clockOf({ planned }: StudyPlan, n: number): Clock {
  const plannedN = withinHorizon({ n, plannedN: planned.n }) ? planned.n : n;
  return { n: Math.max(1, n), plannedN };
}

/** The message arms in the order of the plan, with their counts. */
export const messagesOf = (plan: StudyPlan, { arms }: Contrast) =>
  messageArms(plan).flatMap((id) => arms.filter(({ arm }) => arm === id));

/**
 * The closed family of the primary at one look: nothing while some group is too small for any interval.
 *
 * @param n visits allocated so far, all arms together
 */
export function familyOf(
  plan: StudyPlan,
  contrast: Contrast,
  n = visitsOf(contrast),
): Family<Judged> | undefined {
  const messages = messagesOf(plan, contrast);
  const groups: readonly Cases[] = [contrast.control, ...messages];
  if (groups.some((group) => group.n === 0 || group.cases > group.n)) return undefined;
  const family = armsFamily(contrast.control, messages, clockOf(plan, n), plan.planned.alpha);
  return family.pooled.estimable ? family : undefined;
}

/** Whether the pooled difference was the same in each quarter of the planned n, by the nearest looks. */
export function steadinessOf(plan: StudyPlan, looks: readonly PrimaryLook[]): Steadiness {
  const ends: PrimaryLook[] = [];
  for (let quarter = 1; quarter <= QUARTERS; quarter += 1) {
    const wanted = (quarter * plan.planned.n) / QUARTERS;
    const distance = ({ contrast }: PrimaryLook) => Math.abs(visitsOf(contrast) - wanted);
    if (!looks.some(({ contrast }) => visitsOf(contrast) >= wanted)) break;
    const nearest = looks.reduce((best, look) => (distance(look) < distance(best) ? look : best));
    if (ends.at(-1) !== nearest) ends.push(nearest);
  }
  const quarters = ends.map(({ contrast }, place) => {
    const before = ends[place - 1]?.contrast;
    const step = (side: 'message' | 'control'): Cases => ({
      n: contrast[side].n - (before?.[side].n ?? 0),
      cases: contrast[side].cases - (before?.[side].cases ?? 0),
    });
    return { message: step('message'), control: step('control') };
  });
  const sound = ({ n, cases }: Cases) => n > 0 && cases >= 0 && cases <= n;
  return steadiness(
    quarters.filter(({ message, control }) => sound(message) && sound(control)),
    STEADY_ALPHA,
  );
}

/** Which alarms stand: of all message arms together, and of each. */
export type Raised = { readonly pooled: boolean; readonly arms: ReadonlySet<string> };

/**
 * Everything the verdict is made of, at the look that decides or the last one.
 *
 * @param n visits allocated so far; when some are taken out to judge again, still those that came
 */
export function verdictInput(
  plan: StudyPlan,
  contrast: Contrast,
  raised: Raised,
  health: VerdictInput['health'],
  n = visitsOf(contrast),
): VerdictInput {
  const { n: plannedN, smallestEffect, harmMargin } = plan.planned;
  const family = familyOf(plan, contrast, n);
  const single = messagesOf(plan, contrast).length === 1;
  const arms = messagesOf(plan, contrast).map(({ arm }, place) => {
    const own = family?.arms[place];
    const alarm = raised.arms.has(arm) || (single && raised.pooled);
    return own?.estimable
      ? { lower: own.lower, upper: own.upper, alarm }
      : { lower: -1, upper: 1, alarm };
  });
  return {
    n,
    plannedN,
    smallestEffect,
    harmMargin,
    pooled: family?.pooled,
    pooledAlarm: raised.pooled,
    arms,
    health,
  };
}

/** The verdict at a look. */
export const verdictAt = (...parts: Parameters<typeof verdictInput>): Verdict =>
  judge(verdictInput(...parts));

/** Whether a side is still too small for any interval. */
export const tooFewASide = ({ message, control }: Contrast): boolean =>
  Math.min(message.n, control.n) < LEAST_A_SIDE;
