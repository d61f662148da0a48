import type { Language } from '../../../analytics/plan/text.ts';
import { RULES } from './rules.ts';
import type { RuleName } from './rules.ts';

/** Something in the content that an editor must or may mend. */
export type Finding = {
  readonly rule: RuleName;
  readonly file: string;
  readonly line: number;
  /** The field, such as `do.text`; empty for the file as a whole. */
  readonly field: string;
  /** What stands there, word for word; empty for nothing. */
  readonly found: string;
  /** What the sentences of the rule name between braces. */
  readonly values?: Readonly<Record<string, string>>;
};

/** A place in a file: what a finding needs beside its rule. */
export type Place = Pick<Finding, 'file' | 'line' | 'field'>;

const WORDS = {
  nl: { found: 'gevonden', expected: 'verwacht', mend: 'herstel', none: 'niets', file: 'bestand' },
  en: { found: 'found', expected: 'expected', mend: 'to mend', none: 'nothing', file: 'file' },
} as const;

/** A snippet of somebody's text on one line, and not endless. */
const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
};

/** Whether a rule keeps a text from being published. */
export const stops = ({ rule }: Finding): boolean => RULES[rule].severity === 'stop';

/** A finding as one line: `stop file:line field: gevonden …, verwacht …; herstel …`. */
export function formatFinding(finding: Finding, language: Language = 'nl'): string {
  const { rule, file, line, field } = finding;
  const words = WORDS[language];
  const sentences = RULES[rule][language];
  const found = short(finding.found);
  const values: Record<string, string> = { ...finding.values, found };
  const fill = (sentence: string): string =>
    sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const seen = sentences.found ? fill(sentences.found) : found === '' ? words.none : `"${found}"`;
  return `${stops(finding) ? 'stop' : 'warn'} ${file}:${line} ${field || words.file}: ${words.found} ${seen}, ${words.expected} ${fill(sentences.expected)}; ${words.mend}: ${fill(sentences.mend)}`;
}

/** Findings in the order of a reader: by file, by line; each once. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...new Map(findings.map((each) => [JSON.stringify(each), each])).values()].sort(
    (one, other) =>
      one.file.localeCompare(other.file) ||
      one.line - other.line ||
      one.rule.localeCompare(other.rule),
  );
