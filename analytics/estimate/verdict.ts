import { checkCount, checkFinite, checkPositive } from './checks.ts';

/** The ends of a judging interval. */
export type Bounds = { readonly lower: number; readonly upper: number };

/** What a verdict is made of, and nothing else. */
export type VerdictInput = {
  /** Visits allocated so far, all arms; at the deciding look and after it, those of that look. */
  readonly n: number;
  readonly plannedN: number;
  /** Smallest difference worth going on with, above 0. */
  readonly smallestEffect: number;
  /** Largest fall that may stay unseen, above 0. */
  readonly harmMargin: number;
  /** All message arms against control at the judging level; `undefined` while not estimable. */
  readonly pooled: Bounds | undefined;
  /** Whether the alarm of any watched outcome stands for all message arms together. */
  readonly pooledAlarm: boolean;
  /** Each message arm against control at the judging level, with its own alarm. */
  readonly arms: readonly (Bounds & { readonly alarm: boolean })[];
  /** True is sound. */
  readonly health: {
    readonly draw: boolean;
    /** No more cases than starts. */
    readonly counts: boolean;
    /** Forged visits can't explain the outcome. */
    readonly forging: boolean;
    /** The difference was steady over the planned quarters. */
    readonly steady: boolean;
  };
};

/** One of five answers, each for one of a fixed list of reasons. */
export type Verdict =
  | { readonly kind: 'go-on'; readonly reason: 'early' | 'final' }
  | {
      readonly kind: 'change';
      readonly reason:
        | 'arms-differ'
        | 'one-arm-harms'
        | 'not-steady'
        | 'too-small'
        | 'one-arm-works'
        | 'no-worthwhile-effect'
        | 'not-shown';
    }
  | { readonly kind: 'stop'; readonly reason: 'harm' }
  | { readonly kind: 'too-early'; readonly reason: 'start' | 'undecided' }
  | { readonly kind: 'cannot-judge'; readonly reason: 'draw' | 'counts' | 'forging' };

/**
 * The verdict: the first rule that fits, from numbers the plan fixed beforehand. The alarm is also a
 * field of its own and stands under every verdict.
 *
 * @throws EstimationError for a planned n under 1, bounds that aren't finite, or an effect or margin
 *   that isn't above 0
 */
export function judge(input: VerdictInput): Verdict {
  checkInput(input);
  const { health, n, plannedN, smallestEffect, pooled, pooledAlarm, arms } = input;
  if (!health.draw) return { kind: 'cannot-judge', reason: 'draw' };
  if (!health.counts) return { kind: 'cannot-judge', reason: 'counts' };
  if (!health.forging) return { kind: 'cannot-judge', reason: 'forging' };
  if (n === 0 || !pooled) return { kind: 'too-early', reason: 'start' };
  const harming = arms.filter((arm) => arm.alarm || arm.upper < 0).length;
  const working = arms.filter((arm) => arm.lower > 0 && !arm.alarm).length;
  if (harming > 0 && working > 0) return { kind: 'change', reason: 'arms-differ' };
  const allHarm = harming > 0 && harming === arms.length;
  if (pooledAlarm || pooled.upper < 0 || allHarm) return { kind: 'stop', reason: 'harm' };
  if (harming > 0) return { kind: 'change', reason: 'one-arm-harms' };
  if (pooled.lower > 0) {
    if (pooled.upper < smallestEffect) return { kind: 'change', reason: 'too-small' };
    if (!health.steady) return { kind: 'change', reason: 'not-steady' };
    return { kind: 'go-on', reason: n >= plannedN ? 'final' : 'early' };
  }
  if (working > 0) return { kind: 'change', reason: 'one-arm-works' };
  if (pooled.upper < smallestEffect) return { kind: 'change', reason: 'no-worthwhile-effect' };
  if (n >= plannedN) return { kind: 'change', reason: 'not-shown' };
  return { kind: 'too-early', reason: 'undecided' };
}

/** Whether a fall of more than the plan's margin is excluded; said beside the verdict. */
export const harmExcluded = ({ pooled, harmMargin }: VerdictInput): boolean =>
  pooled !== undefined && pooled.lower > -harmMargin;

function checkInput({ n, plannedN, smallestEffect, harmMargin, pooled, arms }: VerdictInput): void {
  checkFinite('n', n);
  checkCount('planned_n', plannedN, 1);
  checkPositive('smallest_effect', smallestEffect);
  checkPositive('harm_margin', harmMargin);
  for (const { lower, upper } of pooled ? [pooled, ...arms] : arms) {
    checkFinite('lower', lower);
    checkFinite('upper', upper);
  }
}
