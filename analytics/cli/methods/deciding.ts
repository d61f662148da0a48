import { z } from 'zod';
import { armsFamily } from '../../estimate/closed-family.ts';
import { EstimationError } from '../../estimate/estimation-error.ts';
import { allocatedIn, compareArms } from '../../estimate/finishing.ts';
import { anytimeScore } from '../../estimate/harm-alarm.ts';
import { horizonInterval, horizonMeanDifference } from '../../estimate/horizon.ts';
import type { Contrast } from '../../estimate/horizon.ts';
import { leeHorizon } from '../../estimate/lee-horizon.ts';
import { sum } from '../../estimate/numeric/numbers.ts';
import { sampleOfMoments } from '../../estimate/samples.ts';
import { judge } from '../../estimate/verdict.ts';
import { method, number, numbers, table } from './method.ts';

const clock = { n: number, planned_n: number };
const twoGroups = { x1: number, n1: number, x0: number, n0: number };
const group = z.strictObject({ n: number, x: number });

const casesOf = ({ n, x }: z.infer<typeof group>) => ({ cases: x, n });

export const horizonMethod = method({ ...twoGroups, ...clock, alpha: number }, (input) => {
  const contrast = horizonInterval(
    { cases: input.x1, n: input.n1 },
    { cases: input.x0, n: input.n0 },
    { n: input.n, plannedN: input.planned_n },
    input.alpha,
  );
  const { z: critical, estimate, lower, upper, estimable, claim } = contrast;
  return { z: critical, estimate, lower, upper, estimable, verdict: claim };
});

export const armsFamilyMethod = method(
  { planned_n: number, alpha: number, control: group, message: z.array(group) },
  ({ planned_n, alpha, control, message }) => {
    const n = control.n + sum(message.map((arm) => arm.n));
    const family = armsFamily(
      casesOf(control),
      message.map(casesOf),
      { n, plannedN: planned_n },
      alpha,
    );
    const shown = ({ estimate, alpha: level, lower, upper, claim }: Contrast) => {
      return { estimate, alpha: level, lower, upper, claim };
    };
    return {
      gate_open: family.open,
      opened_by: family.openedBy,
      pooled: shown(family.pooled),
      message: family.arms.map(shown),
    };
  },
);

export const finishingMethod = method(
  {
    planned_n: number,
    alpha: number,
    control_allocated: numbers,
    control_finished: numbers,
    message_allocated: table,
    message_finished: table,
  },
  (input) => {
    const strata = input.control_allocated.map((allocated, stratum) => ({
      control: { n: allocated, cases: value(input.control_finished, stratum, 'control_finished') },
      messages: value(input.message_allocated, stratum, 'message_allocated').map((n, arm) => ({
        n,
        cases: value(
          value(input.message_finished, stratum, 'message_finished'),
          arm,
          'message_finished',
        ),
      })),
    }));
    const { pooled, arms, ...result } = compareArms(
      strata,
      { n: allocatedIn(strata), plannedN: input.planned_n },
      input.alpha,
    );
    const shown = ({ estimate, alpha, lower, upper, claim }: Contrast) => {
      return { estimate, alpha, lower, upper, differs: claim !== 'none' };
    };
    return {
      pooled: shown(pooled),
      arms: arms.map(shown),
      strata: result.strata.map((cell) => ({
        stratum: cell.stratum + 1,
        arm: cell.arm + 1,
        ...shown(cell),
      })),
      failed: result.differs,
    };
  },
);

function value<T>(list: readonly T[], index: number, field: string): T {
  const found = list[index];
  if (found === undefined)
    throw new EstimationError(field, `nothing at ${index}`, 'as many as control_allocated has');
  return found;
}

export const anytimeScoreMethod = method(
  { ...twoGroups, t_opt: number, alpha: number },
  ({ x1, n1, x0, n0, t_opt, alpha }) => {
    const score = anytimeScore({ cases: x1, n: n1 }, { cases: x0, n: n0 }, t_opt, alpha);
    const { rhoSquared, z: critical, estimate, lower, upper, alarm } = score;
    return { rho2: rhoSquared, z: critical, estimate, lower, upper, alarm };
  },
);

const TRIMMED = { first: 'message', second: 'control', none: 'none' } as const;

export const leeHorizonMethod = method(
  { ...twoGroups, m1: number, m0: number, ...clock, alpha: number },
  ({ x1, n1, x0, n0, m1, m0, n, planned_n, alpha }) => {
    const lee = leeHorizon(
      { allocated: n1, finished: m1, cases: x1 },
      { allocated: n0, finished: m0, cases: x0 },
      { n, plannedN: planned_n },
      alpha,
    );
    return {
      s1: lee.response.first,
      s0: lee.response.second,
      trim_share: lee.trimmed,
      trimmed: TRIMMED[lee.trimmedArm],
      lower: lee.bounds.lower,
      upper: lee.bounds.upper,
      se_lower: lee.standardErrors.lower,
      se_upper: lee.standardErrors.upper,
      z: lee.z,
      interval_lower: lee.lower,
      interval_upper: lee.upper,
      claim: lee.claim,
    };
  },
);

export const anytimeMeanMethod = method(
  {
    m1: number,
    s1: number,
    n1: number,
    m0: number,
    s0: number,
    n0: number,
    ...clock,
    alpha: number,
  },
  (input) => {
    const sample = (suffix: '1' | '0') =>
      sampleOfMoments(
        { n: `n${suffix}`, mean: `m${suffix}`, deviation: `s${suffix}` },
        { n: input[`n${suffix}`], mean: input[`m${suffix}`], deviation: input[`s${suffix}`] },
      );
    const difference = horizonMeanDifference(
      sample('1'),
      sample('0'),
      { n: input.n, plannedN: input.planned_n },
      input.alpha,
    );
    const { z: critical, estimate, standardError, lower, upper, claim } = difference;
    return { z: critical, diff: estimate, se: standardError, lower, upper, claim };
  },
);

const bounds = { lower: number, upper: number };

export const verdictMethod = method(
  {
    ...clock,
    smallest_effect: number,
    harm_margin: number,
    pooled: z.strictObject(bounds).nullable(),
    pooled_alarm: z.boolean(),
    arms: z.array(z.strictObject({ ...bounds, alarm: z.boolean() })),
    health: z.strictObject({
      draw: z.boolean(),
      counts: z.boolean(),
      forging: z.boolean(),
      steady: z.boolean(),
    }),
  },
  (input) =>
    judge({
      n: input.n,
      plannedN: input.planned_n,
      smallestEffect: input.smallest_effect,
      harmMargin: input.harm_margin,
      pooled: input.pooled ?? undefined,
      pooledAlarm: input.pooled_alarm,
      arms: input.arms,
      health: input.health,
    }),
);
