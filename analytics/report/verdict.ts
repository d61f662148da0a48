import { formatDay } from '../plan/day.ts';
import type { Family } from '../estimate/closed-family.ts';
import type { Contrast as Judged } from '../estimate/horizon.ts';
import { daysNeeded, visitsToExcludeHarm } from '../estimate/horizon-planning.ts';
import { harmExcluded, judge } from '../estimate/verdict.ts';
import type { Verdict, VerdictInput } from '../estimate/verdict.ts';
import { tightestAt } from '../estimate/confidence-sequence.ts';
import { PLANNED_DEFAULTS } from '../plan/planned.ts';
import { controlArm } from '../plan/arms.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import { ALARM_ALPHA } from './alarm.ts';
import { CITATIONS, published } from './citations.ts';
import { isoWeek } from '../tally/iso-week.ts';
import { verdictInput, visitsOf } from './judging.ts';
import type { PrimaryLook, Raised } from './judging.ts';
import type { Health } from './health.ts';
import { roundFinding } from './rounding.ts';
import type { Alarm, ShownVerdict } from './schema.ts';
import { differenceFinding } from './effect.ts';
import { verdictSentence } from './verdict-words.ts';

/** What stands beside every verdict: the subject is the texts and the making of plans. */
const SECOND: Text = {
  nl: 'Of zulke plannen het gebruik veranderen, is hier niet gemeten. In onderzoek naar alcohol deden als-dan-plannen online niets meetbaars voor hoeveel mensen dronken.',
  en: 'Whether such plans change use is not measured here. In research on alcohol, if-then plans online did nothing measurable for how much people drank.',
};

/** What the verdict is made of. */
export type VerdictParts = {
  readonly plan: StudyPlan;
  /** Looks of the primary, kept weeks only, up to the one that decides or the last. */
  readonly looks: readonly PrimaryLook[];
  /** Visits in each step between looks, all weeks, oldest first; the running week left out. */
  readonly pace: readonly number[];
  readonly decided: boolean;
  readonly health: Health;
  readonly family: Family<Judged> | undefined;
  readonly raised: Raised;
  readonly alarm: Alarm;
  /** Last days of the weeks that the plan's rule left out. */
  readonly leftOut: ReadonlySet<string>;
};

/** The verdict with all that must be said beside it. */
export function verdictOf(parts: VerdictParts): ShownVerdict {
  const { plan, looks, health, family, raised, decided } = parts;
  const last = looks.at(-1);
  const input = last
    ? verdictInput(plan, last.contrast, raised, health.sound)
    : nothingYet(plan, raised, health);
  const verdict = judge(input);
  const n = last ? visitsOf(last.contrast) : 0;
  const visitsNeeded = decided ? 0 : Math.max(0, plan.planned.n - n);
  const days = daysNeeded(visitsNeeded, parts.pace);
  const effect = health.blocked.length === 0 && family && last ? family.pooled : undefined;
  return {
    ...verdict,
    sentence: sentenceOf(parts, verdict, { n, days }),
    notes: notesOf(parts, input, verdict),
    ...(effect
      ? {
          decides: published(
            { lower: effect.lower, upper: effect.upper, level: 1 - effect.alpha },
            CITATIONS.horizon,
          ),
          harmExcluded: harmExcluded(input),
        }
      : {}),
    n,
    plannedN: plan.planned.n,
    ...(decided && last ? { decidedOn: last.until } : {}),
    visitsNeeded,
    ...(days === undefined ? {} : { daysNeeded: days }),
  };
}

const nothingYet = (plan: StudyPlan, raised: Raised, { sound }: Health): VerdictInput => ({
  n: 0,
  plannedN: plan.planned.n,
  smallestEffect: plan.planned.smallestEffect,
  harmMargin: plan.planned.harmMargin,
  pooled: undefined,
  pooledAlarm: raised.pooled,
  arms: [],
  health: sound,
});

/** The sentence, with numbers as they are rounded everywhere else. */
function sentenceOf(
  { plan, looks, family, health, raised }: VerdictParts,
  verdict: Verdict,
  { n, days }: { readonly n: number; readonly days: number | undefined },
): Text {
  const contrast = looks.at(-1)?.contrast;
  const rounded =
    family && contrast
      ? roundFinding(differenceFinding(family.pooled, contrast, { assumes: SECOND }))
      : undefined;
  const [interval] = rounded?.kind === 'figure' ? rounded.intervals : [];
  const figures =
    rounded?.kind === 'figure' && interval
      ? { estimate: rounded.estimate, low: interval.low, high: interval.high }
      : undefined;
  const names = plan.arms.filter(({ id }) => id !== controlArm(plan));
  const single = names.length === 1;
  const harms = (place: number, id: string) => {
    const alarmed = raised.arms.has(id) || (single && raised.pooled);
    const own = family?.arms[place];
    return alarmed || (own?.estimable === true && own.upper < 0);
  };
  const works = (place: number, id: string) =>
    (family?.arms[place]?.estimable ?? false) &&
    (family?.arms[place]?.lower ?? -1) > 0 &&
    !harms(place, id);
  return verdictSentence(verdict, {
    plan,
    figures,
    n,
    days,
    working: names.filter(({ id }, place) => works(place, id)).map(({ name }) => name),
    harming: names.filter(({ id }, place) => harms(place, id)).map(({ name }) => name),
    last: health.steadiness.lastDifference,
  });
}

function notesOf(
  { plan, alarm, health, looks, decided, family, leftOut }: VerdictParts,
  input: VerdictInput,
  verdict: Verdict,
): Text[] {
  const { harmMargin, n: plannedN } = plan.planned;
  const margin = String(Number((100 * harmMargin).toPrecision(6)));
  const notes: Text[] = [SECOND];
  if (health.blocked.length === 0 && family)
    notes.push(harmExcluded(input) ? excluded(margin) : notExcluded(plan, margin));
  const until = looks.at(-1)?.until;
  if (decided && until) {
    const week = isoWeek(new Date(until));
    notes.push({
      nl: `Het oordeel staat vast: het is gemaakt met de bezoeken tot en met ${formatDay(until, 'nl')} (week ${week}), toen het geplande aantal van ${plannedN} was bereikt. Latere bezoeken tellen er niet voor mee.`,
      en: `The verdict stands: it was made with the visits up to and including ${formatDay(until, 'en')} (week ${week}), when the planned number of ${plannedN} was reached. Later visits do not count for it.`,
    });
  }
  if (leftOut.size > 0) {
    const weeks = [...leftOut]
      .sort()
      .map((day) => isoWeek(new Date(day)))
      .join(', ');
    notes.push({
      nl: `Weggelaten volgens de regel die vooraf in het plan stond: ${weeks}. Met alle weken staat het ernaast.`,
      en: `Left out by the rule that the plan had beforehand: ${weeks}. With all weeks it stands beside it.`,
    });
  }
  if (alarm.state === 'alarm')
    notes.push(
      verdict.kind === 'cannot-judge'
        ? {
            nl: 'Niet te beoordelen, en er is een alarm voor schade.',
            en: "It can't be judged, and there is an alarm for harm.",
          }
        : { nl: 'Er is een alarm voor schade.', en: 'There is an alarm for harm.' },
    );
  return notes;
}

const excluded = (margin: string): Text => ({
  nl: `Een schade van meer dan ${margin} op de 100 is uitgesloten.`,
  en: `A harm of more than ${margin} in 100 is excluded.`,
});

function notExcluded(plan: StudyPlan, margin: string): Text {
  const { n, harmMargin, baseRate = PLANNED_DEFAULTS.baseRate } = plan.planned;
  const all = plan.arms.reduce((sum, { ratio }) => sum + ratio, 0);
  const control = plan.arms.find(({ id }) => id === controlArm(plan))?.ratio ?? 0;
  const visits = visitsToExcludeHarm(
    { base: baseRate, messageShare: 1 - control / all },
    harmMargin,
    tightestAt(n, 2 * ALARM_ALPHA),
  );
  const needs = visits === undefined ? undefined : Math.ceil(visits / 100) * 100;
  return {
    nl: `Een schade van meer dan ${margin} op de 100 is niet uitgesloten${needs ? `; is er geen verschil, dan vraagt dat zo'n ${needs} bezoeken` : ''}.`,
    en: `A harm of more than ${margin} in 100 is not excluded${needs ? `; without a difference that takes some ${needs} visits` : ''}.`,
  };
}
