import type { RuleName } from '../rules.ts';

/** A mistake somebody makes in the content: what they do to a sound file, and what the check must say. */
export type Broken = {
  /** What is wrong, in Dutch: it stands in docs/content-check.md. */
  readonly what: string;
  readonly rule: RuleName;
  /** The file it is done to, within the content folder. */
  readonly path: string;
  /** The file as it becomes; nothing when it is taken away. */
  readonly change: (text: string) => string | Uint8Array | undefined;
  /** What stands on the line that must be named; else the first line. */
  readonly at?: string;
  /** The file that must be named, where it is another. */
  readonly file?: string;
  /** What it takes besides: a line below another file. */
  readonly also?: { readonly path: string; readonly added: string };
};

export const STORY = 'stories/nl/mijn-ene-pil.mdx';
export const ENGLISH = 'stories/en/my-one-pill.mdx';
export const PAGE = 'pages/nl/about.mdx';
export const CLAIMS = 'claims.yaml';
export const CHECK = 'self-checks/what-do-you-say.yaml';
export const QUIZ = 'self-checks/what-do-you-know.yaml';
export const STUDY = 'studies/invisible-bill.yaml';

/** Something below the text of the Dutch story, on a line of its own. */
export const below = (
  what: string,
  rule: RuleName,
  added: string,
  at = added.split('\n')[0] ?? '',
): Broken => ({
  what,
  rule,
  path: STORY,
  change: (text) => `${text.trimEnd()}\n\n${added}\n`,
  at,
});

/** A line of the first lines of the Dutch story in place of the one that begins so. */
export const front = (
  what: string,
  rule: RuleName,
  line: string,
  at = line.split('\n')[0] ?? '',
): Broken => ({
  what,
  rule,
  path: STORY,
  change: replaceField(line),
  at,
});

/** Replaces a field with all lines that belong to it. */
export const replaceField =
  (line: string) =>
  (text: string): string => {
    const name = line.split(':')[0] ?? '';
    return text.replace(new RegExp(`^${name}:.*\\n(?: .*\\n)*`, 'm'), `${line}\n`);
  };

/** Something below a file of YAML. */
export const entry = (
  what: string,
  rule: RuleName,
  path: string,
  added: string,
  at = added.split('\n')[0] ?? '',
): Broken => ({
  what,
  rule,
  path,
  change: (text) => `${text.trimEnd()}\n${added}\n`,
  at,
});

/** A piece of a file replaced by another. */
export const replaced = (
  what: string,
  rule: RuleName,
  path: string,
  from: RegExp | string,
  to: string,
  at = to.split('\n')[0] ?? '',
): Broken => ({
  what,
  rule,
  path,
  change: (text) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${path} has no ${String(from)} to replace`);
    return changed;
  },
  at,
});

/** A file of its own. */
export const file = (
  what: string,
  rule: RuleName,
  path: string,
  content: string | Uint8Array,
): Broken => ({
  what,
  rule,
  path,
  change: () => content,
});

/** A sound claim to break: what is given replaces its own fields. */
export const claim = (fields: Readonly<Record<string, string>>): string =>
  Object.entries({
    text: '{ nl: "Er waren {n} proeven in {year}.", en: "There were {n} trials in {year}." }',
    figures: '{ n: 12 }',
    year: '2024',
    source: 'bnnvara-waste',
    found: '2026-11-20',
    checked: '',
    ...fields,
  }).reduce(
    (text, [name, value]) => (value === '-' ? text : `${text}\n  ${name}: ${value}`),
    '- id: proef-claim',
  );

/** A sound step of a self-check, with what is given in place of its text. */
export const end = (text: string): string =>
  `  - kind: end\n    id: proef-einde\n    title: { nl: Einde, en: End }\n    text: ${text}`;
