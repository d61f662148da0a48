/** What is said of a finding in one language: between braces the values of the finding itself. */
type Sentences = {
  readonly expected: string;
  readonly mend: string;
  /** What was found, where that is more than the text itself. */
  readonly found?: string;
};

/** A rule: whether it keeps a text from being published, and its sentences. */
export type Rule = {
  readonly severity: 'stop' | 'warn';
  readonly nl: Sentences;
  readonly en: Sentences;
};

type Said = readonly [expected: string, mend: string, found?: string];

const sentences = ([expected, mend, found]: Said): Sentences => ({
  expected,
  mend,
  ...(found === undefined ? {} : { found }),
});
const rule =
  (severity: Rule['severity']) =>
  (nl: Said, en: Said): Rule => ({ severity, nl: sentences(nl), en: sentences(en) });

export const stop = rule('stop');
export const warn = rule('warn');
