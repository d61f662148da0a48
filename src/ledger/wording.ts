import type { Fault } from '../../analytics/plan/yaml-file.ts';

/** Words that do harm, and what to write instead. */
const RULES: readonly { readonly words: RegExp; readonly instead: string }[] = [
  {
    words: /\b(junk|junkies?|verslaafden?|drugsverslaafden?|drugsgebruikers?|druggebruikers?)\b/giu,
    instead: '"mensen die drugs gebruiken": nobody is what they take',
  },
  {
    words: /\b(addicts?|drug abusers?|drug users?|substance abusers?|druggies?)\b/giu,
    instead: '"people who use drugs": nobody is what they take',
  },
  {
    words:
      /\b(iedereen gebruikt|everyone uses|everybody uses|iedereen doet het|everyone does it)\b/giu,
    instead: 'that most people do not use, which is true; the opposite raises use',
  },
  {
    words: /\b(bloed aan (je|jouw) handen|blood on your hands)\b/giu,
    instead: 'what follows from the demand, without blame',
  },
];

/** Sentences of content that stigmatise, blame, or make use look common. */
export const checkWording = (file: string, text: string): Fault[] =>
  RULES.flatMap(({ words, instead }) =>
    [...text.matchAll(words)].map((match) => ({
      file,
      line: text.slice(0, match.index).split('\n').length,
      field: 'wording',
      found: `"${match[0]}"`,
      expected: instead,
    })),
  );
