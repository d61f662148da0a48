import { z } from 'zod';
import { exactIntervalOfD, hedges } from '../../estimate/hedges.ts';
import { hedgesCorrection } from '../../estimate/numeric/hedges-correction.ts';
import { leeBounds, manskiBounds } from '../../estimate/lee-bounds.ts';
import {
  histogramOfValues,
  sampleOfMoments,
  sampleOfValues,
  sampleVariance,
} from '../../estimate/samples.ts';
import type { Sample } from '../../estimate/samples.ts';
import { sensitisation, solomon } from '../../estimate/solomon.ts';
import type { SolomonContrast } from '../../estimate/solomon.ts';
import { welch } from '../../estimate/welch.ts';
import { level, method, number, numbers } from './method.ts';
import type { Method, Output } from './method.ts';

const summaryInput = { m1: number, s1: number, n1: number, m2: number, s2: number, n2: number };

const fromSummaries = method({ ...summaryInput, conf: level }, (input) => {
  const sample = (suffix: '1' | '2'): Sample =>
    sampleOfMoments(
      { n: `n${suffix}`, mean: `m${suffix}`, deviation: `s${suffix}` },
      { n: input[`n${suffix}`], mean: input[`m${suffix}`], deviation: input[`s${suffix}`] },
    );
  return compare(sample('1'), sample('2'), input.conf);
});

const fromValues = method({ x: numbers, y: numbers, conf: level }, ({ x, y, conf }) =>
  compare(sampleOfValues('x', x), sampleOfValues('y', y), conf),
);

/** Raw values where there is an `x`, summaries otherwise. */
export const welchHedgesMethod: Method = (input) =>
  z.object({ x: z.unknown() }).required().safeParse(input).success
    ? fromValues(input)
    : fromSummaries(input);

function compare(first: Sample, second: Sample, conf?: number): Output {
  const deviation = (field: string, sample: Sample) => Math.sqrt(sampleVariance(field, sample));
  const difference = welch(first, second, conf);
  const standardised = hedges(first, second, conf);
  const exact = exactIntervalOfD(first, second, conf);
  return {
    summary: {
      m1: first.mean,
      s1: deviation('x', first),
      n1: first.n,
      m2: second.mean,
      s2: deviation('y', second),
      n2: second.n,
    },
    welch: {
      diff: difference.estimate,
      se: difference.standardError,
      df: difference.df,
      t: difference.t,
      p_two_sided: difference.p,
      ...boundsOf(difference),
    },
    hedges: {
      sd_pooled: standardised.pooledDeviation,
      d: standardised.d,
      J_exact: standardised.exact.correction,
      J_approx: standardised.approximate.correction,
      var_d: standardised.varianceOfD,
      g_exact: standardised.exact.estimate,
      g_approx: standardised.approximate.estimate,
      var_g_exact: standardised.exact.variance,
      var_g_approx: standardised.approximate.variance,
      g_exact_lower: standardised.exact.interval.lower,
      g_exact_upper: standardised.exact.interval.upper,
      g_approx_lower: standardised.approximate.interval.lower,
      g_approx_upper: standardised.approximate.interval.upper,
      nct_d_lower: exact.lower,
      nct_d_upper: exact.upper,
    },
  };
}

export const hedgesCorrectionMethod = method({ df: number }, ({ df }) => {
  const { correction, complement } = hedgesCorrection(df);
  return { J: correction, one_minus_J: complement };
});

const boundsOf = ({ interval }: { interval: { lower: number; upper: number } }) => ({
  lower: interval.lower,
  upper: interval.upper,
});

const GROUPS = ['pre_treat', 'pre_ctrl', 'nopre_treat', 'nopre_ctrl'] as const;

export const solomonMethod = method(
  {
    pre_treat: numbers,
    pre_ctrl: numbers,
    nopre_treat: numbers,
    nopre_ctrl: numbers,
    conf: level,
    margin: number.optional(),
  },
  (input) => {
    const samples = {
      askedTreated: sampleOfValues('pre_treat', input.pre_treat),
      askedControl: sampleOfValues('pre_ctrl', input.pre_ctrl),
      unaskedTreated: sampleOfValues('nopre_treat', input.nopre_treat),
      unaskedControl: sampleOfValues('nopre_ctrl', input.nopre_ctrl),
    };
    const result = solomon(samples, input.conf);
    const ofCells = (value: (sample: Sample, group: string) => number) =>
      Object.fromEntries(
        Object.values(samples).map((sample, index) => {
          const group = GROUPS[index] ?? '';
          return [group, value(sample, group)];
        }),
      );
    const simple = ({ estimate, standardError }: SolomonContrast) => ({
      estimate,
      se: standardError,
    });
    const equivalence =
      input.margin === undefined ? undefined : sensitisation(samples, input.margin);
    return {
      cell_n: ofCells(({ n }) => n),
      cell_mean: ofCells(({ mean }) => mean),
      cell_var: ofCells((sample, group) => sampleVariance(group, sample)),
      mse: result.meanSquare,
      effect_pretested: simple(result.effectAsked),
      effect_unpretested: simple(result.effectUnasked),
      contrasts: {
        treatment: fullContrast(result.treatment),
        pretest: fullContrast(result.pretest),
        interaction: fullContrast(result.interaction),
      },
      ...(equivalence ? { equivalence } : {}),
    };
  },
);

const fullContrast = (contrast: SolomonContrast) => ({
  estimate: contrast.estimate,
  anova_F: contrast.anova.f,
  df1: contrast.anova.df1,
  df2: contrast.anova.df2,
  anova_p: contrast.anova.p,
  welch_se: contrast.standardError,
  welch_df: contrast.df,
  welch_t: contrast.t,
  welch_p: contrast.p,
  ...boundsOf(contrast),
});

const TRIMMED_ARM = { first: 'treatment', second: 'control', none: 'none' } as const;

export const leeBoundsMethod = method(
  { n1: number, n0: number, y1: numbers, y0: numbers, ymin: number, ymax: number },
  ({ n1, n0, y1, y0, ymin, ymax }) => {
    const first = { allocated: n1, scores: histogramOfValues(y1) };
    const second = { allocated: n0, scores: histogramOfValues(y0) };
    const lee = leeBounds(first, second);
    const manski = manskiBounds(first, second, { least: ymin, most: ymax });
    return {
      s1: lee.response.first,
      s0: lee.response.second,
      trim_share: lee.trimmed,
      trimmed_arm: TRIMMED_ARM[lee.trimmedArm],
      naive: lee.naive,
      lee_lower: lee.lower,
      lee_upper: lee.upper,
      manski_lower: manski.lower,
      manski_upper: manski.upper,
    };
  },
);
