import { harmAlarm } from '../estimate/harm-alarm.ts';
import type { AnytimeScore } from '../estimate/harm-alarm.ts';
import { LEAST_A_SIDE } from '../estimate/horizon.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Counted } from './counted.ts';
import { actionContrast, answerContrast } from './contrast.ts';
import type { Contrast } from './contrast.ts';
import { CITATIONS } from './citations.ts';
import { messagesOf } from './judging.ts';
import type { Raised } from './judging.ts';
import { RELEASED } from './released-tables.ts';
import type { Alarm, Check } from './schema.ts';

/** The chance of a false alarm, at whatever moment; half for each outcome (Bonferroni). */
export const ALARM_ALPHA = 0.025;

const SENTENCES: Readonly<Record<Alarm['state'], Text>> = {
  alarm: {
    nl: 'Alarm: de teksten lijken het tegendeel te doen van wat ze moeten doen. Mensen moeten hier nu naar kijken.',
    en: 'Alarm: the texts seem to do the opposite of what they should. People must look at this now.',
  },
  'no-alarm': {
    nl: 'Niet genoeg bewijs van schade. Dat is iets anders dan: geen schade.',
    en: 'Not enough evidence of harm. That is not the same as: no harm.',
  },
  withheld: {
    nl: `Over schade kan nog niets gezegd worden: dat kan vanaf ${LEAST_A_SIDE} bezoeken aan elke kant.`,
    en: `Nothing can be said about harm yet: that takes ${LEAST_A_SIDE} visits on each side.`,
  },
};

const FORGEABLE: Text = {
  nl: 'Dit alarm is na te maken: wie veel valse bezoeken stuurt, kan het laten afgaan. Daarom kijken eerst de beoordelaars van het onderzoek naar de bezoeken per week en per kanaal, en beslissen mensen wat er stopt.',
  en: 'This alarm can be forged: whoever sends many false visits can raise it. Therefore the evaluators of the study first look at the visits by week and channel, and people decide what stops.',
};

/** An outcome that the alarm watches, with the counts of each arm. */
export type Watched = { readonly name: Text; readonly contrast: Contrast };

/** What the alarm watches: the primary among all, the key secondary among finishers not asked before. */
export function watchedContrasts(plan: StudyPlan, counted: Counted): Watched[] {
  return [
    { name: plan.action.name, contrast: actionContrast(plan, counted.of(RELEASED.primary)) },
    ...plan.outcomes
      .filter(({ role }) => role === 'key-secondary')
      .map((outcome) => ({
        name: outcome.name,
        contrast: answerContrast(plan, counted.of(TABLE.after(outcome)), outcome),
      })),
  ];
}

/**
 * The harm (boomerang) alarm (M6), for all message arms together and for each: raised when a one-sided
 * upper bound, valid at every look, lies below zero. It asks nothing of the checks: what failed stands
 * beside it in words.
 *
 * @param counts the counts that it watches: all, and those without the weeks that the plan leaves out
 */
export function alarmOf(
  plan: StudyPlan,
  counts: readonly Counted[],
  checks: readonly Check[],
): Alarm {
  const bounds = counts.flatMap((counted, place) =>
    watchedContrasts(plan, counted).flatMap((watched) =>
      boundsOf(plan, watched, counts.length).map((bound) =>
        place === 0 ? bound : { ...bound, name: withoutWeeks(bound.name) },
      ),
    ),
  );
  const raised = [...new Set(bounds.filter((bound) => bound.alarm).map(({ arm }) => arm))];
  const judges = bounds.some(({ samples }) => samples.every(({ n }) => n >= LEAST_A_SIDE));
  const state = raised.length > 0 ? 'alarm' : judges ? 'no-alarm' : 'withheld';
  const failed = checks.filter(({ verdict }) => verdict === 'failed');
  return {
    state,
    raised,
    sentence: SENTENCES[state],
    notes: [
      ...(state === 'alarm' ? [...failed.map(besideFailed), ...armNotes(plan, raised)] : []),
      FORGEABLE,
    ],
    bounds: judges ? bounds.map(({ alarm: _, ...bound }) => bound) : [],
    ...CITATIONS.anytimeScore,
  };
}

/** Which alarms stand, as the verdict needs them. */
export const raisedBy = ({ raised }: Pick<Alarm, 'raised'>): Raised => ({
  pooled: raised.includes(POOLED),
  arms: new Set(raised.filter((arm) => arm !== POOLED)),
});

/** The name of all message arms together among the alarms. */
export const POOLED = 'pooled';

/** Both halves of the counts share the error where weeks are left out. */
function boundsOf(plan: StudyPlan, { name, contrast }: Watched, shares: number) {
  const messages = messagesOf(plan, contrast);
  const possible = ({ n, cases }: { n: number; cases: number }) => n > 0 && cases <= n;
  if (!possible(contrast.control) || !messages.every(possible)) return [];
  const drawn = (group: (typeof messages)[number]) => ({
    ...group,
    ratio: plan.arms.find(({ id }) => id === group.arm)?.ratio ?? 0,
  });
  const control = contrast.arms.filter((arm) => !messages.includes(arm)).map(drawn)[0];
  if (!control) return [];
  const alpha = ALARM_ALPHA / 2 / shares;
  const { pooled, arms } = harmAlarm(control, messages.map(drawn), plan.planned.n, alpha);
  const bound = (score: AnytimeScore | undefined, arm: string, group: typeof contrast.message) =>
    score
      ? [
          {
            arm,
            name: { nl: `${name.nl}: ${group.name.nl}`, en: `${name.en}: ${group.name.en}` },
            upper: score.upper,
            level: 1 - score.alpha,
            alarm: score.alarm,
            samples: [sampleOf(group), sampleOf(contrast.control)],
          },
        ]
      : [];
  return [
    ...bound(pooled, POOLED, contrast.message),
    ...messages.flatMap((group, place) => bound(arms[place], group.arm, group)),
  ];
}

const sampleOf = ({ name, n, cases }: Contrast['message']) => ({ name, n, cases });

const withoutWeeks = ({ nl, en }: Text): Text => ({
  nl: `${nl}, zonder weggelaten weken`,
  en: `${en}, without the weeks left out`,
});

const besideFailed = ({ name }: Check): Text => ({
  nl: `Alarm. Let op: "${name.nl}" klopt niet; neem het alarm toch ernstig.`,
  en: `Alarm. Note: "${name.en}" failed; take the alarm seriously all the same.`,
});

const armNotes = (plan: StudyPlan, raised: readonly string[]): Text[] =>
  plan.arms
    .filter(({ id }) => raised.includes(id))
    .map(({ name }) => ({
      nl: `Het alarm geldt voor de tekst "${name.nl}".`,
      en: `The alarm is for the text "${name.en}".`,
    }));
