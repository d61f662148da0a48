import { formatDay } from '../../../analytics/plan/day.ts';
import type {
  Finding,
  PublishedInterval,
  Result,
  Summary,
  Unit,
} from '../../../analytics/report/schema.ts';
import type { Language } from '../../language.ts';
import { formatCount, formatFigure, formatLevel, formatRange, formatSample } from '../format.ts';
import { EFFECT_WORDS } from '../words.ts';
import type { SheetWords } from './sheet-words.ts';

/** A figure with all that must stand beside it; or why there is none. */
export type SheetFigure = {
  readonly name: string;
  readonly value?: string;
  readonly interval?: string;
  readonly n?: string;
  /** Number of the method at the foot of the sheet. */
  readonly method?: number;
  readonly note?: string;
};

/** Numbers methods in the order in which figures name them. */
export type Methods = {
  readonly list: readonly string[];
  readonly number: (text: string) => number;
};

/** A list of methods that is still empty. */
export function startMethods(): Methods {
  const list: string[] = [];
  const number = (text: string): number => {
    const place = list.indexOf(text);
    return place < 0 ? list.push(text) : place + 1;
  };
  return { list, number };
}

/** What every line of a sheet is made from. */
export type Given = {
  readonly summary: Summary;
  readonly language: Language;
  readonly words: SheetWords;
  readonly methods: Methods;
};

/** A result as the sheet has it, with what may be read from it. */
export function figureOf(given: Given, { name, causal, finding }: Result): SheetFigure {
  const { language, words, methods } = given;
  const standing = causal ? words.causal : words.described;
  const shown = { name: `${name[language]} (${standing})` };
  if (finding.kind === 'withheld')
    return {
      name: name[language],
      note: `${words.noFigure} ${finding.reasons.map((reason) => reason[language]).join(' ')}`,
    };
  const n = finding.samples.map((sample) => formatSample(sample, language)).join('; ');
  return { ...shown, ...valueOf(finding, given), n, method: methodOf(finding, methods, language) };
}

/** An estimate with the interval that comes first; of bounds, the interval around them. */
function valueOf(
  finding: Exclude<Finding, { kind: 'withheld' }>,
  { language, words }: Given,
): Pick<SheetFigure, 'value' | 'interval'> {
  const { unit } = finding;
  if (finding.kind === 'count')
    return { value: formatFigure(finding.value, unit, language), interval: words.noInterval };
  if (finding.kind === 'bounds')
    return {
      value: `${words.boundsOnly} ${formatRange(finding.low, finding.high, unit, language)}`,
      interval: intervalText(finding.interval, unit, language),
    };
  const [first] = finding.intervals;
  return {
    value: formatFigure(finding.estimate, unit, language),
    ...(first ? { interval: intervalText(first, unit, language) } : {}),
  };
}

const methodOf = (
  finding: Exclude<Finding, { kind: 'withheld' }>,
  methods: Methods,
  language: Language,
): number => {
  const cited =
    finding.kind === 'figure'
      ? finding.intervals[0]
      : finding.kind === 'bounds'
        ? finding.interval
        : finding;
  return methods.number(cited ? methodText(cited, language) : '');
};

export const methodText = (
  { method, source }: Pick<PublishedInterval, 'method' | 'source'>,
  language: Language,
): string => `${method[language]} (${source})`;

export const intervalText = (
  { low, high, level }: PublishedInterval,
  unit: Unit,
  language: Language,
): string => `${formatLevel(level, language)}: ${formatRange(low, high, unit, language)}`;

/** What the channels cost, in all and for each step. */
export function costsOf({ summary, language, words }: Given): SheetFigure[] {
  const { costInEuros, lines } = summary.account;
  if (costInEuros === undefined) return [];
  const euros = (value: number) => formatFigure(value, 'euros', language);
  const interval = words.byPlan;
  return [
    { name: words.terms.costs[0], value: euros(costInEuros), interval },
    ...lines.flatMap(({ name, n, costEachInEuros }) =>
      costEachInEuros === undefined || n === null
        ? []
        : [
            {
              name: `${name[language]}, ${words.each}`,
              value: euros(costEachInEuros),
              interval,
              n: formatCount(n, language),
            },
          ],
    ),
  ];
}

/** Complete counts: what was seen and started. */
export const reachOf = ({ summary, language, words }: Given): SheetFigure[] =>
  summary.account.lines
    .filter(({ id }) => id === 'seen' || id === 'started')
    .map(({ name, n }) =>
      n === null
        ? { name: name[language], note: words.tooFew }
        : {
            name: name[language],
            value: formatCount(n, language),
            interval: words.noInterval,
            n: formatCount(n, language),
          },
    );

export const alarmFigures = ({ summary, language, words, methods }: Given): SheetFigure[] =>
  summary.alarm.bounds
    .filter(({ arm }) => arm === 'pooled' || summary.alarm.raised.includes(arm))
    .map(({ name, upper, level, samples, since }) => ({
      name: `${name[language]} (${words.upper})`,
      value: formatFigure(upper, 'share-difference', language),
      interval: `${formatLevel(level, language)}: ${words.upper}`,
      n: samples.map((sample) => formatSample(sample, language)).join('; '),
      method: methods.number(methodText(summary.alarm, language)),
      ...(since === undefined ? {} : { note: `${words.alarmSince} ${formatDay(since, language)}` }),
    }));

export const checksOf = ({ summary, language }: Given): SheetFigure[] =>
  summary.health.map(({ name, verdict }) => ({
    name: name[language],
    note: EFFECT_WORDS[language].verdicts[verdict],
  }));
