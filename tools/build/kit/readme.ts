import { KIT_FORMATS, KIT_KINDS, kitPath } from '../../../src/join-in/files.ts';
import { JOIN_IN_WORDS } from '../../../src/join-in/words.ts';
import type { Language } from '../../../src/language.ts';
import type { KitCard } from './cards.ts';

const WORDS = {
  nl: {
    name: 'Zonder vraag: om door te geven',
    inside: 'Wat erin zit',
    where: 'Van elk verhaal staat in een map van zijn eigen naam:',
    unchecked:
      'Van deze cijfers heeft nog geen mens de bron ernaast gelegd. Doe dat eerst, of wacht tot het gedaan is:',
    checked: 'Elk cijfer is door een mens naast zijn bron gelegd.',
  },
  en: {
    name: 'Zonder vraag: to hand on',
    inside: 'What is in it',
    where: 'Of each story, in a folder of its own name:',
    unchecked:
      'Nobody has compared these figures with their source yet. Do so first, or wait until it is done:',
    checked: 'A person has compared every figure with its source.',
  },
} as const;

/** The file that comes first in the archive: what is in it, where it may be used, under which licence. */
export function readmeOf(language: Language, cards: readonly KitCard[]): string {
  const words = WORDS[language];
  const page = JOIN_IN_WORDS[language];
  const bullets = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n');
  const [first] = cards;
  const unchecked = [...new Set(cards.flatMap((card) => card.unchecked))];
  return [
    `# ${words.name}`,
    page.lead,
    `## ${page.rules}`,
    bullets(page.ruleList),
    `### ${page.notHere}`,
    bullets(cards.flatMap(({ line, notAt }) => (notAt ? [`“${line}”: ${notAt}`] : []))),
    `## ${page.licence}`,
    page.licenceText,
    `## ${words.inside}`,
    words.where,
    bullets(
      KIT_KINDS.map(
        (kind) =>
          `\`${
            kitPath(language, first?.slug ?? '', kind)
              .split('/')
              .at(-1) ?? ''
          }\`: ${page.files[kind]} (${KIT_FORMATS[kind]})`,
      ),
    ),
    bullets(
      cards.map(({ slug, line, address }) => `\`${language}/${slug}/\`: ${line}. ${address}`),
    ),
    unchecked.length === 0 ? words.checked : `${words.unchecked}\n\n${bullets(unchecked)}`,
    '',
  ].join('\n\n');
}
