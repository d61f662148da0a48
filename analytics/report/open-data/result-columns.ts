import { columnsOf } from './table.ts';

/** The columns of the published table, each with its type and its meaning; every form says the same. */
export const RESULT_COLUMNS = columnsOf({
  result: {
    type: 'string',
    nl: 'Wat',
    en: 'Id',
    means: 'Id of the result, check or alarm that the row is of',
  },
  section: { type: 'string', nl: 'Deel', en: 'Section', means: 'Where it stands in the summary' },
  row: {
    type: 'string',
    nl: 'Soort regel',
    en: 'Kind of row',
    means:
      'What the row says: state, estimate, bounds, interval, count, cost, group (its n and cases) or withheld',
  },
  name_nl: { type: 'string', nl: 'Naam', en: 'Name (Dutch)', means: 'Name in Dutch' },
  name_en: { type: 'string', nl: 'Naam (Engels)', en: 'Name', means: 'Name in English' },
  group_nl: {
    type: 'string',
    nl: 'Groep',
    en: 'Group (Dutch)',
    means: 'Group of visits, in Dutch',
  },
  group_en: {
    type: 'string',
    nl: 'Groep (Engels)',
    en: 'Group',
    means: 'Group of visits, in English',
  },
  unit: { type: 'string', nl: 'Eenheid', en: 'Unit', means: 'Unit of estimate, low and high' },
  estimate: {
    type: 'number',
    nl: 'Schatting',
    en: 'Estimate',
    means: 'Estimate or number; empty where only bounds are shown or it is withheld',
  },
  low: { type: 'number', nl: 'Ondergrens', en: 'Lower bound', means: 'Lower bound' },
  high: { type: 'number', nl: 'Bovengrens', en: 'Upper bound', means: 'Upper bound' },
  level: {
    type: 'number',
    nl: 'Betrouwbaarheid',
    en: 'Coverage',
    means: 'Nominal coverage of the interval, between 0 and 1',
  },
  n: { type: 'integer', nl: 'n', en: 'n', means: 'Visits that the row is about' },
  cases: {
    type: 'integer',
    nl: 'Gevallen',
    en: 'Cases',
    means: 'How many visits of the group have the outcome',
  },
  p: { type: 'number', nl: 'p', en: 'p', means: 'p value, where one is claimed' },
  p_below: {
    type: 'boolean',
    nl: 'p kleiner dan',
    en: 'p below',
    means: 'Whether p is smaller than the number given',
  },
  state: {
    type: 'string',
    nl: 'Uitslag',
    en: 'State',
    means: 'Verdict, outcome of a check, or state of the alarm',
  },
  text_nl: { type: 'string', nl: 'Uitleg', en: 'Text (Dutch)', means: 'What it says, in Dutch' },
  text_en: { type: 'string', nl: 'Uitleg (Engels)', en: 'Text', means: 'What it says, in English' },
  until: {
    type: 'date',
    nl: 'Tot en met',
    en: 'Until',
    means: 'Last day whose visits count; of an alarm, the day since which it stands',
  },
  causal: {
    type: 'boolean',
    nl: 'Oorzaak en gevolg',
    en: 'Causal',
    means: 'Whether cause and effect may be read from it',
  },
  estimand_nl: {
    type: 'string',
    nl: 'Wat er geschat wordt',
    en: 'Estimand (Dutch)',
    means: 'What is estimated, in Dutch',
  },
  estimand_en: {
    type: 'string',
    nl: 'Wat er geschat wordt (Engels)',
    en: 'Estimand',
    means: 'What is estimated, in English',
  },
  method_nl: { type: 'string', nl: 'Methode', en: 'Method (Dutch)', means: 'Method, in Dutch' },
  method_en: {
    type: 'string',
    nl: 'Methode (Engels)',
    en: 'Method',
    means: 'Method, in English',
  },
  source: { type: 'string', nl: 'Bron', en: 'Source', means: 'Paper the method is from' },
  simulated: {
    type: 'boolean',
    nl: 'Gesimuleerd',
    en: 'Simulated',
    means: 'Whether the counts are simulated: then no people were counted',
  },
});
