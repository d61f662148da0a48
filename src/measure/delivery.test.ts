import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LATER_PATIENCE, START_PATIENCE, deliver } from './delivery.ts';
import type { Answer, Clock } from './delivery.ts';

const MINUTE = 60_000;

/** A clock that jumps to whoever wakes first, when all others wait. */
function virtualTime() {
  let moment = 0;
  const sleepers: { at: number; wake: () => void }[] = [];
  const clock: Clock = {
    now: () => moment,
    sleep: (milliseconds) =>
      new Promise((wake) => {
        sleepers.push({ at: moment + milliseconds, wake });
      }),
  };
  const run = async (): Promise<void> => {
    for (;;) {
      await new Promise(setImmediate);
      sleepers.sort((one, other) => one.at - other.at);
      const next = sleepers.shift();
      if (!next) return;
      moment = next.at;
      next.wake();
    }
  };
  return { clock, run };
}

/** One visit as the page does it: start, a text of some seconds, action, finish. */
async function visit(
  post: (name: string) => Answer,
  clock: Clock,
  reads: number,
): Promise<readonly string[]> {
  const tries: string[] = [];
  const attempt = (name: string) => (): Promise<Answer> => {
    tries.push(`${name}@${clock.now()}`);
    return Promise.resolve(post(name));
  };
  if (!(await deliver(attempt('start'), START_PATIENCE, clock))) return tries;
  await clock.sleep(reads);
  await Promise.all([
    deliver(attempt('action'), LATER_PATIENCE, clock),
    deliver(attempt('finish'), LATER_PATIENCE, clock),
  ]);
  return tries;
}

describe('delivering', () => {
  it('gives 400 people behind one address no more finishes than starts', async () => {
    const { clock, run } = virtualTime();
    const counts: Record<string, number> = { start: 0, action: 0, finish: 0 };
    const spent = new Map<number, number>();
    const post = (name: string): Answer => {
      const window = Math.floor(clock.now() / MINUTE);
      spent.set(window, (spent.get(window) ?? 0) + 1);
      if ((spent.get(window) ?? 0) > 300)
        return { verdict: 'unsure', wait: (window + 1) * MINUTE - clock.now() };
      counts[name] = (counts[name] ?? 0) + 1;
      return { verdict: 'counted' };
    };
    const people = Array.from({ length: 400 }, (_, at) => visit(post, clock, 40_000 + 100 * at));
    await run();
    await Promise.all(people);
    assert.deepEqual(counts, { start: 300, action: 300, finish: 300 });
  });

  it('never lets an event follow a start that was not counted, nor tries one after the text', async () => {
    const answers = fc.constantFrom<Answer['verdict']>('counted', 'refused', 'unsure');
    const scenario = fc.record({
      script: fc.array(answers, { maxLength: 12 }),
      wait: fc.constantFrom(0, 2_000, 30_000),
      reads: fc.integer({ min: 1_000, max: 900_000 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ script, wait, reads }) => {
        const { clock, run } = virtualTime();
        const left = [...script];
        let started = false;
        const whole = visit(
          (name) => {
            const verdict = left.shift() ?? 'unsure';
            if (name === 'start') started ||= verdict === 'counted';
            else assert.ok(started, `${name} without its start`);
            return { verdict, wait };
          },
          clock,
          reads,
        );
        await run();
        const tries = await whole;
        const at = (name: string) =>
          tries.filter((each) => each.startsWith(name)).map((each) => Number(each.split('@')[1]));
        assert.ok(Math.max(...at('start')) < START_PATIENCE);
        for (const name of ['action', 'finish'])
          if (at(name).length > 0)
            assert.ok(Math.max(...at(name)) - Math.min(...at(name)) < LATER_PATIENCE);
      }),
      { numRuns: 200 },
    );
  });

  it('counts what a collector that was away for minutes is told afterwards', async () => {
    const { clock, run } = virtualTime();
    let counted = 0;
    const done = deliver(
      () => {
        if (clock.now() < 9 * MINUTE) return Promise.resolve({ verdict: 'unsure' });
        counted += 1;
        return Promise.resolve({ verdict: 'counted' });
      },
      LATER_PATIENCE,
      clock,
    );
    await run();
    assert.equal(await done, true);
    assert.equal(counted, 1);
  });
});
