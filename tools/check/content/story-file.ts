import type { MdastNode } from 'satteri';
import type { z } from 'zod';
import type { Language } from '../../../analytics/plan/text.ts';
import type { Finding } from './finding.ts';
import type { Files } from './folder.ts';
import { checkMarks, checkMarksInStory } from './marks.ts';
import { openMdx } from './mdx-source.ts';
import { nodesOf, passageOf, passagesOf, textOf } from './passages.ts';
import type { Passage } from './passages.ts';
import { checkPictures } from './pictures.ts';
import { checkBillLine } from './references.ts';
import type { Known } from './references.ts';
import { checkShape } from './shape.ts';
import { checkTags } from './tags.ts';
import { checkTexts, checkTypedNumbers } from './texts.ts';
import { checkValues } from './values.ts';
import { openFront } from './yaml-source.ts';
import type { YamlSource } from './yaml-source.ts';

/** A story or page as far as it could be read, for what is checked between files. */
export type StoryFile<T> = {
  readonly file: string;
  readonly path: string;
  readonly language: Language;
  readonly lines: T | undefined;
  readonly front: YamlSource | undefined;
  readonly body: string;
  readonly tree: MdastNode | undefined;
  readonly passages: readonly Passage[];
  readonly findings: readonly Finding[];
};

type Given<S> = {
  readonly known: Known;
  readonly file: string;
  readonly path: string;
  readonly text: string;
  readonly schema: S;
  readonly files: Files;
  readonly today: string;
};

/** First lines that readers get, and which of them may name figures. */
const FRONT_TEXTS = /^(title|summary|do\.text|do\.link\.text|correction)$/;
const WITH_FIGURES = /^(title|summary|do\.text)$/;
/** What the page says of its own tests is no fact about drugs. */
const OWN_NUMBERS = /(^|\/)accessibility\.mdx$/;

/** Checks a story or page by itself: first lines, signs, tags, links, pictures and words. */
export function checkStory<S extends z.ZodType>(given: Given<S>): StoryFile<z.output<S>> {
  const { known, file, path, text, schema, files, today } = given;
  const language: Language = path.split('/')[1] === 'en' ? 'en' : 'nl';
  const opened = openMdx(text);
  const front = opened.front && openFront(opened.front.text, opened.front.above);
  const inFile = (findings: readonly Omit<Finding, 'file'>[]) =>
    findings.map((each) => ({ ...each, file }));
  const shape =
    front && front.findings.length === 0
      ? checkShape(schema, front.data ?? {}, front, file)
      : { value: undefined, findings: [] };
  const frontTexts = (front?.written ?? []).flatMap((written) =>
    FRONT_TEXTS.test(written.path.join('.')) ? (passageOf(file, written, language) ?? []) : [],
  );
  const { tree, body } = opened;
  const bodyTexts = tree ? passagesOf(file, tree, language) : [];
  const passages = [...frontTexts, ...bodyTexts];
  const findings: Finding[] = [
    ...inFile(opened.findings),
    ...inFile(front?.findings ?? []),
    ...shape.findings,
    ...(front ? checkValues(front, file, today) : []),
    ...frontTexts.flatMap((passage) =>
      checkMarks(known, passage, { figures: WITH_FIGURES.test(passage.field), notes: false }),
    ),
    ...bodyTexts.flatMap(checkMarksInStory),
    ...checkBill(known, front, file),
    ...(tree ? checkTags(known, tree, file, body) : []),
    ...(tree ? checkHeadings(tree, file) : []),
    ...(tree ? checkPictures(tree, file, path, files) : []),
    ...(body.trim() === '' && opened.front
      ? [{ rule: 'text-empty' as const, file, line: 1, field: 'tekst', found: '' }]
      : []),
    ...(OWN_NUMBERS.test(path) ? [] : checkTypedNumbers(known.ledger, passages)),
    ...checkTexts(passages, signedIn(front)),
  ];
  return { file, path, language, lines: shape.value, front, body, tree, passages, findings };
}

/** The rules that somebody signed for, by name and day. */
function signedIn(front: YamlSource | undefined): Set<string> {
  const given: unknown =
    front?.data && typeof front.data === 'object' ? Reflect.get(front.data, 'signedOff') : [];
  if (!Array.isArray(given)) return new Set();
  return new Set(
    given.flatMap((each: unknown) => {
      if (typeof each !== 'object' || each === null) return [];
      const [rule, by, on]: unknown[] = ['rule', 'by', 'on'].map((key) => Reflect.get(each, key));
      return typeof rule === 'string' && typeof by === 'string' && on ? [rule] : [];
    }),
  );
}

const checkBill = (known: Known, front: YamlSource | undefined, file: string): Finding[] => {
  const bill: unknown =
    front?.data && typeof front.data === 'object' ? Reflect.get(front.data, 'bill') : [];
  if (!Array.isArray(bill)) return [];
  return bill.flatMap((line: unknown, index) => [
    ...checkBillLine(
      known,
      { file, line: front?.locate(['bill', index]) ?? 1, field: 'bill' },
      line,
    ),
    ...(bill.indexOf(line) === index
      ? []
      : [
          {
            rule: 'bill-twice' as const,
            file,
            line: front?.locate(['bill', index]) ?? 1,
            field: 'bill',
            found: String(line),
          },
        ]),
  ]);
};

/** Headings go down one level at a time from the title, and say something. */
function checkHeadings(tree: MdastNode, file: string): Finding[] {
  let above = 1;
  return nodesOf(tree).flatMap(({ node, line }): Finding[] => {
    const place = { file, line, field: 'tekst' };
    if (node.type === 'text')
      return [...node.value.matchAll(/(?:^|\n)(#{1,6}\S.*)/g)].map(([, found = '']) => ({
        ...place,
        rule: 'heading-space',
        found,
      }));
    if (node.type !== 'heading') return [];
    const found = textOf(node).trim();
    const level = '#'.repeat(node.depth);
    const findings: Finding[] = [];
    if (found === '') findings.push({ ...place, rule: 'heading-empty', found: level });
    if (node.depth === 1) findings.push({ ...place, rule: 'heading-one', found: `# ${found}` });
    else if (node.depth > above + 1)
      findings.push({
        ...place,
        rule: 'heading-level',
        found: `${level} ${found}`,
        values: { level: '#'.repeat(above + 1) },
      });
    above = node.depth === 1 ? above : node.depth;
    return findings;
  });
}
