import type { Truth } from '../simulate/truth.ts';

/** The truth with so many reminders and returns that the follow-up can be calibrated too. */
export const withReturns = (truth: Truth): Truth => ({
  ...truth,
  followUp: { ...truth.followUp, optsIn: 0.6, returns: 0.6 },
});
