import type { Language } from '../language.ts';

const nl = {
  title: 'Geef het door',
  lead: 'Posters, plaatjes en teksten voor video’s, van elk verhaal. Gratis, met de bron erop. Voor wie volwassenen bereikt: een gemeente, een zaal, een werkgever, een krant.',
  all: 'Alles downloaden',
  allNote: 'Eén zip-bestand, in twee talen.',
  bill: {
    title: 'Om door te geven',
    stories: 'Verhalen',
    pictures: 'Plaatjes',
    posters: 'Posters',
    videos: 'Teksten voor een video',
    pay: 'Te betalen',
    nothing: 'niets',
  },
  rules: 'De spelregels',
  ruleList: [
    'Alleen waar volwassenen komen. Niet in of bij een school, en niet gericht aan leerlingen.',
    'Niet naast een plek waar drugs worden verkocht, en niet bij een reclame voor alcohol.',
    'Zet er geen logo bij, ook niet dat van je eigen organisatie of van de overheid.',
    'Laat het jaar en de bron erop staan. Knip geen cijfer los van wat het telt.',
    'Zet er geen foto van drugs, geweld of een mens bij.',
    'Vraag niemand of hij gebruikt, en houd niet bij wie er klikt.',
    'Verandert een cijfer op deze site? Haal dan de oude versie weg.',
  ],
  notHere: 'Niet overal',
  licence: 'De licentie',
  licenceText:
    'Alles valt onder de licentie EUPL-1.2, net als de rest van deze site. Je mag het gebruiken, doorgeven en veranderen. Noem dan “Zonder vraag” als bron, zeg wat je veranderde, en geef het onder dezelfde licentie door. De spelregels hierboven zijn een verzoek: ze voorkomen schade.',
  kit: 'Per verhaal',
  howTo: 'Wat werkt bij jou?',
  files: {
    square: 'Vierkant plaatje',
    vertical: 'Staand plaatje',
    share: 'Liggend plaatje',
    a4: 'Poster A4',
    a3: 'Poster A3',
    script: 'Tekst voor een video',
    subtitles: 'Ondertitels',
  },
  preview: 'Voorbeeld',
  source: 'Bron',
  reportOf: 'bericht van',
  passedOnBy: 'doorgegeven door',
  computedFrom: 'Wij rekenden dit uit met cijfers van',
};
export type JoinInWords = typeof nl;

const en: JoinInWords = {
  title: 'Pass it on',
  lead: 'Posters, pictures and texts for videos, for every story. Free, with the source on them. For those who reach adults: a municipality, a venue, an employer, a newspaper.',
  all: 'Download everything',
  allNote: 'One zip file, in two languages.',
  bill: {
    title: 'To pass on',
    stories: 'Stories',
    pictures: 'Pictures',
    posters: 'Posters',
    videos: 'Texts for a video',
    pay: 'To pay',
    nothing: 'nothing',
  },
  rules: 'Rules of use',
  ruleList: [
    'Only where adults come. Not in or near a school, and not addressed to pupils.',
    'Not next to a place where drugs are sold, and not beside an advertisement for alcohol.',
    'Add no logo, not your own organisation’s nor the government’s.',
    'Leave the year and the source on it. Never cut a figure from what it counts.',
    'Add no photograph of drugs, of violence or of a person.',
    'Ask nobody whether they use, and do not keep track of who clicks.',
    'Has a figure on this site changed? Then take the old version down.',
  ],
  notHere: 'Not everywhere',
  licence: 'The licence',
  licenceText:
    'Everything is under the licence EUPL-1.2, like the rest of this site. You may use it, pass it on and change it. Name “Zonder vraag” as its source, say what you changed, and pass it on under the same licence. The rules above are a request: they prevent harm.',
  kit: 'By story',
  howTo: 'What works where you are?',
  files: {
    square: 'Square picture',
    vertical: 'Vertical picture',
    share: 'Wide picture',
    a4: 'Poster A4',
    a3: 'Poster A3',
    script: 'Text for a video',
    subtitles: 'Subtitles',
  },
  preview: 'Preview',
  source: 'Source',
  reportOf: 'report by',
  passedOnBy: 'passed on by',
  computedFrom: 'Worked out by us with figures of',
};

/** The words of the page and of what can be taken from it. */
export const JOIN_IN_WORDS: Readonly<Record<Language, JoinInWords>> = { nl, en };
