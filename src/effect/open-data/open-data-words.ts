import type { Language } from '../../language.ts';

/** Words of the pages about the data, and of the links to it. */
const nl = {
  of: 'De gegevens:',
  lead: 'Alles wat is vrijgegeven, om zelf na te rekenen en te gebruiken. Alleen aantallen bezoeken: niets gaat over een persoon.',
  simulated: 'Gesimuleerd: hier zijn geen mensen geteld.',
  evaluatorsOnly: 'Alleen voor beoordelaars: niet gepubliceerd.',
  archive: 'Alles in één archief',
  spreadsheet: 'Als rekenblad (ODS)',
  dutchResults: 'Als CSV voor een Nederlands rekenblad',
  results: 'Als CSV',
  summary: 'Als JSON',
  sheet: 'Evaluatieblad van twee bladzijden',
  sheetPdf: 'Evaluatieblad als PDF',
  letter: 'Blok voor een Kamerbrief',
  all: 'Alle bestanden, licentie en controlegetallen',
  file: 'Bestand',
  what: 'Wat het is',
  every: 'Alle bestanden',
  licence: 'Licentie',
  licenceText: 'Je mag alles met deze gegevens doen. Noem de bron, en laat het interval staan.',
  check: 'Narekenen en controleren',
  checkText:
    'Elke uitkomst volgt uit de vrijgegeven tellingen. Reken na met: npm run -s measure -- recompute, gevolgd door het adres van de JSON. Controleer de bestanden met: sha256sum --check SHA256SUMS.',
  back: 'Terug naar de uitkomsten',
  letterTitle: 'Blok voor een Kamerbrief',
  letterLead:
    'Om over te nemen in de halfjaarlijkse brief aan de Tweede Kamer: de zin, de cijfers en wat erbij hoort. Neem een cijfer niet over zonder zijn interval, n en methode.',
  letterText: 'Als platte tekst',
  letterMarkdown: 'Als Markdown',
} as const;

type Words = Readonly<Record<keyof typeof nl, string>>;

const en: Words = {
  of: 'The data:',
  lead: 'All that was released, to compute again and to use. Counts of visits only: nothing is about a person.',
  simulated: 'Simulated: no people were counted.',
  evaluatorsOnly: 'For evaluators only: not published.',
  archive: 'Everything in one archive',
  spreadsheet: 'As a spreadsheet (ODS, in Dutch)',
  dutchResults: 'As CSV for a Dutch spreadsheet',
  results: 'As CSV',
  summary: 'As JSON',
  sheet: 'Evaluation sheet of two pages',
  sheetPdf: 'Evaluation sheet as PDF',
  letter: 'Block for a letter to parliament (in Dutch)',
  all: 'All files, licence and checksums',
  file: 'File',
  what: 'What it is',
  every: 'All files',
  licence: 'Licence',
  licenceText:
    'You may do anything with this data. Name the source, and keep the interval beside the number.',
  check: 'Compute again and check',
  checkText:
    'Each result follows from the released counts. Compute it again with: npm run -s measure -- recompute, followed by the address of the JSON. Check the files with: sha256sum --check SHA256SUMS.',
  back: 'Back to the results',
  letterTitle: 'Block for a letter to parliament',
  letterLead:
    'To be taken over in the half-yearly letter to the Dutch parliament, so it is in Dutch: the sentence, the figures and what belongs to them. Never take a figure without its interval, n and method.',
  letterText: 'As plain text',
  letterMarkdown: 'As Markdown',
};

/** The words in each language. */
export const OPEN_DATA_WORDS = { nl, en } satisfies Record<Language, Words>;
