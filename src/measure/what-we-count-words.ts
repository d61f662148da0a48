import type { ByProperty, TableKind } from '../../analytics/plan/names.ts';
import type { Language } from '../language.ts';

type CountWords = {
  readonly title: string;
  readonly lead: string;
  readonly neverTitle: string;
  readonly never: readonly string[];
  readonly howTitle: string;
  readonly how: readonly string[];
  readonly tablesTitle: string;
  readonly tablesLead: string;
  readonly version: string;
  readonly cellsInAll: string;
  readonly apart: string;
  readonly cells: string;
  readonly reach: ByProperty<string>;
  readonly tables: Readonly<Record<Exclude<TableKind, 'reach'>, string>>;
  readonly dimensions: ByProperty<string>;
};

const nl: CountWords = {
  title: 'Wat we tellen',
  lead: 'We stellen vragen over drugs. Dan moet je ons kunnen vertrouwen. Daarom kan deze site alleen aantallen bewaren. Hier staat welke.',
  neverTitle: 'Wat we nooit bewaren',
  never: [
    'Een regel over jou of over je bezoek. Alleen optellingen.',
    'Je naam, je internetadres of welk toestel je hebt.',
    'Iets op je toestel. Geen cookie, geen opslag.',
    'Wat je zelf typt. Dat blijft op de pagina.',
    'De dag of het uur. Alleen de week.',
  ],
  howTitle: 'Hoe het werkt',
  how: [
    'Open een pagina en er wordt één keer geteld dat ze bekeken is. Alleen de pagina voor wie nog geen 18 is, tellen we niet. Doe je een zelftest, dan gaan er hooguit een paar berichten weg. Onder aan elke pagina lees je precies wat er is verstuurd.',
    'Bij aankomst wordt een bericht opgeteld bij de aantallen hieronder, en vergeten. Een nummer dat alleen bij die ene verzending hoort, zorgt ervoor dat een herhaling niet dubbel telt. Dat nummer is na hooguit een uur weg.',
    'Bij een gevoelige vraag gooit je toestel eerst een munt. De helft van de keren gaat een willekeurig antwoord weg. Zo kan niemand aan één antwoord zien wat jij echt antwoordde. Veel antwoorden samen zeggen wel iets over de groep.',
    'Vraagt je browser om niet gevolgd te worden (Do Not Track of Global Privacy Control), dan versturen we niets.',
    'Je internetadres staat tijdens het afhandelen even in het werkgeheugen, om misbruik tegen te houden. Het wordt niet opgeschreven.',
    'Voor wie het heel precies wil weten: het telprogramma kijkt of je in je browser “plausible_ignore” hebt aangezet. Dan telt het ook niet. Het schrijft daar niets.',
  ],
  tablesTitle: 'Alles wat geteld kan worden',
  tablesLead: 'Dit volgt uit het onderzoeksplan. Wat hier niet staat, kan niet worden geteld.',
  version: 'Versie van het plan:',
  cellsInAll: 'vakjes in totaal.',
  apart: 'Verdeeld naar',
  cells: 'Vakjes',
  reach: {
    page: 'Bekeken pagina’s',
    channel: 'Waar bezoek vandaan komt',
    language: 'In welke taal de site bekeken is',
  },
  tables: {
    allocated: 'Begonnen zelftests, met de uitkomst van de loting',
    arrived: 'Begonnen zelftests, vanaf deze site of van elders',
    finished: 'Afgemaakte zelftests',
    pace: 'Afgemaakte zelftests, te snel of niet',
    optedIn: 'Herinneringen in de agenda gezet',
    returned: 'Wie na vier weken terugkwam',
    action: 'Gedaan',
    acted: 'Plannen, van bezoek vanaf deze site of van elders',
    after: 'Antwoord na de tekst',
    change: 'Verandering tussen voor en na de tekst, in stappen',
    noised: 'Antwoord met ruis van de munt',
    pair: 'Antwoord toen en nu',
    now: 'Antwoord nu',
  },
  dimensions: {
    arm: 'welke tekst',
    preAsked: 'vooraf gevraagd',
    firstTime: 'eerste keer',
    from: 'kwam van',
    pace: 'tempo',
    link: 'agendalink',
    window: 'week van terugkomst',
    answer: 'antwoord',
    page: 'pagina',
    channel: 'kanaal',
    language: 'taal',
  },
};

const en: CountWords = {
  title: 'What we count',
  lead: 'We ask about drugs, so you must be able to trust us. That is why this site can keep nothing but totals. These are the ones.',
  neverTitle: 'What we never keep',
  never: [
    'A line about you or your visit. Only sums.',
    'Your name, your internet address or which device you have.',
    'Anything on your device. No cookie, no storage.',
    'What you type yourself. That stays on the page.',
    'The day or the hour. Only the week.',
  ],
  howTitle: 'How it works',
  how: [
    'Open a page and it is counted once that it was seen. The page for under-18s is not counted. Do a self-check, and a few messages go out at most. At the foot of every page you can read exactly what was sent.',
    'On arrival a message is added to the totals below, and forgotten. A number that belongs to that one delivery keeps a repeat from counting twice. That number is gone after an hour at most.',
    'For a sensitive question your device tosses a coin first. Half of the time a random answer goes out. So nobody can tell from one answer what you really answered. Many answers together do say something about the group.',
    'If your browser asks not to be tracked (Do Not Track or Global Privacy Control), we send nothing.',
    'Your internet address is in working memory for a moment while a message is handled, to hold off abuse. It is not written down.',
    'If you want every detail: the counting program looks whether you have switched on “plausible_ignore” in your browser. Then it does not count either. It writes nothing there.',
  ],
  tablesTitle: 'Everything that can be counted',
  tablesLead: 'This follows from the study plan. What is not listed here cannot be counted.',
  version: 'Version of the plan:',
  cellsInAll: 'cells in all.',
  apart: 'Divided by',
  cells: 'Cells',
  reach: {
    page: 'Pages seen',
    channel: 'Where visits come from',
    language: 'In which language the site was seen',
  },
  tables: {
    allocated: 'Self-checks started, with the outcome of the draw',
    arrived: 'Self-checks started, from this site or from elsewhere',
    finished: 'Self-checks finished',
    pace: 'Self-checks finished, too fast or not',
    optedIn: 'Reminders put in the calendar',
    returned: 'Who came back after four weeks',
    action: 'Done',
    acted: 'Plans, by visits from this site or from elsewhere',
    after: 'Answer after the text',
    change: 'Change between before and after the text, in steps',
    noised: 'Answer with the noise of the coin',
    pair: 'Answer then and now',
    now: 'Answer now',
  },
  dimensions: {
    arm: 'which text',
    preAsked: 'asked beforehand',
    firstTime: 'first time',
    from: 'came from',
    pace: 'pace',
    link: 'calendar link',
    window: 'week of return',
    answer: 'answer',
    page: 'page',
    channel: 'channel',
    language: 'language',
  },
};

/** The words of the page that says what is counted. */
export const COUNT_WORDS: Readonly<Record<Language, CountWords>> = { nl, en };
