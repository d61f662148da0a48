import { createJudge } from '../../analytics/protocol/judge.ts';
import type { AcceptedPlan } from '../../analytics/protocol/judge.ts';
import { readPayload } from '../../analytics/protocol/payload.ts';
import { REACH_PREFIX } from '../../analytics/plan/names.ts';
import type { Count } from '../../analytics/tally/count.ts';

/** Every cell that isn't what was acknowledged. */
export type Difference = {
  readonly cell: string;
  readonly acknowledged: number;
  readonly counted: number;
};

/** What the collectors told visitors to be counted, cell by cell. */
export type Ledger = {
  /** One event was acknowledged; a repeat under the same number is the same event. */
  acknowledge(body: string, submission: string): void;
  acknowledged(): number;
  compare(counts: readonly Count[]): {
    readonly counted: number;
    readonly differences: Difference[];
  };
};

/**
 * Keeps the books of numbered events: what the plan makes of each that was acknowledged. Pageviews have
 * no number, so a lost answer leaves open whether one was counted; they stay out.
 */
export function openLedger(plans: readonly AcceptedPlan[]): Ledger {
  const judge = createJudge(plans);
  const expected = new Map<string, number>();
  const seen = new Set<string>();
  const keyOf = ({ version, table, cell }: Omit<Count, 'n' | 'period' | 'study'>): string =>
    `${version} ${table} ${cell}`;
  return {
    acknowledge(body, submission) {
      if (seen.has(submission)) return;
      seen.add(submission);
      const read = readPayload(body);
      const verdict = 'payload' in read ? judge(read.payload) : undefined;
      if (verdict?.kind !== 'counted') throw new Error(`acknowledged, yet no event: ${body}`);
      for (const increment of verdict.increments)
        expected.set(keyOf(increment), (expected.get(keyOf(increment)) ?? 0) + 1);
    },
    acknowledged: () => seen.size,
    compare(counts) {
      const found = new Map<string, number>();
      for (const count of counts) {
        if (count.table.startsWith(REACH_PREFIX)) continue;
        found.set(keyOf(count), (found.get(keyOf(count)) ?? 0) + count.n);
      }
      const differences = [...new Set([...expected.keys(), ...found.keys()])].flatMap((cell) => {
        const [acknowledged, counted] = [expected.get(cell) ?? 0, found.get(cell) ?? 0];
        return acknowledged === counted ? [] : [{ cell, acknowledged, counted }];
      });
      return { counted: [...found.values()].reduce((sum, n) => sum + n, 0), differences };
    },
  };
}
