import type { Finding, Result, Summary } from '../../../analytics/report/schema.ts';
import type { Language, Text } from '../../language.ts';
import { EVIDENCE_WORDS } from './words.ts';

/** How a number was made, and the paper that says so. */
export type Method = { readonly method: Text; readonly source: string };

/** Every result of a summary, in the order of the page. */
export const everyResult = (summary: Summary): Result[] => [
  summary.primary,
  ...summary.arms,
  summary.keySecondary,
  ...summary.secondary,
  ...summary.reading,
  ...summary.description,
];

/** Every method that a study's page points to, once, in the order in which it does. */
export function methodsIn(summary: Summary): Method[] {
  const { alarm, health } = summary;
  const used: Method[] = [
    ...everyResult(summary).flatMap(({ finding }) => methodsBehind(finding)),
    alarm,
    ...health.flatMap(({ statistic }) => (statistic ? [statistic] : [])),
  ];
  return used.filter((each, place) => used.findIndex((other) => isSame(each, other)) === place);
}

const isSame = (one: Method, other: Method): boolean =>
  one.method.en === other.method.en && one.source === other.source;

/** The number of a method in the list, from 1. */
export const numberOf = (methods: readonly Method[], method: Method): number =>
  methods.findIndex((each) => isSame(each, method)) + 1;

/** The methods behind a finding's numbers, each once. */
export function methodsBehind(finding: Finding): Method[] {
  if (finding.kind === 'withheld') return [];
  const used: Method[] =
    finding.kind === 'figure'
      ? [...finding.intervals, ...(finding.p ? [finding.p] : [])]
      : [finding, ...(finding.kind === 'bounds' ? [finding.interval] : [])];
  return used.filter((each, place) => used.findIndex((other) => isSame(each, other)) === place);
}

/** What may be read from a result: cause and effect, or less. */
export const standingOf = (
  { causal, label }: Pick<Result, 'causal' | 'label'>,
  language: Language,
): string => {
  const words = EVIDENCE_WORDS[language];
  if (label === 'planned-look') return words.plannedLook;
  if (label === 'for-information') return words.forInformation;
  return causal ? words.causal : words.notCausal;
};
