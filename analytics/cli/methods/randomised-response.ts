import { z } from 'zod';
import { EstimationError } from '../../estimate/estimation-error.ts';
import {
  coinEpsilon,
  unnoisedDifference,
  unnoisedPairs,
  unnoisedShares,
} from '../../estimate/randomised-response.ts';
import type { Unnoised } from '../../estimate/randomised-response.ts';
import { coinMechanism } from '../../plan/names.ts';
import { level, method, number, numbers, table } from './method.ts';

const estimates = (all: readonly Unnoised[]) => all.map(({ estimate }) => estimate);
const errors = (all: readonly Unnoised[]) => all.map(({ standardError }) => standardError);
const lowers = (all: readonly Unnoised[]) => all.map(({ interval }) => interval.lower);
const uppers = (all: readonly Unnoised[]) => all.map(({ interval }) => interval.upper);

/** The epsilon given, or that of the mechanism an event names. */
function epsilonOf(
  eps: number | undefined,
  mechanism: string | undefined,
  answers: number,
): number {
  if (mechanism !== undefined && mechanism !== coinMechanism(answers))
    throw new EstimationError(
      'mechanism',
      `"${mechanism}"`,
      `"${coinMechanism(answers)}", the coin with ${answers} answers`,
    );
  if (eps !== undefined) return eps;
  if (mechanism === undefined) throw new EstimationError('eps', undefined, 'a number above 0');
  return coinEpsilon(answers);
}

export const oneWayMethod = method(
  { counts: numbers, eps: number.optional(), mechanism: z.string().optional(), conf: level },
  ({ counts, eps, mechanism, conf }) => {
    const result = unnoisedShares(counts, epsilonOf(eps, mechanism, counts.length), conf);
    return {
      k: counts.length,
      n: result.n,
      p: result.mechanism.truth,
      q: result.mechanism.other,
      lambda: result.reported,
      estimate: estimates(result.shares),
      se: errors(result.shares),
      cov: result.covariance,
      lower: lowers(result.shares),
      upper: uppers(result.shares),
    };
  },
);

export const armDifferenceMethod = method(
  {
    counts1: numbers,
    counts2: numbers,
    eps: number.optional(),
    mechanism: z.string().optional(),
    j: number,
    conf: level,
  },
  ({ counts1, counts2, eps, mechanism, j, conf }) => {
    const epsilon = epsilonOf(eps, mechanism, counts1.length);
    const result = unnoisedDifference(counts1, counts2, epsilon, j - 1, conf);
    return {
      est1: result.first.estimate,
      est2: result.second.estimate,
      rd: result.estimate,
      se: result.standardError,
      lower: result.interval.lower,
      upper: result.interval.upper,
      z: result.z,
      p_two_sided: result.p,
    };
  },
);

export const twoWayMethod = method(
  { counts: table, eps_baseline: number, eps_followup: number, conf: level },
  ({ counts, eps_baseline: before, eps_followup: now, conf }) => {
    const result = unnoisedPairs(counts, { before, now }, conf);
    return {
      k: counts.length,
      n: result.n,
      joint: result.joint.map(estimates),
      joint_se: result.joint.map(errors),
      baseline_marginal: estimates(result.before),
      followup_marginal: estimates(result.now),
      net_change: estimates(result.netChange),
      net_change_se: errors(result.netChange),
      lower: lowers(result.netChange),
      upper: uppers(result.netChange),
      gross_stay: result.stayed,
      total_eps_pair: result.totalEpsilon,
    };
  },
);
