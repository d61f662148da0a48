import { formatCount } from '../../analytics/plan/written.ts';
import type { Check, Result, Summary } from '../../analytics/report/schema.ts';
import type { Language, Text } from '../language.ts';
import { everyResult } from './evidence/methods.ts';
import { formatFigure, formatRange } from './format.ts';
import { EFFECT_WORDS } from './words.ts';

/** One thing that differs between two releases: what it is, how it was, how it is. */
export type Change = { readonly what: string; readonly before: string; readonly after: string };

/** What differs from the release before, in the order in which it matters. */
export function changesBetween(before: Summary, after: Summary, language: Language): Change[] {
  const words = EFFECT_WORDS[language];
  const say = (text: Text): string => text[language];
  const rows: Change[] = [
    { what: words.planVersion, before: before.version, after: after.version },
    { what: words.verdict, ...pair(before, after, ({ verdict }) => say(verdict.sentence)) },
    {
      what: words.harmQuestion,
      ...pair(before, after, ({ alarm }) => words.harmStates[alarm.state]),
    },
    {
      what: words.started,
      ...pair(before, after, (each) => formatCount(startedIn(each), language)),
    },
    ...after.health.map(({ id, name }) => ({
      what: say(name),
      ...pair(before, after, ({ health }) => verdictOf(health, id, language)),
    })),
    ...everyResult(after).map(({ id, name }) => ({
      what: say(name),
      ...pair(before, after, (each) =>
        numbersOf(
          everyResult(each).find((other) => other.id === id),
          language,
        ),
      ),
    })),
  ];
  return rows.filter(({ before: one, after: other }) => one !== other);
}

const pair = (before: Summary, after: Summary, of: (summary: Summary) => string) => ({
  before: of(before),
  after: of(after),
});

const startedIn = ({ account, verdict }: Summary): number =>
  account.lines.find(({ id }) => id === 'started')?.n ?? verdict.n;

const verdictOf = (health: readonly Check[], id: string, language: Language): string => {
  const found = health.find((check) => check.id === id);
  return found ? EFFECT_WORDS[language].verdicts[found.verdict] : '–';
};

function numbersOf(result: Result | undefined, language: Language): string {
  const finding = result?.finding;
  if (finding === undefined || finding.kind === 'withheld') return '–';
  if (finding.kind === 'count') return formatFigure(finding.value, finding.unit, language);
  if (finding.kind === 'bounds')
    return formatRange(finding.low, finding.high, finding.unit, language);
  const [interval] = finding.intervals;
  const range = interval ? formatRange(interval.low, interval.high, finding.unit, language) : '';
  return `${formatFigure(finding.estimate, finding.unit, language)} (${range})`;
}
