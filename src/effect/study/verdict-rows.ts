import type { Result, Summary } from '../../../analytics/report/schema.ts';
import type { Language } from '../../language.ts';

/** A bar of the first picture: its name where there are several, its interval, its estimate if it has one. */
export type VerdictRow = {
  readonly name: string;
  readonly estimate?: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
};

/** Verdicts that are about each text by itself: all of them together would say something else. */
const BY_ARM = ['arms-differ', 'one-arm-works', 'one-arm-harms'];

/**
 * What the verdict is about: the primary of all texts together, or of each where they differ; with
 * it the answers on which an alarm stands, since the primary alone wouldn't show why.
 */
export function verdictRows(summary: Summary, language: Language): VerdictRow[] {
  const { verdict, primary, keySecondary, arms } = summary;
  const byArm = BY_ARM.includes(verdict.reason);
  const own = byArm ? arms.filter(({ item }) => item === primary.item) : [primary];
  const alarmed = raisedBounds(summary).filter(({ item }) => item === keySecondary.item);
  const answers = [keySecondary, ...arms].filter(
    ({ item, arm }) =>
      item === keySecondary.item && alarmed.some((bound) => (arm ?? 'pooled') === bound.arm),
  );
  const several = answers.length > 0;
  const nameOf = ({ name, armName, itemName }: Result): string =>
    armName
      ? several && itemName
        ? `${armName[language]}: ${itemName[language].toLowerCase()}`
        : armName[language]
      : name[language];
  return [...own, ...answers].flatMap((result) => {
    const { finding } = result;
    const name = nameOf(result);
    if (finding.kind === 'bounds') {
      const { low, high, level } = finding.interval;
      return [{ name, low, high, level }];
    }
    const [interval] = finding.kind === 'figure' ? finding.intervals : [];
    if (finding.kind !== 'figure' || !interval) return [];
    const { low, high, level } = interval;
    return [{ name, estimate: finding.estimate, low, high, level }];
  });
}

/** What the alarm stands on: of all texts together where it does, else of each by itself. */
export function raisedBounds({ alarm }: Summary): Summary['alarm']['bounds'] {
  const raised = alarm.bounds.filter(({ since }) => since !== undefined);
  const pooled = raised.filter(({ arm }) => arm === 'pooled');
  return pooled.length > 0 ? pooled : raised;
}
