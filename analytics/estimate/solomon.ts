import { EstimationError } from './estimation-error.ts';
import { USUAL_LEVEL } from './interval.ts';
import type { Interval } from './interval.ts';
import { sum } from './numeric/numbers.ts';
import { sampleVariance } from './samples.ts';
import type { Sample } from './samples.ts';
import { fisherUpperTail } from './numeric/tails.ts';
import { studentContrast } from './welch.ts';
import type { StudentEstimate } from './welch.ts';

/** The four groups of Solomon's design. */
export type SolomonGroups = {
  readonly askedTreated: Sample;
  readonly askedControl: Sample;
  readonly unaskedTreated: Sample;
  readonly unaskedControl: Sample;
};

/** A contrast with its variance test by both roads. */
export type SolomonContrast = StudentEstimate & {
  /** Classic analysis of variance, type III, pooled error. */
  readonly anova: {
    readonly f: number;
    readonly df1: number;
    readonly df2: number;
    readonly p: number;
  };
};

/**
 * Estimands: the effect of the message averaged over asked and unasked (treatment), the effect of
 * being asked beforehand (pretest), and their interaction: the effect among those asked minus the
 * effect among those not (M5).
 *
 * Contrasts of cell means (Solomon 1949, Psychol Bull 46:137) with unequal variances and
 * Satterthwaite's degrees of freedom; beside them F = e^2/(MSE sum(c^2/n)), which for unequal n is
 * the type III test. Always the saturated model: no choice of model after looking (Muralidharan,
 * Romero & Wuthrich 2025, REStat 107:589).
 * Assumes: both draws fair; scores taken as an interval scale.
 *
 * @throws EstimationError for a group under 2, or where nothing varies in any group
 */
export function solomon(groups: SolomonGroups, level = USUAL_LEVEL) {
  const { askedTreated, askedControl, unaskedTreated, unaskedControl } = groups;
  const samples = [
    { field: 'pre_treat', sample: askedTreated },
    { field: 'pre_ctrl', sample: askedControl },
    { field: 'nopre_treat', sample: unaskedTreated },
    { field: 'nopre_ctrl', sample: unaskedControl },
  ] as const;
  samples.forEach(({ field, sample }) => sampleVariance(field, sample));
  const df2 = sum(samples.map(({ sample }) => sample.n - 1));
  const meanSquare = sum(samples.map(({ sample }) => sample.squares)) / df2;
  const contrast = (weights: readonly [number, number, number, number]): SolomonContrast => {
    const terms = samples.map((term, index) => ({ ...term, weight: weights[index] ?? 0 }));
    const student = studentContrast(terms, level);
    const scale = meanSquare * sum(terms.map(({ sample, weight }) => weight ** 2 / sample.n));
    const f = student.estimate ** 2 / scale;
    return { ...student, anova: { f, df1: 1, df2, p: fisherUpperTail(f, 1, df2) } };
  };
  return {
    meanSquare,
    effectAsked: contrast([1, -1, 0, 0]),
    effectUnasked: contrast([0, 0, 1, -1]),
    treatment: contrast([0.5, -0.5, 0.5, -0.5]),
    pretest: contrast([0.5, 0.5, -0.5, -0.5]),
    interaction: contrast([1, -1, -1, 1]),
  };
}

/** Two one-sided tests at 5% make an interval of 90%. */
const EQUIVALENCE_LEVEL = 0.9;

/**
 * Whether being asked beforehand changes the effect by less than `margin`: the 90% interval of the
 * interaction, in pooled standard deviations, lies wholly within plus and minus the margin
 * (Schuirmann 1987, J Pharmacokinet Biopharm 15:657).
 *
 * @param margin above 0, in standard deviations
 * @throws EstimationError as `solomon`
 */
export function sensitisation(
  groups: SolomonGroups,
  margin: number,
): { readonly estimate: number; readonly interval: Interval; readonly equivalent: boolean } {
  if (!(margin > 0)) throw new EstimationError('margin', margin, 'a number above 0');
  const { interaction, meanSquare } = solomon(groups, EQUIVALENCE_LEVEL);
  const scale = Math.sqrt(meanSquare);
  const { lower, upper, level } = interaction.interval;
  const interval = { lower: lower / scale, upper: upper / scale, level };
  return {
    estimate: interaction.estimate / scale,
    interval,
    equivalent: interval.lower > -margin && interval.upper < margin,
  };
}
