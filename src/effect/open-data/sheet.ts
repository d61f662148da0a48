import { formatDay } from '../../../analytics/plan/day.ts';
import type { Result, Summary } from '../../../analytics/report/schema.ts';
import type { Language } from '../../language.ts';
import { UNIT_NAMES, formatCount, formatFigure, formatValue } from '../format.ts';
import { EFFECT_WORDS } from '../words.ts';
import {
  alarmFigures,
  checksOf,
  costsOf,
  figureOf,
  intervalText,
  methodText,
  reachOf,
  startMethods,
} from './sheet-figures.ts';
import type { Given, SheetFigure } from './sheet-figures.ts';
import { SHEET_WORDS } from './sheet-words.ts';
import type { SheetWords } from './sheet-words.ts';

/** One term of the evaluators, with what is known of it. */
export type SheetRow = {
  readonly term: string;
  readonly frame: string;
  readonly figures: readonly SheetFigure[];
  /** Sentences: what is not measured, or what must be read beside the figures. */
  readonly says: readonly string[];
};

/** The evaluation sheet of a study: what page and PDF both draw. */
export type Sheet = {
  readonly language: Language;
  readonly title: string;
  readonly study: string;
  /** Said on every page of it. */
  readonly stamps: readonly string[];
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly verdict: { readonly kind: string; readonly says: readonly string[] };
  readonly hypotheses: readonly string[];
  readonly parts: readonly { readonly title: string; readonly rows: readonly SheetRow[] }[];
  readonly methods: readonly string[];
};

/** The sheet of a study in the words of evaluators. */
export function sheetOf(summary: Summary, language: Language): Sheet {
  const words = SHEET_WORDS[language];
  const given = { summary, language, words, methods: startMethods() };
  const verdict = verdictOf(given);
  const parts = partsOf(given);
  return {
    language,
    title: words.title,
    study: summary.title[language],
    stamps: [
      ...(summary.simulated ? [words.simulated] : []),
      ...(summary.audience === 'evaluators' ? [words.evaluatorsOnly] : []),
    ],
    facts: factsOf(given),
    verdict,
    hypotheses: summary.hypotheses.map((hypothesis) => hypothesis[language]),
    parts,
    methods: given.methods.list,
  };
}

function factsOf({ summary, language, words }: Given): [string, string][] {
  const { planned, verdict } = summary;
  const points = (share: number) =>
    `${formatValue(share, 'share', language)} ${UNIT_NAMES['share-difference'][language]}`;
  return [
    [words.released, formatDay(summary.released, language)],
    [
      words.plan,
      `${summary.study} ${summary.version}, ${words.registered} ${formatDay(summary.registered, language)}`,
    ],
    [
      words.visits,
      `${formatCount(verdict.n, language)} ${words.of} ${formatCount(verdict.plannedN, language)}`,
    ],
    [words.smallest, points(planned.smallestEffect)],
    [words.margin, points(planned.harmMargin)],
  ];
}

function verdictOf({ summary, language, words, methods }: Given): Sheet['verdict'] {
  const { kind, sentence, decides, notes } = summary.verdict;
  const interval = decides
    ? `${words.decides}: ${intervalText(decides, 'share-difference', language)} [${methods.number(methodText(decides, language))}].`
    : undefined;
  return {
    kind: EFFECT_WORDS[language].verdictKinds[kind],
    says: [
      sentence[language],
      ...(interval === undefined ? [] : [interval]),
      ...notes.map((note) => note[language]),
    ],
  };
}

function partsOf(given: Given): Sheet['parts'] {
  const { summary, words, language } = given;
  const { primary, keySecondary, arms, secondary, description } = summary;
  const figures = (results: readonly Result[]) => results.map((result) => figureOf(given, result));
  const topic = (wanted: Result['topic']) => figures(description.filter((r) => r.topic === wanted));
  const armsOf = ({ id }: Result) => arms.filter((arm) => arm.id.startsWith(`${id}.`));
  const row = (
    term: keyof SheetWords['terms'],
    shown: readonly SheetFigure[],
    says: readonly string[] = [],
  ): SheetRow => ({
    term: words.terms[term][0],
    frame: words.terms[term][1],
    figures: shown,
    says,
  });
  const missing = (term: keyof SheetWords['why'], shown: readonly SheetFigure[] = []) =>
    row(term, shown, [`${words.notMeasured} ${words.why[term]}`]);
  const judged = (judges: 'appreciation' | 'resistance') => {
    const results = description.filter((each) => each.judges === judges);
    const measures = [...new Set(results.map(({ estimand }) => estimand[language]))];
    if (results.length === 0) return row(judges, [], [words.notMeasured]);
    return row(
      judges,
      figures(results),
      measures.map((each) => `${words.measure}: ${each}.`),
    );
  };
  return [
    { title: words.parts.inputs, rows: [row('costs', costsOf(given), costsUnsaid(given))] },
    {
      title: words.parts.outputs,
      rows: [
        row('reach', [...reachOf(given), ...topic('funnel')]),
        missing('audience', topic('people')),
      ],
    },
    {
      title: words.parts.outtakes,
      rows: [missing('recall'), judged('appreciation'), missing('message'), judged('resistance')],
    },
    {
      title: words.parts.outcomes,
      rows: [
        missing('knowledge'),
        row('attitude', figures([keySecondary, ...secondary])),
        row('behaviour', figures([primary, ...armsOf(primary)])),
        missing('use'),
      ],
    },
    { title: words.parts.harm, rows: [row('negative', alarmFigures(given), alarmSays(given))] },
    {
      title: words.parts.rest,
      rows: [
        row('implementation', checksOf(given)),
        row('maintenance', topic('follow-up'), [words.why.maintenance]),
        missing('adoption'),
        missing('impact'),
        row('learning', [], [nextOf(given)]),
      ],
    },
  ];
}

const costsUnsaid = ({ summary, words }: Given): string[] =>
  summary.account.costInEuros === undefined ? [words.unsaid] : [];

const alarmSays = ({ summary, language }: Given): string[] => [
  summary.alarm.sentence[language],
  ...summary.alarm.notes.map((note) => note[language]),
];

function nextOf({ summary, language, words }: Given): string {
  const { visitsNeeded, daysNeeded } = summary.verdict;
  if (visitsNeeded === 0) return words.complete;
  const days =
    daysNeeded === undefined ? '' : ` (${formatCount(daysNeeded, language)} ${words.days})`;
  return `${words.needed}: ${formatFigure(visitsNeeded, 'visits', language)}${days}.`;
}
