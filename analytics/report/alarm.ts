import { harmAlarm } from '../estimate/harm-alarm.ts';
import type { AnytimeScore } from '../estimate/harm-alarm.ts';
import { LEAST_A_SIDE } from '../estimate/horizon.ts';
import { TABLE } from '../plan/names.ts';
import type { StudyPlan } from '../plan/schema.ts';
import type { Text } from '../plan/text.ts';
import type { Counted } from './counted.ts';
import type { Outcome } from '../plan/items.ts';
import type { Cells } from './cells.ts';
import { remembered } from './remembered.ts';
import { answerContrast } from './contrast.ts';
import type { Contrast } from './contrast.ts';
import { CITATIONS } from './citations.ts';
import { actionAt, messagesOf } from './judging.ts';
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

/** An outcome that the alarm watches, with the counts of each arm at every look, oldest first. */
export type Watched = {
  /** The item of the plan, by its id. */
  readonly item: string;
  readonly name: Text;
  readonly looks: readonly { readonly until: string; readonly contrast: Contrast }[];
};

const answersAt = remembered((cells: Cells, plan: StudyPlan, outcome: Outcome) =>
  answerContrast(plan, cells, outcome),
);

/** What the alarm watches: the primary among all, the key secondary among finishers not asked before. */
export function watchedLooks(plan: StudyPlan, counted: Counted): Watched[] {
  return [
    {
      item: plan.action.id,
      name: plan.action.name,
      looks: counted
        .looks(RELEASED.primary)
        .map(({ until, cells }) => ({ until, contrast: actionAt(cells, plan) })),
    },
    ...plan.outcomes
      .filter(({ role }) => role === 'key-secondary')
      .map((outcome) => ({
        item: outcome.id,
        name: outcome.name,
        looks: counted
          .looks(TABLE.after(outcome))
          .map(({ until, cells }) => ({ until, contrast: answersAt(cells, plan, outcome) })),
      })),
  ];
}

/**
 * The harm (boomerang) alarm (M6), for all message arms together and for each: raised at the first look
 * at which a one-sided upper bound, valid at all looks together, lies below zero. Once raised it stays:
 * visits that come after can't silence it. It asks nothing of the checks: what failed stands beside it.
 *
 * @param counts the counts that it watches: all, and those without the weeks that the plan leaves out
 * @returns the alarm over all of them, and which stand over the last: the verdict is made of those
 */
export function alarmOf(
  plan: StudyPlan,
  counts: readonly Counted[],
): { readonly alarm: Alarm; readonly standing: Raised } {
  const each = counts.map((counted, place) =>
    watchedLooks(plan, counted).flatMap(({ item, name, looks }) =>
      watchedBounds(plan, place === 0 ? name : withoutWeeks(name), looks, counts.length).map(
        (bound) => ({ item, ...bound }),
      ),
    ),
  );
  const bounds = each.flat();
  const raised = raisedIn(bounds);
  const alarm = alarmFrom(plan, bounds, raised);
  return { alarm, standing: standingOf(raisedIn(each.at(-1) ?? [])) };
}

const raisedIn = (bounds: Alarm['bounds']): string[] => [
  ...new Set(bounds.filter(({ since }) => since !== undefined).map(({ arm }) => arm)),
];

function alarmFrom(plan: StudyPlan, bounds: Alarm['bounds'], raised: string[]): Alarm {
  const judges = bounds.some(({ samples }) => samples.every(({ n }) => n >= LEAST_A_SIDE));
  const state = raised.length > 0 ? 'alarm' : judges ? 'no-alarm' : 'withheld';
  return {
    state,
    raised,
    sentence: SENTENCES[state],
    notes: [...(state === 'alarm' ? armNotes(plan, raised) : []), FORGEABLE],
    bounds: judges ? bounds : [],
    ...CITATIONS.anytimeScore,
  };
}

/** The alarm with what stands beside it: each check that failed, and that it is to be heeded all the same. */
export const besideChecks = (alarm: Alarm, checks: readonly Check[]): Alarm => ({
  ...alarm,
  notes: [
    ...(alarm.state === 'alarm' ? checks : [])
      .filter(({ verdict }) => verdict === 'failed')
      .map(besideFailed),
    ...alarm.notes,
  ],
});

/** Which alarms stand, as the verdict needs them. */
const standingOf = (raised: readonly string[]): Raised => ({
  pooled: raised.includes(POOLED),
  arms: new Set(raised.filter((arm) => arm !== POOLED)),
});

/** The name of all message arms together among the alarms. */
export const POOLED = 'pooled';

/** The bounds at the last look, each with the day of the look at which it was first below zero. */
function watchedBounds(
  plan: StudyPlan,
  name: Text,
  looks: Watched['looks'],
  shares: number,
): Alarm['bounds'] {
  const since = new Map<string, string>();
  let last: ReturnType<typeof boundsOf> = [];
  for (const { until, contrast } of looks) {
    last = boundsOf(contrast, plan, name, shares);
    for (const { arm, alarm } of last) if (alarm && !since.has(arm)) since.set(arm, until);
  }
  return last.map(({ arm, name: whose, upper, level, samples }) => {
    const first = since.get(arm);
    const bound = { arm, name: whose, upper, level, samples };
    return first === undefined ? bound : { ...bound, since: first };
  });
}

/** Both halves of the counts share the error where weeks are left out. */
const boundsOf = remembered((contrast: Contrast, plan: StudyPlan, name: Text, shares: number) => {
  const messages = messagesOf(plan, contrast);
  // More cases than starts is as if all did it: forged events of one group silence no other.
  const drawn = (group: (typeof messages)[number]) => ({
    ...group,
    cases: Math.min(group.cases, group.n),
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
});

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
