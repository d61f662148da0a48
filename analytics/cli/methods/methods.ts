import { EstimationError } from '../../estimate/estimation-error.ts';
import {
  anytimeMeanMethod,
  anytimeScoreMethod,
  armsFamilyMethod,
  finishingMethod,
  horizonMethod,
  leeHorizonMethod,
  verdictMethod,
} from './deciding.ts';
import {
  hedgesCorrectionMethod,
  leeBoundsMethod,
  solomonMethod,
  welchHedgesMethod,
} from './means.ts';
import type { Method } from './method.ts';
import {
  differenceMethod,
  multipliersMethod,
  multiplicityMethod,
  sampleRatioMethod,
  sequentialSampleRatioMethod,
  seriesMethod,
} from './monitoring.ts';
import {
  homogeneityMethod,
  mcnemarMethod,
  riskDifferenceMethod,
  wilsonMethod,
} from './proportions.ts';
import { armDifferenceMethod, oneWayMethod, twoWayMethod } from './randomised-response.ts';
import { autoregressiveMethod, segmentedMethod } from './trend.ts';

/** Every method of `measure estimate`, by its name; where there are kinds, by name and kind. */
export const METHODS: Readonly<Record<string, Method | Readonly<Record<string, Method>>>> = {
  wilson: wilsonMethod,
  risk_difference: riskDifferenceMethod,
  welch_hedges: welchHedgesMethod,
  krr_oneway: oneWayMethod,
  krr_arm_difference: armDifferenceMethod,
  krr_twoway: twoWayMethod,
  solomon: solomonMethod,
  srm: sampleRatioMethod,
  multiplicity: multiplicityMethod,
  asymp_cs: { multipliers: multipliersMethod, series: seriesMethod, difference: differenceMethod },
  lee_bounds: leeBoundsMethod,
  its_newey_west: segmentedMethod,
  paired: { mcnemar: mcnemarMethod, homogeneity: homogeneityMethod },
  srm_sequential: sequentialSampleRatioMethod,
  horizon_interval: horizonMethod,
  arms_family: armsFamilyMethod,
  finishing: finishingMethod,
  anytime_score: anytimeScoreMethod,
  lee_horizon: leeHorizonMethod,
  anytime_mean: anytimeMeanMethod,
  hedges_j_large_df: hedgesCorrectionMethod,
  ar1_bounded: autoregressiveMethod,
  verdict: verdictMethod,
};

/**
 * The method that a name, and for some a kind, stands for.
 *
 * @throws EstimationError naming what there is
 */
export function findMethod(name: string | undefined, kind: string | undefined): Method {
  const found = Object.hasOwn(METHODS, name ?? '') ? METHODS[name ?? ''] : undefined;
  if (!found) throw new EstimationError('METHOD', quote(name), oneOf(METHODS));
  if (typeof found === 'function') {
    if (kind !== undefined) throw new EstimationError('KIND', quote(kind), `none after ${name}`);
    return found;
  }
  const method = Object.hasOwn(found, kind ?? '') ? found[kind ?? ''] : undefined;
  if (!method) throw new EstimationError(`KIND of ${name}`, quote(kind), oneOf(found));
  return method;
}

const quote = (word: string | undefined): string => (word === undefined ? 'nothing' : `"${word}"`);
const oneOf = (choices: object): string => `one of ${Object.keys(choices).join(', ')}`;
