import type { Language } from '../../language.ts';

/** Words of the evaluation sheet: those in which campaigns of the government are evaluated. */
const nl = {
  title: 'Evaluatieblad',
  lead: 'Wat deze campagne doet, in de woorden van campagne-effectonderzoek (DPC), CASI, de GCS Evaluation Cycle en RE-AIM. Wat niet gemeten is, staat er ook.',
  simulated: 'GESIMULEERD: hier zijn geen mensen geteld',
  evaluatorsOnly: 'Alleen voor beoordelaars: niet gepubliceerd',
  released: 'Vrijgegeven',
  plan: 'Onderzoeksplan',
  registered: 'vastgelegd op',
  visits: 'Bezoeken',
  of: 'van de geplande',
  smallest: 'Kleinste effect dat telt',
  margin: 'Grens voor schade',
  verdict: 'Oordeel',
  decides: 'Het interval dat beslist',
  hypotheses: 'Vooraf verwacht',
  columns: { what: 'Maat', value: 'Uitkomst', interval: 'Interval', n: 'n', method: 'Methode' },
  noInterval: 'volledige telling',
  byPlan: 'volgens het onderzoeksplan',
  boundsOnly: 'grenzen',
  notMeasured: 'Niet gemeten.',
  measure: 'Gemeten als',
  noFigure: 'Geen cijfer:',
  tooFew: 'te weinig om te laten zien',
  unsaid: 'Het onderzoeksplan zegt niet wat de kanalen kostten.',
  each: 'per keer',
  methods: 'Methoden',
  not: 'Wat dit blad niet is',
  notText:
    'Geen campagne-effectonderzoek onder een steekproef van de doelgroep: de bezoekers kozen zelf om mee te doen. Oorzaak en gevolg gelden alleen voor wie begon, voor de teksten, binnen één bezoek. De vergelijking is met een neutrale tekst, niet met geen campagne.',
  causal: 'geloot',
  described: 'beschrijving',
  upper: 'bovengrens',
  alarmSince: 'alarm sinds',
  parts: {
    inputs: 'Input: wat het kostte',
    outputs: 'Output: bereik',
    outtakes: 'Out-takes: waardering, boodschap, weerstand',
    outcomes: 'Outcomes: kennis, houding, gedrag',
    harm: 'Negatieve effecten',
    rest: 'Uitvoering, beklijven en maatschappelijk effect',
  },
  terms: {
    costs: ['Kosten', 'GCS input · RE-AIM uitvoering'],
    reach: ['Bereik', 'DPC · GCS output · RE-AIM reach'],
    audience: ['Bereik onder de doelgroep, representativiteit', 'DPC · RE-AIM reach'],
    recall: ['Herkenning en geholpen herinnering', 'DPC · GCS out-take'],
    appreciation: ['Waardering', 'DPC · GCS out-take'],
    message: ['Boodschapoverdracht', 'DPC · GCS out-take'],
    resistance: ['Weerstand', 'CASI'],
    knowledge: ['Kennis', 'DPC · GCS outcome'],
    attitude: ['Houding, norm en voornemen', 'DPC · CASI · GCS outcome'],
    behaviour: ['Gedrag: de handeling op de site', 'DPC · GCS outcome · RE-AIM effectiveness'],
    use: ['Gedrag: het gebruik zelf', 'DPC · GCS outcome'],
    negative: ['Alarm voor schade', 'RE-AIM effectiveness'],
    adoption: ['Overname door anderen', 'RE-AIM adoption'],
    implementation: ['Uitvoering: klopt de meting', 'RE-AIM implementation'],
    maintenance: ['Beklijven', 'RE-AIM maintenance'],
    impact: ['Effect op de samenleving', 'GCS impact'],
    learning: ['Leren: wat nu', 'GCS learning and innovation'],
  },
  why: {
    audience:
      'Er is geen steekproef uit de doelgroep, en bezoekers worden niet herkend. Hoeveel mensen het zijn, en op wie ze lijken, is dus niet te zeggen.',
    recall: 'Daarvoor moeten mensen uit de doelgroep ondervraagd worden, ook wie hier niet kwam.',
    message: 'Bezoekers is niet gevraagd wat de boodschap was.',
    knowledge: 'Er zijn geen vragen met een goed of fout antwoord gesteld.',
    use: 'Of plannen het gebruik veranderen, is niet gemeten. Wie terugkomt, zegt zelf of zijn gebruik veranderde; dat staat bij beklijven.',
    adoption: 'Wie de campagne overneemt, wordt niet geteld.',
    maintenance:
      'Na zes maanden is niet gemeten. Wat er is, gaat over wie na enkele weken zelf terugkwam.',
    impact:
      'Gebruik in de bevolking en drugs in het rioolwater zijn achtergrond, en niet aan deze campagne toe te schrijven.',
  },
  needed: 'Nog nodig',
  days: 'dagen in dit tempo',
  complete: 'Het geplande aantal is bereikt.',
  data: 'Alle cijfers en tellingen',
  licence: 'vrij te gebruiken',
} as const;

type Words = {
  readonly [Key in keyof typeof nl]: (typeof nl)[Key] extends string
    ? string
    : {
        readonly [Part in keyof (typeof nl)[Key]]: (typeof nl)[Key][Part] extends string
          ? string
          : readonly [term: string, frame: string];
      };
};

const en: Words = {
  title: 'Evaluation sheet',
  lead: 'What this campaign does, in the words of Dutch campaign effect research (DPC), CASI, the GCS Evaluation Cycle and RE-AIM. What is not measured is on it too.',
  simulated: 'SIMULATED: no people were counted here',
  evaluatorsOnly: 'For evaluators only: not published',
  released: 'Released',
  plan: 'Study plan',
  registered: 'registered on',
  visits: 'Visits',
  of: 'of the planned',
  smallest: 'Smallest effect of interest',
  margin: 'Harm margin',
  verdict: 'Verdict',
  decides: 'The interval that decides',
  hypotheses: 'Expected beforehand',
  columns: {
    what: 'Measure',
    value: 'Result',
    interval: 'Interval',
    n: 'n',
    method: 'Method',
  },
  noInterval: 'complete count',
  byPlan: 'by the study plan',
  boundsOnly: 'bounds',
  notMeasured: 'Not measured.',
  measure: 'Measured as',
  noFigure: 'No figure:',
  tooFew: 'too few to show',
  unsaid: 'The study plan does not say what the channels cost.',
  each: 'for each',
  methods: 'Methods',
  not: 'What this sheet is not',
  notText:
    'Not an effect study among a sample of the target group: visitors chose to take part. Cause and effect hold only for those who started, for the texts, within one visit. The comparison is with a neutral text, not with no campaign.',
  causal: 'randomised',
  described: 'description',
  upper: 'upper bound',
  alarmSince: 'alarm since',
  parts: {
    inputs: 'Inputs: what it cost',
    outputs: 'Outputs: reach',
    outtakes: 'Out-takes: appreciation, message, resistance',
    outcomes: 'Outcomes: knowledge, attitude, behaviour',
    harm: 'Negative effects',
    rest: 'Implementation, maintenance and effect on society',
  },
  terms: {
    costs: ['Costs', 'GCS inputs · RE-AIM implementation'],
    reach: ['Reach', 'DPC · GCS outputs · RE-AIM reach'],
    audience: ['Reach within the target group, representativeness', 'DPC · RE-AIM reach'],
    recall: ['Recognition and aided recall', 'DPC · GCS out-takes'],
    appreciation: ['Appreciation', 'DPC · GCS out-takes'],
    message: ['Message transfer', 'DPC · GCS out-takes'],
    resistance: ['Resistance', 'CASI'],
    knowledge: ['Knowledge', 'DPC · GCS outcomes'],
    attitude: ['Attitude, norm and intention', 'DPC · CASI · GCS outcomes'],
    behaviour: ['Behaviour: the action on the site', 'DPC · GCS outcomes · RE-AIM effectiveness'],
    use: ['Behaviour: use itself', 'DPC · GCS outcomes'],
    negative: ['Alarm for harm', 'RE-AIM effectiveness'],
    adoption: ['Adoption by others', 'RE-AIM adoption'],
    implementation: ['Implementation: is the measurement sound', 'RE-AIM implementation'],
    maintenance: ['Maintenance', 'RE-AIM maintenance'],
    impact: ['Effect on society', 'GCS impact'],
    learning: ['Learning: what next', 'GCS learning and innovation'],
  },
  why: {
    audience:
      'There is no sample of the target group, and visitors are not recognised. So how many people they are, and whom they resemble, can’t be said.',
    recall: 'That takes asking people of the target group, also those who did not come here.',
    message: 'Visitors were not asked what the message was.',
    knowledge: 'No questions with a right or wrong answer were asked.',
    use: 'Whether plans change use is not measured. Those who return say themselves whether their use changed; that is under maintenance.',
    adoption: 'Who takes the campaign over is not counted.',
    maintenance:
      'Nothing was measured after six months. What there is, is about those who came back themselves after some weeks.',
    impact:
      'Use in the population and drugs in waste water are background, and can’t be put down to this campaign.',
  },
  needed: 'Still needed',
  days: 'days at this pace',
  complete: 'The planned number is reached.',
  data: 'All figures and counts',
  licence: 'free to use',
};

/** The words of the sheet in each language. */
export const SHEET_WORDS = { nl, en } satisfies Record<Language, Words>;
export type SheetWords = Words;
