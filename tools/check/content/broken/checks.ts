import { CHECK, QUIZ, STORY, STUDY, entry, file, replaceField, replaced } from './fixture.ts';
import type { Broken } from './fixture.ts';

const question = (options: string): string =>
  `  - kind: question\n    id: proef\n    question: { nl: Wat?, en: What? }\n    options:\n${options}`;
const option = (value: string, more = ''): string =>
  `      - { value: ${value}, text: { nl: Een, en: One }${more} }`;
const LAST = end('proef-einde');
function end(id: string): string {
  return `  - kind: end\n    id: ${id}\n    title: { nl: Einde, en: End }\n    text: { nl: Dag., en: Bye. }`;
}

/** Mistakes in the kit, self-checks, studies and pictures. */
export const CHECK_MISTAKES: readonly Broken[] = [
  replaced(
    'Een deel van de kit zonder verhaal',
    'kit-story',
    'kit.yaml',
    '- id: one-pill',
    '- id: zonder-verhaal',
  ),
  replaced(
    'Een verhaal zonder deel in de kit',
    'kit-missing',
    'kit.yaml',
    '- id: one-pill',
    '- id: zonder-verhaal',
    '# What is handed on',
  ),
  replaced(
    'Een deel van de kit zonder jaar',
    'kit-year',
    'kit.yaml',
    /(counts:\n {4}nl: ).*/,
    '$1een deel van de afgekeurde pillen.',
    'een deel van de afgekeurde',
  ),
  replaced(
    'Een kit met een cijfer dat niet bestaat',
    'figure-unknown',
    'kit.yaml',
    'figure: pill-waste.grams',
    'figure: pill-waste.kilos',
    '  figure: pill-waste.kilos',
  ),
  replaced(
    'Een onbekend beeld in een video',
    'field-choice',
    'kit.yaml',
    /show: line/,
    'show: film',
    'show: film',
  ),
  {
    what: 'Een verhaal in de kit zonder tekening',
    rule: 'kit-drawing',
    path: STORY,
    change: (text) => text.replace(/^<Squares.*\n/m, ''),
    file: 'kit.yaml',
    at: '- id: one-pill',
  },
  {
    what: 'Een weg die ophoudt',
    rule: 'way-dead-end',
    path: CHECK,
    change: (text) => text.replaceAll('kind: end', 'kind: text'),
    at: 'kind: text',
  },
  replaced(
    'Een antwoord dat naar een onbekende stap leidt',
    'way-unknown-step',
    CHECK,
    'next: defended',
    'next: nergens',
  ),
  {
    what: 'Een test die in een kring loopt',
    rule: 'way-circle',
    path: CHECK,
    change: (text) =>
      text.replace(
        /^steps:\n/m,
        `steps:\n  - kind: text\n    id: eerste\n    title: { nl: Een, en: One }\n    text: { nl: Een., en: One. }\n    next: tweede\n  - kind: text\n    id: tweede\n    title: { nl: Twee, en: Two }\n    text: { nl: Twee., en: Two. }\n    next: eerste\n`,
      ),
    at: 'next: eerste',
  },
  entry('Een stap waar niemand komt', 'way-out-of-reach', CHECK, LAST),
  entry('Twee stappen met dezelfde naam', 'duplicate-name', CHECK, `${LAST}\n${LAST}`),
  entry(
    'Een kennisvraag zonder goed antwoord',
    'question-right',
    QUIZ,
    `${question([option('een', ', correct: false'), option('twee')].join('\n'))}\n${LAST}`,
  ),
  entry(
    'Eén antwoord om uit te kiezen',
    'list-short',
    QUIZ,
    `${question(option('een'))}\n${LAST}`,
    '    options:',
  ),
  {
    what: 'Een test zonder stappen of studie',
    rule: 'check-without-steps',
    path: CHECK,
    change: (text) => text.replace(/^steps:[\s\S]*$/m, ''),
    at: 'id: what-do-you-say',
  },
  replaced(
    'Een test met een onbekende studie',
    'study-unknown',
    'self-checks/your-bill.yaml',
    /^study: .*/m,
    'study: onbekend',
  ),
  replaced(
    'Feedback bij een vraag die er niet is',
    'feedback-item',
    'self-checks/your-bill.yaml',
    /item: intention/,
    'item: geluk',
    '  - item: geluk',
  ),
  replaced(
    'Feedback bij een antwoord dat er niet is',
    'feedback-answer',
    'self-checks/your-bill.yaml',
    /answers: \['4', '5'\]/,
    "answers: ['4', '9']",
    "    answers: ['4', '9']",
  ),
  {
    what: 'Twee tests met dezelfde plaats',
    rule: 'duplicate-between',
    path: CHECK,
    change: replaceField('order: 1'),
    file: 'self-checks/your-bill.yaml',
    at: 'order: 1',
  },
  {
    what: 'Twee tests met hetzelfde adres',
    rule: 'duplicate-between',
    path: CHECK,
    change: replaceField('slug: { nl: wat-weet-jij, en: what-do-you-say }'),
    at: 'slug:',
  },
  replaced(
    'Een studie met een andere tekst dan is vastgelegd',
    'study-changed',
    STUDY,
    /ratio: 1\n/,
    'ratio: 2\n',
    'version: ',
  ),
  replaced(
    'Een studie met een versie die niet is vastgelegd',
    'study-unregistered',
    STUDY,
    /^version: \d+/m,
    'version: 99',
  ),
  replaced(
    'Een studie met andere woorden zonder dat het is opgeschreven',
    'study-unlogged',
    STUDY,
    /^title:\n {2}nl: .*/m,
    'title:\n  nl: Een andere titel',
    '  nl: Een andere titel',
  ),
  replaced(
    'Een studie zonder controlegroep',
    'study-rule',
    STUDY,
    /\n {4}control: true/,
    '',
    'arms:',
  ),
  file('Een afbeelding die geen afbeelding is', 'picture-kind', 'pictures/haven.png', 'tekst'),
  file(
    'Een tekening met code',
    'picture-script',
    'pictures/haven.svg',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>',
  ),
  {
    what: 'Een te grote afbeelding',
    rule: 'picture-large',
    path: 'pictures/groot.png',
    change: () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(3_000_000)]),
    file: STORY,
    at: '![Een haven',
    also: { path: STORY, added: '![Een haven bij nacht](../../pictures/groot.png)' },
  },
  {
    what: 'Rare tekens in de eerste regels',
    rule: 'yaml-signs',
    path: STORY,
    change: (text) => text.replace(/^title:.*$/m, 'title: !soort De pil'),
    at: 'title: !soort',
  },
  {
    what: 'Een te groot getal',
    rule: 'number-large',
    path: 'claims.yaml',
    change: (text) => text.replace(/decimals: 1/, 'decimals: 9'),
    at: 'decimals: 9',
  },
  {
    what: 'Een soort die niet bestaat',
    rule: 'field-kind',
    path: CHECK,
    change: (text) => text.replace('kind: question', 'kind: vraag'),
    at: 'kind: vraag',
  },
  {
    what: 'Een losse < direct voor een streepje',
    rule: 'mdx-less-than',
    path: STORY,
    change: (text) => `${text}\nDit <- hier is los.\n`,
    at: 'Dit <-',
  },
];
