import type { Language } from '../language.ts';

/** Words of the effect page; both languages have the same keys. */
const nl = {
  title: 'Wat het doet',
  lead: 'Deze campagne legt ook zelf verantwoording af. Hier staat wat er geteld is, en of de teksten iets veranderen. Ook als ze niets veranderen, of de verkeerde kant op gaan.',
  nothing: 'Er is nog niets gepubliceerd.',
  nothingWhy:
    'Cijfers verschijnen hier pas als er genoeg bezoeken zijn. Zo is niemand te herkennen. En een paar toevallige antwoorden vertekenen het beeld niet.',
  simulated: 'Gesimuleerd: hier zijn geen mensen geteld',
  simulatedShort: 'GESIMULEERD',
  simulatedTruth: 'De simulatie is gemaakt met deze ware verschillen:',
  evaluatorsOnly: 'Alleen voor beoordelaars: nog niet gepubliceerd.',
  released: 'Vrijgegeven op',
  countedUntil: 'Geteld tot en met week',
  planVersion: 'Versie van het onderzoeksplan',
  account: 'De rekening van de campagne',
  started: 'Begonnen bezoeken',
  measurement: 'Klopt de meting',
  numbers: 'De aantallen',
  health: 'Eerst: klopt de meting',
  verdicts: {
    passed: 'In orde',
    failed: 'Niet in orde',
    'too-few': 'Nog te weinig',
    'for-information': 'Om te weten',
  },
  primary: 'Het belangrijkste: wordt er iets gedaan',
  keySecondary: 'Daarna: wat mensen van plan zijn',
  secondary: 'Wat mensen ervan vinden',
  alarm: 'Alarm voor schade',
  reading: 'Om het goed te lezen',
  readingNote: 'Getallen die helpen om de effecten te lezen',
  description: 'Wie er meededen',
  reach: 'Hoe vaak de site is bekeken',
  reachNote:
    'Dit zijn volledige tellingen van bekeken pagina’s, geen schatting en geen mensen. Wie “niet volgen” aan heeft staan, telt niet mee. Een aantal onder de vijf laten we niet zien.',
  causal: 'Oorzaak en gevolg: de loting bepaalde wie welke tekst kreeg.',
  notCausal: 'Beschrijving: zonder groep om mee te vergelijken.',
  estimate: 'Schatting',
  interval: 'Interval',
  between: 'Ligt tussen',
  boundsOnly: 'grenzen',
  method: 'Methode',
  assumes: 'Dat geldt als',
  notShown: 'Hier staat geen cijfer.',
  n: 'n',
  of: 'van',
  upperBound: 'Bovengrens van het verschil',
  tooFewToShow: 'te weinig om te laten zien',
  page: 'Onderdeel',
  views: 'Keer bekeken',
  cost: 'Kosten in euro',
  download: 'De cijfers zelf',
  downloadJson: 'Alles, als JSON',
  downloadCsv: 'De resultaten, als CSV',
  chartOf: 'Grafiek: schatting met interval',
  chartKey:
    'Rondje: de schatting. Gele balk: het interval dat bij elke keer kijken geldt. Dunne streep: het interval voor één keer kijken.',
  expected: 'Wat we vooraf verwachtten',
} as const;

type Words = {
  readonly [Key in keyof typeof nl]: (typeof nl)[Key] extends string
    ? string
    : Readonly<Record<keyof (typeof nl)[Key], string>>;
};

const en: Words = {
  title: 'What it does',
  lead: 'This campaign accounts for itself too. Here is what was counted, and whether the texts change anything. Even if they change nothing, or go the wrong way.',
  nothing: 'Nothing has been published yet.',
  nothingWhy:
    'Figures appear here only when there are enough visits. Then nobody can be recognised, and a few chance answers do not distort the picture.',
  simulated: 'Simulated: no people were counted here',
  simulatedShort: 'SIMULATED',
  simulatedTruth: 'The simulation was made with these true differences:',
  evaluatorsOnly: 'For evaluators only: not published yet.',
  released: 'Released on',
  countedUntil: 'Counted up to and including week',
  planVersion: 'Version of the study plan',
  account: "The campaign's account",
  started: 'Visits that started',
  measurement: 'The measurement',
  numbers: 'The numbers',
  health: 'First: whether the measurement is sound',
  verdicts: {
    passed: 'Sound',
    failed: 'Not sound',
    'too-few': 'Too few so far',
    'for-information': 'For information',
  },
  primary: 'What matters most: whether something is done',
  keySecondary: 'Next: what people intend',
  secondary: 'What people think of it',
  alarm: 'Alarm for harm',
  reading: 'To read it well',
  readingNote: 'Numbers that help to read the effects',
  description: 'Who took part',
  reach: 'How often the site was seen',
  reachNote:
    'These are complete counts of page views, not an estimate and not people. Visitors with “do not track” switched on are not counted. A number under five is not shown.',
  causal: 'Cause and effect: the draw decided who got which text.',
  notCausal: 'Description: without a group to compare with.',
  estimate: 'Estimate',
  interval: 'Interval',
  between: 'Lies between',
  boundsOnly: 'bounds',
  method: 'Method',
  assumes: 'This holds if',
  notShown: 'No figure is shown here.',
  n: 'n',
  of: 'of',
  upperBound: 'Upper bound of the difference',
  tooFewToShow: 'too few to show',
  page: 'Part',
  views: 'Times seen',
  cost: 'Cost in euros',
  download: 'The figures themselves',
  downloadJson: 'Everything, as JSON',
  downloadCsv: 'The results, as CSV',
  chartOf: 'Chart: estimate with interval',
  chartKey:
    'Circle: the estimate. Yellow bar: the interval that holds at every look. Thin line: the interval for a single look.',
  expected: 'What we expected beforehand',
};

/** The words of the effect page in each language. */
export const EFFECT_WORDS = { nl, en } satisfies Record<Language, Words>;
