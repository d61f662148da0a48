import {
  differenceSequence,
  logEValue,
  meanSequence,
  nearlyTightestAt,
  oneSidedMultiplier,
  tightestAt,
  twoSidedMultiplier,
} from '../../estimate/confidence-sequence.ts';
import type { SequenceBounds } from '../../estimate/confidence-sequence.ts';
import { checkCount } from '../../estimate/checks.ts';
import { benjaminiHochberg, bonferroni, holm } from '../../estimate/multiplicity.ts';
import { sampleRatio, sequentialSampleRatio } from '../../estimate/sample-ratio.ts';
import { populationVariance, sampleOfValues } from '../../estimate/samples.ts';
import { method, number, numbers, orNull } from './method.ts';

export const sampleRatioMethod = method(
  { counts: numbers, weights: numbers, concentration: number.optional() },
  ({ counts, weights, concentration }) => {
    const { chiSquared, df, p, logE, anytimeP } = sampleRatio(counts, weights, concentration);
    return { x2: chiSquared, df, p, log_e: logE, anytime_p: anytimeP };
  },
);

export const sequentialSampleRatioMethod = method(
  { counts: numbers, weights: numbers, planned_n: number },
  ({ counts, weights, planned_n }) => {
    const { logE, anytimeP, failed } = sequentialSampleRatio(counts, weights, planned_n);
    return { log_e: logE, anytime_p: anytimeP, failed };
  },
);

export const multiplicityMethod = method({ p: numbers.min(1) }, ({ p }) => ({
  holm: holm(p),
  bh: benjaminiHochberg(p),
  bonferroni: bonferroni(p),
}));

export const multipliersMethod = method(
  { alpha: number, t_opt: number, n: numbers },
  ({ alpha, t_opt, n }) => {
    n.forEach((each, index) => checkCount(`n[${index}]`, each, 1));
    const tuning = tightestAt(t_opt, alpha);
    return {
      rho2_exact: tuning.rhoSquared,
      rho2_approx: nearlyTightestAt(t_opt, alpha).rhoSquared,
      n,
      two_sided: n.map((each) => twoSidedMultiplier(each, tuning)),
      one_sided: n.map((each) => oneSidedMultiplier(each, tuning)),
    };
  },
);

const boundsOf = ({ interval, oneSided }: SequenceBounds) => ({
  lower: interval.lower,
  upper: interval.upper,
  one_sided_lower: oneSided.lower,
  one_sided_upper: oneSided.upper,
});

export const seriesMethod = method(
  { alpha: number, rho2: number, theta0: number, at: numbers, x: numbers },
  ({ alpha, rho2, theta0, at, x }) => {
    const tuning = { alpha, rhoSquared: rho2 };
    return at.map((n, index) => {
      checkCount(`at[${index}]`, n, 1, x.length);
      const sample = sampleOfValues('x', x.slice(0, n));
      const moments = { n, mean: sample.mean, deviation: Math.sqrt(populationVariance(sample)) };
      return {
        n,
        mean: moments.mean,
        sd: moments.deviation,
        ...boundsOf(meanSequence(moments, tuning)),
        log_e_two: orNull(logEValue(moments, theta0, tuning)),
      };
    });
  },
);

export const differenceMethod = method(
  {
    alpha: number,
    rho2: number,
    n1: number,
    m1: number,
    v1: number,
    n0: number,
    m0: number,
    v0: number,
  },
  ({ alpha, rho2, n1, m1, v1, n0, m0, v0 }) => {
    const sequence = differenceSequence(
      { n: n1, mean: m1, variance: v1 },
      { n: n0, mean: m0, variance: v0 },
      { alpha, rhoSquared: rho2 },
    );
    return {
      n: sequence.n,
      sd: sequence.deviation,
      diff: sequence.estimate,
      ...boundsOf(sequence),
      boomerang_alarm: sequence.oneSided.upper < 0,
    };
  },
);
