import type { Interval } from '../estimate/interval.ts';
import type { Text } from '../plan/text.ts';
import type { PublishedInterval } from './schema.ts';

/** A method's name in both languages, and where it is from. */
export type Citation = { readonly method: Text; readonly source: string };

/** An interval as it is published: never without its method. */
export const published = (
  { lower, upper, level }: Interval,
  { method, source }: Citation,
): PublishedInterval => ({ low: lower, high: upper, level, method, source });

/** Every method that a summary names. */
export const CITATIONS = {
  horizon: {
    method: {
      nl: 'Newcombes interval uit scores, verbreed zodat het geldt bij elke keer kijken tot het geplande aantal; per tekst en samen getoetst als één gesloten familie',
      en: "Newcombe's score interval, widened to hold at every look up to the planned number; arms and all together judged as one closed family",
    },
    source:
      'Newcombe 1998, Statistics in Medicine 17:873, method 10; Lan and DeMets 1983, Biometrika 70:659; Marcus, Peritz and Gabriel 1976, Biometrika 63:655',
  },
  leeHorizon: {
    method: {
      nl: 'Interval om de grenzen van Lee, geldig bij elke keer kijken tot het geplande aantal',
      en: 'Interval around Lee bounds, valid at every look up to the planned number',
    },
    source: 'Lee 2009, Review of Economic Studies 76:1071; Lan and DeMets 1983, Biometrika 70:659',
  },
  anytimeScore: {
    method: {
      nl: 'Eenzijdige betrouwbaarheidsreeks in scorevorm, geldig bij elke keer kijken',
      en: 'One-sided confidence sequence in score form, valid at every look',
    },
    source:
      'Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas 2024, Annals of Statistics (arXiv 2103.06476); Newcombe 1998',
  },
  steadiness: {
    method: {
      nl: 'Cochrans Q over kwarten van het geplande aantal, bij drie geplande blikken',
      en: "Cochran's Q over quarters of the planned number, at three planned looks",
    },
    source: 'Cochran 1954, Biometrics 10:101',
  },
  newcombe: {
    method: {
      nl: 'Newcombes interval uit scores, geldig bij één keer kijken',
      en: "Newcombe's hybrid score interval, valid for a single look",
    },
    source: 'Newcombe 1998, Statistics in Medicine 17:873, method 10',
  },
  confidenceSequence: {
    method: {
      nl: 'Asymptotische betrouwbaarheidsreeks, geldig bij elke keer kijken',
      en: 'Asymptotic confidence sequence, valid at every look',
    },
    source:
      'Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas 2024, Annals of Statistics (arXiv 2103.06476)',
  },
  wilson: {
    method: { nl: 'Wilsons interval uit scores', en: "Wilson's score interval" },
    source: 'Wilson 1927, JASA 22:209',
  },
  hedges: {
    method: {
      nl: "Gestandaardiseerd verschil in gemiddelden (Hedges' g), interval uit zijn grote-steekproefvariantie",
      en: "Standardised mean difference (Hedges' g), interval from its large-sample variance",
    },
    source: 'Hedges 1981, Journal of Educational Statistics 6:107; Borenstein et al. 2009, ch. 4',
  },
  welch: {
    method: {
      nl: 'Welch-toets, gecorrigeerd volgens Holm',
      en: "Welch's test, adjusted by Holm's method",
    },
    source: 'Welch 1947, Biometrika 34:28; Holm 1979, Scandinavian Journal of Statistics 6:65',
  },
  solomon: {
    method: {
      nl: 'Verschil van de twee verschillen (Solomons ontwerp), 90%-interval voor gelijkwaardigheid',
      en: 'Difference of the two differences (Solomon design), 90% interval for equivalence',
    },
    source: 'Solomon 1949, Psychological Bulletin 46:137; Welch-Satterthwaite degrees of freedom',
  },
  lee: {
    method: { nl: 'Grenzen van Lee', en: 'Lee bounds' },
    source: 'Lee 2009, Review of Economic Studies 76:1071',
  },
  manski: {
    method: {
      nl: 'Uiterste grenzen: wie wegging, krijgt het slechtste en het beste antwoord',
      en: 'Worst-case bounds: those who left get the worst and the best answer',
    },
    source: 'Manski 1990, American Economic Review 80:319',
  },
  boundsInterval: {
    method: {
      nl: 'Interval om geschatte grenzen',
      en: 'Interval around estimated bounds',
    },
    source: 'Imbens and Manski 2004, Econometrica 72:1845; Lee 2009, proposition 3',
  },
  sampleRatio: {
    method: {
      nl: 'E-waarde van de loting, die bij elke keer kijken geldt',
      en: 'E-value of the draw, which holds at every look',
    },
    source: 'Lindon and Malek 2022, NeurIPS (arXiv 2011.03567)',
  },
  numberNeeded: {
    method: {
      nl: 'Eén gedeeld door het verschil; alleen als het interval nul uitsluit',
      en: 'One divided by the difference; only where the interval excludes zero',
    },
    source: 'Altman 1998, BMJ 317:1309',
  },
  costPerExtra: {
    method: {
      nl: 'Kosten gedeeld door bezoeken maal verschil; alleen als het interval boven nul ligt',
      en: 'Costs divided by visits times difference; only where the interval lies above zero',
    },
    source: "O'Brien et al. 1994, Medical Care 32:150; bounds as Altman 1998, BMJ 317:1309",
  },
  fragility: {
    method: {
      nl: 'Kleinste aantal toegevoegde valse bezoeken dat het verschil wegneemt',
      en: 'Smallest number of forged visits added that would remove the difference',
    },
    source: 'Own derivation: min(n1 RD / p0, n0 RD / (1 - p1)), rounded up; in docs/evaluating.md',
  },
  randomisedResponse: {
    method: {
      nl: 'Omgerekend uit antwoorden die op het toestel door een munt zijn veranderd',
      en: 'Estimated from answers that a coin on the device has changed',
    },
    source: 'Warner 1965, JASA 60:63, for k categories; epsilon = ln(1 + k)',
  },
  paired: {
    method: {
      nl: 'Newcombes interval voor paren',
      en: "Newcombe's interval for paired proportions",
    },
    source: 'Newcombe 1998, Statistics in Medicine 17:2635; McNemar 1947, Psychometrika 12:153',
  },
} as const satisfies Record<string, Citation>;
