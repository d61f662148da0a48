import type { Text } from '../../plan/text.ts';
import type { Alarm, Check, Finding, Reach, Result, Sample, Summary } from '../schema.ts';
import type { RESULT_COLUMNS } from './result-columns.ts';
import type { Row } from './table.ts';

/** A row before it is known of what: what it says, and nothing else. */
export type Said = Partial<Row<typeof RESULT_COLUMNS>> & { readonly row: string };

const named = ({ nl, en }: Text) => ({ name_nl: nl, name_en: en });
const said = ({ nl, en }: Text) => ({ text_nl: nl, text_en: en });
const by = ({ method, source }: { readonly method: Text; readonly source: string }) => ({
  method_nl: method.nl,
  method_en: method.en,
  source,
});
const groupOf = ({ name, n, cases }: Sample): Said => ({
  row: 'group',
  group_nl: name.nl,
  group_en: name.en,
  n,
  ...(cases === undefined ? {} : { cases }),
});
const reasonsOf = (reasons: readonly Text[]): Text => ({
  nl: reasons.map(({ nl }) => nl).join(' '),
  en: reasons.map(({ en }) => en).join(' '),
});

const NUMBERS = {
  planned: { nl: 'Geplande bezoeken', en: 'Planned visits' },
  needed: { nl: 'Nog nodige bezoeken', en: 'Visits still needed' },
  days: { nl: 'Nog nodige dagen in dit tempo', en: 'Days still needed at this pace' },
  alpha: { nl: 'Alfa', en: 'Alpha' },
  smallest: { nl: 'Kleinste effect dat telt', en: 'Smallest effect of interest' },
  margin: { nl: 'Grens voor schade', en: 'Harm margin' },
  cost: { nl: 'Kosten van alle kanalen', en: 'Cost of all channels' },
} as const satisfies Record<string, Text>;

export function verdictRows({ verdict }: Summary): Said[] {
  const { decides, daysNeeded, decidedOn } = verdict;
  const count = (name: Text, n: number): Said => ({ row: 'count', ...named(name), estimate: n });
  return [
    {
      row: 'state',
      state: verdict.kind,
      ...said(reasonsOf([verdict.sentence, ...verdict.notes])),
      n: verdict.n,
      ...(decidedOn === undefined ? {} : { until: decidedOn }),
    },
    ...(decides
      ? [
          {
            row: 'interval',
            unit: 'share-difference',
            low: decides.low,
            high: decides.high,
            level: decides.level,
            n: verdict.n,
            ...by(decides),
          },
        ]
      : []),
    count(NUMBERS.needed, verdict.visitsNeeded),
    ...(daysNeeded === undefined ? [] : [count(NUMBERS.days, daysNeeded)]),
  ];
}

export const planRows = ({ planned }: Summary): Said[] => [
  { row: 'count', ...named(NUMBERS.planned), estimate: planned.n },
  { row: 'count', ...named(NUMBERS.alpha), estimate: planned.alpha },
  ...(
    [
      [NUMBERS.smallest, planned.smallestEffect],
      [NUMBERS.margin, planned.harmMargin],
    ] as const
  ).map(([name, estimate]) => ({
    row: 'count',
    ...named(name),
    unit: 'share-difference',
    estimate,
  })),
];

export const checkRows = ({ name, verdict, explanation, statistic, samples }: Check): Said[] => [
  { row: 'state', ...named(name), state: verdict, ...said(explanation) },
  ...(statistic
    ? [
        {
          row: 'statistic',
          ...named(name),
          ...said({ nl: statistic.text, en: statistic.text }),
          ...by(statistic),
        },
      ]
    : []),
  ...samples.map((sample) => ({ ...groupOf(sample), ...named(name) })),
];

export const alarmRows = (alarm: Alarm): Said[] => [
  {
    row: 'state',
    state: alarm.state,
    ...said(reasonsOf([alarm.sentence, ...alarm.notes])),
    ...by(alarm),
  },
  ...alarm.bounds.flatMap(({ name, upper, level, since, samples }) => [
    {
      row: 'bounds',
      ...named(name),
      unit: 'share-difference',
      high: upper,
      level,
      n: samples.reduce((sum, { n }) => sum + n, 0),
      ...(since === undefined ? {} : { until: since }),
      ...by(alarm),
    },
    ...samples.map((sample) => ({ ...groupOf(sample), ...named(name) })),
  ]),
];

export function resultRows({ name, estimand, until, causal, finding }: Result): Said[] {
  const about = { ...named(name), estimand_nl: estimand.nl, estimand_en: estimand.en, causal };
  const day = until === undefined ? {} : { until };
  const groups = finding.kind === 'withheld' ? [] : finding.samples.map(groupOf);
  return [...findingRows(finding), ...groups].map((row) => ({ ...row, ...about, ...day }));
}

function findingRows(finding: Finding): Said[] {
  if (finding.kind === 'withheld')
    return [{ row: 'withheld', ...said(reasonsOf(finding.reasons)) }];
  const { unit } = finding;
  const shared = {
    unit,
    n: finding.samples.reduce((sum, sample) => sum + sample.n, 0),
    ...(finding.conclusion ? said(finding.conclusion) : {}),
  };
  if (finding.kind === 'count')
    return [{ row: 'count', ...shared, estimate: finding.value, ...by(finding) }];
  if (finding.kind === 'bounds') {
    const { low, high, interval } = finding;
    const { level } = interval;
    return [
      { row: 'bounds', ...shared, low, high, ...by(finding) },
      {
        row: 'interval',
        ...shared,
        low: interval.low,
        high: interval.high,
        level,
        ...by(interval),
      },
    ];
  }
  const { p } = finding;
  return finding.intervals.map((interval) => ({
    row: 'estimate',
    ...shared,
    estimate: finding.estimate,
    low: interval.low,
    high: interval.high,
    level: interval.level,
    ...(p ? { p: p.value, p_below: p.below ?? false } : {}),
    ...by(interval),
  }));
}

/** The primary at each earlier look, with the interval that decides. */
export const courseRows = ({ course, primary, verdict }: Summary): Said[] =>
  course.map(({ until, n, estimate, low, high, level }) => ({
    row: 'estimate',
    ...named(primary.name),
    unit: 'share-difference',
    until,
    n,
    estimate,
    low,
    high,
    level,
    ...(verdict.decides ? by(verdict.decides) : {}),
  }));

/** What came of it step by step, and what the channels cost for each. */
export const accountRows = ({ account }: Summary): Said[] => [
  ...(account.costInEuros === undefined ? [] : [costRow(NUMBERS.cost, account.costInEuros)]),
  ...account.lines.flatMap(({ name, n, costEachInEuros }) => [
    { row: 'count', ...named(name), ...(n === null ? {} : { estimate: n }) },
    ...(costEachInEuros === undefined ? [] : [costRow(name, costEachInEuros)]),
  ]),
];

const costRow = (name: Text, euros: number): Said => ({
  row: 'cost',
  ...named(name),
  unit: 'euros',
  estimate: euros,
});

export const reachRows = ({ name, rows }: Reach): Said[] =>
  rows.flatMap((row) => {
    const about = { ...named(name), group_nl: row.name.nl, group_en: row.name.en };
    const { n, costInEuros, looks = [] } = row;
    const count = (views: number | null, day?: string): Said => ({
      row: 'count',
      ...about,
      unit: 'views',
      ...(day === undefined ? {} : { until: day }),
      ...(views === null ? {} : { estimate: views }),
    });
    return [
      count(n),
      ...looks.map((look) => count(look.n, look.until)),
      ...(costInEuros === undefined ? [] : [{ ...costRow(name, costInEuros), ...about }]),
    ];
  });
