import { pairedNetChange } from '../../estimate/paired.ts';
import type { Test } from '../../estimate/paired.ts';
import { marginalHomogeneity } from '../../estimate/homogeneity.ts';
import {
  cohenH,
  equalRisksTest,
  logOddsRatio,
  riskDifference,
} from '../../estimate/risk-difference.ts';
import { wilson } from '../../estimate/wilson.ts';
import { level, method, number, orNull, table } from './method.ts';

export const wilsonMethod = method({ x: number, n: number, conf: level }, ({ x, n, conf }) => {
  const { estimate, interval } = wilson(x, n, conf);
  return { estimate, lower: interval.lower, upper: interval.upper };
});

export const riskDifferenceMethod = method(
  { x1: number, n1: number, x2: number, n2: number, conf: level },
  ({ x1, n1, x2, n2, conf }) => {
    const [one, other] = [
      { cases: x1, n: n1 },
      { cases: x2, n: n2 },
    ];
    const difference = riskDifference(one, other, conf);
    const equal = equalRisksTest(one, other);
    const odds = logOddsRatio(one, other);
    return {
      rd: difference.estimate,
      se_unpooled: difference.standardError,
      wald_lower: difference.wald.lower,
      wald_upper: difference.wald.upper,
      newcombe_lower: difference.interval.lower,
      newcombe_upper: difference.interval.upper,
      pooled_z: orNull(equal?.z),
      pooled_p: orNull(equal?.p),
      cohen_h: cohenH(difference.first.estimate, difference.second.estimate),
      nnr: orNull(1 / difference.estimate),
      log_or: orNull(odds?.estimate),
      log_or_se: orNull(odds?.standardError),
    };
  },
);

export const mcnemarMethod = method({ table, conf: level }, (input) => {
  const change = pairedNetChange(input.table, input.conf);
  const statistic = (test: Test | undefined) => orNull(test?.statistic);
  return {
    b: change.stopped,
    c: change.began,
    net_change: change.estimate,
    se: change.standardError,
    wald_lower: change.wald.lower,
    wald_upper: change.wald.upper,
    chi2: statistic(change.mcnemar),
    p: orNull(change.mcnemar?.p),
    chi2_cc: statistic(change.corrected),
    p_cc: orNull(change.corrected?.p),
    p_exact: change.exactP,
    p_mid: change.midP,
    newcombe_paired_lower: change.interval.lower,
    newcombe_paired_upper: change.interval.upper,
  };
});

export const homogeneityMethod = method({ table }, (input) => {
  const { stuartMaxwell, bhapkar, df } = marginalHomogeneity(input.table);
  return {
    stuart_maxwell: orNull(stuartMaxwell?.statistic),
    df,
    p: orNull(stuartMaxwell?.p),
    bhapkar: orNull(bhapkar?.statistic),
    p_bhapkar: orNull(bhapkar?.p),
  };
});
