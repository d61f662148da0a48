import { CHECK, PAGE, STORY, end, replaceField } from './fixture.ts';

/** Something that looks like a mistake and is none: the check must let it pass. */
export type Sound = {
  readonly what: string;
  readonly path: string;
  readonly change: (text: string) => string | Uint8Array;
  /** The same in the other language, where both must agree. */
  readonly english?: (text: string) => string;
};

const below = (what: string, nl: string, en: string): Sound => ({
  what,
  path: STORY,
  change: (text) => `${text}\n${nl}\n`,
  english: (text) => `${text}\n${en}\n`,
});
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const SOUND: readonly Sound[] = [
  below(
    'Jaartallen',
    'Sinds 2019 is dat zo, ook in 2023-2024.',
    'It has been so since 2019, also in 2023-2024.',
  ),
  below(
    'Leeftijden',
    'Een 14-jarige, jongens van 15, iemand van 18 of ouder, 18+.',
    'A 14-year-old, boys aged 15, someone of 18 or older, 18+.',
  ),
  below(
    'Tijden en dagen',
    'Om 22:30 of 9 uur, op 3 oktober, in 5 minuten.',
    "At 22:30 or 9 o'clock, on 3 October, in 5 minutes.",
  ),
  below(
    'Wat een lijst telt',
    'Er zijn 3 tips en dit is stap 2.',
    'There are 3 tips and this is step 2.',
  ),
  below(
    'Nummers om te bellen',
    'Bel [0900-1995](tel:09001995) of [112](tel:112), of 020 123 45 67.',
    'Call [0900-1995](tel:09001995) or [112](tel:112), or 020 123 45 67.',
  ),
  below('Namen met een cijfer', 'Over 3-MMC en 2C-B en een A4.', 'About 3-MMC and 2C-B and an A4.'),
  below(
    'Een claim tussen enkele aanhalingstekens',
    "<Claim id='port-arrests-2024' />",
    "<Claim id='port-arrests-2024' />",
  ),
  below(
    'Een claim over drie regels',
    '<Claim\n  id="port-arrests-2024"\n/>',
    '<Claim\n  id="port-arrests-2024"\n/>',
  ),
  below(
    'Een claim tussen accolades en aanhalingstekens',
    '<Claim id={"port-arrests-2024"} />',
    '<Claim id={"port-arrests-2024"} />',
  ),
  below('Een opmerking die niemand leest', '{/* nog nakijken */}', '{/* to look at */}'),
  below(
    'Een eigen som uit een claim',
    'Bij honderd pillen is het <Figure claim="hundred-pills" name="grams" />.',
    'For a hundred pills it is <Figure claim="hundred-pills" name="grams" />.',
  ),
  below(
    'Een woord in een andere taal',
    'Dit heet <span lang="en">harm reduction</span>.',
    'This is called <span lang="nl">zonder vraag</span>.',
  ),
  below(
    'Een ontkenning',
    'Niet iedereen gebruikt. De meeste mensen gebruiken geen drugs.',
    'Not everyone uses. Most people use no drugs.',
  ),
  below(
    'Verslavingszorg',
    'Vraag het de instelling voor verslavingszorg.',
    'Ask the clinic for addiction care.',
  ),
  below(
    'Schuld die iemand in de mond wordt gelegd',
    '“Door jou gaan er mensen dood.” Dat is niet waar.',
    '“You are to blame.” That is not true.',
  ),
  below(
    'Gevaar met 112',
    'Is er nu gevaar? Bel [112](tel:112).',
    'Is there danger now? Call [112](tel:112).',
  ),
  below(
    'Een link naar een eigen pagina',
    '[Hulp](/hulp/) en [ons plan](/over/#waarom)',
    '[Help](/en/help/) and [our plan](/en/about/#why)',
  ),
  below(
    'Een link naar een kop van dezelfde tekst',
    '## Een kop erbij\n\n[naar de kop](#een-kop-erbij)',
    '## One more heading\n\n[to the heading](#one-more-heading)',
  ),
  below(
    'Een mailadres',
    '[mail ons](mailto:info@zondervraag.example)',
    '[mail us](mailto:info@zondervraag.example)',
  ),
  below(
    'Een link naar een andere site',
    '[Trimbos-instituut](https://www.trimbos.nl/)',
    '[Trimbos Institute](https://www.trimbos.nl/)',
  ),
  below('Tekens met een streep ervoor', 'Dit is \\<18 en \\{zo\\}.', 'This is \\<18 and \\{so\\}.'),
  {
    what: 'Regeleinden en een beginteken van Windows',
    path: STORY,
    change: (text) => bytes(`\uFEFF${text.replace(/\n/g, '\r\n')}`),
  },
  { what: 'Wat een Mac achterlaat', path: 'stories/nl/.DS_Store', change: () => 'x' },
  {
    what: 'Een schaduwbestand van een Mac',
    path: 'self-checks/._your-bill.yaml',
    change: () => 'x',
  },
  { what: 'Wat Windows achterlaat', path: 'stories/nl/Thumbs.db', change: () => 'x' },
  { what: 'Een slot van Word', path: 'stories/nl/~$verhaal.docx', change: () => 'x' },
  {
    what: 'Een reservekopie van een editor',
    path: 'stories/nl/mijn-ene-pil.mdx~',
    change: () => 'x',
  },
  {
    what: 'Een bon als lijst met streepjes',
    path: STORY,
    change: replaceField('bill:\n  - "pill-waste"\n  - \'hundred-pills\''),
    english: replaceField('bill: [pill-waste, hundred-pills]'),
  },
  {
    what: 'Een concept zonder vertaling',
    path: 'stories/nl/concept.mdx',
    change: () => story('concept').replace('order: 90', 'order: 90\nstatus: draft'),
  },
  {
    what: 'Een verhaal voor volgende maand',
    path: STORY,
    change: replaceField('order: 1\nfrom: 2026-12-20'),
    english: replaceField('order: 1\nfrom: 2026-12-20'),
  },
  {
    what: 'Een prijs waar iemand voor tekende',
    path: STORY,
    change: (text) =>
      `${replaceField('order: 1\nsignedOff:\n  - { rule: price, by: Jan de Vries, on: 2026-11-20, why: Het staat in een citaat van de politie. }')(text)}\nEen pil kost een tientje, zei iemand.\n`,
    english: (text) => text,
  },
  {
    what: 'Een noot in een gevouwen tekst',
    path: CHECK,
    change: (text) =>
      `${text.replace(/^steps:\n/m, `steps:\n  - kind: text\n    id: begin\n    title: { nl: Begin, en: Start }\n    text:\n      nl: >\n        Een zin. [note:port-arrests-2024]\n      en: >\n        A sentence. [note:port-arrests-2024]\n`)}`,
  },
  {
    what: 'Een verhaal met accenten en spaties in de naam',
    path: 'stories/nl/Café Zonder Vraag.mdx',
    change: () => story('cafe'),
    english: () => story('cafe'),
  },
  {
    what: 'Een verhaal met losse accenten in de naam, zoals een Mac ze maakt',
    path: 'stories/nl/cafe\u0301.mdx',
    change: () => story('cafe'),
    english: () => story('cafe'),
  },
  {
    what: 'Een pagina met een lijst en een tabel',
    path: PAGE,
    change: (text) => `${text}\n1. Een\n2. Twee\n\n| a | b |\n| - | - |\n| c | d |\n`,
  },
  {
    what: 'Een dubbele punt tussen aanhalingstekens',
    path: STORY,
    change: replaceField("title: 'Let op: de pil'"),
    english: replaceField("title: 'Note: the pill'"),
  },
  {
    what: 'Een tekst met een eind',
    path: CHECK,
    change: (text) =>
      text
        .replace(
          /^ {2}- kind: end\n {4}id: .*\n/m,
          (found) =>
            `${end('{ nl: Dag., en: Bye. }').replace('proef-einde', 'tussen').replace('kind: end', 'kind: text')}\n${found}`,
        )
        .replace(/next: why/, 'next: tussen'),
  },
];

function story(pair: string): string {
  return `---\ntitle: Proef\nsummary: Een proef.\npair: ${pair}\nbill: [pill-waste]\ndo:\n  text: Doe iets.\norder: 90\n---\n\nEen tekst.\n`;
}
