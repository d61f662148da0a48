import type { Summary } from '../schema.ts';
import { mediaTypeOf, sha256 } from './data-package.ts';
import type { Files } from './data-package.ts';
import { LICENCE, MEDIA_TYPES, dataFiles } from './package-files.ts';
import type { DataFile, Place } from './package-files.ts';

const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const MEDIA = 'https://www.iana.org/assignments/media-types';
const THEMES = {
  HEAL: { nl: 'Gezondheid', en: 'Health' },
  JUST: { nl: 'Justitie en veiligheid', en: 'Justice and safety' },
} as const;

/** The forms that a portal lists, with the language and the EU file type of each. */
const DISTRIBUTIONS = [
  [
    'archive',
    'ZIP',
    ['NLD', 'ENG'],
    { nl: 'Alles in één archief', en: 'Everything in one archive' },
  ],
  ['results', 'CSV', ['NLD', 'ENG'], { nl: 'Uitkomsten', en: 'Results' }],
  ['counts', 'CSV', ['ENG'], { nl: 'Vrijgegeven tellingen', en: 'Released counts' }],
  ['spreadsheet', 'ODS', ['NLD'], { nl: 'Rekenblad', en: 'Spreadsheet' }],
  ['summary', 'JSON', ['NLD', 'ENG'], { nl: 'Alles als JSON', en: 'Everything as JSON' }],
] as const satisfies readonly (readonly [DataFile, string, readonly string[], object])[];

/** Which standard each form follows, where it has one beside it. */
const CONFORMS = {
  results: 'http://www.w3.org/ns/csvw',
  counts: 'http://www.w3.org/ns/csvw',
  summary: 'https://json-schema.org/draft/2020-12/schema',
  spreadsheet: 'https://docs.oasis-open.org/office/OpenDocument/v1.3/',
  archive: 'https://datapackage.org/profiles/2.0/datapackage.json',
} as const satisfies Record<(typeof DISTRIBUTIONS)[number][0], string>;

const PREFIXES = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/**
 * The description of a release for the national portal, as Turtle: DCAT-AP-NL 3.0
 * (https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/), with what it requires of a dataset (access rights,
 * contact point, creator, description, identifier, publisher, theme, title) and of a distribution
 * (access URL, licence), and what it recommends.
 */
export function dcatOf(summary: Summary, { site, folder }: Place, files: Files): string {
  const base = `${site}${folder}`;
  const names = dataFiles(summary);
  const present = DISTRIBUTIONS.filter(([which]) => files.has(names[which]));
  const agent = `<${site}/#zonder-vraag>`;
  const dataset = subject(`<${base}#dataset>`, [
    ['a', 'dcat:Dataset'],
    ['dct:title', both(titleOf(summary))],
    ['dct:description', both(descriptionOf(summary))],
    ['dct:identifier', text(base)],
    ['dct:accessRights', `<${AUTHORITY}/access-right/PUBLIC>`],
    ['dct:creator', agent],
    ['dct:publisher', agent],
    ['dcat:contactPoint', `<${site}/#contact>`],
    [
      'dcat:theme',
      Object.keys(THEMES)
        .map((theme) => `<${AUTHORITY}/data-theme/${theme}>`)
        .join(', '),
    ],
    [
      'dcat:keyword',
      `${tagged('drugs', 'nl')}, ${tagged('campagne', 'nl')}, ${tagged('effectonderzoek', 'nl')}`,
    ],
    ['dct:language', `${languages(['NLD', 'ENG'])}`],
    ['dct:issued', day(summary.released)],
    ['dct:modified', day(summary.released)],
    ['dcat:version', text(summary.released)],
    ['dct:spatial', `<${AUTHORITY}/country/NLD>`],
    ['dct:temporal', period(summary)],
    ['dct:conformsTo', `<${base}summary.schema.json>`],
    ['foaf:page', `<${base}README.md>`],
    ['dcat:landingPage', `<${base}>`],
    ['dcat:distribution', present.map(([which]) => `<${base}#${which}>`).join(', ')],
  ]);
  const distributions = present.map(([which, type, language, title]) => {
    const name = names[which];
    const content = files.get(name) ?? new Uint8Array();
    return subject(`<${base}#${which}>`, [
      ['a', 'dcat:Distribution'],
      ['dct:title', both(title)],
      ['dcat:accessURL', `<${base}${name}>`],
      ['dcat:downloadURL', `<${base}${name}>`],
      ['dct:license', `<${LICENCE.path}>`],
      ['dct:format', `<${AUTHORITY}/file-type/${type}>`],
      ['dcat:mediaType', `<${MEDIA}/${mediaTypeOf(name)}>`],
      ['dcat:byteSize', `"${String(content.byteLength)}"^^xsd:nonNegativeInteger`],
      ['dct:language', languages(language)],
      ['dct:conformsTo', `<${CONFORMS[which]}>`],
      ['dct:issued', day(summary.released)],
      [
        'spdx:checksum',
        `[ a spdx:Checksum ; spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue "${sha256(content)}"^^xsd:hexBinary ]`,
      ],
    ]);
  });
  return [
    ...Object.entries(PREFIXES).map(([name, address]) => `@prefix ${name}: <${address}> .`),
    '',
    dataset,
    ...distributions,
    subject(agent, [
      ['a', 'foaf:Agent'],
      ['foaf:name', text('Zonder vraag')],
      ['foaf:homepage', `<${site}/>`],
    ]),
    subject(`<${site}/#contact>`, [
      ['a', 'vcard:Kind, vcard:Organization'],
      ['vcard:fn', text('Zonder vraag')],
      ['vcard:hasURL', `<${site}/over/>`],
    ]),
    ...vocabulary(base),
    '',
  ].join('\n');
}

/** What everything is that is pointed at, for a reader that doesn't fetch it. */
function vocabulary(base: string): string[] {
  const types = DISTRIBUTIONS.map(([, type]) => type);
  const media = Object.values(MEDIA_TYPES);
  const kinds: readonly (readonly [kind: string, names: readonly string[]])[] = [
    ['dct:RightsStatement', [`${AUTHORITY}/access-right/PUBLIC`]],
    ['dct:LinguisticSystem', ['NLD', 'ENG'].map((code) => `${AUTHORITY}/language/${code}`)],
    ['dct:MediaTypeOrExtent', types.map((type) => `${AUTHORITY}/file-type/${type}`)],
    ['dct:MediaType', media.map((type) => `${MEDIA}/${type}`)],
    ['dct:Location', [`${AUTHORITY}/country/NLD`]],
    ['dct:Standard', [`${base}summary.schema.json`, ...Object.values(CONFORMS)]],
    ['foaf:Document', [base, `${base}README.md`]],
    ['spdx:ChecksumAlgorithm', [`${PREFIXES.spdx}checksumAlgorithm_sha256`]],
  ];
  return [
    ...kinds.flatMap(([kind, names]) =>
      [...new Set(names)].map((name) => subject(`<${name}>`, [['a', kind]])),
    ),
    ...Object.entries(THEMES).map(([theme, title]) =>
      subject(`<${AUTHORITY}/data-theme/${theme}>`, [
        ['a', 'skos:Concept'],
        ['skos:prefLabel', both(title)],
      ]),
    ),
    subject(`<${LICENCE.path}>`, [
      ['a', 'dct:LicenseDocument'],
      ['dct:title', both(LICENCE.title)],
    ]),
  ];
}

const titleOf = ({ title, simulated }: Summary) =>
  simulated ? { nl: `GESIMULEERD: ${title.nl}`, en: `SIMULATED: ${title.en}` } : title;

const descriptionOf = ({ simulated, title }: Summary) =>
  simulated
    ? {
        nl: 'Gesimuleerd: hier zijn geen mensen geteld.',
        en: 'Simulated: no people were counted here.',
      }
    : {
        nl: `Uitkomsten en vrijgegeven tellingen van de gelote vergelijking “${title.nl}”. Alleen aantallen bezoeken; niets gaat over een persoon.`,
        en: `Results and released counts of the randomised comparison “${title.en}”. Counts of visits only; nothing is about a person.`,
      };

const period = ({ registered, released }: Summary): string =>
  `[ a dct:PeriodOfTime ; dcat:startDate ${day(registered)} ; dcat:endDate ${day(released)} ]`;

const languages = (codes: readonly string[]): string =>
  codes.map((code) => `<${AUTHORITY}/language/${code}>`).join(', ');

const day = (date: string): string => `"${date}"^^xsd:date`;
/** A literal; JSON escapes all that Turtle does in a short string. */
const text = (value: string): string => JSON.stringify(value);
const tagged = (value: string, language: string): string => `${text(value)}@${language}`;
const both = ({ nl, en }: { readonly nl: string; readonly en: string }): string =>
  `${tagged(nl, 'nl')}, ${tagged(en, 'en')}`;

const subject = (name: string, properties: readonly (readonly [string, string])[]): string =>
  `${name}\n${properties.map(([property, value]) => `  ${property} ${value}`).join(' ;\n')} .\n`;
