import { normalCriticalValue } from '../estimate/interval.ts';
import { roundOutward, roundTo, roundingUnit } from '../estimate/rounding.ts';
import type { RoundingUnit } from '../estimate/rounding.ts';
import type { Alarm, Course, Finding, PublishedInterval, Result, Summary } from './schema.ts';

/** Digits under a tenth of the standard error say nothing (statistics-2.md section 9). */
const PART = 10;
const TWO_DECIMALS: RoundingUnit = { digit: 1, exponent: -2 };
const LEAST_P = 0.01;

/** A summary whose figures hold the digits that their intervals support, and no other. */
export const roundSummary = (summary: Summary): Summary => ({
  ...summary,
  verdict: roundVerdict(summary.verdict),
  primary: roundResult(summary.primary),
  course: summary.course.map(roundLook),
  arms: summary.arms.map(roundResult),
  keySecondary: roundResult(summary.keySecondary),
  secondary: summary.secondary.map(roundResult),
  reading: summary.reading.map(roundResult),
  description: summary.description.map(roundResult),
  alarm: roundAlarm(summary.alarm),
});

/** The interval that decides, as it stands at the primary. */
function roundVerdict(verdict: Summary['verdict']): Summary['verdict'] {
  const unit = verdict.decides && unitOf([verdict.decides]);
  return verdict.decides && unit
    ? { ...verdict, decides: roundInterval(verdict.decides, unit) }
    : verdict;
}

const roundResult = (result: Result): Result => ({
  ...result,
  finding: roundFinding(result.finding),
});

/** Rounds an estimate to the nearest, and the ends of its intervals outward. */
export function roundFinding(finding: Finding): Finding {
  if (finding.kind === 'figure') {
    const unit = unitOf(finding.intervals);
    if (!unit) return finding;
    const { p } = finding;
    return {
      ...finding,
      estimate: roundTo(finding.estimate, unit),
      intervals: finding.intervals.map((interval) => roundInterval(interval, unit)),
      ...(p ? { p: { ...p, ...roundP(p.value) } } : {}),
    };
  }
  if (finding.kind !== 'bounds') return finding;
  const unit = unitOf([finding.interval]);
  if (!unit) return finding;
  const { lower, upper } = roundOutward({ lower: finding.low, upper: finding.high }, unit);
  return {
    ...finding,
    low: lower,
    high: upper,
    interval: roundInterval(finding.interval, unit),
  };
}

/** As the primary is rounded, so that the last look says the same. */
function roundLook(look: Course[number]): Course[number] {
  const unit = unitOf([look]);
  if (!unit) return look;
  const { lower, upper } = roundOutward({ lower: look.low, upper: look.high }, unit);
  return { ...look, estimate: roundTo(look.estimate, unit), low: lower, high: upper };
}

/**
 * From the narrowest interval, as many standard errors wide as its level says, or more where it pays for
 * looks; an interval without width or end supports no digit more or less.
 */
function unitOf(
  intervals: readonly Pick<PublishedInterval, 'low' | 'high' | 'level'>[],
): RoundingUnit | undefined {
  const errors = intervals
    .map(({ low, high, level }) => (high - low) / (2 * normalCriticalValue(level)))
    .filter((error) => error > 0);
  const least = Math.min(...errors) / PART;
  return Number.isFinite(least) && least > 0 ? roundingUnit(least) : undefined;
}

function roundInterval(interval: PublishedInterval, unit: RoundingUnit): PublishedInterval {
  const { lower, upper } = roundOutward({ lower: interval.low, upper: interval.high }, unit);
  return { ...interval, low: lower, high: upper };
}

const roundP = (p: number): { value: number; below?: true } =>
  p < LEAST_P ? { value: LEAST_P, below: true } : { value: roundTo(p, TWO_DECIMALS) };

/** An upper bound goes up: an alarm is never rounded into being, nor a bound below zero out of it. */
function roundAlarm(alarm: Alarm): Alarm {
  const bounds = alarm.bounds.map((bound) => {
    const { upper } = roundOutward({ lower: bound.upper, upper: bound.upper }, ALARM_UNIT);
    return { ...bound, upper: bound.upper < 0 && upper >= 0 ? bound.upper : upper };
  });
  return { ...alarm, bounds };
}

/** A tenth of a percentage point. */
const ALARM_UNIT: RoundingUnit = { digit: 1, exponent: -3 };
