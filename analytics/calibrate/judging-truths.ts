import type { JudgingTruth } from './campaign.ts';

const message = (arm: number, control: number, texts: number): number =>
  arm === 0 ? control : texts;

/** The stated truths that verdict, alarm and withheld parts are held to (statistics-2.md section 6). */
export const JUDGING_TRUTHS: readonly JudgingTruth[] = [
  { name: 'none' },
  {
    name: 'strong',
    action: (arm) => message(arm, 0.3, 0.4),
    intention: (arm) => message(arm, 0.35, 0.45),
  },
  { name: 'small', action: (arm) => message(arm, 0.3, 0.35) },
  { name: 'harm-on-action', action: (arm) => message(arm, 0.3, 0.213) },
  { name: 'harm-on-intention', intention: (arm) => message(arm, 0.45, 0.33) },
  {
    name: 'arms-cancel',
    action: (arm) => [0.3, 0.2, 0.4][arm] ?? 0.3,
  },
  {
    name: 'selective-leaving',
    finishes: (arm, intends) => (intends ? 0.92 : message(arm, 0.92, 0.82)),
  },
  {
    name: 'broken-draw',
    action: (arm) => message(arm, 0.3, 0.35),
    drawn: (arm) => (arm === 0 ? 0.8 : 1),
  },
  { name: 'too-few', visits: 800 },
  {
    name: 'sensitised',
    intention: (arm, asked) => message(arm, 0.35, asked ? 0.55 : 0.35),
  },
  {
    name: 'drift',
    action: (arm, at) => message(arm, 0.3, at < 1 / 3 ? 0.45 : 0.24),
  },
];

/** What forgers try: forged starts that hide a harm, fast forged plans in one arm, starts without views. */
export const FORGED_TRUTHS: readonly JudgingTruth[] = [
  {
    name: 'harm-and-forged-starts',
    action: (arm) => message(arm, 0.3, 0.213),
    forged: { starts: 120, arm: 0, acts: false, views: true, at: 0.8 },
  },
  {
    name: 'fast-forged-plans',
    forged: { starts: 120, arm: 1, acts: true, views: true, at: 0.5 },
  },
  {
    name: 'effect-erased-by-forged-starts',
    action: (arm) => message(arm, 0.3, 0.39),
    forged: { starts: 1000, arm: 1, acts: false, views: false, at: 0.5 },
  },
];

/** More truths whose verdicts are only counted: small ones, on which chance decides. */
export const SMALL_TRUTHS: readonly JudgingTruth[] = [
  { name: 'plus-2-points', action: (arm) => message(arm, 0.3, 0.32) },
  { name: 'harm-of-5-points', action: (arm) => message(arm, 0.3, 0.25) },
  { name: 'intention-minus-7-points', intention: (arm) => message(arm, 0.35, 0.28) },
  {
    name: 'plus-12-then-minus-6',
    action: (arm, at) => message(arm, 0.3, at < 1 / 3 ? 0.42 : 0.24),
  },
];
