/** How the collector answered one delivery, as far as the sender is concerned. */
export type Answer = {
  /** Only "counted" was counted; what is refused or dropped stays so; anything else may pass. */
  readonly verdict: 'counted' | 'refused' | 'unsure';
  /** How long the collector asks to wait, in milliseconds. */
  readonly wait?: number;
};

/** Time as deliveries know it, so that tests can move it. */
export type Clock = {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

/** A start is tried before the text appears, and no longer than a visitor would wait for a page. */
export const START_PATIENCE = 3_000;
/** The collector remembers the number of a delivery for longer than this. */
export const LATER_PATIENCE = 600_000;

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/**
 * Delivers one event under one number, again and again, until it is counted, refused, or its time is
 * over: then nothing more of it leaves.
 *
 * @param attempt makes one delivery, and ends it within the milliseconds it is given
 * @returns whether it was counted, as far as the page knows
 */
export async function deliver(
  attempt: (within: number) => Promise<Answer>,
  patience: number,
  { now, sleep }: Clock,
): Promise<boolean> {
  const end = now() + patience;
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    const answer = await attempt(Math.min(end - now(), LONGEST_WAIT));
    if (answer.verdict !== 'unsure') return answer.verdict === 'counted';
    // Many behind one address were told to wait as long: they don't come back at one moment.
    const pause = Math.max(wait, answer.wait ?? 0) + (FIRST_WAIT / 2) * Math.random();
    if (now() + pause >= end) return false;
    await sleep(pause);
  }
}
