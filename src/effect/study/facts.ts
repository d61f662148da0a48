import { formatCount } from '../../../analytics/plan/written.ts';
import type { Summary } from '../../../analytics/report/schema.ts';
import type { Language } from '../../language.ts';
import { formatMediumDay } from '../format.ts';
import { EFFECT_WORDS } from '../words.ts';

/** A question of the first screen, its answer, and what stands behind it. */
export type Fact = { readonly name: string; readonly answer: string; readonly detail: string };

/** How many, whether it is sound, whether it harms (an alarm stands above them), and what is next. */
export const factsOf = (summary: Summary, language: Language): Fact[] => [
  visits(summary, language),
  soundness(summary, language),
  ...(summary.alarm.state === 'alarm' ? [] : [harm(summary, language)]),
  next(summary, language),
];

function visits({ verdict }: Summary, language: Language): Fact {
  const words = EFFECT_WORDS[language];
  return {
    name: words.started,
    answer: formatCount(verdict.n, language),
    detail: `${words.of} ${formatCount(verdict.plannedN, language)} ${words.planned}`,
  };
}

/** A verdict that can't be given is not sound; a check that failed beside one that can is to be noted. */
export function soundness({ verdict, health }: Summary, language: Language): Fact {
  const words = EFFECT_WORDS[language];
  const failed = health.filter((check) => check.verdict === 'failed');
  const passed = health.filter((check) => check.verdict === 'passed').length;
  const state =
    verdict.kind === 'cannot-judge'
      ? 'no'
      : failed.length > 0
        ? 'partly'
        : passed > 0
          ? 'yes'
          : 'unknown';
  const names = failed.map(({ name }) => name[language]).join('; ');
  return {
    name: words.soundQuestion,
    answer: words.sound[state],
    detail: names || (passed > 0 ? `${passed} ${words.checksPassed}` : words.nothingFailed),
  };
}

function harm({ alarm, verdict, planned }: Summary, language: Language): Fact {
  const words = EFFECT_WORDS[language];
  const { harmExcluded } = verdict;
  const margin = formatCountOrDecimal(100 * planned.harmMargin, language);
  const more = words.harmMore.replace('{x}', margin);
  return {
    name: words.harmQuestion,
    answer: words.harmStates[alarm.state],
    detail:
      harmExcluded === undefined
        ? ''
        : `${more} ${harmExcluded ? words.excluded : words.notExcluded}`,
  };
}

const formatCountOrDecimal = (value: number, language: Language): string =>
  String(Number(value.toPrecision(6))).replace('.', language === 'nl' ? ',' : '.');

const DAY = 86_400_000;

function next({ verdict, released }: Summary, language: Language): Fact {
  const words = EFFECT_WORDS[language];
  const { kind, reason, visitsNeeded, daysNeeded, decidedOn } = verdict;
  const reasons: Readonly<Record<string, string>> = words.nextReasons;
  const step = reasons[reason] ?? words.nextKinds[kind];
  const visitsText = words.nextVisits.replace('{n}', formatCount(visitsNeeded, language));
  if (decidedOn !== undefined)
    return {
      name: words.next,
      answer: step,
      detail: `${words.nextSettled} ${formatMediumDay(decidedOn, language)}`,
    };
  const day =
    daysNeeded === undefined || visitsNeeded === 0
      ? undefined
      : new Date(Date.parse(released) + daysNeeded * DAY).toISOString().slice(0, 10);
  const around = day ? `${words.nextAround} ${formatMediumDay(day, language)}` : '';
  return kind === 'too-early'
    ? { name: words.next, answer: visitsText, detail: around }
    : { name: words.next, answer: step, detail: [visitsText, around].filter(Boolean).join(', ') };
}
