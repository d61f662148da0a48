import { CHECK, ENGLISH, STORY, file, replaceField } from './fixture.ts';
import type { Broken } from './fixture.ts';

/** A sound new story, to place or to copy wrongly. */
const story = (pair: string): string =>
  `---\ntitle: Proef\nsummary: Een proef.\npair: ${pair}\nbill: [pill-waste]\ndo:\n  text: Doe iets.\norder: 90\n---\n\nEen tekst.\n`;

/** Mistakes with files, and with what files say of one another. */
export const FILE_MISTAKES: readonly Broken[] = [
  file('Een Word-bestand', 'stray-file', 'stories/nl/verhaal.docx', 'x'),
  file(
    'Een verhaal met de verkeerde ending',
    'stray-file',
    'stories/nl/verhaal.mdx.txt',
    story('proef'),
  ),
  file(
    'Een verhaal met een ending in hoofdletters',
    'stray-file',
    'stories/nl/VERHAAL.MDX',
    story('proef'),
  ),
  file('Een zelftest met de ending .yml', 'stray-file', 'self-checks/proef.yml', 'id: proef\n'),
  file(
    'Een verhaal in een map te diep',
    'stray-file',
    'stories/nl/nieuw/verhaal.mdx',
    story('proef'),
  ),
  file(
    'Een verhaal in een taal die er niet is',
    'stray-file',
    'stories/de/geschichte.mdx',
    story('proef'),
  ),
  file('Een bestand los in de map', 'stray-file', 'kladje.md', 'x'),
  file('Een naam zonder letters of cijfers', 'file-name', 'stories/nl/☃.mdx', story('proef')),
  file(
    'Twee bestanden met hetzelfde adres',
    'duplicate-address',
    'stories/nl/mijn ene pil.mdx',
    story('proef'),
  ),
  file(
    'Een tekst in een oude codering',
    'file-encoding',
    STORY,
    Buffer.from(story('one-pill').replace('Een tekst', 'Eén tekst'), 'latin1'),
  ),
  file(
    'Een tekst in UTF-16',
    'file-encoding',
    STORY,
    Buffer.from(`\uFEFF${story('one-pill')}`, 'utf16le'),
  ),
  file('Een leeg bestand', 'file-empty', STORY, '\n'),
  {
    what: 'Letters die door een andere codering kapot zijn',
    rule: 'broken-letters',
    path: STORY,
    change: (text) => `${text}\nEÃ©n pil is klein.\n`,
    at: 'EÃ©n',
  },
  {
    what: 'Een onzichtbaar stuurteken',
    rule: 'broken-letters',
    path: STORY,
    change: (text) => `${text}\nEen\u0007 pil is klein.\n`,
    at: 'Een\u0007',
  },
  {
    what: 'Een lijst die weg is',
    rule: 'file-missing',
    path: 'help.yaml',
    change: () => undefined,
  },
  {
    what: 'Een lijst die geen lijst is',
    rule: 'list-form',
    path: 'sources.yaml',
    change: () => 'id: proef\n',
  },
  {
    what: 'Twee documenten in een bestand',
    rule: 'yaml-dashes',
    path: 'sources.yaml',
    change: (text) => `${text}---\n- id: proef\n`,
    at: '---',
  },
  {
    what: 'Een regel die minder inspringt',
    rule: 'yaml-indent',
    path: CHECK,
    change: (text) => text.replace(/^title: (.*)$/m, 'title: "Wat"\n  en: "x"'),
    at: '  en: "x"',
  },
  {
    what: 'Te veel herhalingen',
    rule: 'yaml-aliases',
    path: CHECK,
    change: (text) =>
      `x: &a [1,2,3,4,5,6,7,8,9]\ny: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nz: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n${text}`,
  },
  {
    what: 'Een verhaal zonder vertaling',
    rule: 'pair-missing',
    path: ENGLISH,
    change: () => undefined,
    file: STORY,
    at: 'pair:',
  },
  {
    what: 'Een pair met een tikfout',
    rule: 'pair-missing',
    path: ENGLISH,
    change: replaceField('pair: one-pil'),
    at: 'pair:',
  },
  {
    what: 'Twee verhalen met hetzelfde pair',
    rule: 'duplicate-pair',
    path: 'stories/nl/zzz-proef.mdx',
    change: () => story('one-pill'),
    at: 'pair:',
  },
  {
    what: 'Twee verhalen met dezelfde plaats',
    rule: 'duplicate-order',
    path: 'stories/nl/zzz-proef.mdx',
    change: () => story('proef').replace('order: 90', 'order: 1'),
    at: 'order:',
  },
  {
    what: 'Een andere plaats in elke taal',
    rule: 'pair-differs',
    path: ENGLISH,
    change: replaceField('order: 77'),
    at: 'order: 77',
  },
  {
    what: 'Een andere bon in elke taal',
    rule: 'pair-differs',
    path: ENGLISH,
    change: replaceField('bill: [pill-waste]'),
    at: 'bill:',
  },
  {
    what: 'Een laatste dag voor de eerste',
    rule: 'until-before-from',
    path: STORY,
    change: replaceField('order: 1\nfrom: 2026-12-01\nuntil: 2026-11-01'),
    at: 'until:',
  },
  {
    what: 'Een ingetrokken verhaal zonder uitleg',
    rule: 'retracted-without-note',
    path: STORY,
    change: replaceField('order: 1\nretracted: 2026-11-24'),
    at: 'retracted:',
  },
  {
    what: 'Een stand die niet bestaat',
    rule: 'field-choice',
    path: STORY,
    change: replaceField('order: 1\nstatus: klaar'),
    at: 'status: klaar',
  },
  {
    what: 'Een concept in één taal en niet in de andere',
    rule: 'pair-differs',
    path: ENGLISH,
    change: replaceField('order: 1\nstatus: draft'),
    at: 'status: draft',
  },
  {
    what: 'Een pagina die weg is',
    rule: 'page-missing',
    path: 'pages/en/press.mdx',
    change: () => undefined,
  },
  file(
    'Een pagina zonder adres',
    'page-unknown',
    'pages/nl/winkel.mdx',
    '---\ntitle: Winkel\nsummary: Een winkel.\n---\n\nEen tekst.\n',
  ),
];
