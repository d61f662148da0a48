/**
 * How long a proxy in front waits for an answer, in milliseconds: the shipped files say 1500.
 * Then it sends the event to another collector, so that one mustn't be counted here any more.
 */
export const PROXY_PATIENCE = 1000;

/** How often a collector looks whether it still runs, in milliseconds. */
const TICK = 250;
/** What came in while it stood still is read within this time after it, in milliseconds. */
const DRAIN = 1000;

/** Knows whether a collector stood still so long that what it reads now was given up by who sent it. */
export type Stall = {
  stoodStill(): boolean;
  stop(): void;
};

/** Watches the process by a clock of its own; a test gives another, and calls `tick` itself. */
export function watchStall(now: () => number = () => performance.now()): Stall & { tick(): void } {
  let ticked = now();
  let draining = -Infinity;
  const look = (): number => {
    const at = now();
    if (at - ticked > PROXY_PATIENCE) draining = at + DRAIN;
    return at;
  };
  const tick = (): void => {
    ticked = look();
  };
  const timer = setInterval(tick, TICK).unref();
  return {
    tick,
    // Requests may be read before the first tick after a stall.
    stoodStill: () => look() < draining,
    stop() {
      clearInterval(timer);
    },
  };
}
