import { z } from 'zod';
import { interruptedSeries } from '../../estimate/interrupted-series.ts';
import { symmetricInterval, USUAL_LEVEL } from '../../estimate/interval.ts';
import { cell } from '../../estimate/numeric/matrix.ts';
import type { Matrix } from '../../estimate/numeric/matrix.ts';
import { segmentedRegression } from '../../estimate/segmented-regression.ts';
import { studentCriticalValue, studentTwoSided } from '../../estimate/numeric/student.ts';
import { level, method, number, numbers, orNull } from './method.ts';

const errorsOf = (covariance: Matrix): number[] =>
  covariance.map((_, index) => Math.sqrt(cell(covariance, index, index)));

export const segmentedMethod = method(
  { start: number, lag: number, y: numbers, conf: level },
  ({ start, lag, y, conf = USUAL_LEVEL }) => {
    const fit = segmentedRegression({ values: y, start }, lag);
    const { coefficients, df } = fit.ordinary;
    const adjusted = errorsOf(fit.neweyWest.adjusted);
    const t = coefficients.map((value, index) => value / (adjusted[index] ?? 0));
    const critical = studentCriticalValue(conf, df);
    const intervals = coefficients.map((value, index) =>
      symmetricInterval(value, critical * (adjusted[index] ?? 0), conf),
    );
    return {
      coef: coefficients,
      se_ols: errorsOf(fit.ordinary.covariance),
      se_nw: errorsOf(fit.neweyWest.plain),
      se_nw_adj: adjusted,
      t_nw_adj: t.map(orNull),
      p_nw_adj: t.map((each) => orNull(studentTwoSided(each, df))),
      lower: intervals.map(({ lower }) => lower),
      upper: intervals.map(({ upper }) => upper),
      effect_at_end: fit.effectAtEnd.estimate,
      effect_at_end_se: fit.effectAtEnd.standardError,
      dw: orNull(fit.durbinWatson),
      rho1: orNull(fit.autocorrelation),
      r2: fit.ordinary.rSquared,
      prais_winsten: {
        rho: fit.praisWinsten.rho,
        coef: fit.praisWinsten.coefficients,
        se: errorsOf(fit.praisWinsten.covariance),
      },
    };
  },
);

export const autoregressiveMethod = method(
  { start: number, y: z.array(number.nullable()), conf: level },
  ({ start, y, conf }) => {
    const result = interruptedSeries({ values: y.map((value) => value ?? undefined), start }, conf);
    if (result.refused) return { refused: true, reason: result.refused };
    const { n, fit, intervals, effectAtEnd } = result;
    return {
      refused: false,
      n,
      rho: fit.rho,
      coef: fit.coefficients,
      se: errorsOf(fit.covariance),
      lower: intervals.map(({ lower }) => lower),
      upper: intervals.map(({ upper }) => upper),
      effect_at_end: effectAtEnd.estimate,
      effect_at_end_se: effectAtEnd.standardError,
    };
  },
);
