import type { Language } from '../../plan/text.ts';
import type { Summary } from '../schema.ts';
import { BESIDE_ARCHIVE, LICENCE, dataFiles } from './package-files.ts';
import type { DataFile, Place } from './package-files.ts';

/** What each file is, for who opens the folder. */
export const FILE_WORDS = {
  results: { nl: 'De uitkomsten, als CSV', en: 'The results, as CSV' },
  dutchResults: {
    nl: 'De uitkomsten voor een Nederlands rekenblad (puntkomma’s, decimale komma’s)',
    en: 'The results for a Dutch spreadsheet (semicolons, decimal commas)',
  },
  spreadsheet: {
    nl: 'De uitkomsten en de tellingen als rekenblad',
    en: 'Results and counts as a spreadsheet (in Dutch)',
  },
  counts: { nl: 'Elk vrijgegeven getal, als CSV', en: 'Every released number, as CSV' },
  summary: { nl: 'Alles, als JSON', en: 'Everything, as JSON' },
  summarySchema: {
    nl: 'De opbouw van de JSON (JSON Schema)',
    en: 'The shape of the JSON (JSON Schema)',
  },
  resultsMetadata: {
    nl: 'Wat elke kolom van de uitkomsten betekent (CSVW)',
    en: 'What each column of the results means (CSVW)',
  },
  countsMetadata: {
    nl: 'Wat elke kolom van de tellingen betekent (CSVW)',
    en: 'What each column of the counts means (CSVW)',
  },
  sheetDutch: {
    nl: 'Het evaluatieblad van twee bladzijden',
    en: 'The evaluation sheet of two pages, in Dutch',
  },
  sheetEnglish: { nl: 'Het evaluatieblad, in het Engels', en: 'The evaluation sheet of two pages' },
  letterMarkdown: {
    nl: 'Blok voor een Kamerbrief, als Markdown',
    en: 'Block for a letter to parliament, in Dutch, as Markdown',
  },
  letterText: {
    nl: 'Blok voor een Kamerbrief, als platte tekst',
    en: 'Block for a letter to parliament, in Dutch, as plain text',
  },
  package: {
    nl: 'De beschrijving van het pakket (Data Package)',
    en: 'The description of the package (Data Package)',
  },
  catalogue: {
    nl: 'De beschrijving voor een dataportaal (DCAT-AP-NL)',
    en: 'The description for a data portal (DCAT-AP-NL)',
  },
  readmeDutch: {
    nl: 'Wat erin zit, en hoe je het leest',
    en: 'What is in it and how to read it, in Dutch',
  },
  readme: { nl: 'Wat erin zit, in het Engels', en: 'What is in it, and how to read it' },
  licence: { nl: 'De licentie', en: 'The licence' },
  citation: { nl: 'Hoe je ernaar verwijst (CFF)', en: 'How to cite it (CFF)' },
  checksums: { nl: 'SHA-256 van elk bestand', en: 'SHA-256 of each file' },
  archive: { nl: 'Alles in één archief', en: 'Everything in one archive' },
  archiveChecksum: { nl: 'SHA-256 van het archief', en: 'SHA-256 of the archive' },
} as const satisfies Record<DataFile, Readonly<Record<Language, string>>>;

const WORDS = {
  nl: {
    simulated: '**Gesimuleerd: hier zijn geen mensen geteld.**',
    version: 'Onderzoeksplan',
    registered: 'vastgelegd op',
    released: 'Vrijgegeven op',
    inside: 'Wat erin zit',
    reading: 'Hoe je het leest',
    rules: [
      'Noem een getal nooit zonder zijn interval, n en methode: die staan in dezelfde regel.',
      'Aandelen en verschillen van aandelen staan als getal tussen -1 en 1: 0.05 is 5 procentpunt.',
      'Oorzaak en gevolg mag je alleen lezen waar `causal` waar is.',
      'Een leeg vakje is geen nul: het getal is achtergehouden of bestaat niet. Waarom staat in de kolom met uitleg.',
      'Een getal onder de vijf komt niet naar buiten.',
    ],
    again: 'Zelf narekenen',
    licence: 'Licentie',
    free: 'Je mag alles met deze gegevens doen, zonder toestemming en zonder naamsvermelding. We vragen wel: noem de bron, en laat het interval staan.',
    check: 'Controleer de bestanden met',
  },
  en: {
    simulated: '**Simulated: no people were counted.**',
    version: 'Study plan',
    registered: 'registered on',
    released: 'Released on',
    inside: 'What is in it',
    reading: 'How to read it',
    rules: [
      'Never quote a number without its interval, n and method: they stand in the same row.',
      'Shares and differences of shares are numbers between -1 and 1: 0.05 is 5 percentage points.',
      'Cause and effect may be read only where `causal` is true.',
      'An empty cell is no zero: the number is withheld or does not exist. Why stands in the column of texts.',
      'A number under five does not come out.',
    ],
    again: 'Compute it again',
    licence: 'Licence',
    free: 'You may do anything with this data, without permission and without naming us. We do ask: name the source, and keep the interval.',
    check: 'Check the files with',
  },
} as const satisfies Record<Language, unknown>;

/** What is in the package and how to read it, as Markdown. */
export function readmeOf(summary: Summary, { site, folder }: Place, language: Language): string {
  const words = WORDS[language];
  const files = dataFiles(summary);
  const bullets = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
  return [
    `# ${summary.title[language]}`,
    ...(summary.simulated ? [words.simulated] : []),
    `${words.version}: ${summary.study} ${summary.version}, ${words.registered} ${summary.registered} (\`${summary.planHash}\`). ${words.released} ${summary.released}. ${site}${folder}`,
    `## ${words.inside}`,
    bullets(
      Object.entries(FILE_WORDS)
        .filter(([which]) => !BESIDE_ARCHIVE.includes(which as DataFile))
        .map(([which, text]) => `\`${files[which as DataFile]}\`: ${text[language]}`),
    ),
    `## ${words.reading}`,
    bullets(words.rules),
    `## ${words.again}`,
    `\`npm run -s measure -- recompute ${files.summary}\``,
    `${words.check} \`sha256sum --check ${files.checksums}\`.`,
    `## ${words.licence}`,
    `${LICENCE.title[language]} (${LICENCE.name}), ${LICENCE.path}. ${words.free}`,
    '',
  ].join('\n\n');
}

/** The licence as a file. */
export const licenceText = (): string =>
  [
    `${LICENCE.title.en} (${LICENCE.name})`,
    'To the extent possible under law, Zonder vraag has waived all copyright, related and neighbouring rights, and database rights, to this data.',
    `The legal code: ${LICENCE.legalCode}`,
    '',
  ].join('\n\n');

/** How to cite the data (Citation File Format 1.2.0). */
export const citationOf = (summary: Summary, { site, folder }: Place): string =>
  [
    'cff-version: 1.2.0',
    'message: "Cite this data with its version; keep interval, n and method beside each number."',
    'type: dataset',
    `title: ${JSON.stringify(`${summary.title.en}: results and released counts${summary.simulated ? ' (simulated)' : ''}`)}`,
    'authors:',
    '  - name: "Zonder vraag"',
    `version: ${JSON.stringify(`${summary.version}, ${summary.released}`)}`,
    `date-released: ${summary.released}`,
    `license: ${LICENCE.name}`,
    `url: ${JSON.stringify(`${site}${folder}`)}`,
    `repository: ${JSON.stringify(site)}`,
    '',
  ].join('\n');
