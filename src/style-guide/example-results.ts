import type { Alarm, Check, Result, Sample } from '../../analytics/report/schema.ts';

/** Made-up results, one of each form; every picture of them says that they are simulated. */
const both = (text: string) => ({ nl: text, en: text });
const SOURCE = 'voorbeeld';
const samples: Sample[] = [
  { name: both('Teksten over de gevolgen'), n: 400, cases: 160 },
  { name: both('Neutrale tekst'), n: 200, cases: 60 },
];
const interval = (low: number, high: number) => ({
  low,
  high,
  level: 0.95,
  method: both('Voorbeeld van een interval'),
  source: SOURCE,
});
const shown = {
  unit: 'share-difference' as const,
  samples,
  assumes: both('Dit is een voorbeeld.'),
};
const result = (id: string, name: string, finding: Result['finding']): Result => ({
  id,
  name: both(name),
  estimand: both('Verschil in het deel met een plan'),
  causal: true,
  finding,
});

export const EXAMPLE_RESULTS: readonly Result[] = [
  result('example.figure', 'Een schatting', {
    ...shown,
    kind: 'figure',
    estimate: 0.1,
    intervals: [interval(0.02, 0.18), interval(0.04, 0.16)],
    conclusion: both('Meer mensen maken een plan.'),
  }),
  result('example.null', 'Geen verschil gevonden', {
    ...shown,
    kind: 'figure',
    estimate: 0.01,
    intervals: [interval(-0.07, 0.09), interval(-0.05, 0.07)],
  }),
  result('example.bounds', 'Alleen grenzen', {
    ...shown,
    kind: 'bounds',
    low: -0.02,
    high: 0.14,
    interval: interval(-0.05, 0.17),
    method: both('Voorbeeld van grenzen'),
    source: SOURCE,
  }),
  result('example.withheld', 'Niet getoond', {
    kind: 'withheld',
    reasons: [both('Er zijn nog te weinig bezoeken.')],
  }),
];

const check = (verdict: Check['verdict'], name: string): Check => ({
  id: `example.${verdict}`,
  name: both(name),
  verdict,
  explanation: both('Wat er gecontroleerd is, in een zin.'),
  samples,
});

export const EXAMPLE_CHECKS: readonly Check[] = [
  check('passed', 'In orde'),
  check('failed', 'Niet in orde'),
  check('too-few', 'Te weinig'),
  check('for-information', 'Om te weten'),
];

const alarm = (state: Alarm['state'], sentence: string): Alarm => ({
  state,
  raised: state === 'alarm' ? ['pooled'] : [],
  sentence: both(sentence),
  notes: [],
  bounds:
    state === 'withheld'
      ? []
      : [
          {
            arm: 'pooled',
            name: both('Een plan'),
            upper: state === 'alarm' ? -0.01 : 0.04,
            level: 0.9875,
            samples,
          },
        ],
  method: both('Voorbeeld van een grens'),
  source: SOURCE,
});

export const EXAMPLE_ALARMS: readonly Alarm[] = [
  alarm('alarm', 'De teksten doen waarschijnlijk kwaad.'),
  alarm('no-alarm', 'Niet genoeg bewijs van schade.'),
  alarm('withheld', 'Er zijn te weinig bezoeken om iets te zeggen.'),
];
