import { createJudge } from '../protocol/judge.ts';
import type { AcceptedPlan, Verdict } from '../protocol/judge.ts';
import type { Payload } from '../protocol/payload.ts';
import { log } from './log.ts';
import type { PlanFolder } from './plan-folder.ts';

/** Judges events by the study plans as they are now. */
export type Judging = {
  readonly judge: (payload: Payload) => Verdict;
  /** Looks whether the plans changed before it judges: for an event whose plan isn't known. */
  readonly judgeAnew: (payload: Payload) => Promise<Verdict>;
  /** Takes in plans that changed since they were last read. */
  readonly reread: () => Promise<void>;
};

/** @param plans a folder is read again while the collector runs; a list stays as it is */
export function createJudging(plans: PlanFolder | readonly AcceptedPlan[]): Judging {
  const folder = 'plans' in plans ? plans : undefined;
  let judge = createJudge(folder ? folder.plans : (plans as readonly AcceptedPlan[]));
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    try {
      const changed = await folder?.reread();
      if (!changed) return;
      judge = createJudge(changed);
      log('info', 'plans-reread', { versions: changed.map(({ version }) => version).join(' ') });
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      log('error', 'reread-plans-failed', { reason });
    } finally {
      looking = undefined;
    }
  };
  /** However many ask at once, the folder is looked at once. */
  const reread = (): Promise<void> => (looking ??= look());
  return {
    judge: (payload) => judge(payload),
    judgeAnew: async (payload) => {
      await reread();
      return judge(payload);
    },
    reread,
  };
}

/** Whether another plan than those known could make something else of an event. */
export const isOfUnknownPlan = (verdict: Verdict): boolean =>
  verdict.kind === 'not-yet' || (verdict.kind === 'refused' && verdict.refusal.field === 'study');
